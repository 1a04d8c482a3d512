// The register of chargebacks, and the vendor's good and bad units per day: waivers and tiers are computed from them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// Waiting for a payment that is large enough, taken from a payment, reversed after a won dispute, or not charged
/// because of a waiver. Only the first two are owed.
enum class ChargeState { Waiting, Taken, Reversed, Waived };

/// One charge, as the portal lists it. Amazon deducts it whether or not it is disputed (INV-54).
struct Chargeback {
  std::string id;              ///< `CHG00000001`, ascending in order of assessment
  std::string rule;            ///< `CB-01`
  std::string title;           ///< what was wrong, in words
  std::string subject;         ///< what it is about: `order 2JK3S9VC`, `truck LOAD-7`
  std::string purchase_order;  ///< "" if it is not about a single order
  std::int64_t units = 0;      ///< how many, in the unit of the rate: eaches, cartons, events
  Money cost;                  ///< of the eaches concerned, as ordered; zero if no eaches are concerned
  std::string rate;            ///< in words: `3 % of cost`
  Money amount;                ///< positive, in cents; for a waived charge, what it would have cost
  Instant assessed;
  Instant noticed;        ///< midnight of the Wednesday after the week (Sunday to Saturday) of assessment (CB-31)
  Instant dispute_until;  ///< 30 days after the notice (CB-32), for the first attempt
  ChargeState state = ChargeState::Waiting;
  std::string waiver;   ///< why it was waived, or ""
  std::string payment;  ///< the payment that it was taken from, or ""

  /// The text in a remittance; it begins with the rule's id.
  std::string description() const;
};

/// What a share measures. Each share is good units divided by all units.
enum class Metric {
  FillRate,          ///< invoiced units of the confirmed ones, for orders whose fill was assessed that day
  OnTime,            ///< received units that came in their window
  OrderAccuracy,     ///< the measure until 2026: confirmed units neither taken back late, nor late, nor missing
  NoticeCompliance,  ///< units received under a correct ship notice
  CartonLabels,      ///< cartons received with a label
  Kept,              ///< ordered units that were not rejected for lack of stock
  /// Units received above the confirmed quantity, of all units received, over the last ten such orders (CB-16).
  ReceivedAboveConfirmed,
};

struct GoodShare {
  std::int64_t good = 0;
  std::int64_t all = 0;

  bool operator==(const GoodShare&) const = default;
};

/// An order for which more units arrived than were confirmed (CB-16).
struct OverageRecord {
  Instant at;
  std::int64_t excess = 0;
  std::int64_t received = 0;
};

struct ChargeRegister {
  std::map<std::string, Chargeback> by_id;  ///< of the last 24 months (CB-33), and all that still wait
  std::vector<std::string> waiting;         ///< ids, oldest first
  std::map<Currency, Money> owed;           ///< since the start: waiting and taken
  std::uint64_t count = 0;                  ///< since the start
  std::map<std::pair<Metric, Instant>, GoodShare> shares_by_day;  ///< by midnight of the day; of the last 14 weeks
  std::vector<OverageRecord> overages;                            ///< the last ten, oldest first
};

}  // namespace vendorproof::mock_amazon
