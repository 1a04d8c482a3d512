// How the two sides of a scenario behave: the ERP's warehouse and Amazon.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "scenarios/value/receiving.h"

namespace vendorproof::scenarios {

/// The warehouse ships this much less than it could on one line, once.
struct PlannedShort {
  std::string purchase_order;
  std::int64_t line = 1;
  std::int64_t missing_eaches = 0;

  bool operator==(const PlannedShort&) const = default;
};

/// The ERP's office gives back a part of the first invoice of an order.
struct PlannedCredit {
  std::string purchase_order;
  std::int64_t line = 0;           ///< 0: all lines
  std::int64_t eaches = 0;         ///< of each line, at most what was invoiced; 0: all of them
  std::optional<Money> price_cut;  ///< per each; nullopt: the whole price
  Duration after{};                ///< from the invoice to the credit memo

  bool operator==(const PlannedCredit&) const = default;
};

/// The names of late_papers.
inline constexpr std::string_view paper_names[] = {"pro_number", "bill_of_lading", "arrival"};

/// What is wrong in the first posted despatch with goods of an order, until the office corrects it: another PRO number,
/// goods that stayed on the dock, or a truck that did not leave.
enum class CorrectionKind { ProNumber, LeftBehind, Undone };

struct Correction {
  CorrectionKind kind = CorrectionKind::ProNumber;
  std::string purchase_order;
  Duration after{};         ///< from the posting to the correction
  std::int64_t line = 1;    ///< of LeftBehind: the order's line
  std::int64_t eaches = 0;  ///< of LeftBehind

  bool operator==(const Correction&) const = default;
};

struct Warehouse {
  Duration lead_time = std::chrono::hours(18);
  Duration transit = std::chrono::hours(48);
  Duration invoice_delay = std::chrono::hours(2);
  bool consolidate = true;
  bool invoice_together = false;  ///< one invoice for all orders on a truck, else one for each
  std::int64_t carton_eaches_max = 24;
  std::int64_t fill_percent = 100;
  bool close_short = false;  ///< eaches that did not ship are closed, instead of kept on backorder
  std::vector<PlannedShort> shorts;
  std::int64_t pallet_cartons_max = 0;  ///< cartons on a pallet; 0: no pallets
  /// What is entered so long after the despatch is posted, or never (nullopt): `pro_number`, `bill_of_lading`,
  /// `arrival`.
  std::map<std::string, std::optional<Duration>> late_papers;
  std::vector<PlannedCredit> credits{};
  std::vector<Correction> corrections{};
  std::optional<Duration> month_closes_after{};  ///< the office closes a month so long after its end; nullopt: never

  bool operator==(const Warehouse&) const = default;
};

struct AmazonSide {
  Duration processing_time = std::chrono::minutes(5);
  std::int64_t payment_days = 30;
  Duration fill_assessment =
      std::chrono::hours(24 * 120);  ///< after the window's end unfilled units are charged (CB-04)
  /// Region, face and the readings of contradicting sources (X1-X14), by name: `{"cost-basis": "per-case"}`. The mock
  /// defines the names; it refuses a scenario with an unknown name before the run.
  std::map<std::string, std::string> switches;
  /// The reading that the scenario names for a switch; "" if the scenario does not set the switch.
  std::string reading_of(const std::string& name) const {
    const auto found = switches.find(name);
    return found == switches.end() ? "" : found->second;
  }
  std::string rate_card;  ///< JSON of a card (mock_amazon/rate_cards); "": the card of the region
  Receiving receiving{};

  bool operator==(const AmazonSide&) const = default;
};

}  // namespace vendorproof::scenarios
