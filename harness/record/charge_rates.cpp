#include "harness/record/charge_rates.h"

#include <algorithm>

namespace vendorproof::harness {

Money ChargeRates::stake(std::string_view cause, std::int64_t units, const Money& cost, Instant at) const {
  Money highest = cost - cost;
  for (const ChargeRate& rate : rows) {
    if (rate.cause != cause || at < rate.from || at >= rate.until) continue;
    Money stake = share_of(cost, rate.basis_points);
    for (const Money& amount : rate.per_unit) {
      if (amount.currency() == cost.currency()) stake += amount * units;
    }
    highest = std::max(highest, stake, [](const Money& left, const Money& right) {
      return left.ten_thousandths() < right.ten_thousandths();
    });
  }
  return highest;
}

}  // namespace vendorproof::harness
