// Claims: amounts that payables withholds from an invoice. They are announced before the due date (INV-43), and reviews
// pay them back automatically when the goods are found (INV-45, INV-50).
#pragma once

#include <string>

#include "core/base/time.h"
#include "mock_amazon/payables/payables.h"

namespace vendorproof::mock_amazon {

/// The invoice's number and a suffix (INV-44).
std::string claim_id(const std::string& invoice, ClaimKind kind);
/// The first instant at which claims of an invoice with that due date can be raised.
Instant claims_raised_at(Instant due);

/// Raises claims for the amounts that would be withheld from an unpaid invoice if it were paid now.
void raise_claims(Central& central, const std::string& invoice, Instant now);

/// Records that `line.withheld` was deducted from the invoice.
void note_deduction(Central& central, const PayableInvoice& invoice, ClaimKind kind, ClaimLine line, Instant now);
/// After payment: withdraws claims that were raised but not deducted. Returns whether anything is withheld.
bool settle_claims(Central& central, const PayableInvoice& invoice);

/// A credit note covers up to `amount` of what is withheld from the invoice. Returns the covered amount.
Money cover_claims(Central& central, const std::string& invoice, const Money& amount);

/// Which goods a shortage is compared with: counted at the dock, or present in trucks.
enum class GoodsSeen { Counted, Arrived };

/// Pays back units that have arrived meanwhile, with the next payment. Returns the amount.
Money pay_back_received(Central& central, PaymentClaim& claim, GoodsSeen seen, Instant now);
/// Pays back of a price claim up to the highest cost that the order ever had. Returns the amount.
Money pay_back_price(Central& central, PaymentClaim& claim, Instant now);

/// The weekly review of a shortage, up to 35 days after the due date.
void review_claim(Central& central, const std::string& id, Instant now);

}  // namespace vendorproof::mock_amazon
