// The judge does not read texts that are meant for people: the catalogue is played with every free text of the
// integration changed, and every verdict stays the same.
#include <algorithm>
#include <map>
#include <memory>
#include <string_view>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "harness/command/builtin_files.h"
#include "harness/defects/spoiling.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"

namespace vendorproof::harness {
namespace {

constexpr std::string_view theirs = "In words of their own, no. ";

/// Lines of sales orders get texts, which the core does not write; what it writes into postings gets another beginning.
Spoiler in_other_words(const scenarios::Scenario&) {
  const auto texts = std::make_shared<int>(0);
  Spoiler spoiler;
  spoiler.on_request = [texts](SpoiledRequest& spoiled) {
    if (spoiled.peer != Peer::Erp) return;
    const auto next_text = [&] { return std::string(theirs) + std::to_string(++*texts); };
    if (spoiled.operation == "post linkedOrders") {
      edit_body(spoiled.request, [&](Json& order) {
        for (Json& line : order["linkedOrderLines"]) line["description"] = next_text();
      });
    }
    if (spoiled.operation == "post paymentPostings" || spoiled.operation == "post ledgerPostings") {
      edit_body(spoiled.request, [&](Json& posting) { posting["comment"] = next_text(); });
    }
  };
  return spoiler;
}

void change_what_people_read(RunRecord& record) {
  std::map<std::string, std::string> keys;
  for (TradeException& exception : record.exceptions) {
    const std::string key = "task " + std::to_string(keys.size() + 1);
    keys[exception.key] = key;
    exception.key = key;
    exception.text = "Please look at this.";
  }
  for (OrderStanding& standing : record.standings) {
    standing.waits_for = "we are on it";
    if (!standing.exception.empty()) standing.exception = keys[standing.exception];
  }
}

std::vector<std::string> verdict_of(const reports::ScenarioResult& result) {
  std::vector<std::string> lines = {result.passed ? "passed" : "failed"};
  for (const reports::Finding& finding : result.findings) {
    lines.push_back(std::string(finding.rule->id) + " " + finding.purchase_order + " " + std::to_string(finding.line) +
                    " " + finding.at_stake.text());
  }
  return lines;
}

TEST(OtherWords, LeaveEveryVerdictOfTheCatalogueAsItIs) {
  const Defect words = {"other-words", "No defect: other texts.", "", "", in_other_words};
  std::size_t played = 0;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue") continue;
    const scenarios::Scenario scenario = *read_playable(file.text, std::string(file.name));
    RunSettings settings;
    settings.defect = &words;
    RunOutcome outcome = run(scenario, settings);
    change_what_people_read(outcome);
    EXPECT_EQ(verdict_of(result_of(scenario, outcome)), verdict_of(result_of(scenario, run(scenario, {}))))
        << file.name;
    const auto& ledger = outcome.ledger;
    const bool changed = std::any_of(ledger.begin(), ledger.end(), [](const LedgerEntry& entry) {
      const auto& lines = entry.effect.lines;
      return std::any_of(lines.begin(), lines.end(),
                         [](const EffectLine& line) { return line.description.find(theirs) != std::string::npos; });
    });
    played += changed ? 1 : 0;
  }
  EXPECT_GE(played, 15U) << "the ERP must really have got other texts";
}

}  // namespace
}  // namespace vendorproof::harness
