#include "reports/json_values.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/reports/samples.h"

namespace vendorproof::reports {
namespace {

TEST(JsonValues, AmountsAreExactText) {
  EXPECT_EQ(json_of(Money(12'5000, usd())).dump(), R"({"amount":"12.50","currency":"USD"})");
  EXPECT_EQ(json_of(Money(-1, usd())).dump(), R"({"amount":"-0.0001","currency":"USD"})");
  EXPECT_EQ(json_of(Money()).dump(), R"({"amount":"0.00","currency":""})");
}

TEST(JsonValues, DurationsAreTextAndMilliseconds) {
  EXPECT_EQ(json_of(Duration(std::chrono::hours(36))).dump(), R"({"text":"1d12h","milliseconds":129600000})");
}

TEST(JsonValues, VerdictsAreCodes) {
  EXPECT_EQ(json_of(Verdict::Certified), "certified");
  EXPECT_EQ(json_of(Verdict::NotCertified), "not-certified");
  EXPECT_EQ(json_of(Verdict::Inconclusive), "inconclusive");
}

TEST(JsonValues, BrokenBytesAreReplaced) {
  Json json;
  json["a"] = "x\xFF";
  EXPECT_EQ(json_text(json), "{\n  \"a\": \"x\xEF\xBF\xBD\"\n}\n");
}

/// 250 incidents of two rules in turn: 100 findings of each are listed, and the incidents point to them.
TEST(JsonValues, OfManyFindingsTheFirstOfEachRuleAreListed) {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < 250; ++i) {
    findings.push_back(samples::finding(samples::not_filled, "PO" + std::to_string(i), 1, 1'50, "short"));
    findings.back().incident = i + 1;
    findings.back().expected = i % 2 == 1;
  }
  Json json;
  put_findings(json, findings);
  EXPECT_EQ(json["findings_total"], 250);
  EXPECT_EQ(json["incidents_total"], 250);
  ASSERT_EQ(json["findings"].size(), 200U);
  EXPECT_EQ(json["findings"].back()["purchase_order"], "PO199");
  ASSERT_EQ(json["incidents"].size(), 200U);
  for (const Json& incident : json["incidents"]) {
    ASSERT_EQ(incident["findings"].size(), 1U);
    EXPECT_EQ(json["findings"][incident["findings"][0].get<std::size_t>()]["expected"], incident["expected"]);
  }
}

TEST(JsonValues, FindingsCarryTheirRule) {
  const Json json = json_of(samples::finding(samples::not_filled, "PO1", 2, 6'00, "seen"));
  EXPECT_EQ(json.at("rule"), "CB-01");
  EXPECT_EQ(json.at("kind"), "charge");
  EXPECT_EQ(json.at("owner"), "Ecommerce");
  EXPECT_EQ(json.at("line"), 2);
  EXPECT_EQ(json.at("at_stake").at("amount"), "6.00");
}

}  // namespace
}  // namespace vendorproof::reports
