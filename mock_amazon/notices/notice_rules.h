// THE TABLE of what a ship notice must keep, by subject: a file each. A complaint fails the whole notice.
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

/// All of them. Judged in this order; the first rule that is broken is what Amazon reports. What comes first makes sure
/// that every item has an order and a line, which the later ones rely on.
const std::vector<NoticeRule>& notice_rules();

/// Whose it is and whether it may come at all: identity, Replace, orders and products.
const std::vector<NoticeRule>& notice_identity_rules();
/// Items, cartons and pallets: references, labels, structure, quantities.
const std::vector<NoticeRule>& notice_packing_rules();
/// Carrier, papers, dates, addresses, imports.
const std::vector<NoticeRule>& notice_carriage_rules();
/// What some goods need: lot, expiry, traceability, weight.
const std::vector<NoticeRule>& notice_goods_rules();
/// What a Replace may change; needs everything else to be right.
const std::vector<NoticeRule>& notice_replacing_rules();

}  // namespace vendorproof::mock_amazon
