#include "core/flow/operations.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

TEST(Operations, RetiredAndUnknownNumbersAreNone) {
  for (const Operation& operation : operations()) EXPECT_TRUE(is_operation(static_cast<int>(operation.id)));
  for (const int number : {-1, 3, 4, 29, 999}) EXPECT_FALSE(is_operation(number)) << number;
}

TEST(Operations, AreInOrderAndComplete) {
  int before = -1;
  for (const Operation& operation : operations()) {
    const int id = static_cast<int>(operation.id);
    EXPECT_GT(id, before);
    before = id;
    EXPECT_NE(operation.call, nullptr) << id;
    const bool submits = operation.document != nullptr;
    EXPECT_EQ(operation.start == nullptr, submits) << id;
    EXPECT_EQ(operation.received != nullptr, submits) << id;
    EXPECT_EQ(operation.succeeded != nullptr, submits) << id;
    EXPECT_EQ(operation.answered == nullptr, submits || operation.nature == Nature::Timer) << id;
    EXPECT_EQ(operation.in_doubt != nullptr, operation.nature == Nature::Write) << id;
    EXPECT_EQ(operation.succeeded == nullptr, operation.failed == nullptr) << id;
    EXPECT_EQ(operation.poll == nullptr, operation.interval == nullptr) << id;
  }
}

TEST(Operations, PollRowsAreTheirOwn) {
  std::set<std::string> rows;
  for (const Operation& operation : operations()) {
    if (operation.poll == nullptr) continue;
    EXPECT_TRUE(rows.insert(operation.poll).second);
    EXPECT_EQ(std::string(operation.poll).substr(0, 5), "poll/");
  }
  EXPECT_EQ(rows.size(), 9U);
}

TEST(Operations, AreCalledAsTheirTablesCallThem) {
  Conversation talk;
  std::set<std::string> names;
  for (const Operation& operation : operations()) names.emplace(operation.call(talk.desk(), "").operation);
  EXPECT_EQ(names.count("getPurchaseOrders"), 1U);
  EXPECT_EQ(names.count("submitInvoices"), 1U);
  EXPECT_EQ(names.count("linkedOrders.create"), 1U);
  EXPECT_EQ(names.count("linkedOrders.release"), 1U);
  EXPECT_EQ(names.count(""), 0U);
}

TEST(Operations, AnUnknownNumberIsABrokenPromise) {
  Conversation talk;
  store::Work work;
  work.operation = 3;
  EXPECT_DEATH(talk.desk().operation_of(work), "broken promise");
  work.operation = static_cast<int>(OperationId::ReadOrder);
  EXPECT_EQ(talk.desk().operation_of(work).id, OperationId::ReadOrder);
}

}  // namespace
}  // namespace vendorproof::flow
