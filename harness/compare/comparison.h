// Two runs of one scenario, by two integrations: which business outcomes differ, and when their histories part.
#pragma once

#include <string>
#include <vector>

#include "harness/compare/aspects.h"
#include "harness/compare/history.h"
#include "harness/record/run_record.h"

namespace vendorproof::harness {

/// One outcome that differs.
struct Divergence {
  const Aspect* aspect = nullptr;  ///< never null
  Subject subject;
  std::string a;   ///< the outcome of the first run
  std::string b;   ///< of the second
  Instant parted;  ///< the first value of either side that has no partner
};

/// An aspect that one of the records does not show.
struct NotCompared {
  const Aspect* aspect = nullptr;  ///< never null
  std::string reason;              ///< `B does not tell what it shows to people`
};

struct Comparison {
  /// By the instant at which they part, then in order of the table; but what people were shown comes last.
  std::vector<Divergence> divergences;
  std::vector<NotCompared> not_compared;
};

Comparison compare(const RunRecord& a, const RunRecord& b, const Terms& terms);

/// `PO1 line 2`, `PO1, price-mismatch`; `the whole run` without an order.
std::string text_of(const Subject& subject);

}  // namespace vendorproof::harness
