// The report as a page that finance, operations and engineers can read, print and sign.
#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"
#include "reports/campaign/causes.h"
#include "reports/campaign/pairs.h"
#include "reports/chart.h"
#include "reports/findings.h"
#include "reports/kills.h"
#include "reports/page.h"
#include "reports/report.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

std::vector<Incident> unexpected_incidents(const Report& report) {
  std::vector<Incident> incidents;
  for (const ScenarioResult& scenario : report.scenarios) {
    for (Incident& incident : incidents_of(scenario.findings, false)) incidents.push_back(std::move(incident));
  }
  return incidents;
}

std::string facts_of(const Report& report) {
  ScenarioResult sum;
  std::int64_t longest = 0;
  for (const ScenarioResult& scenario : report.scenarios) {
    if (scenario.reduced) continue;
    sum.orders += scenario.orders;
    sum.lines += scenario.lines;
    sum.calls += scenario.calls;
    sum.faults_fired += scenario.faults_fired;
    sum.crashes += scenario.crashes;
    longest = std::max<std::int64_t>(longest, scenario.virtual_time.count());
  }
  const std::int64_t all = played_scenarios(report);
  return html_facts(
      {{fmt::format("{} / {}", grouped(all - failed_scenarios(report)), grouped(all)), "scenarios passed"},
       {grouped(sum.orders), "orders"},
       {grouped(sum.lines), "order lines"},
       {grouped(sum.calls), "calls"},
       {grouped(sum.faults_fired), "faults injected"},
       {grouped(sum.crashes), "crashes injected"},
       {duration_text(Duration(longest)), "longest scenario"}});
}

std::string outcome_chart(const Report& report) {
  std::vector<Bar> bars;
  for (const std::string& family : families_of(report)) {
    std::int64_t passed = 0;
    std::int64_t failed = 0;
    for (const ScenarioResult& scenario : report.scenarios) {
      if (scenario.family == family && !scenario.reduced) ++(scenario.passed ? passed : failed);
    }
    if (passed + failed == 0) continue;
    bars.push_back({family,
                    {{passed, Tone::Good}, {failed, Tone::Bad}},
                    failed == 0 ? fmt::format("{} passed", grouped(passed))
                                : fmt::format("{} passed, {} failed", grouped(passed), grouped(failed))});
  }
  return bars.empty() ? "" : bar_chart("Scenarios by outcome", bars, std::nullopt);
}

std::string list_html(const std::vector<std::string>& items_html) {
  std::string html = "<ul>\n";
  for (const std::string& item : items_html) html += "<li>" + item + "</li>\n";
  return html + "</ul>\n";
}

std::string scenario_findings(const ScenarioResult& scenario, std::size_t at) {
  const std::vector<IncidentGroup> groups = unexpected_by_rule(scenario.findings);
  if (scenario.passed && groups.empty()) return "";
  std::string html = fmt::format(
      "<div class=\"scenario\" id=\"{}\">\n<h3>{} {}<span class=\"sub\">{}</span></h3>\n", findings_anchor(at),
      html_mark(scenario.passed ? Mark::Good : Mark::Bad, scenario.passed ? "passed" : "failed"),
      html_link(scenario_anchor(at), escaped(scenario.name)), escaped(scenario.title));
  std::vector<std::string> items;
  for (const std::string& trouble : scenario.troubles) {
    items.push_back(html_mark(Mark::Bad, "trouble") + " " + escaped(trouble));
  }
  if (!items.empty()) html += list_html(std::exchange(items, {}));
  html += html_findings(groups, findings_anchor(at), RuleLinks::Yes);
  for (const std::string& missing : scenario.missing) {
    items.push_back(html_mark(Mark::Bad, "missing") + " " + escaped(missing) +
                    ", which the scenario expects, was not found");
  }
  if (!scenario.passed) {
    for (const std::string& exception : scenario.exceptions) {
      items.push_back(html_mark(Mark::Quiet, "asked") + " " + escaped(exception));
    }
  }
  if (!scenario.passed && groups.empty() && scenario.missing.empty() && scenario.troubles.empty()) {
    items.push_back("failed without a finding: replay it to see where it stopped");
  }
  if (!items.empty()) html += list_html(items);
  const std::string replay = replay_command(scenario);
  if (!replay.empty()) html += html_code(replay);
  return html + "</div>\n";
}

std::string findings_section(const Report& report) {
  std::string html;
  std::vector<IncidentGroup> all;
  for (std::size_t at = 0; at < report.scenarios.size(); ++at) {
    const ScenarioResult& scenario = report.scenarios[at];
    html += scenario_findings(scenario, at);
    for (IncidentGroup& group : unexpected_by_rule(scenario.findings)) all.push_back(std::move(group));
  }
  if (html.empty()) return "";
  return html_section("What has to be corrected", "By scenario and rule: who owns it, and what to do about it.",
                      html_owner_filter(all) + html);
}

/// What the scenarios expect to be found, and what it is charged.
std::string expected_section(const Report& report) {
  const std::string sentence = expected_sentence(report);
  if (sentence.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < report.scenarios.size(); ++at) {
    for (const Incident& incident : incidents_of(report.scenarios[at].findings, true)) {
      const Finding& finding = incident.main();
      rows.push_back({html_link(rule_anchor(finding.rule->id), html_mark(Mark::Quiet, finding.rule->id)),
                      html_link(scenario_anchor(at), escaped(report.scenarios[at].name)), escaped(subject_of(finding)),
                      escaped(finding.evidence),
                      incident.at_stake.is_zero() ? "" : escaped(amount_text(incident.at_stake))});
    }
  }
  const std::string table = html_table({{"rule", Fit::Word},
                                        {"scenario", Fit::Name},
                                        {"subject", Fit::Name},
                                        {"what was seen"},
                                        {"charged", Fit::Number}},
                                       rows);
  return html_section("Found as expected", sentence, html_folded("All of them", table));
}

/// Scenarios that cannot be played as the program was called.
std::string left_out_section(const Report& report) {
  std::string html;
  for (const std::string& sentence : left_out_sentences(report)) html += "<p>" + escaped(sentence) + "</p>\n";
  return html.empty() ? "" : html_section("Not played", "These count neither as passed nor as failed.", html);
}

/// Runs that are not what they should be: the program was not killed as it was planned.
std::string missed_crashes_section(const Report& report) {
  std::string html;
  for (const std::string& sentence : missed_crash_sentences(report)) html += "<p>" + escaped(sentence) + "</p>\n";
  return html.empty() ? "" : html_section("Crashes that did not strike", "", html);
}

/// What the integration asked people to look at.
std::string exceptions_section(const Report& report) {
  const std::string sentence = exceptions_sentence(report);
  if (sentence.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < report.scenarios.size(); ++at) {
    for (const std::string& exception : report.scenarios[at].exceptions) {
      rows.push_back({html_link(scenario_anchor(at), escaped(report.scenarios[at].name)), escaped(exception)});
    }
  }
  return html_section(
      "Put before people", sentence,
      html_folded("All of them", html_table({{"scenario", Fit::Name}, {"what people were asked"}}, rows)));
}

std::string found_html(const ScenarioResult& scenario, std::size_t at) {
  std::vector<std::string> parts;
  const std::int64_t unexpected = count_of(scenario.findings, false);
  const std::int64_t expected = count_of(scenario.findings, true);
  if (unexpected > 0) parts.push_back(html_mark(Mark::Bad, counted(unexpected, "finding")));
  if (!scenario.troubles.empty()) parts.push_back(html_mark(Mark::Bad, "trouble"));
  if (!scenario.missing.empty()) {
    parts.push_back(html_mark(Mark::Bad, grouped(static_cast<std::int64_t>(scenario.missing.size())) + " missing"));
  }
  if (expected > 0) parts.push_back(html_mark(Mark::Quiet, grouped(expected) + " expected"));
  const std::string html = join(parts, " ");
  return unexpected > 0 || !scenario.passed ? html_link(findings_anchor(at), html.empty() ? "failed" : html) : html;
}

std::string scenarios_section(const Report& report) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < report.scenarios.size(); ++at) {
    const ScenarioResult& scenario = report.scenarios[at];
    const std::vector<Money> stake = sum_of(scenario.findings, false);
    rows.push_back({html_mark(scenario.passed ? Mark::Good : Mark::Bad, scenario.passed ? "passed" : "failed"),
                    fmt::format("<span id=\"{}\">{}</span><span class=\"sub\">{}</span>", scenario_anchor(at),
                                escaped(scenario.name), escaped(scenario.title)),
                    grouped(scenario.orders), grouped(scenario.lines), kept_together(escaped(events_of(scenario))),
                    found_html(scenario, at), stake.empty() ? "" : escaped(amounts_text(stake))});
  }
  return html_section("Scenarios", "",
                      html_table({{"", Fit::Word},
                                  {"scenario"},
                                  {"orders", Fit::Number},
                                  {"lines", Fit::Number},
                                  {"injected"},
                                  {"found"},
                                  {"at stake", Fit::Number}},
                                 rows));
}

struct Trace {
  const Rule* rule = nullptr;
  std::map<std::size_t, std::string> scenarios;  ///< index -> its name as a link, in order
};

/// The scenario as a link to its card of the rule, or to all its findings, or to its row if it expects the finding.
std::string trace_link(const ScenarioResult& scenario, std::size_t at, std::string_view rule) {
  bool unexpected = false;
  for (const Finding& finding : scenario.findings) unexpected |= finding.rule->id == rule && !finding.expected;
  if (!unexpected) return html_link(scenario_anchor(at), html_mark(Mark::Quiet, scenario.name));
  const std::vector<IncidentGroup> groups = unexpected_by_rule(scenario.findings);
  const bool has_card =
      std::any_of(groups.begin(), groups.end(), [&](const IncidentGroup& group) { return group.rule->id == rule; });
  return html_link(has_card ? finding_anchor(findings_anchor(at), rule) : findings_anchor(at),
                   html_mark(Mark::Bad, scenario.name));
}

/// For each rule with findings, the scenarios that have them.
std::string traceability_section(const Report& report) {
  std::map<std::string_view, Trace> traces;
  for (std::size_t at = 0; at < report.scenarios.size(); ++at) {
    for (const Finding& finding : report.scenarios[at].findings) {
      Trace& trace = traces[finding.rule->id];
      trace.rule = finding.rule;
      std::string& link = trace.scenarios[at];
      if (link.empty()) link = trace_link(report.scenarios[at], at, finding.rule->id);
    }
  }
  if (traces.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (const auto& [id, trace] : traces) {
    std::vector<std::string> names;
    for (const auto& [at, link] : trace.scenarios) names.push_back(link);
    rows.push_back({fmt::format("<span id=\"{}\">{}</span>", rule_anchor(id), html_mark(Mark::Quiet, id)),
                    escaped(trace.rule->sentence), escaped(text_of(trace.rule->kind)),
                    fmt::format("{}<span class=\"sub\">{}</span>", escaped(trace.rule->source),
                                escaped(text_of(trace.rule->confidence))),
                    escaped(text_of(trace.rule->owner)), join(names, " ")});
  }
  return html_section("Rules and the scenarios that broke them",
                      "Red: the scenario did not expect the finding. Rules without findings are not listed.",
                      html_table({{"rule", Fit::Word},
                                  {"what must hold"},
                                  {"kind", Fit::Word},
                                  {"source"},
                                  {"owner", Fit::Word},
                                  {"scenarios"}},
                                 rows));
}

/// Every generated run that failed, with the reason.
std::string failed_runs_html(const GeneratedRuns& generated) {
  if (generated.failures.empty()) return "";
  const std::size_t shown = std::min(generated.failures.size(), failed_runs_listed_max);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < shown; ++at) {
    const FailedRun& run = generated.failures[at];
    rows.push_back({escaped(run.name), escaped(run.family), escaped(run.message)});
  }
  std::string html = html_table({{"run", Fit::Word}, {"family", Fit::Name}, {"why it failed"}}, rows);
  const std::string hidden = hidden_runs(generated, shown);
  if (!hidden.empty()) {
    html += fmt::format("<p class=\"note\">{}. The command that repeats the run finds them again.</p>\n", hidden);
  }
  return html_folded("All runs that failed", html);
}

std::string generated_section(const Report& report) {
  const GeneratedRuns& generated = report.generated;
  if (generated.runs == 0) return "";
  std::vector<std::vector<std::string>> rows;
  for (const auto& [family, runs, failed] : generated.by_family) {
    rows.push_back({escaped(family), grouped(runs), failed == 0 ? "0" : html_mark(Mark::Bad, grouped(failed))});
  }
  const std::string facts = html_facts({{grouped(generated.runs), "runs"},
                                        {grouped(generated.failed), "failed"},
                                        {grouped(generated.orders), "orders"},
                                        {grouped(generated.faults_fired), "faults injected"},
                                        {grouped(generated.crashes), "crashes injected"}});
  return html_section("Generated runs",
                      "Random scenarios, drawn from the seed. The first failure of a cause, of ten causes at most, is "
                      "reduced and listed above; of the generated runs, money at stake counts these only.",
                      facts + html_table({{"family"}, {"runs", Fit::Number}, {"failed", Fit::Number}}, rows) +
                          causes_html(generated.causes) + failed_runs_html(generated));
}

std::string probes_section(const Report& report) {
  if (report.probes.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (const Probe& probe : report.probes) {
    const bool lacking = probe.required && probe.hits == 0;
    rows.push_back(
        {escaped(probe.name),
         lacking ? html_mark(Mark::Caution, "required, never reached") : (probe.required ? "required" : "not required"),
         grouped(probe.hits)});
  }
  return html_section("What the campaign reached",
                      "A campaign that never met a required situation is inconclusive, not passed.",
                      html_table({{"situation"}, {""}, {"times", Fit::Number}}, rows));
}

std::string kills_section(const Report& report) {
  if (report.kills.empty()) return "";
  const std::string note =
      kills_sentence(report.kills) + " Each defect is planted around our own core, in a scenario that shows it.";
  return html_section("Does the judge find defects?", note, html_folded("planted defects", kills_html(report.kills)));
}

/// Of a program on trial: it leaves no trace, and only what failed is played again.
std::string again_table(const Report& report) {
  std::vector<std::vector<std::string>> rows;
  for (const ScenarioResult& scenario : report.scenarios) {
    const std::string again = replay_command(scenario);
    if (!again.empty()) rows.push_back({escaped(scenario.name), "<code>" + escaped(again) + "</code>"});
  }
  return rows.empty() ? "" : html_table({{"scenario"}, {"to play the failure again"}}, rows);
}

std::string repeat_section(const Report& report) {
  std::string html = html_code(report.command);
  if (!report.scope.empty()) {
    return html_section("How to repeat it", "",
                        html + fmt::format("<p class=\"note\">Seed {}.</p>\n", report.seed) + again_table(report));
  }
  html += fmt::format(
      "<p class=\"note\">Seed {}. The trace hash of a scenario identifies everything that it did.</p>\n", report.seed);
  std::vector<std::vector<std::string>> rows;
  for (const ScenarioResult& scenario : report.scenarios) {
    const std::string replay = replay_command(scenario);
    rows.push_back({escaped(scenario.name), "<code>" + escaped(scenario.trace_hash) + "</code>",
                    replay.empty() ? "" : "<code>" + escaped(replay) + "</code>"});
  }
  return html_section("How to repeat it", "",
                      html + html_table({{"scenario"}, {"trace hash", Fit::Word}, {"replay of the failure"}}, rows));
}

}  // namespace

std::string write_html(const Report& report) {
  std::string body;
  body += html_banner({report.verdict, report.reason.empty() ? outcome_of(report) + "." : report.reason,
                       "money at stake", at_stake(report)});
  if (!report.planted_defect.empty()) {
    body += fmt::format(
        "<p class=\"planted\">Planted defect: <b>{}</b>. This run only tests the judge; it says nothing about an "
        "integration.</p>\n",
        escaped(report.planted_defect));
  }
  body += campaign_notes_html(report);
  body += html_first_screen({integration_text(report.integration), report.scope, scenario_time(report), played(report),
                             not_played(report), next_steps(report)});
  body += facts_of(report);
  std::vector<Picture> pictures = owner_charts(unexpected_incidents(report));
  pictures.insert(pictures.begin(), {"Scenarios by outcome", outcome_chart(report)});
  body += html_pictures(pictures);
  body += findings_section(report);
  body += left_out_section(report);
  body += missed_crashes_section(report);
  body += expected_section(report);
  body += exceptions_section(report);
  body += scenarios_section(report);
  body += traceability_section(report);
  body += generated_section(report);
  body += probes_section(report);
  body += pairs_html(report.pairs);
  body += kills_section(report);
  body += repeat_section(report);
  return html_page({"Vendorproof: certification report", report.version,
                    fmt::format("version {}, seed {}", report.version, report.seed), body});
}

}  // namespace vendorproof::reports
