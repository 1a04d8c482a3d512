// What an integration says that it shows to people: the discrepancies that somebody has to look at.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/result.h"
#include "core/base/shown.h"

namespace vendorproof::harness {

class ShownBoard {
 public:
  static constexpr std::size_t exceptions_max = 100'000;

  /// The integration shows this, or shows it no longer (`open` false). The same kind, order, line and document are the
  /// same discrepancy: it keeps the time at which it was first shown, unless it was closed in between. Errors: Conflict
  /// for more than 100,000.
  Result<void> show(TradeException exception);
  /// The integration shows what it finds, even if it has found nothing so far.
  void expect() { is_used_ = true; }
  void clear();

  /// Whether what is shown to people can be judged.
  bool is_used() const { return is_used_; }
  const std::vector<TradeException>& exceptions() const { return exceptions_; }
  /// An order with open exceptions waits for a person: one standing for each of them.
  std::vector<OrderStanding> standings() const;

 private:
  bool is_used_ = false;
  std::vector<TradeException> exceptions_;
};

}  // namespace vendorproof::harness
