// The stock of a scenario's ERP, and Amazon's orders and changes. All durations count from the scenario's start.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"

namespace vendorproof::scenarios {

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
  std::string gtin;                           ///< as the ERP has it; may be ""
  std::optional<Duration> entered_after{};    ///< until then the ERP does not know the item
  std::optional<Duration> unblocked_after{};  ///< for a blocked item: somebody unblocks it then
  std::string lot;
  std::vector<Restock> restocks;
  std::string base_unit = "PCS";   ///< the ERP's code of one each
  std::string case_unit = "CASE";  ///< how its codes of cases begin: `CASE12`

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

/// The nine kinds of change that Amazon makes (PO-12), and OrderUncancelled: a cancelled order may come back.
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
/// The word of a scenario file, such as `line-cancelled`.
std::string_view text_of(ChangeKind kind);

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
  bool collect = false;    ///< Amazon pays the freight, and the window is for shipping (PO-18)
  Duration window_from{};  ///< for delivery; with collect freight for shipping (PO-17)
  Duration window_to{};
  std::vector<OrderLine> lines;
  std::vector<OrderChange> changes;
  std::string document;  ///< Amazon's own JSON of this order, served unchanged; "" = made from the fields above

  bool operator==(const Order&) const = default;
};

}  // namespace vendorproof::scenarios
