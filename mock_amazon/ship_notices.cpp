#include "mock_amazon/ship_notices.h"

#include <algorithm>
#include <set>

#include "core/base/hash.h"
#include "mock_amazon/central.h"
#include "mock_amazon/notice_claim.h"
#include "mock_amazon/order_lapses.h"
#include "mock_amazon/reading.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

constexpr Duration unique_for = std::chrono::hours(365 * 24);
constexpr Duration shipped_before_max = std::chrono::hours(7 * 24);
constexpr Duration shipped_after_max = std::chrono::hours(2 * 24);

Complaints replacing(const NoticeClaim& claim) {
  if (claim.type == "Original") return {};
  return {"Error details are not available. Please make sure you are sending valid input payload."};
}

Complaints used_identifier(const NoticeClaim& claim) {
  const auto found = claim.earlier->accepted_by_identifier.find(claim.identifier);
  const bool used =
      found != claim.earlier->accepted_by_identifier.end() && claim.submitted < found->second + unique_for;
  if (!used && !claim.identifier.empty()) return {};
  return {"shipmentIdentifier '" + claim.identifier + "' is empty or was used within 365 days"};
}

Complaints unknown_order(const NoticeClaim& claim) {
  Complaints complaints;
  for (const NoticedItem& item : claim.items) {
    if (item.order != nullptr) continue;
    complaints.push_back("item " + item.reference + " is of an unknown order '" + item.order_number + "'");
  }
  return complaints;
}

/// Goods that left before Amazon cancelled the order are on their way, and their notice is still taken.
Complaints unconfirmed_order(const NoticeClaim& claim) {
  std::set<std::string> numbers;
  for (const NoticedItem& item : claim.items) {
    const Order& order = *item.order;
    const Instant left = claim.shipped_at.value_or(claim.submitted);
    const bool cancelled_later = order.unconfirmed_since && left <= *order.unconfirmed_since;
    if (order.confirmed() == 0 && !cancelled_later) numbers.insert(order.number);
  }
  Complaints complaints;
  for (const std::string& number : numbers) complaints.push_back("order " + number + " is unconfirmed or closed");
  return complaints;
}

Complaints unknown_product(const NoticeClaim& claim) {
  Complaints complaints;
  for (const NoticedItem& item : claim.items) {
    if (item.line != nullptr) continue;
    complaints.push_back("item " + item.reference + " is not on order " + item.order_number);
  }
  return complaints;
}

Complaints missing_date(const NoticeClaim& claim) {
  Complaints complaints;
  if (!claim.shipped_at) complaints.push_back("shippedDate is missing");
  if (!claim.arrives_at) complaints.push_back("estimatedDeliveryDate is missing");
  if (!complaints.empty()) return complaints;
  if (*claim.shipped_at < claim.submitted - shipped_before_max ||
      *claim.shipped_at > claim.submitted + shipped_after_max) {
    complaints.push_back("shippedDate " + format_instant(*claim.shipped_at) +
                         " is more than 7 days before or 2 days after the submission");
  }
  if (*claim.arrives_at < *claim.shipped_at) complaints.push_back("estimatedDeliveryDate is before shippedDate");
  return complaints;
}

Complaints bad_quantity(const NoticeClaim& claim) {
  Complaints complaints;
  for (const NoticedItem& item : claim.items) {
    if (item.eaches <= 0) complaints.push_back("item " + item.reference + " ships a quantity that is not above zero");
  }
  return complaints;
}

void packed_reference_complaints(const NoticeClaim& claim, const std::vector<PackedItem>& items,
                                 Complaints& complaints) {
  for (const PackedItem& packed : items) {
    const NoticedItem* item = claim.item_of(packed.reference);
    if (item == nullptr) {
      complaints.push_back("itemReference '" + packed.reference + "' is no shipped item");
    } else if (!packed.order_number.empty() && packed.order_number != item->order_number) {
      complaints.push_back("itemReference '" + packed.reference + "' is of order " + item->order_number +
                           ", its container says " + packed.order_number);
    }
  }
}

Complaints dangling_reference(const NoticeClaim& claim) {
  Complaints complaints;
  std::set<std::string> references;
  for (const NoticedItem& item : claim.items) {
    if (!references.insert(item.reference).second) complaints.push_back("item " + item.reference + " comes twice");
  }
  std::set<std::string> sequences;
  for (const PackedCarton& carton : claim.cartons) {
    if (!sequences.insert(carton.sequence).second) complaints.push_back("carton " + carton.sequence + " comes twice");
    packed_reference_complaints(claim, carton.items, complaints);
  }
  for (const PackedPallet& pallet : claim.pallets) {
    packed_reference_complaints(claim, pallet.items, complaints);
    for (const std::string& sequence : pallet.cartons) {
      if (!sequences.contains(sequence))
        complaints.push_back("a pallet refers to an unknown carton '" + sequence + "'");
    }
  }
  return complaints;
}

Complaints bad_sscc(const NoticeClaim& claim) {
  Complaints complaints;
  std::set<std::string> seen;
  const auto look_at = [&](const std::string& written) {
    const std::string sscc = sscc_digits(written);
    if (sscc.empty()) {
      complaints.push_back("SSCC '" + written.substr(0, 40) + "' is not 18 digits, or 20 with 00 in front");
      return;
    }
    const auto found = claim.earlier->carton_by_sscc.find(sscc);
    const bool used =
        found != claim.earlier->carton_by_sscc.end() && claim.submitted < found->second.accepted + unique_for;
    if (used) complaints.push_back("SSCC " + sscc + " was used within 365 days by " + found->second.notice);
    if (!seen.insert(sscc).second) complaints.push_back("SSCC " + sscc + " comes twice");
  };
  for (const PackedCarton& carton : claim.cartons) std::for_each(carton.ssccs.begin(), carton.ssccs.end(), look_at);
  for (const PackedPallet& pallet : claim.pallets) std::for_each(pallet.ssccs.begin(), pallet.ssccs.end(), look_at);
  return complaints;
}

using EachesByReference = std::map<std::string, std::int64_t>;

void compare(const NoticeClaim& claim, const EachesByReference& packed, const char* where, Complaints& complaints) {
  if (packed.empty()) return;
  for (const NoticedItem& item : claim.items) {
    const auto found = packed.find(item.reference);
    const std::int64_t eaches = found == packed.end() ? 0 : found->second;
    if (eaches == item.eaches) continue;
    complaints.push_back("item " + item.reference + " ships " + std::to_string(item.eaches) + " eaches, its " + where +
                         " hold " + std::to_string(eaches));
  }
}

Complaints quantities_differ(const NoticeClaim& claim) {
  Complaints complaints;
  EachesByReference in_cartons;
  EachesByReference on_pallets;
  for (const PackedCarton& carton : claim.cartons) {
    for (const PackedItem& packed : carton.items) in_cartons[packed.reference] += packed.eaches;
  }
  for (const PackedPallet& pallet : claim.pallets) {
    for (const PackedItem& packed : pallet.items) on_pallets[packed.reference] += packed.eaches;
  }
  compare(claim, in_cartons, "cartons", complaints);
  compare(claim, on_pallets, "pallets", complaints);
  const auto count_differs = [](const std::optional<std::int64_t>& count, std::size_t listed) {
    return count && listed > 0 && *count != static_cast<std::int64_t>(listed);
  };
  if (count_differs(claim.carton_count, claim.cartons.size())) {
    complaints.push_back("cartonCount is " + std::to_string(*claim.carton_count) + ", cartons are " +
                         std::to_string(claim.cartons.size()));
  }
  if (count_differs(claim.pallet_count, claim.pallets.size())) {
    complaints.push_back("palletCount is " + std::to_string(*claim.pallet_count) + ", pallets are " +
                         std::to_string(claim.pallets.size()));
  }
  return complaints;
}

Effect acceptance_effect(const NoticeClaim& claim, const Json& document, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::ShipNoticeAccepted;
  effect.document = claim.identifier;
  effect.body_hash = hash_of(0, written(document));
  std::set<std::string> numbers;
  for (const NoticedItem& item : claim.items) {
    numbers.insert(item.order_number);
    effect.lines.push_back(effect_line(*item.order, *item.line, item.eaches, item.written));
  }
  if (numbers.size() == 1) effect.purchase_order = *numbers.begin();
  return effect;
}

/// Goods in labelled cartons are claimed carton by carton, the rest as so many eaches of an order's item.
void register_claims(NoticeRegister& notices, const NoticeClaim& claim, Instant now) {
  notices.accepted_by_identifier[claim.identifier] = now;
  Claim loose;
  for (const NoticedItem& item : claim.items) loose[{item.order_number, item.line->item()}] += item.eaches;
  for (const PackedCarton& carton : claim.cartons) {
    if (carton.ssccs.empty()) continue;
    CartonClaim labelled{claim.identifier, now, {}};
    for (const PackedItem& packed : carton.items) {
      const NoticedItem& item = *claim.item_of(packed.reference);
      const std::pair<std::string, std::string> goods{item.order_number, item.line->item()};
      labelled.contents[goods] += packed.eaches;
      loose[goods] -= packed.eaches;
    }
    for (const std::string& sscc : carton.ssccs) notices.carton_by_sscc[sscc_digits(sscc)] = labelled;
  }
  for (const PackedPallet& pallet : claim.pallets) {
    for (const std::string& sscc : pallet.ssccs) {
      notices.carton_by_sscc.emplace(sscc_digits(sscc), CartonClaim{claim.identifier, now, {}});
    }
  }
  for (const auto& [goods, eaches] : loose) {
    if (eaches > 0) notices.unlabelled[goods].emplace_back(now, eaches);
  }
}

void apply(Central& central, const NoticeClaim& claim, Instant now) {
  for (const NoticedItem& item : claim.items) {
    Order& order = *central.orders.find(item.order_number);
    OrderLine& line = *order.line_of(item.line->sequence);
    line.noticed += item.eaches;
    line.ordered_when_noticed = line.revision_at(claim.shipped_at.value_or(now)).eaches;
    order.noticed = true;
    central.orders.mark_updated(order, now);
    plan_lapse(central.settings, central.agenda, order, now);
  }
  register_claims(central.notices, claim, now);
}

}  // namespace

std::string sscc_digits(std::string_view written) {
  if (written.size() == 20 && written.substr(0, 2) == "00") written.remove_prefix(2);
  const bool digits =
      std::all_of(written.begin(), written.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
  return written.size() == 18 && digits ? std::string(written) : std::string();
}

const std::vector<NoticeRule>& notice_rules() {
  static const std::vector<NoticeRule> table = {
      {"ASN-08", "NotAvailable", replacing},
      {"ASN-06", "DUPLICATE_SHIPMENT_IDENTIFIER", used_identifier},
      {"ASN-23", "INVALID_ORDER_ID", unknown_order},
      {"ASN-48", "ORDER_NOT_CONFIRMED", unconfirmed_order},
      {"ASN-49", "INVALID_PRODUCT_IDENTIFIER", unknown_product},
      {"ASN-36", "INVALID_DATE", missing_date},
      {"ASN-21", "INVALID_QUANTITY", bad_quantity},
      {"ASN-20", "INVALID_REFERENCE", dangling_reference},
      {"ASN-24", "INVALID_SSCC", bad_sscc},
      {"ASN-21", "QUANTITIES_DO_NOT_TIE_OUT", quantities_differ},
  };
  return table;
}

std::vector<Refusal> process_ship_notice(Central& central, const Json& document, Instant submitted, Instant now) {
  const NoticeClaim claim = read_notice(central.orders, central.notices, document, submitted);
  for (const NoticeRule& rule : notice_rules()) {
    std::vector<Refusal> failures;
    for (const std::string& complaint : rule.complaints(claim))
      failures.push_back({std::string(rule.code), complaint, ""});
    if (!failures.empty()) return failures;
  }
  central.effects.push_back(acceptance_effect(claim, document, now));
  apply(central, claim, now);
  return {};
}

}  // namespace vendorproof::mock_amazon
