// The profile of a season: how many orders come in each week, when they come in the week, their sizes, the faults, and
// the thresholds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "scenarios/value/faults.h"
#include "scenarios/value/sides.h"

namespace vendorproof::scenarios {

/// The limits that a rehearsal must keep. A threshold without a value is not checked.
struct Thresholds {
  std::optional<Duration> acknowledgement_p99_max;  ///< from the order to its acknowledgement
  std::optional<std::int64_t> late_acknowledgements_max;
  std::optional<Duration> ship_notice_p99_max;  ///< from the departure of the truck to its notice
  /// Of all ship notices, those later than 30 minutes after their truck (ASN-01): Amazon counts them against the
  /// vendor's compliance, and charges more below 95 % (CB-09).
  std::optional<std::int64_t> late_ship_notices_percent_max;
  /// Ship notices that Amazon charges: less than four hours before the truck arrives, or never.
  std::optional<std::int64_t> charged_ship_notices_max;
  std::optional<std::int64_t> quota_used_percent_max;  ///< in the busiest minute of the busiest operation
  std::optional<std::int64_t> backlog_orders_max;      ///< not acknowledged at the end of a day
  std::optional<Money> money_at_risk_max;

  bool operator==(const Thresholds&) const = default;
};

/// The time of the week when most orders come together (PEAK-12).
struct Burst {
  std::int64_t percent = 70;              ///< of the week's orders
  Duration from = std::chrono::hours(6);  ///< after the week's start
  Duration length = std::chrono::hours(6);

  bool operator==(const Burst&) const = default;
};

struct Profile {
  std::string name;
  std::string title;
  std::vector<std::string> story;
  Instant start;                             ///< of the first week
  std::vector<std::int64_t> orders_by_week;  ///< 1 to 26 weeks, together at most 10,000 orders
  Burst burst;
  std::int64_t lines_min = 1;
  std::int64_t lines_max = 10;
  std::int64_t fulfilment_centres = 5;  ///< at most 175 (PEAK-09)
  std::int64_t vendor_codes = 1;
  std::int64_t items = 100;
  std::int64_t cases_percent = 50;         ///< of lines, ordered in cases
  std::int64_t changed_percent = 10;       ///< of orders, changed by Amazon after they were acknowledged
  std::int64_t stock_cover_percent = 100;  ///< stock at the start of a week, in percent of the week's demand per item
  Warehouse warehouse;
  AmazonSide amazon;
  std::vector<Fault> weekly_faults;  ///< time spans, counted from the start of every week
  std::vector<Fault> faults;         ///< once, after the start
  ChanceOfFaults chance;
  Thresholds thresholds;

  bool operator==(const Profile&) const = default;
};

}  // namespace vendorproof::scenarios
