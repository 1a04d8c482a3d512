// THE TABLE of rules for ship notices, one file per subject. One complaint fails the whole notice.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mock_amazon/notices/matched_notice.h"

namespace vendorproof::mock_amazon {

using Complaints = std::vector<std::string>;

struct NoticeRule {
  std::string_view rule;
  std::string_view code;
  Complaints (*complaints)(const MatchedNotice& matched);
};

/// All rules. Checked in this order; Amazon reports only the first broken rule. The first rules make sure that every
/// item has an order and a line; later rules rely on it.
const std::vector<NoticeRule>& notice_rules();

/// Identity, Replace, orders and products.
const std::vector<NoticeRule>& notice_identity_rules();
/// Items, cartons and pallets: references, labels, structure, quantities.
const std::vector<NoticeRule>& notice_packing_rules();
/// Carrier, papers, dates, addresses, imports.
const std::vector<NoticeRule>& notice_carriage_rules();
/// Extra data of some goods: lot, expiry, traceability, weight.
const std::vector<NoticeRule>& notice_goods_rules();
/// The changes that a Replace may make; checked last, because they rely on all other rules.
const std::vector<NoticeRule>& notice_replacing_rules();

}  // namespace vendorproof::mock_amazon
