// Chargebacks: the rate card of North America as of February 2026, when each is assessed, and what waits for the next
// payment to be taken from. Rates are relayed by the trade press, not Amazon's statement.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_amazon/charge_register.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Order;

struct ChargebackRate {
  std::string_view id;
  std::string_view trigger;
  std::int64_t basis_points = 0;  ///< of the units' cost on the order
};

/// THE CARD.
const std::vector<ChargebackRate>& chargeback_rates();
const ChargebackRate& not_on_time_rate();

/// Units of one order and what they cost as ordered.
struct CostedUnits {
  std::int64_t units = 0;
  Money cost;
};

/// Charges a share of their cost, to the cent, and says so; nothing when that comes to nothing.
void charge(Central& central, const std::string& purchase_order, const ChargebackRate& rate, const CostedUnits& units,
            const std::string& subject, Instant now);

/// The rate for units without a right ship notice, by the compliance of today and the six days before, this truck's
/// units included (CB-09).
const ChargebackRate& notice_rate(ChargeRegister& charges, Instant now, std::int64_t all, std::int64_t defective);

/// Confirmed units that the vendor takes back later than five business days after the window opened (CB-03).
void assess_down_confirmed(Central& central, const Order& order, const CostedUnits& cut, Instant submitted,
                           Instant now);

/// Plans the assessment of an order's fill at the earlier of the last invoice's due date and the window's end plus 120
/// days (CB-04), or not at all while nothing is confirmed or invoiced.
void plan_assessment(Central& central, Order& order, Instant now);
/// Not filled (CB-01), once, and overage (CB-02), what is new of it.
void assess_order(Central& central, const std::string& number, Instant now);

}  // namespace vendorproof::mock_amazon
