// Credit notes of the vendor, where they are taken at all (INV-30 to INV-33, X12): for payables' claims, for returns
// and for co-operation agreements.
#pragma once

#include <string>
#include <vector>

#include "core/base/time.h"

namespace vendorproof::mock_amazon {

struct Central;
struct MatchedInvoice;

/// Outside Europe and India (under the guide of 2021: outside Europe), and for a payee's country where Amazon does not
/// list them.
std::vector<std::string> credit_note_not_taken(const MatchedInvoice& matched);
/// Payables' credit notes name one invoice. What names neither an invoice, a return nor an agreement is one of these.
std::vector<std::string> bad_reference(const MatchedInvoice& matched);
/// Of returns: the number of the notice and the date on which the goods came back.
std::vector<std::string> incomplete_return(const MatchedInvoice& matched);
/// Of agreements: the agreement's reference or Amazon's debit note.
std::vector<std::string> incomplete_coop(const MatchedInvoice& matched);

/// A credit note for an invoice that is not paid yet is taken off it, and covers what would be deducted from it; for
/// one that is paid it first covers what is withheld of it. Everything else is taken from the next payment that can
/// bear it.
void take_credit_note(Central& central, const MatchedInvoice& matched, Instant now);

}  // namespace vendorproof::mock_amazon
