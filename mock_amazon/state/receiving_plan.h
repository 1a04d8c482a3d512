// How the dock receives: over how many days, and with which counting mistakes. The default is one day and no mistakes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// What goes wrong when units of an order line are counted.
enum class CountingError {
  Short,       ///< some units are overlooked; a later count finds them (INV-50)
  Over,        ///< some units are counted twice
  Damaged,     ///< some units are broken and never count as received
  CaseAsOne,   ///< wrong case pack in Amazon's catalogue: a case of N counts as one unit (UOM-10)
  EachAsCase,  ///< likewise: one unit counts as a case of N
  OtherUnit,   ///< counted correctly, but reported in the other unit than the ordered one (UOM-07)
};

/// One error on one order line. `eaches` is for Short, Over and Damaged, over all trucks; the others affect every unit.
struct PlannedMiscount {
  std::string purchase_order;
  std::int64_t line = 1;
  CountingError error = CountingError::Short;
  std::int64_t eaches = 0;
};

/// How likely each error is on any order line, in basis points; drawn by order number and line, so that a
/// shortened scenario draws the same.
struct MiscountChance {
  std::int64_t short_bp = 0;
  std::int64_t over_bp = 0;
  std::int64_t damaged_bp = 0;
  std::int64_t case_as_one_bp = 0;
  std::int64_t each_as_case_bp = 0;
  std::int64_t other_unit_bp = 0;
};

struct ReceivingPlan {
  std::int64_t days = 1;          ///< a truck's cartons are counted in even parts, a day apart; 1 to 30
  Duration manual_delay{};        ///< how much later cartons without a correct ship notice are counted (ASN-52)
  Duration recount_after{};       ///< from a short count until the missing units are found; 0: never found (INV-50)
  std::int64_t pack_eaches = 12;  ///< the catalogue's wrong case pack of lines that are ordered in eaches
  std::vector<PlannedMiscount> planned;
  MiscountChance chance;
};

}  // namespace vendorproof::mock_amazon
