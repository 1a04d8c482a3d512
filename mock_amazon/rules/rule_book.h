// The rules of the catalogue that this Vendor Central enforces, shows or charges, one row each; and those that are left
// out, with the reason. Each row has two tests of its id: `Keeps` and `Breaks`
// (tests/mock_amazon/rules/rule_book_test.cpp).
#pragma once

#include <string_view>
#include <vector>

#include "core/base/rule.h"

namespace vendorproof::mock_amazon {

/// What happens when the rule is broken. Observable rules cannot be broken: they are how Amazon behaves.
enum class Enforcement { Refused, Fails, Silent, Charged, Payables, Observable, Warned };
std::string_view text_of(Enforcement enforcement);

struct AmazonRule {
  std::string_view id;  ///< `ACK-02`; never reused, never renumbered
  Enforcement enforcement;
  std::string_view region;  ///< `ALL`, `NA`, `EU`, `NA, EU` ...
  Confidence confidence;
  Owner owner;                ///< the department of the vendor that acts
  std::string_view sentence;  ///< what must hold, or what happens
  std::string_view source;    ///< who says so: a page's address, or the kind of publication
  std::string_view mock;      ///< what this Vendor Central does about it
  std::string_view cost;      ///< what breaking it costs; "nothing" where it costs nothing
  std::string_view remedy;    ///< what the owner does
};

struct RuleLeftOut {
  std::string_view id;
  std::string_view sentence;
  std::string_view reason;
};

/// THE TABLE, put together from the areas below; in the order PO, ACK, ASN, UOM, INV, CB, API, EDI, PEAK.
const std::vector<AmazonRule>& amazon_rules();
/// nullptr if the table has no such id.
const AmazonRule* amazon_rule(std::string_view id);
const std::vector<RuleLeftOut>& rules_left_out();

/// The areas, a file each: rules_orders.cpp and so on.
struct RuleArea {
  std::string_view prefix;  ///< `PO-`
  std::string_view title;   ///< `Purchase orders`
  const std::vector<AmazonRule>& (*rules)();
  const std::vector<RuleLeftOut>& (*left_out)();
};
const std::vector<RuleArea>& rule_areas();

const std::vector<AmazonRule>& order_rules();
const std::vector<RuleLeftOut>& order_rules_left_out();
const std::vector<AmazonRule>& acknowledging_rules();
const std::vector<RuleLeftOut>& acknowledging_rules_left_out();
const std::vector<AmazonRule>& ship_notice_rules();
/// The part of them from ASN-32 on.
const std::vector<AmazonRule>& notice_content_rules();
const std::vector<RuleLeftOut>& ship_notice_rules_left_out();
/// Transport and receiving, a part of the rows above.
const std::vector<AmazonRule>& transport_area_rules();
const std::vector<AmazonRule>& unit_rules();
const std::vector<RuleLeftOut>& unit_rules_left_out();
const std::vector<AmazonRule>& invoicing_rules();
const std::vector<RuleLeftOut>& invoicing_rules_left_out();
const std::vector<AmazonRule>& charge_rules();
const std::vector<RuleLeftOut>& charge_rules_left_out();
const std::vector<AmazonRule>& api_rules();
const std::vector<RuleLeftOut>& api_rules_left_out();
const std::vector<AmazonRule>& edi_rules();
const std::vector<RuleLeftOut>& edi_rules_left_out();
const std::vector<AmazonRule>& load_rules();
const std::vector<RuleLeftOut>& load_rules_left_out();

}  // namespace vendorproof::mock_amazon
