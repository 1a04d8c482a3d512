// What one probe is, and the tables of all probes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "harness/judge/evidence.h"

namespace vendorproof::harness {

/// Generated runs from which a probe is required that no scenario of the catalogue reaches.
inline constexpr std::int64_t many_runs = 1'000;

struct Probe {
  std::string_view name;  ///< the situation, in the words of users
  /// How often the run reached it. `word` is that of the row.
  std::int64_t (*hits)(const Evidence& evidence, std::string_view word);
  std::string_view word = {};
  std::int64_t runs_needed = 0;  ///< it is required from so many generated runs; 0: always
};

const std::vector<Probe>& order_probes();
const std::vector<Probe>& goods_probes();
const std::vector<Probe>& money_probes();
const std::vector<Probe>& trouble_probes();

/// Effects of the kind with that name (text_of).
std::int64_t happened(const Evidence& evidence, std::string_view kind);
/// Cases of that kind that people were shown.
std::int64_t shown(const Evidence& evidence, std::string_view kind);

/// Orders of which something holds.
template <class Holds>
std::int64_t orders_that(const Evidence& evidence, Holds holds) {
  std::int64_t hits = 0;
  for (const auto& [number, truth] : evidence.orders) hits += holds(number, truth) ? 1 : 0;
  return hits;
}

}  // namespace vendorproof::harness
