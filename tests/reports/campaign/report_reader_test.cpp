// What is written is read back: the same value gives the same text again.
#include "reports/campaign/report_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/reports/samples.h"

namespace vendorproof::reports {
namespace {

using samples::contains;

const Rule* rule_of(std::string_view id) {
  for (const Rule* rule : {&samples::late_acknowledgement, &samples::not_filled, &samples::doubled_invoice}) {
    if (rule->id == id) return rule;
  }
  return nullptr;
}

Report shard_report() {
  Report report = samples::report();
  report.shard.number = 2;
  report.shard.count = 3;
  report.shard.length = "--runs 200";
  report.shard.switches = {"region=EU"};
  report.shard.traces = {"24c1e30b9a7f5d66", "-"};
  report.scenarios[4].task = 131;
  report.scenarios[3].findings[3].charged_back = true;
  report.left_out = {{"a", "no taxes", 4, false}, {"gen-7-2", "no taxes", 0, true}};
  report.divergences = {{"gen-7-5", "event 4", 5, true}};
  report.kills = {{"a-defect", "It does wrong.", "ACK-02", true, "order-in-cases", 3, 1, {samples::dollars(3)}, 0}};
  report.scenarios[3].again = "vendorproof certify --sut a.toml --scenario b";
  report.generated.is_aimed = true;
  report.generated.played_for = std::chrono::minutes(10);
  return report;
}

TEST(ReportReader, ReadsWhatWasWritten) {
  for (const Report& report : {samples::report(), samples::certified_report(), shard_report()}) {
    const std::string text = write_json(report);
    const Result<Report> again = read_report(text, "r.json", rule_of);
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(write_json(*again), text);
    EXPECT_EQ(write_text(*again, Colour::Off), write_text(report, Colour::Off));
    EXPECT_EQ(write_html(*again), write_html(report));
    EXPECT_EQ(write_junit(*again), write_junit(report));
  }
}

TEST(ReportReader, KeepsCrashesThatDidNotStrike) {
  Report report = samples::report();
  report.scenarios[1].missed_crashes = {"submitInvoices number 2"};
  const Result<Report> again = read_report(write_json(report), "r.json", rule_of);
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(again->scenarios[1].missed_crashes, report.scenarios[1].missed_crashes);
}

TEST(ReportReader, GivesRowsTheirPlacesInTheWhole) {
  const Result<Report> again = read_report(write_json(shard_report()), "r.json", rule_of);
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(again->scenarios[4].task, 131U);
  EXPECT_TRUE(again->left_out[1].is_generated);
  EXPECT_EQ(again->left_out[1].task, 0U);
  EXPECT_FALSE(again->left_out[0].is_generated);
  EXPECT_EQ(again->shard.traces, shard_report().shard.traces);
}

TEST(ReportReader, AShardListsAllItsFindings) {
  Report report = shard_report();
  for (int i = 0; i < 250; ++i) report.scenarios[3].findings.push_back(report.scenarios[3].findings.front());
  const Result<Report> again = read_report(write_json(report), "r.json", rule_of);
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(write_text(*again, Colour::Off), write_text(report, Colour::Off));
  report.shard = {};
  const Result<Report> whole = read_report(write_json(report), "r.json", rule_of);
  ASSERT_FALSE(whole.has_value());
  EXPECT_TRUE(contains(whole.error().message, "r.json: $.scenarios[3].findings has only")) << whole.error().message;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

struct Spoiled {
  const char* from;
  const char* to;
  const char* says;
};

TEST(ReportReader, RefusesWhatIsNoReport) {
  const std::string text = write_json(shard_report());
  for (const Spoiled& row : std::vector<Spoiled>{
           {"\"vendorproof\"", "\"another\"", "r.json: $.product is not vendorproof"},
           {"\"schema_version\": 1", "\"schema_version\": 2", "$.schema_version is not 1"},
           {"\"seed\": \"7\"", "\"seed\": \"7x\"", "$.seed is no seed"},
           {"\"verdict\": \"not-certified\"", "\"verdict\": \"good\"", "not one of certified"},
           {"\"rule\": \"CB-01\"", "\"rule\": \"XX-01\"", "is no rule of this version: XX-01"},
           {"\"amount\": \"480.00\"", "\"amount\": \"much\"", "is no amount"},
           {"\"orders\": 300", "\"orders\": -1", "$.scenarios[3].orders is not a number from 0"},
           {"\"orders\": 300", "\"orders\": 9000000000000000000", "$.scenarios[3].orders is not a number from 0"},
           {"\"milliseconds\": 3456000000", "\"milliseconds\": 900000000000", "is longer than 3,660 days"},
           {"\"number\": 2", "\"number\": 4", "$.shard is no part of a whole"},
           {"\"scenario_places\": [", "\"scenario_places\": [9,", "has another number of places"},
           {"{", "[", "r.json: not a report in JSON"}}) {
    const Result<Report> read = read_report(with(text, row.from, row.to), "r.json", rule_of);
    ASSERT_FALSE(read.has_value()) << row.to;
    EXPECT_TRUE(contains(read.error().message, row.says)) << read.error().message;
  }
}

TEST(ReportReader, NamesAFileOfAnotherKind) {
  const std::string remedy = "; give report.json files that vendorproof certify --shard wrote";
  for (const char* text : {R"({"a": 1})", R"({"product": "vendorproof", "kills": []})", "[]", "7"}) {
    const Result<Report> read = read_report(text, "wrong.json", rule_of);
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_EQ(read.error().message, "wrong.json: it is not a report.json of vendorproof certify" + remedy);
  }
  const Result<Report> comparison = read_report(R"({"differences": [], "aspects": []})", "against.json", rule_of);
  ASSERT_FALSE(comparison.has_value());
  EXPECT_EQ(comparison.error().message,
            "against.json: it is a comparison (certify --against), and comparisons are not merged" + remedy);
}

TEST(ReportReader, AnIncidentHasOneCurrency) {
  Report report = shard_report();
  report.scenarios[3].findings[3].at_stake = {};  // what the JSON says next would abort the sum
  const std::string text = write_json(report);
  report.scenarios[3].findings[3].at_stake = Money(1, Currency::parse("EUR").value());
  const std::size_t place = text.find("charged for the same shipment");
  const std::size_t zero = text.rfind("\"currency\": \"\"", place);
  const std::string spoiled = std::string(text).replace(zero, 14, "\"currency\": \"EUR\"");
  const Result<Report> read = read_report(spoiled, "r.json", rule_of);
  ASSERT_FALSE(read.has_value());
  EXPECT_TRUE(contains(read.error().message, "has an incident with two currencies")) << read.error().message;
}

/// A broken artifact must not crash the merge.
RC_GTEST_PROP(ReportReaderProperty, ACutReportIsRefused, ()) {
  const std::string text = write_json(shard_report());
  const auto length = *rc::gen::inRange<std::size_t>(0, text.size() - 2);
  RC_ASSERT(!read_report(text.substr(0, length), "r.json", rule_of).has_value());
}

RC_GTEST_PROP(ReportReaderProperty, AChangedByteIsReadOrRefused, ()) {
  std::string text = write_json(shard_report());
  const auto place = *rc::gen::inRange<std::size_t>(0, text.size());
  text[place] = static_cast<char>(*rc::gen::inRange(32, 127));
  const Result<Report> read = read_report(text, "r.json", rule_of);
  if (read) RC_ASSERT(!write_json(*read).empty());
}

}  // namespace
}  // namespace vendorproof::reports
