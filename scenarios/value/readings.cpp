#include "scenarios/value/readings.h"

#include <algorithm>

#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

namespace {

bool has_one(const AmazonSide& amazon, const Readings::value_type& row) {
  return std::find(row.second.begin(), row.second.end(), amazon.reading_of(row.first)) != row.second.end();
}

}  // namespace

NotPlayed not_played_in_india() {
  return {.where = {{"region", {"IN"}}}, .reason = "Indian invoices need taxes, an HSN and a GSTIN (INV-21)"};
}

bool has_all(const AmazonSide& amazon, const Readings& readings) {
  return std::all_of(readings.begin(), readings.end(), [&](const auto& row) { return has_one(amazon, row); });
}

bool is_met(const Condition& condition, const AmazonSide& amazon) {
  return has_all(amazon, condition.only_if) && std::none_of(condition.unless.begin(), condition.unless.end(),
                                                            [&](const auto& row) { return has_one(amazon, row); });
}

std::string why_not_played(const Scenario& scenario) {
  for (const NotPlayed& row : scenario.not_played) {
    if (has_all(scenario.amazon, row.where)) return row.reason;
  }
  return "";
}

}  // namespace vendorproof::scenarios
