#include "core/base/rule.h"

#include <gtest/gtest.h>

namespace vendorproof {
namespace {

TEST(Owners, HaveNamesByWhichTheyAreFound) {
  EXPECT_EQ(owner_names(), (std::vector<std::string>{"Operations", "Finance", "Ecommerce", "IT"}));
  for (const Owner owner : owners) EXPECT_EQ(owner_of(text_of(owner)), owner);
  EXPECT_EQ(owner_of("finance"), std::nullopt);
  EXPECT_EQ(owner_of(""), std::nullopt);
}

TEST(Rule, WordsAreThoseOfTheReports) {
  EXPECT_EQ(text_of(Confidence::Official), "official");
  EXPECT_EQ(text_of(Confidence::Industry), "industry");
  EXPECT_EQ(text_of(Confidence::Anecdotal), "anecdotal");
  EXPECT_EQ(text_of(Confidence::Ours), "ours");
  EXPECT_EQ(text_of(Owner::Operations), "Operations");
  EXPECT_EQ(text_of(Owner::Finance), "Finance");
  EXPECT_EQ(text_of(Owner::Ecommerce), "Ecommerce");
  EXPECT_EQ(text_of(Owner::IT), "IT");
  EXPECT_EQ(text_of(RuleKind::Defect), "defect");
  EXPECT_EQ(text_of(RuleKind::Charge), "charge");
}

}  // namespace
}  // namespace vendorproof
