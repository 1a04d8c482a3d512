#include "harness/search/determinism.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/time.h"

namespace vendorproof::harness {

namespace {

bool is_same(const reports::TimelineRow& left, const reports::TimelineRow& right) {
  return left.at == right.at && left.lane == right.lane && left.text == right.text;
}

std::string lane_text(reports::TimelineRow::Lane lane) {
  switch (lane) {
    case reports::TimelineRow::Lane::Amazon:
      return "Amazon";
    case reports::TimelineRow::Lane::Erp:
      return "ERP";
    case reports::TimelineRow::Lane::Core:
      break;
  }
  return "core";
}

std::string told(const std::vector<reports::TimelineRow>& journal, std::size_t at) {
  if (at >= journal.size()) return "nothing more";
  const reports::TimelineRow& row = journal[at];
  return fmt::format("{} {}: {}", format_instant(row.at), lane_text(row.lane), row.text);
}

}  // namespace

std::string divergence_of(const RunOutcome& first, const RunOutcome& second) {
  const std::size_t common = std::min(first.journal.size(), second.journal.size());
  std::size_t at = 0;
  while (at < common && is_same(first.journal[at], second.journal[at])) ++at;
  if (at < std::max(first.journal.size(), second.journal.size())) {
    return fmt::format("event {} was '{}' in the first run and '{}' in the second", at + 1, told(first.journal, at),
                       told(second.journal, at));
  }
  if (first.troubles != second.troubles) return "one of both runs stopped with an error, or with another one";
  if (first.trace_hash == second.trace_hash) return "";
  return fmt::format(
      "the {} events of the time line are the same, but not the bytes of the messages: their hashes "
      "differ",
      first.journal.size());
}

}  // namespace vendorproof::harness
