#include "mock_amazon/notices/notice_defects.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/require.h"
#include "mock_amazon/charges/chargebacks.h"
#include "mock_amazon/notices/notice_register.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

using Defects = std::vector<DefectFound>;

constexpr Duration expires_soon = std::chrono::hours(30 * 24);
constexpr Duration expires_within_months = std::chrono::hours(90 * 24);
constexpr Duration expires_far_ahead = std::chrono::hours(3 * 365 * 24);
constexpr std::size_t paper_number_max = 30;
constexpr std::int64_t pallet_milligrams_max = 680'388'000;  ///< 1,500 lb
constexpr std::int64_t pallet_height_max = 100'000;          ///< 100 inches
constexpr std::int64_t carton_side_max = 25'000;             ///< 25 inches
constexpr std::int64_t carton_milligrams_max_eu = 23'000'000;
constexpr std::int64_t carton_milligrams_max = 22'679'600;  ///< 50 lb

/// Europe and North America require a label on every carton; the other regions recommend it.
Defects carton_without_sscc(const MatchedNotice& matched, Instant) {
  const Region region = matched.settings->region;
  if (region != Region::NA && region != Region::EU) return {};
  Defects defects;
  for (std::size_t i = 0; i < matched.claim.cartons.size(); ++i) {
    const PackedCarton& carton = matched.claim.cartons[i];
    const bool labelled = std::any_of(carton.labels.begin(), carton.labels.end(), [](const ContainerLabel& label) {
      return label.type == "SSCC" || label.type == "AMZNCC";
    });
    if (!labelled)
      defects.push_back({"", eaches_in(matched.in_cartons[i]), "carton " + carton.sequence + " has no SSCC"});
  }
  return defects;
}

Defects odd_paper_numbers(const MatchedNotice& matched, Instant) {
  if (matched.settings->region != Region::NA) return {};
  Defects defects;
  const auto look_at = [&](const char* name, const std::string& number) {
    if (number.size() <= paper_number_max && number.find(' ') == std::string::npos) return;
    defects.push_back({"", 0, std::string(name) + " is longer than 30 characters or has blanks"});
  };
  look_at("billOfLadingNumber", matched.claim.bill_of_lading);
  look_at("carrierShipmentReferenceNumber", matched.claim.pro);
  return defects;
}

/// Eaches of an item, by its reference, that expire at one time.
using EachesByExpiry = std::map<std::pair<std::string, Instant>, std::int64_t>;

/// The same units can be stated with the item, its cartons and its pallets: for each item the first of these three that
/// states an expiry counts (ASN-22).
EachesByExpiry eaches_by_expiry(const MatchedNotice& matched) {
  EachesByExpiry of_items;
  EachesByExpiry of_cartons;
  EachesByExpiry of_pallets;
  const auto add = [](EachesByExpiry& level, const std::string& reference, const ItemNotes& notes,
                      std::int64_t eaches) {
    if (const std::optional<Instant> expires = notes.expiry()) level[{reference, *expires}] += eaches;
  };
  for (const NoticedItem& item : matched.items) add(of_items, item.stated->reference, item.stated->notes, item.eaches);
  const auto add_all = [&](EachesByExpiry& level, const std::vector<PackedList>& containers) {
    for (const PackedList& container : containers) {
      for (const PackedGoods& one : container) add(level, one.stated->reference, one.stated->notes, one.eaches);
    }
  };
  add_all(of_cartons, matched.in_cartons);
  add_all(of_pallets, matched.on_pallets);
  std::set<std::string> stated;
  for (const auto* level : {&of_items, &of_cartons, &of_pallets}) {
    std::set<std::string> here;
    for (const auto& [key, eaches] : *level) {
      if (stated.contains(key.first)) continue;
      of_items.insert({key, eaches});
      here.insert(key.first);
    }
    stated.merge(here);
  }
  return of_items;
}

Defects odd_expiry(const MatchedNotice& matched, Instant now) {
  Defects defects;
  for (const auto& row : eaches_by_expiry(matched)) {
    const auto& [reference, expires] = row.first;
    const NoticedItem& item = matched.required_item(reference);
    const auto add = [&](const std::string& message, Trigger trigger) {
      const std::string text = "item " + item.stated->reference + message;
      defects.push_back({item.order_number, row.second, text, trigger, item.line});
    };
    if (expires < now + expires_soon) {
      add(" expires within 30 days", Trigger::ExpiryUnder30Days);
    } else if (expires <= now + expires_within_months) {
      add(" expires within 90 days", Trigger::ExpiryTooClose);
    } else if (expires > now + expires_far_ahead) {
      add(" expires more than three years ahead", Trigger::ExpiryTooFar);
    }
  }
  return defects;
}

/// Units above the ordered quantity, including earlier notices; a notice that is being replaced does not count.
Defects excess_quantity(const MatchedNotice& matched, Instant) {
  Defects defects;
  std::map<const OrderLine*, std::int64_t> noticed;
  if (matched.claim.replaces) {
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> replaced;
    for (const NoticedLine& row : matched.replaced->lines) replaced[{row.purchase_order, row.sequence}] += row.eaches;
    for (const NoticedItem& item : matched.items)
      noticed[item.line] = -replaced[{item.order_number, item.known_line().sequence}];
  }
  for (const NoticedItem& item : matched.items) {
    const std::int64_t sum = item.known_line().noticed + (noticed[item.line] += item.eaches);
    const std::int64_t excess = std::min(sum - item.known_line().ordered, item.eaches);
    if (excess <= 0) continue;
    defects.push_back({item.order_number, excess,
                       "item " + item.stated->reference + " ships " + std::to_string(excess) +
                           " eaches above what order " + item.order_number + " has of " + item.known_line().item()});
  }
  return defects;
}

Defects other_unit(const MatchedNotice& matched, Instant) {
  Defects defects;
  for (const NoticedItem& item : matched.items) {
    if (item.written.unit == item.known_line().written.unit) continue;
    defects.push_back({item.order_number, item.eaches,
                       "item " + item.stated->reference + " ships in " + std::string(text_of(item.written.unit)) +
                           ", the order is in " + std::string(text_of(item.known_line().written.unit))});
  }
  return defects;
}

Defects oversized_pallet(const MatchedNotice& matched, Instant) {
  Defects defects;
  for (const PackedPallet& pallet : matched.claim.pallets) {
    if (pallet.size.milligrams.value_or(0) > pallet_milligrams_max) {
      defects.push_back({"", 0, "a pallet weighs more than 1,500 lb"});
    }
    if (pallet.size.height.value_or(0) > pallet_height_max) {
      defects.push_back({"", 0, "a pallet is higher than 100 inches"});
    }
  }
  return defects;
}

/// A carton with a single unit has no weight limit. Only North America also limits the sides.
Defects oversized_carton(const MatchedNotice& matched, Instant) {
  const Region region = matched.settings->region;
  if (region != Region::NA && region != Region::EU) return {};
  const std::int64_t weight_max = region == Region::EU ? carton_milligrams_max_eu : carton_milligrams_max;
  Defects defects;
  for (std::size_t i = 0; i < matched.claim.cartons.size(); ++i) {
    const PackedCarton& carton = matched.claim.cartons[i];
    const std::int64_t eaches = eaches_in(matched.in_cartons[i]);
    if (eaches <= 1) continue;
    if (carton.size.milligrams.value_or(0) > weight_max) {
      defects.push_back({"", eaches, "carton " + carton.sequence + " is too heavy"});
    }
    if (region == Region::NA && carton.size.longest_side.value_or(0) > carton_side_max) {
      defects.push_back({"", eaches, "carton " + carton.sequence + " has a side above 25 inches"});
    }
  }
  return defects;
}

/// Shipments of one day from one place to another belong on one bill of lading.
Defects unconsolidated(const MatchedNotice& matched, Instant) {
  if (matched.claim.small_parcel() || matched.settings->region != Region::NA) return {};
  const Instant day = start_of_day(*matched.claim.shipped_at);
  const auto found = matched.earlier->shipments_by_day.find(
      {day, matched.claim.key.first, matched.claim.ship_from, matched.claim.ship_to});
  if (found == matched.earlier->shipments_by_day.end()) return {};
  const bool elsewhere = std::any_of(found->second.begin(), found->second.end(),
                                     [&](const std::string& bill) { return bill != matched.claim.bill_of_lading; });
  if (!elsewhere || matched.claim.replaces) return {};
  return {{"", 0, "another shipment of that day has the same origin and destination, but another bill of lading"}};
}

/// Structures in which every carton holds one item.
bool is_standard(const std::string& structure) {
  return structure == "LooseStandardCase" || structure == "PalletizedStandardCase";
}

void add_cost(const Central& central, const CartonContent& content, std::map<std::string, CostedUnits>& by_order) {
  const Order* order = central.orders.find(content.purchase_order);
  if (order == nullptr) return;
  for (const OrderLine& line : order->lines) {
    if (line.item() != content.item) continue;
    by_order[order->number].units += content.eaches;
    by_order[order->number].cost += line.net_cost * content.eaches;
    return;
  }
}

}  // namespace

const std::vector<NoticeDefectRule>& notice_defect_rules() {
  static const std::vector<NoticeDefectRule> table = {
      {"ASN-25", carton_without_sscc}, {"ASN-31", odd_paper_numbers}, {"ASN-43", odd_expiry},
      {"ASN-50", excess_quantity},     {"ASN-51", other_unit},        {"ASN-62", oversized_pallet},
      {"ASN-63", oversized_carton},    {"ASN-64", unconsolidated},
  };
  return table;
}

void report_defects(Central& central, const MatchedNotice& matched, Instant now) {
  for (const NoticeDefectRule& rule : notice_defect_rules()) {
    for (const DefectFound& found : rule.find(matched, now)) {
      report_defect(
          central, {now, std::string(rule.rule), matched.claim.key, found.purchase_order, found.eaches, found.message});
      if (!found.charged) continue;
      Fault fault;
      fault.trigger = *found.charged;
      fault.purchase_order = found.purchase_order;
      fault.subject = "ship notice " + matched.claim.key.second;
      fault.units = {found.eaches, found.line->net_cost * found.eaches};
      // A Replace is not charged again for what the Original was charged for, only for new defects.
      if (matched.claim.replaces && was_charged(central.charges, fault)) continue;
      charge(central, fault, now);
    }
  }
}

void compare_structure(Central& central, const Truck& truck, Instant now) {
  std::set<NoticeKey> reported;
  for (const PhysicalCarton& carton : truck.cartons) {
    const auto claimed = central.notices.carton_by_sscc.find(sscc_digits(carton.sscc));
    if (claimed == central.notices.carton_by_sscc.end()) continue;
    const NoticeKey& key = claimed->second.notice;
    std::set<std::string> items;
    std::int64_t eaches = 0;
    std::map<std::string, CostedUnits> by_order;
    for (const CartonContent& content : carton.contents) {
      if (content.eaches <= 0) continue;
      items.insert(content.item);
      eaches += content.eaches;
      add_cost(central, content, by_order);
    }
    const std::string& structure = known_notice(central.notices, key).structure;
    if (!is_standard(structure) || items.size() < 2 || !reported.insert(key).second) continue;
    report_defect(central, {now, "ASN-18", key, "", eaches,
                            "carton " + carton.sscc + " mixes items, the notice says " + structure});
    for (const auto& [number, units] : by_order) {
      Fault fault;
      fault.trigger = Trigger::NoticeStructure;
      fault.purchase_order = number;
      fault.subject = "ship notice " + key.second;
      fault.units = units;
      charge(central, fault, now);
    }
  }
}

}  // namespace vendorproof::mock_amazon
