#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "reports/page.h"

namespace vendorproof::reports {
namespace {

std::set<std::string> names_between(std::string_view before, std::string_view after) {
  std::set<std::string> names;
  for (std::size_t at = page_style.find(before); at != std::string_view::npos; at = page_style.find(before, at + 1)) {
    const std::size_t start = at + before.size();
    names.emplace(page_style.substr(start, page_style.find(after, start) - start));
  }
  return names;
}

TEST(PageStyle, IsTheSameInHtmlAndInXml) { EXPECT_EQ(page_style.find_first_of("&<"), std::string_view::npos); }

TEST(PageStyle, BracesAreBalanced) {
  EXPECT_EQ(std::count(page_style.begin(), page_style.end(), '{'),
            std::count(page_style.begin(), page_style.end(), '}'));
}

TEST(PageStyle, EveryColourThatIsUsedIsDefinedForLightAndDark) {
  for (const std::string& name : names_between("var(", ")")) {
    const std::string definition = name + ": #";
    const std::size_t light = page_style.find(definition);
    ASSERT_NE(light, std::string_view::npos) << name;
    EXPECT_NE(page_style.find(definition, light + 1), std::string_view::npos) << name << " has no dark colour";
  }
}

TEST(PageStyle, PaperIsNeverDark) {
  EXPECT_NE(page_style.find("@media screen and (prefers-color-scheme: dark)"), std::string_view::npos);
  EXPECT_NE(page_style.find("@page { size: A4;"), std::string_view::npos);
  EXPECT_NE(page_style.find("h2, h3, p.note { break-after: avoid; break-inside: avoid; }"), std::string_view::npos)
      << "a heading is never apart from what it is about";
}

/// An amount is never broken, so its box grows with it: 86,867,114.21 USD is wider than a third of a phone.
TEST(PageStyle, AFactIsAsWideAsItsNumber) {
  EXPECT_NE(page_style.find(".facts { display: flex; flex-wrap: wrap;"), std::string_view::npos);
  EXPECT_NE(page_style.find(".facts div { flex: 1 1 106px;"), std::string_view::npos);
}

TEST(PageStyle, EveryOwnerCanBeChosen) {
  for (const std::string_view owner : {"operations", "finance", "ecommerce", "it"}) {
    EXPECT_NE(page_style.find("#show-owner-" + std::string(owner) + ":checked"), std::string_view::npos) << owner;
  }
}

}  // namespace
}  // namespace vendorproof::reports
