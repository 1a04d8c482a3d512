#include <gtest/gtest.h>

#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {
namespace {

using trade::TransactionState;

TEST(Transactions, ReadsTheIdOfASubmission) {
  EXPECT_EQ(*read_transaction_id(R"({"payload":{"transactionId":"3d91-20261104"}})"), "3d91-20261104");
  EXPECT_EQ(read_transaction_id(R"({"payload":{"transactionId":""}})").error().message,
            "$.payload.transactionId is empty");
  EXPECT_EQ(read_transaction_id("{}").error().message, "$.payload is missing");
}

TEST(Transactions, AsksById) {
  EXPECT_EQ(get_transaction("3d91-20261104").path, "/vendor/transactions/v1/transactions/3d91-20261104");
}

TEST(Transactions, ReadsEveryState) {
  for (const auto& [name, state] :
       {std::pair("Processing", TransactionState::Processing), std::pair("Success", TransactionState::Success),
        std::pair("Failure", TransactionState::Failure), std::pair("FAILURE", TransactionState::Failure)}) {
    const std::string body =
        std::string(R"({"payload":{"transactionStatus":{"transactionId":"t","status":")") + name + R"("}}})";
    const auto transaction = read_transaction(body);
    ASSERT_TRUE(transaction) << transaction.error().message;
    EXPECT_EQ(transaction->state, state);
    EXPECT_EQ(transaction->id, "t");
  }
}

TEST(Transactions, TellsEachErrorOnce) {
  const auto transaction = read_transaction(R"({"payload":{"transactionStatus":{"transactionId":"t","status":"Failure",
    "errors":[{"code":"NotAvailable","message":"No details."},{"code":"NotAvailable","message":"No details."},
              {"code":"OTHER","message":"Bad.","details":"line 2"}]}}})");
  ASSERT_TRUE(transaction);
  EXPECT_EQ(transaction->error_code, "NotAvailable");
  EXPECT_EQ(transaction->error_message, "No details.; Bad. (line 2)");
}

TEST(Transactions, NamesTheFieldThatIsWrong) {
  EXPECT_EQ(
      read_transaction(R"({"payload":{"transactionStatus":{"transactionId":"t","status":"Done"}}})").error().message,
      "$.payload.transactionStatus.status is \"Done\", not one of Processing, Success, Failure");
  EXPECT_EQ(read_transaction(R"({"payload":{}})").error().message, "$.payload.transactionStatus is missing");
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
