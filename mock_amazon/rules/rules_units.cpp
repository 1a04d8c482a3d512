#include "mock_amazon/rules/rule_book.h"

namespace vendorproof::mock_amazon {

const std::vector<AmazonRule>& unit_rules() {
  using enum Enforcement;
  using enum Confidence;
  static const std::vector<AmazonRule> table = {
      {"UOM-01", Refused, "ALL", Official, Owner::IT, "Quantities are in Cases or Eaches, spelled so.",
       "Amazon, Vendor Orders model", "Answers 400 to any other unit, and says which there are.",
       "the document is not taken", "Map the units of the ERP to these two."},
      {"UOM-02", Observable, "ALL", Official, Owner::IT,
       "unitSize is the number of eaches in a case, and 1 or absent for eaches.", "Amazon, three vendor models",
       "Counts cases times unitSize, or times the order's unitSize if it is absent.", "nothing",
       "Convert with the order's unitSize, not with the item master's."},
      {"UOM-03", Refused, "ALL", Official, Owner::IT,
       "Ship notices and invoices state amount and unit of each quantity; acknowledgements need not.",
       "Amazon, three vendor models", "Answers 400 and names the field that is missing.", "the document is not taken",
       "Always write amount and unit."},
      {"UOM-04", Payables, "ALL", Official, Owner::Finance, "Costs are per each, also when the order is in cases.",
       "Amazon, Vendor Orders model", "Reads an invoice's cost per each and pays no more than the order's.",
       "what is invoiced above the order's cost is deducted",
       "Divide the price of a case by its eaches before it is invoiced."},
      {"UOM-07", Observable, "ALL", Official, Owner::IT,
       "What was received may be reported in another unit than was ordered.", "Amazon, Vendor Orders model (example)",
       "Does so for order lines that the receiving plan names or draws: cases as eaches, eaches as cases of one.",
       "nothing", "Compare receipts in eaches: amount times unitSize."},
      {"UOM-09", Payables, "ALL", Industry, Owner::Finance,
       "An invoice in another unit than the order's shows as a price discrepancy.", "trade press: AMZ Prep",
       "Reads what the invoice says, and deducts its cost above the order's.",
       "what is invoiced above the order's cost is deducted", "Invoice in the order's unit."},
      {"UOM-10", Payables, "ALL", Industry, Owner::Ecommerce,
       "With a wrong case pack in Amazon's catalogue a case of N counts as one unit, or one unit as N.",
       "agency wiki: AmazOwl",
       "Counts so on order lines that the receiving plan names or draws, and pays by what it counted.",
       "the units that were not counted are deducted as shortage",
       "Have the case pack of the item corrected in Amazon's catalogue, and dispute the shortage."},
      {"UOM-13", Payables, "ALL", Anecdotal, Owner::Finance,
       "A cost that rounding makes a cent too high is a price discrepancy.", "forum: Solved Deductions",
       "Compares costs to the hundredth of a cent, without tolerance.", "the difference on every unit is deducted",
       "Agree on a cost per each that has two decimals."},
  };
  return table;
}

const std::vector<RuleLeftOut>& unit_rules_left_out() {
  static const std::vector<RuleLeftOut> table = {
      {"UOM-05", "Goods priced by weight are paid by weight.",
       "weights are checked, but payment does not use them: a price per weight unit counts as a price per each"},
      {"UOM-06", "The catalogue says in which unit an item is ordered.",
       "orders come from scenarios or from the control plane; there is no catalogue to configure"},
      {"UOM-08", "A ship notice in another unit than the order's is a defect.", "the same defect is ASN-51"},
      {"UOM-11", "Bar codes on inner packs make packs count as units.",
       "goods in a truck carry no bar codes; its effect on counting is UOM-10"},
      {"UOM-12", "The status operation and the portal disagree by a factor.",
       "both read the same data here, and no source says when Amazon's disagree"},
      {"UOM-14", "Orders need not be multiples of the case pack.",
       "quantities of orders are the scenario's choice; nothing here follows from them"},
      {"UOM-15", "The portal shows quantities in cases.", "the portal of this Vendor Central lists no orders"},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
