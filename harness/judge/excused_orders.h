// Orders that Amazon itself kept from going on. Either it rejected them as unanswered (PO-27) when no answer could
// reach it. Or it refused a document of theirs that was right.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "harness/judge/evidence.h"

namespace vendorproof::harness {

/// A document of an order that Amazon did not take.
enum class KeptBack { Answer, ShipNotice, Invoice };
struct Excuse {
  KeptBack document = KeptBack::Answer;
  Instant from = Instant::min();   ///< when the document was sent in vain
  Instant until = Instant::max();  ///< soon after Amazon took the document at last
};
/// By the number of the purchase order.
using ExcusedOrders = std::map<std::string, std::vector<Excuse>>;

/// An order is in it if
/// - Amazon rejected it unanswered, and was away in the two hours before, or a call to it was struck in the last hour,
///   or the scenario makes it serve orders late; or
/// - the scenario made Amazon refuse, lose, or fail without a reason, the order's answer, a ship notice or an invoice,
///   until an hour after it has taken that document; or
/// - it failed a later document while that was so, until an hour after it has taken the later one; or
/// - it was on one truck with an order whose answer or ship notice was not taken.
/// A person must have been told something about the order, or about that document, unless the record does not show what
/// people were told.
ExcusedOrders excused_orders(const Evidence& evidence);

/// Whether the scenario made Amazon refuse the submission, or fail or lose it, although nothing is wrong with it.
bool is_refused_without_a_reason(const CallRecord& call);

/// Whether the order is excused at that instant because Amazon did not take this document, or one before it.
bool is_excused(const ExcusedOrders& orders, const std::string& purchase_order, KeptBack document, Instant at);

/// Removes the findings that only follow from that. After an answer that was not taken, these are also findings about
/// the ship notice and the invoice; after an invoice, only findings about the invoice. What happens twice, or with
/// wrong money, stays.
void leave_out_excused(const Evidence& evidence, std::vector<reports::Finding>& findings);

}  // namespace vendorproof::harness
