// The register of chargebacks, and how well the vendor did day by day, from which waivers and tiers follow.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// Waiting for a payment that can bear it, taken from one, taken back (after a dispute that was won), or not charged
/// because a waiver held. Only the first two are owed.
enum class ChargeState { Waiting, Taken, Reversed, Waived };

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

}  // namespace vendorproof::mock_amazon
