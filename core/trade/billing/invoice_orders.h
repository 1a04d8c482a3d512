// Which orders and shipments an ERP's invoice bills, and whether Amazon takes them on one invoice.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/trade/documents.h"
#include "core/trade/shipping/shipping_policy.h"

namespace vendorproof::trade {

/// One posted shipment of one order on an invoice.
struct InvoicePart {
  std::string purchase_order;
  std::string shipment;  ///< the ERP's number; "" if the ERP does not state it

  bool operator==(const InvoicePart&) const = default;
};

/// What a line says of itself or else what the invoice's head says.
InvoicePart part_of(const Invoice& invoice, const InvoiceLine& line);

/// Each part once, in the order of the lines; that of the head if there are no lines.
std::vector<InvoicePart> parts_of(const Invoice& invoice);

/// The purchase orders of the lines, each once, in the order of the lines; that of the head if there are no lines.
std::vector<std::string> orders_of(const Invoice& invoice);

/// Gives a head that names no order the first one of the lines. Lines that all say the same say it in the head alone,
/// unless the head names another order.
void state_parts_once(Invoice& invoice);

/// Whether an invoice may be of several orders (INV-12).
enum class InvoiceGrouping { OneOrder, SeveralOrders };

/// Several orders are known to be taken in North America and Europe; nowhere else is more than one sent.
InvoiceGrouping invoice_grouping_in(Region region);

/// Why no invoice for Amazon can be made of it, whatever its amounts are; "" if one can. `orders` are those that this
/// program handles, by their numbers. An invoice of several orders needs a marketplace that takes it, orders that are
/// all handled here, with one currency, one bill-to party and one selling party, and the shipment of each line. If
/// the invoice's head names an order, it must be one of the orders of its lines.
std::string obstacle_to_invoice(const Invoice& invoice, const std::map<std::string, const PurchaseOrder*>& orders,
                                InvoiceGrouping grouping);

}  // namespace vendorproof::trade
