// What people and programs read: golden files tests/golden/against.*.
#include "harness/command/against/differences.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "reports/wording.h"
#include "tests/harness/compare/compared_runs.h"
#include "tests/support/golden.h"
#include "tests/support/well_formed.h"

namespace vendorproof::harness {
namespace {

Told told_of(const JudgedRun& a, const JudgedRun& b) {
  const Comparison comparison = compared(a, b);
  Told told;
  told.first.scenario = "order-in-cases";
  told.first.title = "Amazon orders in cases";
  told.first.divergence = comparison.divergences.at(0);
  told.first.later.assign(comparison.divergences.begin() + 1, comparison.divergences.end());
  told.first.rules_a = {"UNIT-01 on PO1 line 1: sales order SO-1 has 5 eaches & Amazon ordered 60"};
  told.smallest = told.first;
  told.scenarios = {"order-in-cases", "closed-short"};
  told.orders = 1;
  told.lines = 1;
  told.runs = 7;
  told.file = "out/failures/sales-order-order-in-cases.json";
  told.again = "vendorproof certify --sut new.sut.toml --against our-core --scenario " + told.file;
  told.rows = paired_rows(a.outcome, b.outcome);
  return told;
}

Differences two_that_differ() {
  JudgedRun a;
  const JudgedRun b;
  a.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5;
  a.outcome.exceptions.push_back(shown_to(a, ExceptionKind::PriceMismatch, "PO1"));
  a.outcome.exceptions[0].text = "Amazon pays <less> than the ERP asks";
  Differences differences;
  differences.version = "0.1.0";
  differences.command = "vendorproof certify --sut new.sut.toml --against our-core --out out";
  differences.name_a = "the new bridge";
  differences.started_a = "new.sut.toml, started as: ./bridge";
  differences.name_b = "Vendorproof's own core";
  differences.left_out = {"order-changes", "full-pages"};
  differences.not_compared = {{&aspects().at(7), "A does not tell what was really loaded"}};
  differences.compared = {
      {"clean-order", "A clean order", Likeness::Same, {}},
      {"closed-short", "Closed short", Likeness::Different, {}},
      {"late-truck", "A late truck", Likeness::Inconclusive, {"A: the program ended with 3"}},
      {"order-in-cases", "Amazon orders in cases", Likeness::Different, {}},
      {"payments-as-exported", "Payments", Likeness::NotPlayed, {"it needs another face"}},
  };
  differences.told = {told_of(a, b)};
  differences.found = {differences.told[0].first, differences.told[0].first};
  differences.found[0].scenario = "closed-short";
  differences.scenarios = 4;
  differences.scenarios_asked = 4;
  return differences;
}

TEST(Differences, AreReadOnATerminal) {
  const std::string text = write_text(two_that_differ());
  for (const std::string& line : split(text, '\n')) EXPECT_LE(reports::display_width(line), 110U) << line;
  tests::expect_golden("against.txt", text);
}

TEST(Differences, AreReadByPrograms) {
  const std::string text = write_json(two_that_differ());
  tests::expect_golden("against.json", text);
  const Json json = *parse_json(text);
  EXPECT_EQ(json["verdict"], "different");
  EXPECT_EQ(json["differences"][1]["first"]["aspect"], "sales-order");
}

TEST(Differences, AreReadAsAPage) {
  const std::string page = write_html(two_that_differ());
  tests::expect_golden("against.html", page);
  EXPECT_EQ(tests::WellFormed::problem_of(page), "");
  EXPECT_EQ(page.find("<less>"), std::string::npos);
}

TEST(Differences, TheVerdictIsTheWorstThatWasSeen) {
  Differences differences;
  EXPECT_EQ(verdict_of(differences), Likeness::Inconclusive) << "nothing was played";
  differences.scenarios = 2;
  differences.compared = {{"a", "", Likeness::Same, {}}, {"b", "", Likeness::NotPlayed, {"reason"}}};
  EXPECT_EQ(verdict_of(differences), Likeness::Same);
  EXPECT_EQ(reason_of(differences), "no difference in business outcome was found in 2 scenarios");
  differences.is_interrupted = true;
  differences.scenarios_asked = 54;
  EXPECT_EQ(verdict_of(differences), Likeness::Inconclusive);
  EXPECT_EQ(reason_of(differences),
            "interrupted after 2 of 54 scenarios; no difference in business outcome was found in 2 scenarios");
  differences.generated_asked = 3;
  EXPECT_EQ(reason_of(differences),
            "interrupted after 2 of 54 scenarios and 0 of 3 generated runs; no difference in business outcome was "
            "found in 2 scenarios");
  differences.is_interrupted = false;
  differences.generated = 1;
  differences.compared[0].likeness = Likeness::Inconclusive;
  EXPECT_EQ(verdict_of(differences), Likeness::Inconclusive);
  EXPECT_EQ(reason_of(differences),
            "no difference in business outcome was found in 2 scenarios and 1 generated run; 1 could not be compared");
  differences.compared[1].likeness = Likeness::Different;
  EXPECT_EQ(verdict_of(differences), Likeness::Different);
}

TEST(Differences, SayWhoBreaksARule) {
  Difference difference;
  EXPECT_EQ(blame_of(difference), "neither side breaks a rule");
  difference.rules_b = {"UNIT-01 on PO1: x", "UNIT-02 on PO1: y"};
  EXPECT_EQ(blame_of(difference), "A breaks no rule. B breaks UNIT-01 on PO1: x; UNIT-02 on PO1: y");
}

}  // namespace
}  // namespace vendorproof::harness
