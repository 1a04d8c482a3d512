// The register of chargebacks: all assessed charges, those that wait for a payment, and good and bad units per day,
// from which waivers and tiers are computed. chargebacks.h decides what is charged, and when.
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

/// Sets id and dates of the charge and enters it: as Waiting, with an effect, or as Waived if `waiver` is not empty.
/// The caller has filled in everything else; `amount` is above zero.
void enter_charge(Central& central, Chargeback charge, Instant now);

/// Charges what was waived under that rule in the week of `now`: the waiver no longer holds.
void lift_waivers(Central& central, const std::string& rule, Instant now);

/// Reverses a charge, for instance after a won dispute. Returns the amount to pay back: all of it if it was taken, zero
/// if it was waiting. Errors: NotFound, or Conflict when it is not owed.
Result<Money> reverse_charge(ChargeRegister& charges, const std::string& id);

/// The charges of a weekly notice: those whose notice date is within `days`, both ends included.
std::vector<const Chargeback*> charges_noticed(const ChargeRegister& charges, const Window& days);

/// Adds units to the day of `now`; days older than 14 weeks are forgotten.
void count_units(ChargeRegister& charges, Metric metric, const GoodShare& units, Instant now);

/// The share over the day of `now` and the days before it, `days` in all.
GoodShare share_of_days(const ChargeRegister& charges, Metric metric, std::int64_t days, Instant now);
/// The share over whole weeks (Sunday to Saturday) before the week of `now`; with `running_week` also over that week.
GoodShare share_of_weeks(const ChargeRegister& charges, Metric metric, std::int64_t weeks, bool running_week,
                         Instant now);

/// Midnight (UTC) of the Sunday of that week.
Instant start_of_week(Instant instant);

}  // namespace vendorproof::mock_amazon
