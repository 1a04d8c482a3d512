#include "mock_amazon/rules/rule_book.h"

#include "core/base/require.h"

namespace vendorproof::mock_amazon {

std::string_view text_of(Enforcement enforcement) {
  switch (enforcement) {
    case Enforcement::Refused:
      return "refused with 400";
    case Enforcement::Fails:
      return "the transaction fails";
    case Enforcement::Silent:
      return "takes effect without a word";
    case Enforcement::Charged:
      return "charged back";
    case Enforcement::Payables:
      return "held or deducted by payables";
    case Enforcement::Observable:
      return "is how Amazon behaves";
    case Enforcement::Warned:
      return "taken with a warning";
  }
  REQUIRE(false);
  return "";
}

const std::vector<RuleArea>& rule_areas() {
  static const std::vector<RuleArea> areas = {
      {"PO-", "Purchase orders", order_rules, order_rules_left_out},
      {"ACK-", "Acknowledgements", acknowledging_rules, acknowledging_rules_left_out},
      {"ASN-", "Ship notices", ship_notice_rules, ship_notice_rules_left_out},
      {"UOM-", "Units of measure", unit_rules, unit_rules_left_out},
      {"INV-", "Invoices and payment", invoicing_rules, invoicing_rules_left_out},
      {"CB-", "Chargebacks", charge_rules, charge_rules_left_out},
      {"API-", "The API", api_rules, api_rules_left_out},
      {"EDI-", "EDI", edi_rules, edi_rules_left_out},
      {"PEAK-", "Volumes", load_rules, load_rules_left_out},
  };
  return areas;
}

const std::vector<AmazonRule>& amazon_rules() {
  static const std::vector<AmazonRule> all = [] {
    std::vector<AmazonRule> rows;
    for (const RuleArea& area : rule_areas()) rows.insert(rows.end(), area.rules().begin(), area.rules().end());
    return rows;
  }();
  return all;
}

const AmazonRule* amazon_rule(std::string_view id) {
  for (const AmazonRule& rule : amazon_rules()) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

const std::vector<RuleLeftOut>& rules_left_out() {
  static const std::vector<RuleLeftOut> all = [] {
    std::vector<RuleLeftOut> rows;
    for (const RuleArea& area : rule_areas()) {
      rows.insert(rows.end(), area.left_out().begin(), area.left_out().end());
    }
    return rows;
  }();
  return all;
}

}  // namespace vendorproof::mock_amazon
