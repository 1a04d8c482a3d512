#include "mock_amazon/transport/transport_rules.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/require.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/transport/transport_claim.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

constexpr Duration unique_for = std::chrono::hours(365 * 24);
constexpr std::int64_t business_days_ahead_min = 2;

/// nullptr if the shipment is unknown or was cancelled.
const Transport* transport_of(const MatchedTransport& matched) {
  const auto& shipments = matched.central.transports.by_identifier;
  const auto found = shipments.find(matched.claim.identifier);
  return found == shipments.end() ? nullptr : &found->second;
}

Complaints nothing_to_cancel(const MatchedTransport& matched) {
  const std::string& party = matched.claim.selling_party;
  const Transport* transport = transport_of(matched);
  if (transport != nullptr && transport->selling_party == party) return {};
  return {"there is no shipment '" + matched.claim.identifier + "' of " + party};
}

Complaints already_shipped(const MatchedTransport& matched) {
  const Transport& transport = known(transport_of(matched), "transport", matched.claim.identifier);
  if (transport.status() != TransportStatus::Shipped) return {};
  return {"shipment " + transport.identifier + " has already left"};
}

Complaints used_identifier(const MatchedTransport& matched) {
  const std::string& identifier = matched.claim.identifier;
  const auto& used = matched.central.transports.used;
  const auto found = used.find(identifier);
  if (!identifier.empty() && (found == used.end() || matched.submitted >= found->second + unique_for)) return {};
  return {"vendorShipmentIdentifier '" + identifier + "' is empty or was used within 365 days"};
}

Complaints not_offered(const MatchedTransport& matched) {
  const Region region = matched.central.settings.region;
  if (!matched.claim.collect || region == Region::NA || region == Region::EU) return {};
  return {"Amazon collects freight in North America and Europe only"};
}

Complaints unknown_order(const MatchedTransport& matched) {
  Complaints complaints;
  for (const TransportOrder& named : matched.claim.orders) {
    if (matched.central.orders.find(named.number) != nullptr) continue;
    complaints.push_back("there is no order '" + named.number + "'");
  }
  return complaints;
}

/// The order; the rule above has checked that it exists.
const Order& order_named(const MatchedTransport& matched, const TransportOrder& named) {
  return matched.central.orders.known(named.number);
}

Complaints unconfirmed_order(const MatchedTransport& matched) {
  Complaints complaints;
  for (const TransportOrder& named : matched.claim.orders) {
    const Order& order = order_named(matched, named);
    if (order.confirmed() == 0) complaints.push_back("order " + order.number + " is unconfirmed or closed");
  }
  return complaints;
}

bool is_of(const TransportItem& item, const OrderLine& line) {
  if (!item.asin.empty()) return line.asin == item.asin;
  return !item.vendor_identifier.empty() && line.vendor_identifier == item.vendor_identifier;
}

Complaints unknown_product(const MatchedTransport& matched) {
  Complaints complaints;
  for (const TransportOrder& named : matched.claim.orders) {
    const Order& order = order_named(matched, named);
    for (const TransportItem& item : named.items) {
      const bool ordered =
          std::any_of(order.lines.begin(), order.lines.end(), [&](const OrderLine& line) { return is_of(item, line); });
      if (!ordered) complaints.push_back("item " + item.sequence + " is not on order " + order.number);
    }
  }
  return complaints;
}

Complaints bad_quantity(const MatchedTransport& matched) {
  Complaints complaints;
  for (const TransportOrder& named : matched.claim.orders) {
    for (const TransportItem& item : named.items) {
      if (item.quantity.amount > 0) continue;
      complaints.push_back("item " + item.sequence + " ships a quantity that is not above zero");
    }
  }
  return complaints;
}

Complaints short_notice(const MatchedTransport& matched) {
  const std::optional<Instant>& pick_up = matched.claim.pick_up;
  if (!matched.claim.collect) return {};
  if (pick_up && business_days_between(matched.submitted, *pick_up) >= business_days_ahead_min) return {};
  return {"requestedPickUp is less than two business days ahead"};
}

struct Base {
  std::int64_t longer;  ///< tenths of a millimetre
  std::int64_t shorter;
};

/// 48 by 40 inches; and Europe's 1200 by 1000 and 1200 by 800 mm. A difference of up to a centimetre is accepted.
constexpr std::array<Base, 3> standard_bases = {{{12'192, 10'160}, {12'000, 10'000}, {12'000, 8'000}}};
constexpr std::int64_t tolerance = 100;

bool is_standard(const PalletBase& pallet) {
  const auto near = [](std::int64_t one, std::int64_t other) {
    return std::max(one, other) - std::min(one, other) <= tolerance;
  };
  return std::any_of(standard_bases.begin(), standard_bases.end(), [&](const Base& base) {
    return near(std::max(pallet.length, pallet.width), base.longer) &&
           near(std::min(pallet.length, pallet.width), base.shorter);
  });
}

Complaints odd_pallet(const MatchedTransport& matched) {
  Complaints complaints;
  if (!matched.claim.collect) return complaints;
  for (const TransportPallet& pallet : matched.claim.pallets) {
    if (!pallet.base || is_standard(*pallet.base)) continue;
    complaints.push_back("pallet '" + pallet.sequence + "' has no standard size");
  }
  return complaints;
}

Complaints too_many_cartons(const MatchedTransport& matched) {
  const bool few = matched.claim.cartons_listed <= transport_cartons_max &&
                   matched.claim.cartons_counted <= static_cast<std::int64_t>(transport_cartons_max);
  if (few) return {};
  return {"a shipment has at most " + std::to_string(transport_cartons_max) + " cartons"};
}

}  // namespace

const std::vector<TransportRule>& transport_rules() {
  static const std::vector<TransportRule> table = {
      {"Cancel", "ASN-55", "INVALID_SHIPMENT_IDENTIFIER", nothing_to_cancel},
      {"Cancel", "ASN-57", "ALREADY_SHIPPED", already_shipped},
      {"New", "", "DUPLICATE_SHIPMENT_IDENTIFIER", used_identifier},
      {"New", "ASN-54", "TRANSPORT_NOT_OFFERED", not_offered},
      {"New", "ASN-54", "INVALID_ORDER_ID", unknown_order},
      {"New", "ASN-54", "ORDER_NOT_CONFIRMED", unconfirmed_order},
      {"New", "ASN-49", "INVALID_PRODUCT_IDENTIFIER", unknown_product},
      {"New", "", "INVALID_QUANTITY", bad_quantity},
      {"New", "ASN-54", "INVALID_DATE", short_notice},
      {"New", "ASN-54", "NON_STANDARD_PALLET", odd_pallet},
      {"New", "", "TOO_MANY_CARTONS", too_many_cartons},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
