#include "core/live/keys/peer_addresses.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace vendorproof::live {

namespace {

using Addresses = std::map<std::string, Endpoint>;

/// Everything that no place takes goes to the peer's own address.
std::vector<Route> routes_of(std::span<const trade::Place> places, const Addresses& addresses,
                             const trade::Settings& settings, const Endpoint& own) {
  std::vector<Route> routes;
  for (const trade::Place& place : places) {
    const auto given = addresses.find(std::string(place.setting));
    if (given != addresses.end()) routes.push_back({trade::prefix_of(place, settings), given->second});
  }
  routes.push_back({"", own});
  return routes;
}

}  // namespace

PeerAddress amazon_address(const LiveConfig& config) {
  const CoreConfig& core = config.core;
  return {routes_of(core.channel->places, config.amazon_places, core.amazon.settings, config.amazon),
          config.amazon_connections};
}

PeerAddress erp_address(const LiveConfig& config) {
  const CoreConfig& core = config.core;
  return {routes_of(core.dialect->places, config.erp_places, core.erp.settings, config.erp),
          core.erp_calls_in_flight_max};
}

}  // namespace vendorproof::live
