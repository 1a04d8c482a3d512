#include "scenarios/generators/fulfilment_centre.h"

#include <array>

#include "core/base/require.h"

namespace vendorproof::scenarios {

std::string fulfilment_centre(std::int64_t index) {
  constexpr std::array<const char*, 25> airports = {"PHX", "ONT", "MDW", "BFI", "LAX", "ABE", "DFW", "TEB", "RIC",
                                                    "CLT", "IND", "SDF", "BNA", "ATL", "JAX", "TPA", "MIA", "HOU",
                                                    "DEN", "SLC", "LAS", "OAK", "PDX", "SEA", "BOS"};
  constexpr std::int64_t digits = 7;
  REQUIRE(index >= 0);
  const auto count = static_cast<std::int64_t>(airports.size());
  REQUIRE(index < count * digits);
  return airports[static_cast<std::size_t>(index % count)] + std::to_string(9 - index / count);
}

}  // namespace vendorproof::scenarios
