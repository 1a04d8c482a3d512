// A scenario: Amazon's orders and changes, the ERP's stock and behaviour, the faults, and the expected findings. A
// scenario stays legal when parts are removed, so that a failing scenario can be reduced.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "scenarios/value/faults.h"
#include "scenarios/value/master.h"
#include "scenarios/value/orders.h"
#include "scenarios/value/readings.h"
#include "scenarios/value/sides.h"

namespace vendorproof::scenarios {

struct ExpectedFinding {
  std::string rule;
  std::string purchase_order;  ///< "" = any
  Condition when{};

  bool operator==(const ExpectedFinding&) const = default;
};

struct ExpectedException {
  std::string kind;  ///< kind of exception the core must raise, e.g. `price-mismatch`
  Condition when{};

  bool operator==(const ExpectedException&) const = default;
};

struct Scenario {
  std::string name;   ///< `order-in-cases`
  std::string title;  ///< one line, in the words of users
  std::vector<std::string> story;
  std::string family;  ///< `catalogue`, `peak-volume`, `partial-shipments`, `late-acknowledgements`, `unit-of-measure`,
                       ///< `your-orders`
  Instant start;
  std::vector<Item> items;
  std::vector<Order> orders;
  std::vector<MasterChange> master;
  Duration erp_read_lag{};                  ///< how far the ERP's reads lag that do not ask for the primary copy
  std::optional<Duration> erp_clock_ahead;  ///< if set, the ERP's answers state the time, which is so much ahead
  Warehouse warehouse;
  AmazonSide amazon;
  std::vector<Fault> faults;
  ChanceOfFaults chance;
  bool torn_disk = false;  ///< our own core's store is on a disk that loses and tears writes when the power fails
  std::uint64_t seed = 1;
  bool decisions_recorded = false;  ///< true: only `decisions` fire, no random fault is drawn
  std::vector<Decision> decisions;
  std::vector<ExpectedFinding> expected;
  std::vector<ExpectedException> expected_exceptions;
  std::vector<NotPlayed> not_played;
  std::string broken_rule;     ///< set in files of the search: the rule that `replay` must break again
  std::string broken_by;       ///< set in files that a trial writes: the name of the program that failed
  std::string planted_defect;  ///< set in files that the search writes while a defect is planted
  std::string trace_hash;      ///< hex; set in files that the search writes

  bool operator==(const Scenario&) const = default;
};

}  // namespace vendorproof::scenarios
