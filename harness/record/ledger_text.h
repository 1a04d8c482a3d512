// The ledger as JSON, and in a canonical form in which two runs of one scenario are compared.
#pragma once

#include <string>
#include <vector>

#include "core/base/json/json.h"
#include "harness/record/run_record.h"

namespace vendorproof::harness {

/// `{"peer","kind","at","purchase_order","document","other_document","amount","reason","lines":[...]}`; empty members
/// are left out.
Json json_of(const LedgerEntry& entry);

/// An array of such objects, in order of acceptance.
Json json_of(const std::vector<LedgerEntry>& ledger);

/// One text per effect, sorted: without its time and the hash of its body, and without refused requests. Two runs that
/// differ only in the speed of the network have equal texts.
std::vector<std::string> canonical_ledger(const std::vector<LedgerEntry>& ledger);

/// The same, from the array that json_of made and that the control plane serves.
std::vector<std::string> canonical_ledger(const Json& ledger);

}  // namespace vendorproof::harness
