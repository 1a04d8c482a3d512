// Orders that Amazon itself kept from going on: it rejected them because nobody answered in time (PO-27), although
// nobody could, or it did not take a document of theirs for a reason that is none of the document.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "harness/judge/evidence.h"

namespace vendorproof::harness {

/// An order is in it if
/// - Amazon rejected it unanswered, and was away in the two hours before, or a call to it was struck in the last hour,
///   or the scenario makes it serve orders late; or
/// - the scenario made Amazon refuse, or fail without a reason, the order's answer, a ship notice or an invoice, and
///   Amazon has not taken that document since; or
/// - it was on one truck with such an order;
/// and if a person was told something about the order, or the integration's words to people are not seen.
std::set<std::string> excused_orders(const Evidence& evidence);

/// Removes what only follows from that: the answer, the ship notice and the invoice that Amazon does not take, and the
/// goods that left before anybody could know. What happens twice, or with wrong money, stays.
void leave_out_excused(const Evidence& evidence, std::vector<reports::Finding>& findings);

}  // namespace vendorproof::harness
