// Two runs that are the same at first; tests change the second.
#pragma once

#include <map>
#include <set>
#include <string>

#include "harness/compare/comparison.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {

inline Terms terms_of_tea() {
  Terms terms;
  terms.names_of_items["TEA"] = {"B00TEA0001", "TEA-12"};
  return terms;
}

inline Comparison compared(const JudgedRun& a, const JudgedRun& b) {
  return compare(a.outcome, b.outcome, terms_of_tea());
}

inline std::set<std::string> aspects_that_differ(const JudgedRun& a, const JudgedRun& b) {
  std::set<std::string> ids;
  for (const Divergence& divergence : compared(a, b).divergences) ids.insert(std::string(divergence.aspect->id));
  return ids;
}

/// An exception that is shown an hour after the start.
inline TradeException shown_to(const JudgedRun& run, ExceptionKind kind, const std::string& order) {
  TradeException exception;
  exception.kind = kind;
  exception.purchase_order = order;
  exception.raised_at = run.at(hour);
  return exception;
}

}  // namespace vendorproof::harness
