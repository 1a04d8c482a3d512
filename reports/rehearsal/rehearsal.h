// The rehearsal of a peak season as a value, and its writers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "reports/report.h"

namespace vendorproof::reports {

/// The numbers of one day (UTC).
struct RehearsalDay {
  std::string date;  ///< `2026-11-23`
  std::int64_t orders = 0;
  std::int64_t lines = 0;
  std::int64_t acknowledged = 0;  ///< orders acknowledged on this day
  std::int64_t shipped_notices = 0;
  std::int64_t invoices = 0;
  std::int64_t backlog_orders = 0;         ///< placed and not yet acknowledged at the end of the day
  std::int64_t late_acknowledgements = 0;  ///< accepted on this day, later than acknowledgement_limit
  std::int64_t late_ship_notices = 0;      ///< accepted on this day, later than ship_notice_limit
  Money at_risk;
};

struct DelayPercentiles {
  Duration p50{};
  Duration p90{};
  Duration p99{};
  Duration max{};
};

/// How much of Amazon's quota an operation used in its busiest minute.
struct OperationUse {
  std::string operation;
  std::int64_t calls = 0;
  std::int64_t throttled = 0;
  std::int64_t most_in_a_minute = 0;
  std::int64_t quota_per_minute = 0;
  std::int64_t used_percent = 0;
};

/// What a threshold is about; pages show it in red if such a threshold did not hold, and never otherwise.
enum class Subject { Other, Acknowledgements, ShipNotices, Quota, Backlog, Money };

/// A limit that the rehearsal must keep, in words: `acknowledgement p99`, `at most 24 h`, `3 h 12 m`.
struct ThresholdResult {
  std::string name;
  std::string limit;
  std::string seen;
  bool held = false;
  Subject subject = Subject::Other;
};

/// First acknowledgement after the order (ACK-02).
inline constexpr Duration acknowledgement_limit = std::chrono::hours(24);
/// Ship notice after the truck's departure (ASN-01).
inline constexpr Duration ship_notice_limit = std::chrono::minutes(30);
/// Amazon charges a ship notice that comes later than this before the truck (ASN-02, X9).
inline constexpr Duration charged_before_arrival = std::chrono::hours(4);

struct Rehearsal {
  std::string version;
  std::string command;
  std::string integration;  ///< name of the integration that was tested; "": Vendorproof's own core
  std::string profile;      ///< name, as on the command line
  std::string title;
  std::uint64_t seed = 1;
  Verdict verdict = Verdict::Inconclusive;
  std::string reason;  ///< one sentence
  std::vector<RehearsalDay> days;
  DelayPercentiles acknowledgement_delay;
  DelayPercentiles ship_notice_delay;
  std::vector<OperationUse> operations;
  std::vector<ThresholdResult> thresholds;
  std::vector<Finding> findings;
  std::int64_t orders = 0;
  std::int64_t lines = 0;
  std::int64_t calls = 0;
  std::string trace_hash;                  ///< of everything that happened: equal for equal seeds on every machine
  std::int64_t late_acknowledgements = 0;  ///< also those that never came
  std::int64_t ship_notices = 0;           ///< trucks' despatches that needed one
  std::int64_t late_ship_notices = 0;      ///< later than ship_notice_limit, or never
  std::int64_t charged_ship_notices = 0;   ///< of these: later than charged_before_arrival
  Money invoiced;
  Money paid;
  Money deducted;
  Money chargebacks;
  Money at_risk;
  Duration virtual_time{};
};

/// Whether a threshold about it did not hold.
bool is_missed(const Rehearsal& rehearsal, Subject subject);

/// At most 110 columns: days, delays, quotas, thresholds, unexpected findings, and the verdict in the last line.
std::string write_text(const Rehearsal& rehearsal, Colour colour);
std::string write_json(const Rehearsal& rehearsal);  ///< schema_version 1, stable
std::string write_html(const Rehearsal& rehearsal);  ///< self-contained: no script, no outside reference

struct RehearsalWriter {
  std::string_view file_name;
  std::string (*write)(const Rehearsal&);
};
const std::vector<RehearsalWriter>& rehearsal_writers();

}  // namespace vendorproof::reports
