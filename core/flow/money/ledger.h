// Enters what moves money into the ledger of the store. An entry has a business identity, so that what is seen twice is
// entered once.
#pragma once

#include <string>

#include "core/flow/outbox/desk.h"
#include "core/trade/remittance.h"

namespace vendorproof::flow {

/// The name of the deduction's kind; of an unknown one what Amazon calls it, in one line.
std::string reason_of(const trade::Deduction& deduction);

/// `P-1/SI-1/Shortage`, for exceptions; a part that is empty is left out.
std::string subject_of(const trade::Settlement& settlement, const std::string& name = "");

/// What a settlement is about: the ERP's number of our invoice, else what Amazon names.
std::string document_of(const trade::Settlement& settlement, const trade::Invoice* ours);

/// An invoice as the ERP posted it. One that changes before it leaves replaces its entry.
void enter_invoice(Desk& desk, const trade::Invoice& invoice);

/// Amazon took the invoice, or pays it although it never said so.
void enter_invoice_taken(Desk& desk, const trade::Invoice& invoice, Instant at);

/// A credit memo as the ERP posted it; `ours` is the invoice that it corrects; nullptr if we did not send that.
void enter_credit(Desk& desk, const trade::CreditMemo& memo, const trade::Invoice* ours);

/// What Amazon has withheld of the invoice, less what it paid back and what the ERP has posted for it.
Money withheld_of(const Desk& desk, const trade::Invoice& ours);

/// Says of each deduction which part of it the ERP's credit memos for the invoice gave back already: of a credit note,
/// as much as they have left; of goods or a price that Amazon withholds, all or nothing of it.
void mark_credited(const Desk& desk, trade::Settlement& settlement, const trade::Invoice& ours);

/// All rows of a payment about one invoice or order; `ours` is nullptr if they are about no invoice of ours.
void enter_settlement(Desk& desk, const trade::Settlement& settlement, const trade::Invoice* ours);

/// What Amazon says that its payments come to.
void enter_stated_totals(Desk& desk, const trade::Remittance& remittance);

/// Posted in the ERP; `document` is the number there.
struct PostedPayment {
  std::string document;
  std::string payment;  ///< Amazon's number
  std::string invoice;  ///< the ERP's number
  Instant date;
  Money amount;
};
void enter_posted(Desk& desk, const PostedPayment& posted);

}  // namespace vendorproof::flow
