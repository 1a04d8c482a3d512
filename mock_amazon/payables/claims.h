// Claims: what payables withholds of an invoice, from the announcement before the due date (INV-43) to the reviews that
// pay it back by themselves when the goods turn up (INV-45, INV-50).
#pragma once

#include <string>

#include "core/base/time.h"
#include "mock_amazon/payables/payables.h"

namespace vendorproof::mock_amazon {

/// The invoice's number and a suffix (INV-44).
std::string claim_id(const std::string& invoice, ClaimKind kind);
/// The first instant at which the claims of an invoice that is due then can be raised.
Instant claims_raised_at(Instant due);

/// Announces what an invoice that is not paid yet would lose if it were paid now.
void raise_claims(Central& central, const std::string& invoice, Instant now);

/// Notes that `line.withheld` was taken off the invoice.
void note_deduction(Central& central, const PayableInvoice& invoice, ClaimKind kind, ClaimLine line, Instant now);
/// After payment: what was announced and not deducted is withdrawn. Says whether anything is withheld.
bool settle_claims(Central& central, const PayableInvoice& invoice);

/// A credit note covers up to `amount` of what is withheld of the invoice; says how much.
Money cover_claims(Central& central, const std::string& invoice, const Money& amount);

/// Which goods a shortage is compared with: those that the dock counted, or those that were in trucks.
enum class GoodsSeen { Counted, Arrived };

/// Has units that came after all paid back with the next payment; says how much.
Money pay_back_received(Central& central, PaymentClaim& claim, GoodsSeen seen, Instant now);
/// Has of a price claim paid back what the order's cost, as it once stood, allows; says how much.
Money pay_back_price(Central& central, PaymentClaim& claim, Instant now);

/// A weekly look at a shortage, up to 35 days after the due date.
void review_claim(Central& central, const std::string& id, Instant now);

}  // namespace vendorproof::mock_amazon
