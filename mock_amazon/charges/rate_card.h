// A rate card: what Amazon charges a vendor for, at which rate, from when until when, and when it waives a charge. The
// cards of the regions are files (mock_amazon/rate_cards) compiled into the program; a user may give another card
// (grammar: README.md there). Rates come from the trade press: they are not Amazon's statement.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/rule.h"
#include "core/base/time.h"
#include "mock_amazon/charges/charge_register.h"
#include "mock_amazon/charges/triggers.h"
#include "mock_amazon/state/readings.h"

namespace vendorproof::mock_amazon {

/// The unit of an amount of money; a percentage is always of the units' cost on the order.
enum class Basis { Cost, Unit, Carton, Event, Day };

/// A percentage of cost, and an amount for each currency that the card knows.
struct Rate {
  std::int64_t basis_points = 0;
  std::vector<Money> amounts;

  /// `3 % of cost`, `1.70 EUR per unit and 85 % of cost`.
  std::string text(Basis basis, Currency currency) const;
};

/// Holds if a share is above, or at least, so many basis points; never holds if no units were counted.
struct Bound {
  bool above = true;  ///< else at least
  std::int64_t basis_points = 0;

  bool holds(const GoodShare& share) const;
};

/// The first tier whose bound holds gives the rate; the last tier has no bound.
struct Tier {
  std::optional<Bound> bound;
  Rate rate;
};

/// No charge while the bound holds over whole weeks (Sunday to Saturday) before the running one. Without history the
/// charge is not waived.
struct Waiver {
  Metric metric = Metric::FillRate;
  Bound bound;
  std::int64_t weeks_usual = 1;      ///< if X14 is `previous-week`
  std::int64_t weeks_otherwise = 1;  ///< if X14 is `four-weeks`
  bool running_week = false;         ///< the week of the charge counts too, including this charge
};

/// A day: the same for both readings of X11, or one for each.
struct CardDate {
  Instant usual;
  Instant otherwise;

  Instant at(const Readings& readings) const;
};

struct RateRow {
  std::string rule;   ///< `CB-01`
  std::string title;  ///< `In Full Delivery`
  std::vector<Trigger> triggers;
  CardDate valid_from;
  std::optional<CardDate> valid_until;  ///< the first day on which it no longer holds
  Basis basis = Basis::Cost;
  Metric tiers_by = Metric::NoticeCompliance;
  std::int64_t tiers_days = 7;
  std::vector<Tier> tiers;  ///< never empty; a single one without bound is a flat rate
  std::optional<Waiver> waiver;
  std::string source;
  Confidence confidence = Confidence::Industry;
  std::string notes;
};

/// Charges of these triggers are waived for a while, as in an emergency (CB-35).
struct WaivedPeriod {
  std::vector<Trigger> triggers;
  Instant from;
  Instant until;  ///< not included
  std::string reason;
};

struct RateCard {
  std::string name;
  std::string region;
  std::string statement;  ///< contains "not Amazon's statement"
  std::vector<RateRow> rows;
  std::vector<WaivedPeriod> waived;
  std::string text;  ///< the file as it was read

  /// nullptr if no row charges the trigger at that time.
  const RateRow* row_for(Trigger trigger, Instant at, const Readings& readings) const;
  /// The reason of the period; "" if no period applies.
  std::string waived_because(Trigger trigger, Instant at) const;
};

/// Reads and checks a card. `name` is for errors. Errors: Malformed: "<name>: $.rates[3].valid_from ...; <remedy>".
Result<RateCard> read_rate_card(std::string_view text, const std::string& name);

/// The card that comes with the program. India's and Japan's cards have no rates: no public source gives any.
std::shared_ptr<const RateCard> builtin_rate_card(Region region);

/// A card file inside the program. CMake writes the table from mock_amazon/rate_cards.
struct RateCardFile {
  std::string_view name;  ///< `na`
  std::string_view text;
};
const std::vector<RateCardFile>& rate_card_files();

}  // namespace vendorproof::mock_amazon
