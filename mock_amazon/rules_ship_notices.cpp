#include "mock_amazon/rule_book.h"

namespace vendorproof::mock_amazon {

const std::vector<AmazonRule>& ship_notice_rules() {
  static const std::vector<AmazonRule> table = {};
  return table;
}

const std::vector<RuleLeftOut>& ship_notice_rules_left_out() {
  static const std::vector<RuleLeftOut> table = {};
  return table;
}

}  // namespace vendorproof::mock_amazon
