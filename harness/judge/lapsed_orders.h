// Orders that Amazon rejected because nobody answered them in time (PO-27), although nobody could.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "harness/judge/evidence.h"

namespace vendorproof::harness {

/// The order is in it if Amazon was away in the two hours before it rejected the order, a call to it was struck in the
/// last hour, or the scenario makes it serve orders late; and if a person was told something about the order, or the
/// integration's words to people are not seen.
std::set<std::string> lapsed_orders(const Evidence& evidence);

/// Removes what only follows from such a rejection: the answer, the ship notice and the invoice that Amazon does not
/// take, and the goods that left before anybody could know. What happens twice, or with wrong money, stays.
void leave_out_lapses(const Evidence& evidence, std::vector<reports::Finding>& findings);

}  // namespace vendorproof::harness
