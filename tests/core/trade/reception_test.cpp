#include "core/trade/reception.h"

#include <gtest/gtest.h>

namespace vendorproof::trade {
namespace {

TEST(Reception, IsWhatHttpMeans) {
  const std::vector<std::pair<int, Reception>> table = {
      {200, Reception::Taken},     {202, Reception::Taken},       {299, Reception::Taken},
      {301, Reception::Elsewhere}, {302, Reception::Elsewhere},   {400, Reception::Wrong},
      {401, Reception::Denied},    {403, Reception::Denied},      {404, Reception::NotFound},
      {405, Reception::Elsewhere}, {407, Reception::Denied},      {408, Reception::Unavailable},
      {409, Reception::Outdated},  {410, Reception::Elsewhere},   {412, Reception::Outdated},
      {413, Reception::Refused},   {421, Reception::Elsewhere},   {422, Reception::Refused},
      {429, Reception::Throttled}, {500, Reception::Unavailable}, {503, Reception::Unavailable},
      {100, Reception::Elsewhere}, {0, Reception::Elsewhere},
  };
  for (const auto& [status, reception] : table) EXPECT_EQ(reception_of({status, {}, ""}), reception) << status;
}

/// A login page with 200, or a firewall's page with 404, is not the peer's answer.
TEST(Reception, APageInHtmlIsNotThePeersAnswer) {
  const std::vector<std::pair<int, Reception>> table = {
      {200, Reception::Unavailable}, {201, Reception::Unavailable}, {400, Reception::Elsewhere},
      {401, Reception::Denied},      {403, Reception::Denied},      {404, Reception::Elsewhere},
      {408, Reception::Unavailable}, {409, Reception::Elsewhere},   {415, Reception::Elsewhere},
      {429, Reception::Throttled},   {503, Reception::Unavailable},
  };
  for (const char* type : {"text/html", "Text/HTML; charset=utf-8"}) {
    for (const auto& [status, reception] : table) {
      EXPECT_EQ(reception_of({status, {{"Content-Type", type}}, "<html>"}), reception) << status;
    }
  }
}

TEST(Reception, ComplaintsAreShownWithTheirCodes) {
  EXPECT_EQ(text_of({{"A", "one"}, {"B", ""}, {"", "three"}}, "body"), "A: one; B; three");
  EXPECT_EQ(code_of({{"A", "one"}, {"B", ""}}), "A");
}

TEST(Reception, WithoutComplaintsTheBodyIsShownAsItBegins) {
  EXPECT_EQ(text_of({}, "<html>\n" + std::string(500, 'x')), "<html> " + std::string(193, 'x'));
  EXPECT_EQ(code_of({}), "");
}

}  // namespace
}  // namespace vendorproof::trade
