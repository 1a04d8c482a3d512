#include "reports/campaign/report_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "reports/campaign/shard_json.h"
#include "reports/findings.h"
#include "reports/summary.h"

namespace vendorproof::reports {

namespace {

std::vector<std::string> texts_of(const JsonReader& in) {
  std::vector<std::string> texts;
  for (const JsonReader& text : in.elements()) texts.push_back(text.text());
  return texts;
}

Money money_of(const JsonReader& in) {
  const std::string amount = in.at("amount").text();
  const std::string code = in.at("currency").text();
  if (in.failed() || code.empty()) return {};
  const Result<Currency> currency = Currency::parse(code);
  const Result<Money> money = currency ? Money::parse(amount, *currency) : tl::unexpected<Error>(currency.error());
  if (money) return *money;
  in.problem("is no amount: " + money.error().message);
  return {};
}

/// No report counts further; so sums of them cannot overflow.
constexpr std::int64_t count_max = 1'000'000'000'000;
constexpr Duration duration_max = a_day * 3660;

std::int64_t number_at(const JsonReader& in, std::string_view key) {
  const JsonReader number = in.at(key);
  const std::int64_t value = number.integer();
  if (value >= 0 && value <= count_max) return value;
  number.problem(fmt::format("is not a number from 0 to {}", count_max));
  return 0;
}

std::size_t count_at(const JsonReader& in, std::string_view key) {
  return static_cast<std::size_t>(number_at(in, key));
}

Duration duration_of(const JsonReader& in) {
  const std::int64_t milliseconds = number_at(in, "milliseconds");
  if (milliseconds > duration_max.count()) in.problem("is longer than 3,660 days");
  return Duration(std::min<std::int64_t>(milliseconds, duration_max.count()));
}

Finding finding_of(const JsonReader& in, const RuleOf& rule_of) {
  Finding finding;
  const std::string id = in.at("rule").text();
  finding.rule = rule_of(id);
  if (finding.rule == nullptr) in.at("rule").problem("is no rule of this version: " + id);
  finding.expected = in.at("expected").boolean();
  finding.purchase_order = in.at("purchase_order").text();
  finding.line = number_at(in, "line");
  finding.at = in.at("at").instant();
  finding.at_stake = money_of(in.at("at_stake"));
  finding.evidence = in.at("evidence").text();
  finding.documents = texts_of(in.at("documents"));
  finding.incident = count_at(in, "incident");
  finding.charged_back = in.at("charged_back").boolean();
  return finding;
}

/// Money of one incident is added up, so it has one currency.
void check_currencies(const JsonReader& in, const std::vector<Finding>& findings) {
  std::map<std::size_t, Currency> currencies;
  for (const Finding& finding : findings) {
    if (finding.incident == 0 || finding.at_stake.currency().empty()) continue;
    const Currency& first = currencies.emplace(finding.incident, finding.at_stake.currency()).first->second;
    if (first != finding.at_stake.currency()) in.problem("has an incident with two currencies");
  }
}

void read_findings(const JsonReader& in, const RuleOf& rule_of, ScenarioResult& scenario) {
  for (const JsonReader& row : in.at("findings").elements()) scenario.findings.push_back(finding_of(row, rule_of));
  check_currencies(in.at("findings"), scenario.findings);
  const std::int64_t total = number_at(in, "findings_total");
  if (total == static_cast<std::int64_t>(scenario.findings.size())) return;
  in.at("findings")
      .problem(fmt::format("has only {} of {} findings; only the report of a shard lists all of them",
                           scenario.findings.size(), total));
}

ScenarioResult scenario_of(const JsonReader& in, const RuleOf& rule_of) {
  ScenarioResult scenario;
  scenario.name = in.at("name").text();
  scenario.title = in.at("title").text();
  scenario.family = in.at("family").text();
  scenario.passed = in.at("passed").boolean();
  scenario.orders = number_at(in, "orders");
  scenario.lines = number_at(in, "lines");
  scenario.calls = number_at(in, "calls");
  scenario.faults_fired = number_at(in, "faults_fired");
  scenario.crashes = number_at(in, "crashes");
  scenario.virtual_time = duration_of(in.at("virtual_time"));
  scenario.invoiced = money_of(in.at("invoiced"));
  scenario.paid = money_of(in.at("paid"));
  read_findings(in, rule_of, scenario);
  scenario.missing = texts_of(in.at("missing"));
  scenario.exceptions = texts_of(in.at("exceptions"));
  scenario.trace_hash = in.at("trace_hash").text();
  scenario.replay_file = in.at("replay_file").text();
  scenario.started = in.at("started").instant();
  scenario.reduced = in.at("reduced").boolean();
  scenario.troubles = texts_of(in.at("troubles"));
  scenario.has_stopped = in.boolean_or("has_stopped", !scenario.troubles.empty());
  scenario.never_began = in.boolean_or("never_began", false);
  if (in.has("missed_crashes")) scenario.missed_crashes = texts_of(in.at("missed_crashes"));
  // The command of another integration is not made from the file alone.
  const std::string command = in.at("replay_command").text();
  if (command != replay_command(scenario)) scenario.again = command;
  return scenario;
}

Cause cause_of(const JsonReader& in) {
  Cause cause;
  cause.rule = in.at("rule").text();
  cause.shape = in.at("shape").text();
  cause.small_shape = in.at("small_shape").text();
  cause.left = in.at("left").text();
  cause.runs = number_at(in, "runs");
  cause.first_run = in.at("first_run").text();
  cause.first_task = count_at(in, "run");
  cause.is_small = in.at("is_small").boolean();
  cause.replay_file = in.at("replay_file").text();
  return cause;
}

GeneratedRuns generated_of(const JsonReader& in) {
  GeneratedRuns generated;
  generated.runs = number_at(in, "runs");
  generated.failed = number_at(in, "failed");
  generated.never_began = in.has("never_began") ? number_at(in, "never_began") : 0;
  for (const JsonReader& row : in.at("by_family").elements()) {
    generated.by_family.push_back({row.at("family").text(), number_at(row, "runs"), number_at(row, "failed")});
  }
  generated.orders = number_at(in, "orders");
  generated.faults_fired = number_at(in, "faults_fired");
  generated.crashes = number_at(in, "crashes");
  generated.trace_hash = in.at("trace_hash").text();
  for (const JsonReader& row : in.at("failures").elements()) {
    generated.failures.push_back(
        {row.at("name").text(), row.at("family").text(), row.at("message").text(), count_at(row, "run")});
  }
  for (const JsonReader& row : in.at("causes").elements()) generated.causes.push_back(cause_of(row));
  generated.is_aimed = in.has("is_aimed") && in.at("is_aimed").boolean();
  generated.played_for = duration_of(in.at("played_for"));
  return generated;
}

Kill kill_of(const JsonReader& in) {
  Kill kill;
  kill.defect = in.at("defect").text();
  kill.sentence = in.at("sentence").text();
  kill.rule = in.at("rule").text();
  kill.found = in.at("found").boolean();
  kill.scenario = in.at("scenario").text();
  kill.runs = number_at(in, "runs");
  kill.orders = number_at(in, "orders");
  for (const JsonReader& amount : in.at("at_stake").elements()) kill.at_stake.push_back(money_of(amount));
  return kill;
}

std::uint64_t seed_of(const JsonReader& in) {
  const std::string text = in.text();
  std::uint64_t seed = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (!in.failed() && (read.ec != std::errc() || read.ptr != text.data() + text.size())) in.problem("is no seed");
  return seed;
}

/// Why this file of somebody is no report at all; "" if it may be one.
std::string why_no_report(const Json& json) {
  const auto has = [&json](std::string_view key) { return json.is_object() && json.contains(std::string(key)); };
  if (has("product") && has("verdict") && has("scenarios")) return "";
  const std::string remedy = "give report.json files that vendorproof certify --shard wrote";
  if (has("differences") && has("aspects")) {
    return "it is a comparison (certify --against), and comparisons are not merged; " + remedy;
  }
  return "it is not a report.json of vendorproof certify; " + remedy;
}

/// The head of the report: whose it is, and what came of it.
void read_head(const JsonReader& in, Report& report) {
  if (in.at("product").text() != "vendorproof") in.at("product").problem("is not vendorproof");
  if (in.at("schema_version").integer() != 1) in.at("schema_version").problem("is not 1");
  report.version = in.at("version").text();
  report.command = in.at("command").text();
  report.seed = seed_of(in.at("seed"));
  constexpr std::array verdicts = {Verdict::Certified, Verdict::NotCertified, Verdict::Inconclusive};
  report.verdict = verdicts.at(in.at("verdict").one_of({"certified", "not-certified", "inconclusive"}));
  report.reason = in.at("reason").text();
  report.planted_defect = in.at("planted_defect").text();
  report.planted_changes = in.has("planted_changes") ? number_at(in, "planted_changes") : 0;
  report.integration = in.at("integration").text();
  if (report.integration == integration_text("")) report.integration.clear();
  report.scope = texts_of(in.at("scope"));
}

}  // namespace

Result<Report> read_report(std::string_view text, const std::string& name, const RuleOf& rule_of) {
  const Result<Json> json = parse_json_file(text);
  if (!json) return malformed(name + ": not a report in JSON: " + json.error().message);
  if (const std::string why = why_no_report(*json); !why.empty()) return malformed(name + ": " + why);
  const JsonReader in(*json, name + ": $");
  Report report;
  read_head(in, report);
  if (in.failed()) return in.finish(std::move(report));
  for (const JsonReader& row : in.at("scenarios").elements()) report.scenarios.push_back(scenario_of(row, rule_of));
  report.generated = generated_of(in.at("generated"));
  for (const JsonReader& row : in.at("probes").elements()) {
    report.probes.push_back(
        {row.at("name").text(), number_at(row, "hits"), row.at("required").boolean(), number_at(row, "runs_needed")});
  }
  for (const JsonReader& row : in.at("pairs").elements()) {
    report.pairs.push_back({row.at("first").text(), row.at("second").text(), number_at(row, "orders"),
                            row.has("left_out") && row.at("left_out").boolean()});
  }
  for (const JsonReader& row : in.at("kills").elements()) report.kills.push_back(kill_of(row));
  for (const JsonReader& row : in.at("left_out").elements()) {
    report.left_out.push_back({row.at("scenario").text(), row.at("reason").text(), 0, false});
  }
  report.regressions = number_at(in, "regressions");
  report.played_twice = number_at(in, "played_twice");
  for (const JsonReader& row : in.at("divergences").elements()) {
    report.divergences.push_back({row.at("scenario").text(), row.at("what").text(), 0, false});
  }
  if (in.has("shard")) read_shard(in.at("shard"), report);
  return in.finish(std::move(report));
}

}  // namespace vendorproof::reports
