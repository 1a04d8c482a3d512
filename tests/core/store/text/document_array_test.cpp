#include "core/store/text/document_array.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/store/text/document_text.h"
#include "tests/core/store/samples.h"

namespace vendorproof::store {
namespace {

using Elements = std::vector<std::string>;

TEST(DocumentArray, HasItsElementsAsTheyStand) {
  EXPECT_EQ(elements_of("[]"), Elements{});
  EXPECT_EQ(elements_of(R"([1,"a],[\"\\",[2,[3]],null])"), (Elements{"1", R"("a],[\"\\")", "[2,[3]]", "null"}));
}

TEST(DocumentArray, RefusesWhatIsNotOneWholeArray) {
  for (const char* text : {"", "1", "[1", "1]", "[1][2]", "[[1]", "[1]]", R"(["a])", R"(["a\"])", "[1,[2]"}) {
    EXPECT_FALSE(elements_of(text)) << text;
  }
}

RC_GTEST_PROP(DocumentArray, OfAnyDocumentIsPutTogetherAgain, (const std::string& text)) {
  const std::string document = write_document(samples::order(text));
  const auto elements = elements_of(document);
  RC_ASSERT(elements.has_value());
  RC_ASSERT(elements->size() == 18U);
  RC_ASSERT(array_of(*elements) == document);
}

}  // namespace
}  // namespace vendorproof::store
