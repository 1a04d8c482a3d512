// What makes an ERP's invoice sendable to Amazon, and the invoice as Amazon gets it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/trade/documents.h"
#include "core/trade/ship_notice.h"

namespace vendorproof::trade {

/// What an invoice is compared with.
struct InvoiceGround {
  PurchaseOrder order;
  std::map<std::int64_t, std::int64_t> line_of_erp_sequence;
  std::vector<ShippedLine> shipped;  ///< of the invoice's shipment
  std::string remit_to_party;
};

struct InvoiceCheck {
  std::vector<std::string> problems;  ///< empty when it may be sent as it stands
  bool expressible = true;            ///< false when lines or currency cannot be told to Amazon at all
  Money at_stake;                     ///< |invoiced - what shipped at the order's cost|
  AmazonInvoice invoice;              ///< as the ERP states it; meaningful when expressible
};

/// Every line is of the order (INV-11), eaches are those of the shipment (INV-38), prices are the order's net cost
/// (INV-09), the total is the sum of lines and tax (INV-14), in the order's currency and more than zero (INV-13).
InvoiceCheck check_invoice(const Invoice& invoice, const InvoiceGround& ground);

}  // namespace vendorproof::trade
