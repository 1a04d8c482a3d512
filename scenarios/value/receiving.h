// How Amazon's dock receives in a scenario: over how many days, and its wrong counts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.h"

namespace vendorproof::scenarios {

enum class Miscount { Short, Over, Damaged, CaseAsOne, EachAsCase, OtherUnit };

/// One order line is counted wrongly. `eaches` is for Short, Over and Damaged.
struct PlannedMiscount {
  std::string purchase_order;
  std::int64_t line = 1;
  Miscount kind = Miscount::Short;
  std::int64_t eaches = 0;

  bool operator==(const PlannedMiscount&) const = default;
};

/// Chance of each kind, per order line, in basis points.
struct ChanceOfMiscounts {
  std::int64_t short_bp = 0;
  std::int64_t over_bp = 0;
  std::int64_t damaged_bp = 0;
  std::int64_t case_as_one_bp = 0;
  std::int64_t each_as_case_bp = 0;
  std::int64_t other_unit_bp = 0;

  bool operator==(const ChanceOfMiscounts&) const = default;
};

struct Receiving {
  std::int64_t days = 1;          ///< over which the cartons of a truck are counted, 1 to 30
  Duration manual_delay{};        ///< extra delay for counting goods without a ship notice (ASN-52)
  Duration recount_after{};       ///< time until missing units are found again; 0s: never (INV-50)
  std::int64_t pack_eaches = 12;  ///< case size that the dock wrongly assumes for lines in eaches
  std::vector<PlannedMiscount> miscounts;
  ChanceOfMiscounts chance;

  bool operator==(const Receiving&) const = default;
};

}  // namespace vendorproof::scenarios
