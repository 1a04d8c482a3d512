// The ledger as JSON, and in a canonical form in which two runs of one scenario are compared.
#pragma once

#include <string>
#include <vector>

#include "core/base/json.h"
#include "harness/record/run_record.h"

namespace vendorproof::harness {

/// `{"peer","kind","at","purchase_order","document","other_document","amount","reason","lines":[...]}`; what is empty
/// is left out.
Json json_of(const LedgerEntry& entry);

/// An array of them, in order of acceptance.
Json json_of(const std::vector<LedgerEntry>& ledger);

/// One text per effect, sorted: without its time and the hash of its body, and without refused requests. Two runs that
/// differ in nothing but the speed of the network have the same.
std::vector<std::string> canonical_ledger(const std::vector<LedgerEntry>& ledger);

/// The same of the array that json_of made, as it comes from the control plane.
std::vector<std::string> canonical_ledger(const Json& ledger);

}  // namespace vendorproof::harness
