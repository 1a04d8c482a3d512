#include "core/trade/shipping/ship_notice.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/trade/shipping/despatch_gaps.h"

namespace vendorproof::trade {

namespace {

/// GS1 requires a right check digit, Amazon only eighteen unique digits (X6). The label is on the goods already, so the
/// notice states it even if its check digit is wrong.
bool has_eighteen_digits(const std::string& sscc) {
  return sscc.size() == 18 && std::all_of(sscc.begin(), sscc.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A purchase order line on the notice.
struct NoticeLine {
  const PurchaseOrderLine* line = nullptr;
  std::string reference;
  std::int64_t eaches = 0;
  bool in_order_unit = true;
};
using LineKey = std::pair<std::string, std::int64_t>;

class NoticeMaker {
 public:
  NoticeMaker(const Despatch& despatch, const std::map<std::string, NoticeOrder>& orders, const ShippingPolicy& policy)
      : despatch_(despatch), orders_(orders), policy_(policy) {}

  Result<ShipNotice> make(const ShipFrom& ship_from, Instant date) {
    if (auto counted = count_lines(); !counted) return tl::unexpected<Error>(counted.error());
    const std::optional<Instant> arrives = arrival_of(despatch_, policy_);
    if (!despatch_.departed_at || !arrives) {
      return failure(ErrorCode::Conflict, fmt::format("despatch {} has no {}", despatch_.number,
                                                      despatch_.departed_at ? "day of arrival" : "departure"));
    }
    choose_units();

    const PurchaseOrder& first = orders_.begin()->second.order;
    ShipNotice notice;
    notice.identifier = despatch_.number;
    notice.date = date;
    notice.shipped_at = *despatch_.departed_at;
    notice.arrives_at = *arrives;
    notice.selling_party = first.selling_party;
    notice.ship_from_party = ship_from.party;
    notice.ship_from_address = ship_from.address;
    notice.ship_to_party = first.ship_to_party;
    notice.carrier_scac = despatch_.carrier_scac;
    notice.pro_number = despatch_.pro_number;
    notice.bill_of_lading = despatch_.bill_of_lading;
    if (is_collected(orders_)) notice.amazon_reference = despatch_.amazon_reference;
    notice.type = policy_.type_of(despatch_.carrier_scac);
    notice.transportation_mode = policy_.transportation_mode;
    notice.items = items();
    notice.cartons = cartons();
    notice.pallets = pallets();
    notice.counts_pallets = policy_.region == Region::Europe;
    return notice;
  }

 private:
  Result<void> count_lines() {
    for (const DespatchLine& shipped : despatch_.lines) {
      auto key = key_of(shipped);
      if (!key) return tl::unexpected<Error>(key.error());
      key_of_line_.emplace(shipped.line_number, *key);
      const auto [found, is_new] = lines_.try_emplace(*key);
      if (is_new) {
        appearance_.push_back(*key);
        found->second.line = order_line(*key);
        found->second.reference = fmt::format("{:03}", appearance_.size());
      }
      found->second.eaches += shipped.eaches;
    }
    if (lines_.empty()) return failure(ErrorCode::Conflict, fmt::format("despatch {} is empty", despatch_.number));
    return check_parties();
  }

  Result<LineKey> key_of(const DespatchLine& shipped) const {
    const auto order = orders_.find(shipped.purchase_order);
    if (order == orders_.end()) {
      return failure(ErrorCode::Conflict, fmt::format("despatch {} line {} ships purchase order '{}', which is unknown",
                                                      despatch_.number, shipped.line_number, shipped.purchase_order));
    }
    const auto line = order->second.line_of_erp_sequence.find(shipped.erp_sequence);
    const LineKey key(shipped.purchase_order, line == order->second.line_of_erp_sequence.end() ? 0 : line->second);
    if (order_line(key) == nullptr) {
      return failure(
          ErrorCode::Conflict,
          fmt::format("despatch {} line {} ships sales order line {} of {}, which is not a line of that order",
                      despatch_.number, shipped.line_number, shipped.erp_sequence, shipped.purchase_order));
    }
    return key;
  }

  const PurchaseOrderLine* order_line(const LineKey& key) const {
    for (const PurchaseOrderLine& line : orders_.at(key.first).order.lines) {
      if (line.sequence == key.second) return &line;
    }
    return nullptr;
  }

  Result<void> check_parties() const {
    const PurchaseOrder& first = orders_.begin()->second.order;
    for (const auto& [number, entry] : orders_) {
      const bool same =
          entry.order.selling_party == first.selling_party && entry.order.ship_to_party == first.ship_to_party;
      if (same) continue;
      return failure(
          ErrorCode::Conflict,
          fmt::format("despatch {} mixes {} to {} ({}) with {} to {} ({}); one ship notice is for one vendor code "
                      "and one fulfilment centre",
                      despatch_.number, first.selling_party, first.ship_to_party, first.number,
                      entry.order.selling_party, entry.order.ship_to_party, number));
    }
    return {};
  }

  // ASN-51 wants the order's unit, ASN-21 equal sums per unit. So if any carton has a broken case, the whole item is
  // stated in eaches.
  void choose_units() {
    for (const Package& package : despatch_.packages) {
      for (const PackageContent& content : package.contents) {
        NoticeLine& line = lines_.at(key_of_line_.at(content.line_number));
        if (quantity_in_unit_of(line.line->ordered, content.eaches).unit != line.line->ordered.unit) {
          line.in_order_unit = false;
        }
      }
    }
    for (auto& [key, line] : lines_) {
      if (quantity_in_unit_of(line.line->ordered, line.eaches).unit != line.line->ordered.unit) {
        line.in_order_unit = false;
      }
    }
  }

  static Quantity written(const NoticeLine& line, std::int64_t eaches) {
    if (!line.in_order_unit) return {eaches, UnitOfMeasure::Eaches, 1};
    return quantity_in_unit_of(line.line->ordered, eaches);
  }

  std::vector<ShippedItem> items() const {
    std::vector<ShippedItem> result;
    for (const LineKey& key : appearance_) {
      const NoticeLine& line = lines_.at(key);
      result.push_back({line.reference, key.first, line.line->amazon_product_identifier,
                        line.line->vendor_product_identifier, written(line, line.eaches)});
    }
    return result;
  }

  std::vector<Carton> cartons() {
    std::vector<Carton> result;
    for (const Package& package : despatch_.packages) {
      if (package.is_pallet) continue;
      Carton carton;
      carton.sequence = fmt::format("{:03}", result.size() + 1);
      carton.sscc = package.sscc;
      carton.tracking_number = package.tracking_number;
      carton.items = packed_items(package);
      if (package.parent != 0) cartons_on_[package.parent].push_back(carton.sequence);
      result.push_back(std::move(carton));
    }
    return result;
  }

  /// To call after cartons().
  std::vector<Pallet> pallets() const {
    std::vector<Pallet> result;
    for (const Package& package : despatch_.packages) {
      if (!package.is_pallet) continue;
      const auto on_it = cartons_on_.find(package.number);
      result.push_back({package.sscc, on_it == cartons_on_.end() ? std::vector<std::string>() : on_it->second,
                        packed_items(package)});
    }
    return result;
  }

  /// Contents of the same line, lot and expiry are one item of the package.
  std::vector<CartonItem> packed_items(const Package& package) const {
    using ContentKey = std::tuple<LineKey, std::string, std::optional<Instant>>;
    std::map<ContentKey, std::int64_t> eaches;
    for (const PackageContent& content : package.contents) {
      eaches[{key_of_line_.at(content.line_number), content.lot, content.expires}] += content.eaches;
    }
    std::vector<CartonItem> result;
    for (const auto& [key, amount] : eaches) {
      const auto& [line_key, lot, expires] = key;
      const NoticeLine& line = lines_.at(line_key);
      result.push_back({line.reference, written(line, amount), lot, expires});
    }
    return result;
  }

  const Despatch& despatch_;
  const std::map<std::string, NoticeOrder>& orders_;
  const ShippingPolicy& policy_;
  std::map<std::int64_t, std::vector<std::string>> cartons_on_;  ///< sequences by the number of their pallet
  std::map<LineKey, NoticeLine> lines_;
  std::vector<LineKey> appearance_;
  std::map<std::int64_t, LineKey> key_of_line_;
};

/// Cartons stand on pallets of the despatch, pallets on the floor, and no pallet is empty.
void add_pallet_problems(const Despatch& despatch, std::vector<std::string>& problems) {
  std::map<std::int64_t, std::size_t> load;
  for (const Package& package : despatch.packages) {
    if (package.is_pallet) load[package.number] += package.contents.size();
  }
  for (const Package& package : despatch.packages) {
    if (package.parent == 0) continue;
    const auto pallet = load.find(package.parent);
    if (package.is_pallet) {
      problems.push_back(fmt::format("pallet {} stands on package {}", package.number, package.parent));
    } else if (pallet == load.end()) {
      problems.push_back(
          fmt::format("package {} stands on {}, which is no pallet of the despatch", package.number, package.parent));
    } else {
      ++pallet->second;
    }
  }
  for (const auto& [number, things] : load) {
    if (things == 0) problems.push_back(fmt::format("pallet {} is empty", number));
  }
}

}  // namespace

std::vector<std::string> despatch_problems(const Despatch& despatch) {
  std::vector<std::string> problems;
  add_pallet_problems(despatch, problems);
  std::map<std::int64_t, std::int64_t> missing;
  for (const DespatchLine& line : despatch.lines) missing[line.line_number] += line.eaches;

  std::set<std::string> seen;
  for (const Package& package : despatch.packages) {
    if (!has_eighteen_digits(package.sscc)) {
      problems.push_back(fmt::format("package {} has the invalid SSCC '{}'", package.number, package.sscc));
    } else if (!seen.insert(package.sscc).second) {
      problems.push_back(fmt::format("package {} repeats SSCC {}", package.number, package.sscc));
    }
    for (const PackageContent& content : package.contents) {
      const auto line = missing.find(content.line_number);
      if (line == missing.end()) {
        problems.push_back(fmt::format("package {} holds line {}, which the despatch does not have", package.number,
                                       content.line_number));
      } else {
        line->second -= content.eaches;
      }
    }
  }
  for (const auto& [line, eaches] : missing) {
    if (eaches == 0) continue;
    problems.push_back(fmt::format("the packages hold {} eaches {} than line {} ships", eaches > 0 ? eaches : -eaches,
                                   eaches > 0 ? "less" : "more", line));
  }
  return problems;
}

std::vector<std::string> purchase_orders_on(const Despatch& despatch) {
  std::set<std::string> numbers;
  for (const DespatchLine& line : despatch.lines) numbers.insert(line.purchase_order);
  return {numbers.begin(), numbers.end()};
}

std::vector<ShippedLine> shipped_of(const Despatch& despatch, const std::string& purchase_order,
                                    const std::map<std::int64_t, std::int64_t>& line_of_erp_sequence) {
  std::vector<ShippedLine> result;
  for (const DespatchLine& line : despatch.lines) {
    if (line.purchase_order != purchase_order) continue;
    const auto sequence = line_of_erp_sequence.find(line.erp_sequence);
    const std::int64_t known = sequence == line_of_erp_sequence.end() ? 0 : sequence->second;
    const auto same = std::find_if(result.begin(), result.end(), [&](const ShippedLine& shipped) {
      return shipped.erp_sequence == line.erp_sequence;
    });
    if (same == result.end()) {
      result.push_back({known, line.erp_sequence, line.eaches});
    } else {
      same->eaches += line.eaches;
    }
  }
  return result;
}

Result<ShipNotice> make_ship_notice(const Despatch& despatch, const std::map<std::string, NoticeOrder>& orders,
                                    const ShipFrom& ship_from, const ShippingPolicy& policy, Instant date) {
  if (orders.empty()) {
    return failure(ErrorCode::Conflict, fmt::format("despatch {} names no known order", despatch.number));
  }
  return NoticeMaker(despatch, orders, policy).make(ship_from, date);
}

}  // namespace vendorproof::trade
