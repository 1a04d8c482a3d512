// What Amazon charged or deducted in this run. Charges are the trade's price for what the world did; a scenario says
// which it expects.
#include "core/base/text.h"
#include "harness/judge.h"

namespace vendorproof::harness {

namespace {

void charges_named(const Evidence& evidence, std::string_view id, Findings& findings) {
  for (const Effect* charge : evidence.of(EffectKind::ChargebackCharged)) {
    if (starts_with(charge->reason, id)) {
      findings.add(charge->purchase_order, 0, abs(charge->amount), charge->reason, charge->at);
    }
  }
}

void deductions_named(const Evidence& evidence, std::string_view kind, Findings& findings) {
  for (const Effect* deduction : evidence.of(EffectKind::DeductionTaken)) {
    if (!starts_with(deduction->reason, kind)) continue;
    findings.add(deduction->purchase_order, 0, abs(deduction->amount),
                 std::string(kind) + " on invoice " + deduction->other_document, deduction->at);
  }
}

}  // namespace

const std::vector<Check>& charge_checks() {
  static const std::vector<Check> table = {
      {{"CB-01", RuleKind::Charge, "Confirmed units are filled: not filled costs 5 %.",
        "KhooCommerce, CommerceCanal 2025", Confidence::Industry, Owner::Operations,
        "Confirm what will ship; correct the acknowledgement early."},
       [](const Evidence& evidence, Findings& findings) { charges_named(evidence, "CB-01", findings); }},
      {{"CB-02", RuleKind::Charge, "No more is invoiced than was ordered: overage costs 100 %.", "KhooCommerce 2025",
        Confidence::Industry, Owner::Operations, "Never ship or invoice above the order; watch case sizes."},
       [](const Evidence& evidence, Findings& findings) { charges_named(evidence, "CB-02", findings); }},
      {{"CB-03", RuleKind::Charge, "Confirmed units are not cut late: down-confirmed costs 3 %.", "KhooCommerce 2025",
        Confidence::Industry, Owner::Operations, "Cut within five business days of the window's start."},
       [](const Evidence& evidence, Findings& findings) { charges_named(evidence, "CB-03", findings); }},
      {{"CB-05", RuleKind::Charge, "Goods arrive inside the window: late units cost 3 %.", "Carbon6 2026",
        Confidence::Industry, Owner::Operations, "Book the truck for a day inside the delivery window."},
       [](const Evidence& evidence, Findings& findings) { charges_named(evidence, "CB-05", findings); }},
      {{"CB-09", RuleKind::Charge, "Units arrive under a right ship notice: defects cost 2 to 6 %.", "SupplyPike 2026",
        Confidence::Industry, Owner::Operations, "Find out why the ship notice was missing, late or wrong."},
       [](const Evidence& evidence, Findings& findings) { charges_named(evidence, "CB-09", findings); }},
      {{"INV-43", RuleKind::Charge, "Amazon receives what was invoiced: a shortage is deducted.", "Amalytix",
        Confidence::Industry, Owner::Finance, "Dispute within 30 days with proof of delivery and packing list."},
       [](const Evidence& evidence, Findings& findings) { deductions_named(evidence, "Shortage", findings); }},
      {{"INV-38", RuleKind::Charge, "Amazon pays the order's cost: a higher price is deducted.", "vendor guide",
        Confidence::Official, Owner::Finance, "Settle the price with the buyer, then have it corrected on the order."},
       [](const Evidence& evidence, Findings& findings) { deductions_named(evidence, "PriceDiscrepancy", findings); }},
  };
  return table;
}

}  // namespace vendorproof::harness
