#include "core/base/archive/sealed_state.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof {
namespace {

constexpr StateFile file = {"a thing", 3, "thing"};

TEST(SealedState, ComesBackAsItWas) {
  const Json state = {{"b", 1}, {"a", "text"}};
  const Result<UnsealedState> back = unsealed(file, sealed(file, state));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->state, state);
  EXPECT_TRUE(back->intact);
}

TEST(SealedState, TellsThatItWasChanged) {
  std::string text = sealed(file, {{"a", 1}});
  text.replace(text.rfind("1"), 1, "2");
  const Result<UnsealedState> back = unsealed(file, text);
  ASSERT_TRUE(back.has_value());
  EXPECT_FALSE(back->intact);
  EXPECT_NE(broken_seal().message.find("$.seal"), std::string::npos);
}

TEST(SealedState, RefusesAnotherKindVersionOrNonsense) {
  const auto message = [](const std::string& text) { return unsealed(file, text).error().message; };
  EXPECT_NE(message(sealed({"another", 3, "thing"}, 1)).find("$.kind"), std::string::npos);
  EXPECT_NE(message(sealed({"a thing", 2, "thing"}, 1)).find("$.version is 2"), std::string::npos);
  EXPECT_NE(message(sealed({"a thing", 3, "other"}, 1)).find("thing"), std::string::npos);
  EXPECT_FALSE(unsealed(file, "{").has_value());
  EXPECT_FALSE(unsealed(file, "[]").has_value());
}

}  // namespace
}  // namespace vendorproof
