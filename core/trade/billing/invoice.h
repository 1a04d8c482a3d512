// Checks whether an ERP's invoice may be sent to Amazon, and makes the invoice for Amazon.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/trade/documents.h"
#include "core/trade/shipping/ship_notice.h"

namespace vendorproof::trade {

/// How the ERP comes to the amount of a line: within a cent of price times eaches, rounded half up (most settings of
/// most ERPs); exactly that rounding; or price times eaches, not rounded.
enum class LineRounding { WithinACent, HalfUp, Exact };

struct InvoicePolicy {
  LineRounding rounding = LineRounding::WithinACent;
  std::optional<std::int64_t> net_due_days = {};  ///< as agreed with Amazon (INV-26); nullopt: any
};

/// An order on an invoice, with its line for each sales order line.
struct BilledOrder {
  PurchaseOrder order;  ///< with the unit sizes of its lines
  std::map<std::int64_t, std::int64_t> line_of_erp_sequence;
  std::map<std::string, std::vector<ShippedLine>> shipped = {};  ///< by the shipment, those that the invoice bills
};

/// The data that an invoice is compared with.
struct InvoiceGround {
  std::vector<BilledOrder> orders;  ///< each once, at least one
  std::string remit_to_party;
  InvoicePolicy policy = {};
};

struct InvoiceCheck {
  std::vector<std::string> problems;  ///< empty if the invoice may be sent unchanged
  bool expressible = true;            ///< false if an Amazon invoice cannot state the lines or the currency
  Money at_stake;                     ///< |invoiced amount - shipped eaches at the order's cost|
  AmazonInvoice invoice;              ///< as the ERP states it; valid only if expressible
};

/// Every line is of its order (INV-11), eaches are those of its shipment (INV-38), prices are the order's net cost
/// (INV-09), line totals are price times eaches as the policy rounds them, the total is the sum of lines and tax, exact
/// or rounded half up (INV-14), in the orders' currency and more than zero (INV-13), and it is due as agreed (INV-26).
/// Whether Amazon takes the orders on one invoice is another question (invoice_orders.h).
InvoiceCheck check_invoice(const Invoice& invoice, const InvoiceGround& ground);

/// Whether an ERP that rounds so may state `amount` for a line.
bool is_line_total(const Money& amount, const Money& unit_price, std::int64_t eaches, LineRounding rounding);

}  // namespace vendorproof::trade
