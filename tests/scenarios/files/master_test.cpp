// Master data in the file of a scenario.
#include "scenarios/files/master.h"

#include <gtest/gtest.h>

#include "scenarios/files/scenario_file.h"

namespace vendorproof::scenarios {
namespace {

std::string file_with(const std::string& master) {
  return R"({"schema":1,"name":"a","start":"2026-11-02T06:00:00Z","erp_clock_ahead":"7m","master":)" + master + "}";
}

Result<Scenario> read(const std::string& master) { return read_scenario(file_with(master), "a.json"); }

std::string error_of_master(const std::string& master) {
  const Result<Scenario> scenario = read(master);
  return scenario ? "" : scenario.error().message;
}

constexpr const char* all_acts = R"([
    {"page":"items","where":{"number":"TEA"},"set":{"gtin":"","unitPrice":2.75,"blocked":true}},
    {"page":"currencies","add":{"code":"CAD"}},
    {"page":"paymentTerms","where":{"code":"30"},"remove":true},
    {"page":"taxGroups","refuse":true}])";

TEST(Master, IsReadAndWrittenBack) {
  const Result<Scenario> scenario = read(all_acts);
  ASSERT_TRUE(scenario) << scenario.error().message;
  ASSERT_EQ(scenario->master.size(), 4U);
  EXPECT_EQ(scenario->master[0].where, (std::vector<FieldValue>{{"number", "TEA"}}));
  EXPECT_EQ(scenario->master[0].fields,
            (std::vector<FieldValue>{{"gtin", ""}, {"unitPrice", "2.75"}, {"blocked", "true"}}));
  EXPECT_EQ(scenario->master[1].act, MasterAct::Added);
  EXPECT_EQ(scenario->master[2].act, MasterAct::Removed);
  EXPECT_EQ(scenario->master[3].act, MasterAct::Refused);
  EXPECT_EQ(scenario->erp_clock_ahead, Duration(std::chrono::minutes(7)));
  EXPECT_EQ(read_scenario(write_scenario(*scenario), "again").value(), *scenario);
}

TEST(Master, NamesThePlaceOfAMistake) {
  EXPECT_EQ(
      error_of_master(R"([{"page":"items"}])").find("a.json: $.master[0] needs one of set, add, remove and refuse"),
      0U);
  EXPECT_EQ(error_of_master(R"([{"page":"a","add":{"b":"c"},"refuse":true}])").find("a.json: $.master[0] needs one of"),
            0U);
  EXPECT_EQ(error_of_master(R"([{"page":"a","set":{"b":"c"}}])").find("a.json: $.master[0].where is missing"), 0U);
  EXPECT_EQ(error_of_master(R"([{"page":"a","where":{"b":"c"},"add":{"b":"c"}}])")
                .find("a.json: $.master[0].where makes no sense with add"),
            0U);
  EXPECT_EQ(error_of_master(R"([{"page":"a","add":{}}])").find("a.json: $.master[0].add names no field"), 0U);
  EXPECT_EQ(error_of_master(R"([{"page":"a","add":{"b":[]}}])").find("a.json: $.master[0].add.b"), 0U);
  EXPECT_EQ(error_of_master(R"([{"page":"a","refuse":false}])").find("a.json: $.master[0].refuse is not true"), 0U);
  EXPECT_EQ(error_of_master(R"([{"page":"a","add":{"b":"c"},"more":1}])").find("a.json: $.master[0]"), 0U);
}

}  // namespace
}  // namespace vendorproof::scenarios
