#include <set>

#include "mock_amazon/notices/notice_rules.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration replaceable_for = std::chrono::hours(7 * 24);
constexpr std::size_t notices_per_truck_max = 100;

std::string name_of(const MatchedNotice& matched) {
  return "shipmentIdentifier '" + matched.claim.key.second.substr(0, 60) + "'";
}

Complaints replaces_nothing(const MatchedNotice& matched) {
  if (!matched.claim.replaces || matched.replaced != nullptr) return {};
  return {name_of(matched) + " of " + matched.claim.key.first + " is to be replaced, but is unknown"};
}

Complaints other_channel(const MatchedNotice& matched) {
  if (!matched.claim.replaces || matched.replaced->channel == matched.channel) return {};
  const bool by_api = matched.replaced->channel == NoticeChannel::Api;
  return {name_of(matched) + " was sent " + (by_api ? "by the API" : "in the portal") +
          " and can be changed only there"};
}

Complaints replaced_too_late(const MatchedNotice& matched) {
  if (!matched.claim.replaces) return {};
  if (matched.submitted > matched.replaced->submitted + replaceable_for) {
    return {name_of(matched) + " was sent more than 7 days ago"};
  }
  const std::optional<TruckTimes>& truck = matched.replaced->truck;
  if (!truck || matched.submitted < truck->arrives) return {};
  return {name_of(matched) + " is for goods that reached the fulfilment centre " + format_instant(truck->arrives)};
}

Complaints used_identifier(const MatchedNotice& matched) {
  const bool used = matched.replaced != nullptr && !matched.claim.replaces;
  if (!used && !matched.claim.key.second.empty()) return {};
  return {name_of(matched) + " is empty or was used within 365 days"};
}

Complaints unknown_order(const MatchedNotice& matched) {
  Complaints complaints;
  for (const NoticedItem& item : matched.items) {
    if (item.order != nullptr) continue;
    complaints.push_back("item " + item.stated->reference + " is of an unknown order '" + item.order_number + "'");
  }
  return complaints;
}

/// An order without parties fits every notice.
Complaints mixed_delivery(const MatchedNotice& matched) {
  Complaints complaints;
  std::set<std::string> seen;
  for (const NoticedItem& item : matched.items) {
    const Order& order = item.known_order();
    if (!seen.insert(order.number).second) continue;
    if (!order.selling_party.empty() && order.selling_party != matched.claim.key.first) {
      complaints.push_back("order " + order.number + " is of vendor code " + order.selling_party + ", not " +
                           matched.claim.key.first);
    }
    if (!order.ship_to_party.empty() && order.ship_to_party != matched.claim.ship_to) {
      complaints.push_back("order " + order.number + " goes to " + order.ship_to_party + ", not " +
                           matched.claim.ship_to);
    }
  }
  return complaints;
}

/// A notice is still accepted for goods that left before Amazon cancelled the order.
Complaints unconfirmed_order(const MatchedNotice& matched) {
  std::set<std::string> numbers;
  for (const NoticedItem& item : matched.items) {
    const Order& order = item.known_order();
    const Instant left = matched.claim.shipped_at.value_or(matched.submitted);
    const bool cancelled_later = order.unconfirmed_since && left <= *order.unconfirmed_since;
    if (order.confirmed() == 0 && !cancelled_later) numbers.insert(order.number);
  }
  Complaints complaints;
  for (const std::string& number : numbers) complaints.push_back("order " + number + " is unconfirmed or closed");
  return complaints;
}

Complaints unknown_product(const MatchedNotice& matched) {
  Complaints complaints;
  for (const NoticedItem& item : matched.items) {
    if (item.line != nullptr) continue;
    complaints.push_back("item " + item.stated->reference + " is not on order " + item.order_number);
  }
  return complaints;
}

/// Notices of one vendor code with the same bill of lading are for the same truck (ASN-15).
Complaints too_many_for_a_truck(const MatchedNotice& matched) {
  const auto found = matched.earlier->notices_by_bill_of_lading.find(matched.claim.bill_of_lading);
  if (matched.claim.replaces || matched.claim.bill_of_lading.empty() ||
      found == matched.earlier->notices_by_bill_of_lading.end()) {
    return {};
  }
  std::size_t notices = 0;
  for (const NoticeKey& key : found->second) {
    if (key.first == matched.claim.key.first) ++notices;
  }
  if (notices < notices_per_truck_max) return {};
  return {"bill of lading " + matched.claim.bill_of_lading.substr(0, 60) + " has 100 ship notices already"};
}

std::int64_t eaches_noticed(const NoticeRecord& record, const std::string& order, const OrderLine& line) {
  std::int64_t eaches = 0;
  for (const NoticedLine& row : record.lines) {
    if (row.purchase_order == order && row.item == line.item()) eaches += row.eaches;
  }
  return eaches;
}

Complaints replaced_by_more(const MatchedNotice& matched) {
  if (!matched.claim.replaces) return {};
  Complaints complaints;
  Claim claimed;
  for (const NoticedItem& item : matched.items) {
    const std::int64_t sum = claimed[{item.order_number, item.known_line().item()}] += item.eaches;
    const std::int64_t before = eaches_noticed(*matched.replaced, item.order_number, item.known_line());
    if (sum <= before) continue;
    complaints.push_back("item " + item.stated->reference + " of order " + item.order_number + " grows from " +
                         std::to_string(before) + " to " + std::to_string(sum) + " eaches");
  }
  const auto grows = [&](const char* name, std::int64_t before, std::int64_t now) {
    if (now <= before) return;
    complaints.push_back(std::string(name) + " grows from " + std::to_string(before) + " to " + std::to_string(now));
  };
  const NoticeRecord& replaced = *matched.replaced;
  grows("cartonCount", replaced.cartons, matched.claim.cartons_claimed());
  grows("palletCount", replaced.pallets, matched.claim.pallets_claimed());
  return complaints;
}

}  // namespace

const std::vector<NoticeRule>& notice_identity_rules() {
  static const std::vector<NoticeRule> table = {
      {"ASN-08", "UNKNOWN_SHIPMENT_IDENTIFIER", replaces_nothing},
      {"ASN-11", "CHANNEL_LOCKED", other_channel},
      {"ASN-10", "REPLACED_TOO_LATE", replaced_too_late},
      {"ASN-06", "DUPLICATE_SHIPMENT_IDENTIFIER", used_identifier},
      {"ASN-23", "INVALID_ORDER_ID", unknown_order},
      {"ASN-12", "MIXED_DELIVERY", mixed_delivery},
      {"ASN-48", "ORDER_NOT_CONFIRMED", unconfirmed_order},
      {"ASN-49", "INVALID_PRODUCT_IDENTIFIER", unknown_product},
      {"ASN-13", "TOO_MANY_SHIP_NOTICES", too_many_for_a_truck},
  };
  return table;
}

const std::vector<NoticeRule>& notice_replacing_rules() {
  static const std::vector<NoticeRule> table = {{"ASN-09", "REPLACED_BY_MORE", replaced_by_more}};
  return table;
}

}  // namespace vendorproof::mock_amazon
