// A scenario as a value: what Amazon orders and changes, what the ERP has and does, what breaks, and what must be
// found. Its file is JSON (scenarios/README.md is the grammar). Every subset of a scenario is a legal scenario, so that
// a failing one can be cut down.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "scenarios/receiving.h"

namespace vendorproof::scenarios {

/// All durations are from the scenario's start.
struct Restock {
  Duration after{};
  std::int64_t eaches = 0;

  bool operator==(const Restock&) const = default;
};

struct Item {
  std::string number;                     ///< the ERP's item number
  std::string asin;                       ///< amazonProductIdentifier; may be ""
  std::string vendor_product_identifier;  ///< may be ""
  std::vector<std::int64_t> case_sizes;   ///< eaches per case that the ERP knows
  std::int64_t stock_eaches = 0;
  Money unit_price;  ///< the ERP's, per each
  bool blocked = false;
  std::string lot;
  std::vector<Restock> restocks;

  bool operator==(const Item&) const = default;
};

struct OrderLine {
  std::int64_t sequence = 1;
  std::string asin;
  std::string vendor_product_identifier;
  Quantity ordered;
  Money net_cost;  ///< per each (X1)
  bool back_order_allowed = true;

  bool operator==(const OrderLine&) const = default;
};

/// The nine kinds of change that Amazon makes (PO-12); a cancelled order may come back.
enum class ChangeKind {
  Quantity,
  LineCancelled,
  OrderCancelled,
  NetCost,
  Window,
  LineAdded,
  OrderUncancelled,
  OrderType,
  FulfilmentCentre,
  Freight,
};

struct OrderChange {
  Duration after{};
  ChangeKind kind = ChangeKind::Quantity;
  std::int64_t line = 0;  ///< 0 for the whole order
  std::int64_t quantity = 0;
  std::optional<Money> net_cost{};
  std::optional<Duration> window_from{};
  std::optional<Duration> window_to{};
  std::optional<OrderLine> added{};  ///< for LineAdded
  std::string value{};  ///< OrderType: Amazon's word; FulfilmentCentre: its code; Freight: `Prepaid` or `Collect`

  bool operator==(const OrderChange&) const = default;
};

struct Order {
  std::string number;
  Duration placed_after{};
  std::string vendor_code = "VEND1";
  std::string ship_to = "PHX6";
  Duration window_from{};  ///< delivery window (prepaid freight, PO-17)
  Duration window_to{};
  std::vector<OrderLine> lines;
  std::vector<OrderChange> changes;
  std::string document;  ///< Amazon's own JSON of this Order, served as written; "" = made from the above

  bool operator==(const Order&) const = default;
};

/// The warehouse ships this much less than it could on one line, once.
struct PlannedShort {
  std::string purchase_order;
  std::int64_t line = 1;
  std::int64_t missing_eaches = 0;

  bool operator==(const PlannedShort&) const = default;
};

struct Warehouse {
  Duration lead_time = std::chrono::hours(18);
  Duration transit = std::chrono::hours(48);
  Duration invoice_delay = std::chrono::hours(2);
  bool consolidate = true;
  std::int64_t carton_eaches_max = 24;
  std::int64_t fill_percent = 100;
  bool close_short = false;  ///< what did not ship is closed, instead of kept on backorder
  std::vector<PlannedShort> shorts;

  bool operator==(const Warehouse&) const = default;
};

struct AmazonSide {
  Duration processing_time = std::chrono::minutes(5);
  std::int64_t payment_days = 30;
  Duration fill_assessment =
      std::chrono::hours(24 * 120);  ///< after the window's end unfilled units are charged (CB-04)
  /// Region, face and the readings of contradicting sources (X1-X14), by name: `{"cost-basis": "per-case"}`. Which
  /// there are is the mock's matter; a name that it does not know refuses the scenario before anything runs.
  std::map<std::string, std::string> switches;
  std::string rate_card;  ///< JSON of a card (mock_amazon/rate_cards); "" is the region's own
  Receiving receiving{};

  bool operator==(const AmazonSide&) const = default;
};

enum class FaultKind {
  Outage,       ///< the peer can not be reached (NotDelivered) from..until
  Throttle,     ///< the peer answers 429 from..until
  ServerError,  ///< the peer answers 503 from..until
  LostAnswer,   ///< the effect happens, the answer is lost: the next `times` calls of `operation`
  Duplicate,    ///< the request arrives twice, likewise
  Crash,        ///< the core is killed after it committed the step that handles the answer of `operation`, likewise
};

struct Fault {
  FaultKind kind = FaultKind::Outage;
  std::string peer = "amazon";  ///< `amazon` or `erp`; for Outage, Throttle, ServerError
  Duration from{};
  Duration until{};
  std::string operation{};  ///< for LostAnswer, Duplicate, Crash
  std::int64_t times = 1;

  bool operator==(const Fault&) const = default;
};

/// Chance of each kind, per call or step, in basis points (1/10,000). All zero: nothing bad happens by chance.
struct ChanceOfFaults {
  std::int64_t request_lost_bp = 0;
  std::int64_t answer_lost_bp = 0;
  std::int64_t duplicate_bp = 0;
  std::int64_t delay_bp = 0;
  std::int64_t server_error_bp = 0;
  std::int64_t throttle_bp = 0;
  std::int64_t crash_bp = 0;

  bool operator==(const ChanceOfFaults&) const = default;
};

/// A draw of chance that fired, by its stable name. A scenario that has decisions draws nothing else.
struct Decision {
  std::string name;
  std::int64_t value = 0;

  bool operator==(const Decision&) const = default;
};

struct ExpectedFinding {
  std::string rule;
  std::string purchase_order;  ///< "" = any

  bool operator==(const ExpectedFinding&) const = default;
};

struct Scenario {
  std::string name;   ///< `order-in-cases`
  std::string title;  ///< one line, in the users' words
  std::vector<std::string> story;
  std::string family;  ///< `catalogue`, `peak-volume`, `partial-shipments`, `late-acknowledgements`, `unit-of-measure`,
                       ///< `your-orders`
  Instant start;
  std::vector<Item> items;
  std::vector<Order> orders;
  Warehouse warehouse;
  AmazonSide amazon;
  std::vector<Fault> faults;
  ChanceOfFaults chance;
  std::uint64_t seed = 1;
  bool decisions_recorded = false;  ///< true: `decisions` are all that fires, chance is not drawn
  std::vector<Decision> decisions;
  std::vector<ExpectedFinding> expected;
  std::vector<std::string> expected_exceptions;  ///< kinds of exception the core must raise, e.g. `price-mismatch`
  std::string broken_rule;                       ///< set in files that the search writes: what `replay` must show again
  std::string planted_defect;                    ///< set in files that the search writes while a defect is planted
  std::string trace_hash;                        ///< hex; set in files that the search writes

  bool operator==(const Scenario&) const = default;
};

std::string_view text_of(FaultKind kind);
std::string_view text_of(ChangeKind kind);

/// Reads and checks a scenario file's text: unknown fields, dangling references (an order line of an unknown item is
/// legal: that is a defect to find) and limits (10,000 orders, 500 lines an order, 366 days). `name` is for errors.
/// Errors: Malformed: "<name>: $.orders[0].lines[1].quantity ...".
Result<Scenario> read_scenario(std::string_view text, const std::string& name);
std::string write_scenario(const Scenario& scenario);

/// Amazon's JSON of an order, as Vendor Orders v1 serves a new one: `document` where the order has one.
std::string amazon_document(const Order& order, Instant start);
/// Amazon's JSON of one of its lines.
std::string amazon_line(const OrderLine& line);

/// Orders as a vendor saved them: one response of getPurchaseOrders (or getPurchaseOrder), or an array of them. Derives
/// the items they need, with stock for all. Every order is either run or refused; one refused refuses the file.
/// Errors: Malformed: "<name>: order 2JK3S9VC: $[0].payload.orders[1].orderDetails... is missing; <remedy>".
Result<Scenario> scenario_of_orders(std::string_view text, const std::string& name);

}  // namespace vendorproof::scenarios
