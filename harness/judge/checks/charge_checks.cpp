// What Amazon charged or deducted in this run. A charge may follow from the scenario alone, without a defect; the
// scenario says which charges it expects.
#include <algorithm>
#include <iterator>

#include "core/base/text.h"
#include "harness/judge/judge.h"

namespace vendorproof::harness {

namespace {

void charges_named(const Evidence& evidence, std::string_view id, Findings& findings) {
  for (const Effect* charge : evidence.of(EffectKind::ChargebackCharged)) {
    if (starts_with(charge->reason, id)) {
      findings.add_chargeback(*charge);
    }
  }
}

/// The units of that order that Amazon's dock counted wrongly, as text; "" if it counted correctly.
std::string miscounts_of(const Evidence& evidence, const std::string& purchase_order) {
  std::string text;
  for (const Effect* miscount : evidence.of(EffectKind::UnitsMiscounted)) {
    for (const EffectLine& line : miscount->lines) {
      if (line.purchase_order != purchase_order) continue;
      text += ", Amazon's dock miscounted line " + std::to_string(line.sequence) + " of truck " + miscount->document +
              " (" + miscount->reason + ", " + std::to_string(line.eaches) + " eaches)";
    }
  }
  return text;
}

void deductions_named(const Evidence& evidence, std::string_view kind, Findings& findings) {
  for (const Effect* deduction : evidence.of(EffectKind::DeductionTaken)) {
    if (!starts_with(deduction->reason, kind)) continue;
    findings.add(deduction->purchase_order, 0, abs(deduction->amount),
                 std::string(kind) + " on invoice " + deduction->other_document +
                     (kind == "Shortage" ? miscounts_of(evidence, deduction->purchase_order) : ""),
                 deduction->at, {deduction->other_document});
  }
}

std::string rule_of(int number) { return std::string(number < 10 ? "CB-0" : "CB-") + std::to_string(number); }

template <int Number>
void charged(const Evidence& evidence, Findings& findings) {
  charges_named(evidence, rule_of(Number), findings);
}

/// Charges for incidents, and for rules that only a user's own rate card has.
void charged_otherwise(const Evidence& evidence, Findings& findings) {
  constexpr int judged[] = {1, 2, 3, 5, 6, 9, 11, 12, 13, 14, 15, 16, 17, 18};
  for (const Effect* charge : evidence.of(EffectKind::ChargebackCharged)) {
    const bool known = std::any_of(std::begin(judged), std::end(judged),
                                   [&](int number) { return starts_with(charge->reason, rule_of(number)); });
    if (!known) findings.add_chargeback(*charge);
  }
}

/// The charges of the rate cards other than the rows of charge_checks().
std::vector<Check> checks_of_deliveries() {
  return {
      {{"CB-06", RuleKind::Charge, "Until July 2025: no units are late, cut late or missing.",
        "1EDISource 2017, AmazOwl", Confidence::Industry, Owner::Operations,
        "Book inside the window, and confirm only what will ship."},
       charged<6>},
      {{"CB-11", RuleKind::Charge, "Goods have more than 30 days until they expire.", "SupplyPike",
        Confidence::Industry, Owner::Operations, "Do not ship goods that expire so soon."},
       charged<11>},
      {{"CB-12", RuleKind::Charge, "In Europe units arrive with a correct ship notice.", "Amvisor",
        Confidence::Industry, Owner::Operations, "Find out why the ship notice was missing, late or wrong."},
       charged<12>},
      {{"CB-13", RuleKind::Charge, "In Europe the ship notice lists the label of each carton.", "KhooCommerce 2025",
        Confidence::Industry, Owner::IT, "Put the labels of all cartons on the ship notice."},
       charged<13>},
      {{"CB-14", RuleKind::Charge, "Every carton has a label.", "DCS 2019, AmazOwl", Confidence::Industry,
        Owner::Operations, "Label every carton at packing."},
       charged<14>},
      {{"CB-15", RuleKind::Charge, "A carton contains what its ship notice says.", "Global Overview 2021",
        Confidence::Industry, Owner::Operations, "Build the ship notice from what was packed."},
       charged<15>},
      {{"CB-16", RuleKind::Charge, "Until July 2025: no more arrives than was confirmed.", "Zanoma, AmazOwl",
        Confidence::Industry, Owner::Operations, "Ship what is confirmed."},
       charged<16>},
      {{"CB-17", RuleKind::Charge, "In Europe only what was confirmed arrives.", "Amalytix 2024", Confidence::Industry,
        Owner::Operations, "Acknowledge before the warehouse picks, and correct late changes."},
       charged<17>},
      {{"CB-18", RuleKind::Charge, "At most a fifth of a line is rejected for lack of stock.", "AmazOwl, Graceblood",
        Confidence::Industry, Owner::Ecommerce, "Tell Amazon what is out of stock before it is ordered."},
       charged<18>},
      {{"CHARGE-01", RuleKind::Charge, "Nothing else is charged back.", "the rate card", Confidence::Ours,
        Owner::Finance, "Look the charge's rule up on the rate card that was used."},
       charged_otherwise},
  };
}

std::vector<Check> checks_of_money() {
  return {
      {{"CB-01", RuleKind::Charge, "Confirmed units are delivered: an undelivered unit costs 5 %.",
        "KhooCommerce, CommerceCanal 2025", Confidence::Industry, Owner::Operations,
        "Confirm what will ship; correct the acknowledgement early."},
       charged<1>},
      {{"CB-02", RuleKind::Charge, "No more is invoiced than was ordered: the excess costs 100 %.", "KhooCommerce 2025",
        Confidence::Industry, Owner::Operations, "Never ship or invoice above the order; watch case sizes."},
       charged<2>},
      {{"CB-03", RuleKind::Charge, "Confirmed units are not reduced late: a late reduction costs 3 %.",
        "KhooCommerce 2025", Confidence::Industry, Owner::Operations,
        "Cut within five business days of the window's start."},
       charged<3>},
      {{"CB-05", RuleKind::Charge, "Goods arrive inside the window: late units cost 3 %.", "Carbon6 2026",
        Confidence::Industry, Owner::Operations, "Book the truck for a day inside the delivery window."},
       charged<5>},
      {{"CB-09", RuleKind::Charge, "Units arrive with a correct ship notice: defects cost 2 to 6 %.", "SupplyPike 2026",
        Confidence::Industry, Owner::Operations, "Find out why the ship notice was missing, late or wrong."},
       charged<9>},
      {{"INV-43", RuleKind::Charge, "Amazon receives what was invoiced: a shortage is deducted.", "Amalytix",
        Confidence::Industry, Owner::Finance, "Dispute within 30 days with proof of delivery and packing list."},
       [](const Evidence& evidence, Findings& findings) { deductions_named(evidence, "Shortage", findings); }},
      {{"INV-38", RuleKind::Charge, "Amazon pays the order's cost: a higher price is deducted.", "vendor guide",
        Confidence::Official, Owner::Finance,
        "Agree on the price with the buyer, then have it corrected on the order."},
       [](const Evidence& evidence, Findings& findings) { deductions_named(evidence, "PriceDiscrepancy", findings); }},
  };
}

}  // namespace

const std::vector<Check>& charge_checks() {
  static const std::vector<Check> table = [] {
    std::vector<Check> checks = checks_of_money();
    for (const Check& check : checks_of_deliveries()) checks.push_back(check);
    return checks;
  }();
  return table;
}

}  // namespace vendorproof::harness
