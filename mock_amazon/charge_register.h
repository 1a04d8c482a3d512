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

namespace vendorproof::mock_amazon {

struct Central;

/// Waiting for a payment that can bear it, taken from one, taken back (after a dispute that was won), or not charged
/// because a waiver held. Only the first two are owed.
enum class ChargeState { Waiting, Taken, Reversed, Waived };
std::string_view text_of(ChargeState state);

/// One charge, as the portal lists it. Amazon deducts it whether or not it is disputed (INV-54).
struct Chargeback {
  std::string id;              ///< `CHG00000001`, ascending in order of assessment
  std::string rule;            ///< `CB-01`
  std::string title;           ///< what was wrong, in words
  std::string subject;         ///< what it is about: `order 2JK3S9VC`, `truck LOAD-7`
  std::string purchase_order;  ///< "" when it is about no single order
  std::int64_t units = 0;      ///< how many, in the unit of the rate: eaches, cartons, events
  Money cost;                  ///< of the eaches that it is about, as ordered; zero when there are none
  std::string rate;            ///< in words: `3 % of cost`
  Money amount;                ///< positive, in cents; of a waived charge what it would have cost
  Instant assessed;
  Instant noticed;        ///< midnight of the Wednesday after the week (Sunday to Saturday) of assessment (CB-31)
  Instant dispute_until;  ///< 30 days after the notice (CB-32), for the first attempt
  ChargeState state = ChargeState::Waiting;
  std::string waiver;   ///< of a waived charge why
  std::string payment;  ///< of a taken charge the payment's number

  /// What a remittance says of it; begins with the rule's id.
  std::string description() const;
};

/// What shares are measured of. Each is good units of all units.
enum class Metric {
  FillRate,          ///< invoiced of confirmed units, of orders whose fill was assessed that day
  OnTime,            ///< units received that came in their window
  OrderAccuracy,     ///< the measure until 2026: confirmed units neither taken back late, nor late, nor missing
  NoticeCompliance,  ///< units received under a right ship notice
  CartonLabels,      ///< cartons received with a label
  Kept,              ///< ordered units that were not rejected for lack of stock
  /// Units received above what was confirmed, of all received, of the last ten orders with such units (CB-16).
  ReceivedAboveConfirmed,
};
std::string_view text_of(Metric metric);

struct GoodShare {
  std::int64_t good = 0;
  std::int64_t all = 0;

  bool operator==(const GoodShare&) const = default;
};

/// An order of which more came than was confirmed (CB-16).
struct OverageRecord {
  Instant at;
  std::int64_t excess = 0;
  std::int64_t received = 0;
};

struct ChargeRegister {
  std::map<std::string, Chargeback> by_id;  ///< of the last 24 months (CB-33), and what still waits
  std::vector<std::string> waiting;         ///< ids, oldest first
  std::map<Currency, Money> owed;           ///< since the start: waiting and taken
  std::uint64_t count = 0;                  ///< since the start
  std::map<std::pair<Metric, Instant>, GoodShare> shares_by_day;  ///< by midnight of the day; of the last 14 weeks
  std::vector<OverageRecord> overages;                            ///< the last ten, oldest first
};

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
