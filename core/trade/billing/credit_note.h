// Checks whether an ERP's credit memo may be sent to Amazon, and makes the credit note.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/trade/billing/invoice.h"
#include "core/trade/documents.h"

namespace vendorproof::trade {

/// What a credit memo is compared with.
struct CreditGround {
  Invoice invoice;                  ///< the ERP's, that it corrects
  std::string amazon_id;            ///< the number under which Amazon has it
  std::vector<BilledOrder> orders;  ///< of the invoice, those that are known; their shipments do not matter
  std::vector<CreditMemo> earlier;  ///< credit memos for the same invoice that Amazon has, or is about to get
  std::string vendor_party;
  LineRounding rounding = LineRounding::WithinACent;
};

struct CreditCheck {
  std::vector<std::string> problems;  ///< empty if it may be sent
  AmazonCreditNote note;              ///< valid only without problems
};

/// The currency is the invoice's; every line is of an item that the invoice has, of no more eaches and at no higher
/// price than invoiced; line totals are price times eaches as the ERP rounds them; the total is the sum of lines and
/// tax, more than zero (INV-13), and with the earlier credit memos not more than the invoice. A return has its number
/// and its day, or neither (INV-32).
CreditCheck check_credit_memo(const CreditMemo& memo, const CreditGround& ground);

}  // namespace vendorproof::trade
