// The ledger as JSON, and as one number by which two runs of one scenario are compared.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/json/json.h"
#include "harness/record/run_record.h"

namespace vendorproof::harness {

/// `{"peer","kind","at","purchase_order","document","other_document","amount","reason","lines":[...]}`; empty members
/// are left out.
Json json_of(const LedgerEntry& entry);

/// An array of such objects, in order of acceptance.
Json json_of(const std::vector<LedgerEntry>& ledger);

/// A hash of everything that json_of writes, except times, refused requests and the order of the effects. Two runs that
/// differ only in the speed of the network have equal hashes.
std::uint64_t timeless_hash(const std::vector<LedgerEntry>& ledger);

}  // namespace vendorproof::harness
