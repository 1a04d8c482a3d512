#include "core/channel/sp_api/sp_api.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

ChannelAccess example() { return {trade::example_settings(channel().settings)}; }

TEST(SpApiChannel, EveryDocumentHasItsRequest) {
  const trade::Acknowledgement answer{"7QX2M4KP", {{1, {{trade::AcknowledgementCode::Accepted, 40, {}, {}}}}}};
  const std::vector<std::pair<Document, std::string>> documents = {
      {AcknowledgementDraft{samples::order(), answer, samples::at("2026-11-02T10:00:00Z")},
       "/vendor/orders/v1/acknowledgements"},
      {samples::notice(), "/vendor/shipping/v1/shipmentConfirmations"},
      {samples::invoice(), "/vendor/payments/v1/invoices"}};
  for (const auto& [document, path] : documents) EXPECT_EQ(channel().submit.ask(example(), {document}, "").path, path);
}

TEST(SpApiChannel, TheTokenGoesIntoAHeader) {
  EXPECT_EQ(channel().access.ask(example(), "").path, "/auth/o2/token");
  const auto token = channel().access.hear(example(), R"({"access_token":"Atza|1","expires_in":3600})", "");
  HttpRequest request;
  channel().sign(request, token->answer->text);
  EXPECT_EQ(header_of(request.headers, "x-amz-access-token"), "Atza|1");
}

TEST(SpApiChannel, TheNextPageIsItsBookmark) {
  const Window window{samples::at("2026-11-01T00:00:00Z"), samples::at("2026-11-02T00:00:00Z")};
  const auto heard = channel().orders.hear(
      example(), R"({"payload":{"pagination":{"nextToken":"N1"},"orders":[{"purchaseOrderNumber":"BAD"}]}})", "");
  ASSERT_TRUE(heard);
  EXPECT_EQ(heard->bookmark, "N1");
  ASSERT_EQ(heard->odd.size(), 1U);
  EXPECT_EQ(heard->odd[0].subject, "BAD");
  const HttpRequest next = channel().orders.ask(example(), {OrdersQuery::By::Changed, window}, heard->bookmark);
  EXPECT_EQ(query_of(next, "nextToken"), "N1");
  EXPECT_TRUE(query_of(next, "changedAfter"));
  EXPECT_EQ(query_of(channel().order_numbers.ask(example(), window, ""), "includeDetails"), "false");
}

TEST(SpApiChannel, AVerdictSaysWhatItsCodeMeans) {
  const auto verdict = [](const std::string& code) {
    const Json status = {
        {"transactionId", "t"}, {"status", "Failure"}, {"errors", {{{"code", code}, {"message", "m"}}}}};
    return *channel()
                .transaction.hear(example(), Json{{"payload", {{"transactionStatus", status}}}}.dump(), "")
                ->answer;
  };
  EXPECT_TRUE(verdict("DUPLICATE_INVOICE_ID").is_duplicate);
  EXPECT_TRUE(verdict("DUPLICATE_SHIPMENT_IDENTIFIER").is_duplicate);
  EXPECT_FALSE(verdict("INVALID").is_duplicate);
  EXPECT_TRUE(verdict("NotAvailable").is_unexplained);
  EXPECT_FALSE(verdict("INVALID").is_unexplained);
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
