#include "core/flow/operations.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace vendorproof::flow {
namespace {

TEST(Operations, AreInOrderAndComplete) {
  for (std::size_t i = 0; i < operations().size(); ++i) {
    const Operation& operation = operations()[i];
    EXPECT_EQ(static_cast<std::size_t>(operation.id), i) << operation.name;
    EXPECT_NE(operation.start, nullptr) << operation.name;
    EXPECT_EQ(operation.answered == nullptr, operation.nature == Nature::Timer) << operation.name;
    EXPECT_EQ(operation.in_doubt != nullptr, operation.nature == Nature::Write) << operation.name;
    EXPECT_EQ(operation.succeeded == nullptr, operation.failed == nullptr) << operation.name;
    EXPECT_EQ(operation.poll == nullptr, operation.interval == nullptr) << operation.name;
  }
}

TEST(Operations, PollRowsAreTheirOwn) {
  std::set<std::string> rows;
  for (const Operation& operation : operations()) {
    if (operation.poll == nullptr) continue;
    EXPECT_TRUE(rows.insert(operation.poll).second);
    EXPECT_EQ(std::string(operation.poll).substr(0, 5), "poll/");
  }
  EXPECT_EQ(rows.size(), 6U);
}

TEST(Operations, AnUnknownNumberIsNone) {
  EXPECT_EQ(operation_of(-1), nullptr);
  EXPECT_EQ(operation_of(static_cast<int>(operations().size())), nullptr);
  EXPECT_EQ(operation_of(0)->id, OperationId::PollOrders);
}

}  // namespace
}  // namespace vendorproof::flow
