// The judge does not read texts that are meant for people: the catalogue is played with every free text of the
// integration changed, and every verdict stays the same.
#include <algorithm>
#include <map>
#include <memory>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "harness/command/builtin_files.h"
#include "harness/defects/spoiling.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"

namespace vendorproof::harness {
namespace {

/// Text that the ERP got -> text that the core wrote.
using Words = std::map<std::string, std::string>;

void change_text(Json& object, const char* member, Words& words) {
  if (!object.is_object() || !object.contains(member)) return;
  const std::string theirs = "In words of their own, no. " + std::to_string(words.size() + 1);
  words[theirs] = object[member].get<std::string>();
  object[member] = theirs;
}

void change_back(Json& node, const Words& words) {
  if (node.is_string()) {
    const auto found = words.find(node.get<std::string>());
    if (found != words.end()) node = found->second;
  }
  if (node.is_structured()) {
    for (Json& child : node) change_back(child, words);
  }
}

/// The ERP gets other texts; in the answers the core reads its own texts.
Spoiler in_other_words(const scenarios::Scenario&) {
  const auto words = std::make_shared<Words>();
  Spoiler spoiler;
  spoiler.on_request = [words](SpoiledRequest& spoiled) {
    if (spoiled.peer != Peer::Erp || spoiled.request.method == "GET") return;
    if (spoiled.operation != "post salesOrders" && spoiled.operation != "post customerPayments") return;
    if (spoiled.operation == "post customerPayments") {
      spoiled.request.body.replace(spoiled.request.body.find("\"comment\":\"") + 11, 0, "Something else: ");
      return;
    }
    edit_body(spoiled.request, [&](Json& order) {
      for (Json& line : order["salesOrderLines"]) change_text(line, "description", *words);
    });
  };
  spoiler.on_answer = [words](const SpoiledRequest& spoiled, HttpResponse& response) {
    if (spoiled.peer != Peer::Erp || words->empty()) return;
    if (response.body.find("In words of their own") == std::string::npos) return;
    edit_body(response, [&](Json& body) { change_back(body, *words); });
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
      return std::any_of(lines.begin(), lines.end(), [](const EffectLine& line) {
        return line.description.find("In words of their own") != std::string::npos;
      });
    });
    played += changed ? 1 : 0;
  }
  EXPECT_GE(played, 15U) << "the ERP must really have got other texts";
}

}  // namespace
}  // namespace vendorproof::harness
