// What is charged back, and when: each fault is looked up on the rate card of its day, priced, and entered in the
// register as charged or waived. Rates come from a card (rate_card.h): they are not Amazon's statement.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_amazon/charges/charge_register.h"
#include "mock_amazon/charges/rate_card.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Order;

/// Units of one order and what they cost as ordered.
struct CostedUnits {
  std::int64_t units = 0;
  Money cost;
};

/// One fault that is charged; a rate is per unit, carton, event or day, or a share of the cost.
struct Fault {
  Trigger trigger = Trigger::NotFilled;
  std::string purchase_order;
  std::string subject;  ///< `truck LOAD-7`
  CostedUnits units;
  std::int64_t cartons = 0;
  std::int64_t days = 1;
  std::int64_t events = 1;
};

/// The card of the settings, or else of the region.
const RateCard& rate_card_of(const Central& central);

/// Charges the fault by the card of `now`, to the cent, or enters it as waived if a waiver holds. Does nothing if the
/// card has no rate for it, none in the order's currency, or the amount is zero.
void charge(Central& central, const Fault& fault, Instant now);
/// Whether the same trigger, subject and order was already charged, for at least the same cost.
bool was_charged(const ChargeRegister& charges, const Fault& fault);

/// What an accepted acknowledgement means for charges: `first` confirms units that count from now on; units cut later
/// than five business days after the window opened are down-confirmed (CB-03).
void assess_confirmed(Central& central, const Order& order, Instant now);
void assess_down_confirmed(Central& central, const Order& order, const CostedUnits& cut, Instant submitted,
                           Instant now);

/// Charges units that the first acknowledgement rejects for lack of stock, above 20 % of the line (CB-18).
void assess_rejected(Central& central, const Order& order, std::int64_t sequence, std::int64_t eaches, Instant now);

/// Plans the assessment of an order's fill at the earlier of the last invoice's due date and the window's end plus 120
/// days (CB-04), or not at all while nothing is confirmed or invoiced.
void plan_assessment(Central& central, Order& order, Instant now);
/// Charges units not filled (CB-01), once, and overage (CB-02) that was not charged before.
void assess_order(Central& central, const std::string& number, Instant now);

}  // namespace vendorproof::mock_amazon
