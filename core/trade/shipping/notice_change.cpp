#include "core/trade/shipping/notice_change.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/trade/shipping/despatch_gaps.h"

namespace vendorproof::trade {

namespace {

constexpr Duration replaceable_for = std::chrono::hours(7 * 24);

using LineKey = std::pair<std::string, std::int64_t>;

std::map<LineKey, std::int64_t> eaches_of(const Despatch& despatch) {
  std::map<LineKey, std::int64_t> eaches;
  for (const DespatchLine& line : despatch.lines) eaches[{line.purchase_order, line.erp_sequence}] += line.eaches;
  return eaches;
}

std::int64_t count(const Despatch& despatch, bool of_pallets) {
  return std::count_if(despatch.packages.begin(), despatch.packages.end(),
                       [of_pallets](const Package& package) { return package.is_pallet == of_pallets; });
}

std::string grown(std::string_view what, std::int64_t before, std::int64_t now) {
  return now <= before ? "" : fmt::format("{} grow from {} to {}", what, before, now);
}

auto declared_of(const Despatch& despatch) {
  return std::tie(despatch.ship_to, despatch.carrier_scac, despatch.pro_number, despatch.bill_of_lading,
                  despatch.amazon_reference, despatch.departed_at, despatch.arrives_at, despatch.lines,
                  despatch.packages);
}

}  // namespace

bool declare_the_same(const Despatch& noticed, const Despatch& now) { return declared_of(noticed) == declared_of(now); }

bool is_undone(const Despatch& despatch) { return despatch.posted && despatch.lines.empty(); }

std::string growth_of(const Despatch& noticed, const Despatch& now) {
  const std::map<LineKey, std::int64_t> before = eaches_of(noticed);
  for (const auto& [key, eaches] : eaches_of(now)) {
    const auto known = before.find(key);
    const std::string growth = grown("eaches", known == before.end() ? 0 : known->second, eaches);
    if (!growth.empty()) return fmt::format("{} of order {} line {}", growth, key.first, key.second);
  }
  const std::string cartons = grown("cartons", count(noticed, false), count(now, false));
  return cartons.empty() ? grown("pallets", count(noticed, true), count(now, true)) : cartons;
}

Instant replaceable_until(const Despatch& noticed, const ShippingPolicy& policy) {
  if (!noticed.departed_at) return Instant();
  const Instant end = *noticed.departed_at + replaceable_for;
  const std::optional<Instant> arrives = arrival_of(noticed, policy);
  return arrives ? std::min(end, *arrives) : end;
}

}  // namespace vendorproof::trade
