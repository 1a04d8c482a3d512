// The register of chargebacks: every one that was assessed, what waits for a payment to be taken from, and how well the
// vendor did day by day, from which waivers and tiers follow. What is charged, and when, is in chargebacks.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "mock_amazon/state/charges.h"

namespace vendorproof::mock_amazon {

struct Central;

std::string_view text_of(ChargeState state);

std::string_view text_of(Metric metric);

/// Gives the charge its id and dates and enters it: as Waiting, with an effect, or as Waived when it says why. The
/// caller has filled in everything else; `amount` is above zero.
void enter_charge(Central& central, Chargeback charge, Instant now);

/// Charges what was waived under that rule in the week of `now`, because the waiver does not hold any more.
void lift_waivers(Central& central, const std::string& rule, Instant now);

/// Takes a charge back, as after a dispute that was won, and says what is to be paid back: all of it when it was taken,
/// zero when it still waited. Errors: NotFound, or Conflict when it is not owed.
Result<Money> reverse_charge(ChargeRegister& charges, const std::string& id);

/// The charges that a weekly notice tells of: those whose notice falls into `days`, both ends included.
std::vector<const Chargeback*> charges_noticed(const ChargeRegister& charges, const Window& days);

/// Counts units of a day; what is older than 14 weeks is forgotten.
void count_units(ChargeRegister& charges, Metric metric, const GoodShare& units, Instant now);

/// The days of `now` and of the days before it, `days` in all.
GoodShare share_of_days(const ChargeRegister& charges, Metric metric, std::int64_t days, Instant now);
/// The whole weeks (Sunday to Saturday) before the one of `now`, and that one too when `running_week`.
GoodShare share_of_weeks(const ChargeRegister& charges, Metric metric, std::int64_t weeks, bool running_week,
                         Instant now);

/// Midnight (UTC) of the Sunday of that week.
Instant start_of_week(Instant instant);

}  // namespace vendorproof::mock_amazon
