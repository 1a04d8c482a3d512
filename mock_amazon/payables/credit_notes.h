// Credit notes of the vendor, in countries where Amazon accepts them (INV-30 to INV-33, X12): for payables' claims, for
// returns and for co-operation agreements.
#pragma once

#include <string>
#include <vector>

#include "core/base/time.h"

namespace vendorproof::mock_amazon {

struct Central;
struct MatchedInvoice;

/// Fails outside Europe and India (by the guide of 2021: outside Europe), and for a payee in a country that is not on
/// Amazon's list.
std::vector<std::string> credit_note_not_taken(const MatchedInvoice& matched);
/// Credit notes to payables name one invoice. A credit note without invoice, return and agreement counts as one of
/// them.
std::vector<std::string> bad_reference(const MatchedInvoice& matched);
/// For returns: the number of the notice and the date on which the goods came back.
std::vector<std::string> incomplete_return(const MatchedInvoice& matched);
/// For agreements: the agreement's reference or Amazon's debit note.
std::vector<std::string> incomplete_coop(const MatchedInvoice& matched);

/// A credit note for an unpaid invoice is taken off it, and covers what would be deducted from it; for a paid invoice
/// it first covers what is withheld from it. The rest is taken from the next payment that is large enough.
void take_credit_note(Central& central, const MatchedInvoice& matched, Instant now);

}  // namespace vendorproof::mock_amazon
