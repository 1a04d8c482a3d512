// The plan of an order for the ERP: which item, how many eaches, and which lines cannot be delivered at all. Only this
// file of the integration converts cases to eaches.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/look_up.h"
#include "core/trade/acknowledgement_policy.h"
#include "core/trade/documents.h"
#include "core/trade/exception.h"

namespace vendorproof::trade {

/// The ERP's items, found by Amazon's identifiers.
class Catalogue {
 public:
  Catalogue() = default;
  explicit Catalogue(std::vector<Item> items);

  /// Finds by amazonProductIdentifier, else by vendorProductIdentifier, else by the GTIN (EAN, UPC) that the latter may
  /// be. Lines may share a vendorProductIdentifier (PO-35), so an item with another amazonProductIdentifier does not
  /// match; nor does a GTIN of several items. nullptr if the catalogue has no such item.
  const Item* find(const PurchaseOrderLine& line) const;
  bool empty() const { return items_.empty(); }
  /// By the ERP's number; nullptr if it has no such item.
  const Item* numbered(std::string_view number) const;

 private:
  std::vector<Item> items_;
  LookUp<std::size_t> by_number_;
  LookUp<std::size_t> by_amazon_identifier_;
  LookUp<std::size_t> by_vendor_identifier_;
  LookUp<std::size_t> by_gtin_;  ///< with 14 digits
};

struct PlannedLine {
  std::int64_t sequence = 0;
  std::string item;                         ///< the ERP's number; "" when unknown
  std::int64_t eaches = 0;                  ///< ordered
  std::int64_t case_size = 1;               ///< eaches per unit of the order; 1 for Eaches
  std::optional<RejectionReason> rejected;  ///< if set, the whole line is rejected, whatever the stock is
  bool is_asked = false;                    ///< rejected, but people are asked first: they may mend the item in the ERP
  std::optional<std::int64_t> stock_eaches = {};  ///< of the item, when the items were last read

  bool operator==(const PlannedLine&) const = default;
};

/// Lines that are cancelled (amount 0, PO-13) are left out.
struct OrderPlan {
  std::vector<PlannedLine> lines;
  std::vector<TradeException> exceptions;

  const PlannedLine* find(std::int64_t sequence) const;
  bool asks() const;  ///< whether people are asked about a line
};

/// Currencies in which the ERP takes sales orders. An order in any other is rejected as a whole: an amount is never
/// carried into another currency.
using Currencies = std::vector<Currency>;

OrderPlan plan_order(const PurchaseOrder& order, const Catalogue& catalogue, const Currencies& accepted,
                     const AcknowledgementPolicy& policy = {});

/// The plan of an order without the ERP's items: units as the order states them; only its currency can be rejected.
OrderPlan plan_without_catalogue(const PurchaseOrder& order, const Currencies& accepted);

/// The currency of the lines' costs; the codec sees to it that an order has one.
Currency currency_of(const PurchaseOrder& order);

/// When Amazon wants the goods: the begin of the delivery window (PO-17) or, if Amazon collects them, of the ship
/// window (PO-18). nullopt without a window.
std::optional<Instant> requested_delivery_of(const PurchaseOrder& order);

/// Whether the plan rejects no line.
bool serves_every_line(const Catalogue& catalogue, const PurchaseOrder& order, const Currencies& accepted);

/// The order, with missing unit sizes filled in from the plan. Documents about the order are written from this.
PurchaseOrder with_unit_sizes(PurchaseOrder order, const OrderPlan& plan);

/// `eaches` as a quantity in the unit of `ordered` if that gives a whole number, else in eaches.
Quantity quantity_in_unit_of(const Quantity& ordered, std::int64_t eaches);

}  // namespace vendorproof::trade
