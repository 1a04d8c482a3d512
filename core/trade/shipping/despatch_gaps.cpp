#include "core/trade/shipping/despatch_gaps.h"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>

namespace vendorproof::trade {

namespace {

using Orders = std::map<std::string, NoticeOrder>;

constexpr std::size_t bill_letters_min = 8;
constexpr std::size_t number_length_max = 30;
constexpr Duration notice_after_departure = std::chrono::minutes(30);
constexpr Duration notice_before_arrival = std::chrono::hours(6);

bool is_letter(char character) { return std::isalpha(static_cast<unsigned char>(character)) != 0; }
bool is_alphanumeric(char character) { return std::isalnum(static_cast<unsigned char>(character)) != 0; }

bool is_parcel(const Despatch& despatch, const ShippingPolicy& policy) {
  return policy.type_of(despatch.carrier_scac) == ShipmentType::SmallParcel;
}

/// Mandatory in North America; where it is stated it must be one.
std::string carrier_gap(const Despatch& despatch, const Orders&, const ShippingPolicy& policy) {
  const std::string& scac = despatch.carrier_scac;
  if (scac.empty()) return policy.region == Region::NorthAmerica ? "none is stated" : "";
  const bool is_one = scac.size() >= 2 && scac.size() <= 4 && std::all_of(scac.begin(), scac.end(), is_letter);
  return is_one ? "" : fmt::format("'{}' is not two to four letters", scac);
}

std::string pro_gap(const Despatch& despatch, const Orders&, const ShippingPolicy& policy) {
  const bool wanted = policy.region == Region::NorthAmerica || policy.region == Region::India;
  if (despatch.pro_number.empty()) return wanted ? "none is stated" : "";
  return despatch.pro_number.size() <= number_length_max
             ? ""
             : fmt::format("'{}' is longer than {} letters", despatch.pro_number, number_length_max);
}

std::string tracking_gap(const Despatch& despatch, const Orders&, const ShippingPolicy& policy) {
  if (!is_parcel(despatch, policy)) return "";
  const auto missing = std::count_if(despatch.packages.begin(), despatch.packages.end(), [](const Package& package) {
    return !package.is_pallet && package.tracking_number.empty();
  });
  return missing == 0 ? "" : fmt::format("{} of {} parcels have none", missing, despatch.packages.size());
}

std::string bill_gap(const Despatch& despatch, const Orders&, const ShippingPolicy& policy) {
  const std::string& bill = despatch.bill_of_lading;
  const bool wanted = policy.region == Region::Europe || !is_parcel(despatch, policy);
  if (bill.empty()) return wanted ? "none is stated" : "";
  const auto letters = static_cast<std::size_t>(std::count_if(bill.begin(), bill.end(), is_alphanumeric));
  if (letters < bill_letters_min)
    return fmt::format("'{}' has less than {} letters and digits", bill, bill_letters_min);
  if (bill.size() > number_length_max) return fmt::format("'{}' is longer than {} letters", bill, number_length_max);
  return bill.find_first_not_of(bill.front()) == std::string::npos ? fmt::format("'{}' repeats one letter", bill) : "";
}

std::string reference_gap(const Despatch& despatch, const Orders& orders, const ShippingPolicy& policy) {
  const bool wanted = policy.region == Region::NorthAmerica || policy.region == Region::Europe;
  if (!wanted || !despatch.amazon_reference.empty() || !is_collected(orders)) return "";
  return "none is stated, and Amazon collects these goods";
}

std::string arrival_gap(const Despatch& despatch, const Orders&, const ShippingPolicy& policy) {
  if (!despatch.arrives_at) return policy.transit ? "" : "none is stated";
  const bool is_before = despatch.departed_at && *despatch.arrives_at < *despatch.departed_at;
  return is_before ? "it is before the departure" : "";
}

std::map<std::int64_t, std::string> item_of_line(const Despatch& despatch) {
  std::map<std::int64_t, std::string> items;
  for (const DespatchLine& line : despatch.lines) items[line.line_number] = line.item;
  return items;
}

/// Where one content of an item has a lot, all of that item need theirs.
std::string lot_gap(const Despatch& despatch, const Orders&, const ShippingPolicy&) {
  const std::map<std::int64_t, std::string> items = item_of_line(despatch);
  std::set<std::string> with_lot;
  std::set<std::string> without_lot;
  for (const Package& package : despatch.packages) {
    for (const PackageContent& content : package.contents) {
      const auto item = items.find(content.line_number);
      if (item != items.end()) (content.lot.empty() ? without_lot : with_lot).insert(item->second);
    }
  }
  for (const std::string& item : without_lot) {
    if (with_lot.contains(item)) return fmt::format("some packages of item {} have none", item);
  }
  return "";
}

/// The first content of a perishable item that `is_lacking`: `package 1 holds the perishable item MILK without one`.
template <class Predicate>
std::string perishable_gap(const Despatch& despatch, const ShippingPolicy& policy, const Predicate& is_lacking) {
  if (policy.perishable_items.empty()) return "";
  const std::map<std::int64_t, std::string> items = item_of_line(despatch);
  for (const Package& package : despatch.packages) {
    for (const PackageContent& content : package.contents) {
      const auto item = items.find(content.line_number);
      if (item == items.end() || !policy.perishable_items.contains(item->second) || !is_lacking(content)) continue;
      return fmt::format("package {} holds the perishable item {} without one", package.number, item->second);
    }
  }
  return "";
}

std::string perishable_lot_gap(const Despatch& despatch, const Orders&, const ShippingPolicy& policy) {
  return perishable_gap(despatch, policy, [](const PackageContent& content) { return content.lot.empty(); });
}

std::string perishable_date_gap(const Despatch& despatch, const Orders&, const ShippingPolicy& policy) {
  return perishable_gap(despatch, policy, [](const PackageContent& content) { return !content.expires; });
}

/// A package may hold one lot and one date of an item.
std::string mixed_lot_gap(const Despatch& despatch, const Orders&, const ShippingPolicy&) {
  using Batch = std::pair<std::string, std::optional<Instant>>;
  const std::map<std::int64_t, std::string> items = item_of_line(despatch);
  for (const Package& package : despatch.packages) {
    std::map<std::string, std::set<Batch>> batches;
    for (const PackageContent& content : package.contents) {
      const auto item = items.find(content.line_number);
      if (item != items.end()) batches[item->second].insert({content.lot, content.expires});
    }
    for (const auto& [item, several] : batches) {
      if (several.size() > 1) return fmt::format("package {} mixes lots or dates of item {}", package.number, item);
    }
  }
  return "";
}

std::string expiry_gap(const Despatch& despatch, const Orders&, const ShippingPolicy& policy) {
  const std::optional<Instant> arrives = arrival_of(despatch, policy);
  for (const Package& package : despatch.packages) {
    for (const PackageContent& content : package.contents) {
      if (!content.expires || !arrives || *content.expires > *arrives) continue;
      return fmt::format("package {} holds goods that expire on {}, before they arrive", package.number,
                         format_instant(*content.expires));
    }
  }
  return "";
}

}  // namespace

const std::vector<DespatchNeed>& despatch_needs() {
  static const std::vector<DespatchNeed> table = {
      {"ASN-32", "carrier (SCAC)", carrier_gap},
      {"ASN-33", "PRO number", pro_gap},
      {"ASN-14", "tracking numbers", tracking_gap},
      {"ASN-30", "bill of lading", bill_gap},
      {"ASN-34", "Amazon's reference of the pick-up", reference_gap},
      {"ASN-35", "day of arrival", arrival_gap},
      {"ASN-40", "lot numbers", lot_gap},
      {"ASN-40", "lot numbers of perishables", perishable_lot_gap},
      {"ASN-41", "dates of expiry of perishables", perishable_date_gap},
      {"ASN-42", "one lot and date in a package", mixed_lot_gap},
      {"ASN-43", "dates of expiry", expiry_gap},
  };
  return table;
}

std::vector<std::string> despatch_gaps(const Despatch& despatch, const Orders& orders, const ShippingPolicy& policy) {
  std::vector<std::string> gaps;
  for (const DespatchNeed& need : despatch_needs()) {
    const std::string gap = need.gap(despatch, orders, policy);
    if (!gap.empty()) gaps.push_back(fmt::format("{} ({}): {}", need.name, need.rule, gap));
  }
  return gaps;
}

std::optional<Instant> notice_due(const Despatch& despatch, const ShippingPolicy& policy) {
  std::optional<Instant> due;
  if (despatch.departed_at) due = *despatch.departed_at + notice_after_departure;
  if (const auto arrives = arrival_of(despatch, policy)) {
    const Instant before_arrival = *arrives - notice_before_arrival;
    due = due ? std::min(*due, before_arrival) : before_arrival;
  }
  return due;
}

std::optional<Instant> arrival_of(const Despatch& despatch, const ShippingPolicy& policy) {
  if (despatch.arrives_at) return despatch.arrives_at;
  if (!despatch.departed_at || !policy.transit) return std::nullopt;
  return *despatch.departed_at + *policy.transit;
}

bool is_collected(const Orders& orders) {
  return std::any_of(orders.begin(), orders.end(), [](const auto& entry) {
    return entry.second.order.ship_window && !entry.second.order.delivery_window;
  });
}

}  // namespace vendorproof::trade
