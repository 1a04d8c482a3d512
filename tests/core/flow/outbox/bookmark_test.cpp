#include "core/flow/outbox/bookmark.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::flow {
namespace {

store::Work row_with(std::string parameters) {
  store::Work work;
  work.parameters = std::move(parameters);
  return work;
}

TEST(Bookmark, ARowBeginsWithoutOne) {
  EXPECT_EQ(bookmark_of(row_with("")), "");
  EXPECT_EQ(bookmark_of(row_with("1 2 3")), "");
  EXPECT_EQ(parameters_of(row_with("1 2 3")), "1 2 3");
}

TEST(Bookmark, ParametersMayNotHoldItsSeparator) { EXPECT_DEATH(with_bookmark("a\x1e", "b"), "broken promise"); }

RC_GTEST_PROP(Bookmark, IsKeptBesideTheParameters, (const std::string& text, const std::string& bookmark)) {
  std::string parameters = text;
  std::erase(parameters, '\x1e');
  const store::Work work = row_with(with_bookmark(parameters, bookmark));
  RC_ASSERT(parameters_of(work) == parameters);
  RC_ASSERT(bookmark_of(work) == bookmark);
}

}  // namespace
}  // namespace vendorproof::flow
