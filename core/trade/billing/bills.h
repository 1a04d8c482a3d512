// Data of the ERP: invoices and credit memos.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"

namespace vendorproof::trade {

struct InvoiceLine {
  std::int64_t erp_sequence = 0;  ///< of the sales order line
  std::string item;
  std::int64_t eaches = 0;
  Money unit_price;
  Money amount;
  std::string purchase_order = {};  ///< "": that of the invoice's head (billing/invoice_orders.h)
  std::string shipment = {};        ///< posted shipment of that order; "": that of the head

  bool operator==(const InvoiceLine&) const = default;
};

struct Invoice {
  std::string number;
  std::string purchase_order;  ///< of its head; of several orders the one that exceptions and the ledger name
  std::string sales_order;
  std::string shipment;  ///< "" if its lines are of several
  Instant date;
  Instant due;
  Money total;  ///< including tax
  Money tax;
  Money remaining;
  Instant modified_at;
  std::vector<InvoiceLine> lines;

  bool operator==(const Invoice&) const = default;
};

/// Goods at their price, or at the part of it that is given back.
struct CreditMemoLine {
  std::string item;
  std::int64_t eaches = 0;
  Money unit_price;
  Money amount;

  bool operator==(const CreditMemoLine&) const = default;
};

/// Takes back all or a part of one invoice.
struct CreditMemo {
  std::string number;
  std::string invoice;  ///< the ERP's number; "" if it names none
  Instant date;
  Money total;  ///< including tax, positive
  Money tax;
  std::string return_number = {};        ///< Amazon's number of the return (INV-32); "" without a return
  std::optional<Instant> returned = {};  ///< the day on which the goods came back
  Instant modified_at;
  std::vector<CreditMemoLine> lines;

  bool operator==(const CreditMemo&) const = default;
};

}  // namespace vendorproof::trade
