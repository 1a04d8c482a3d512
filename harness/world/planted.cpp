#include "harness/world/planted.h"

#include <utility>

#include "harness/field/requests.h"

namespace vendorproof::harness {

Planted::Planted(const Defect* defect, const scenarios::Scenario& scenario) {
  if (defect == nullptr) return;
  spoiler_ = defect->make(scenario);
  if (spoiler_.clock_is_slow_by != Duration::zero()) ++changes_;
}

SpoiledRequest Planted::spoil(Peer peer, HttpRequest request, Instant now) {
  SpoiledRequest spoiled;
  spoiled.peer = peer;
  spoiled.at = now;
  if (!spoiler_.on_request) {
    if (spoiler_.on_answer) spoiled.operation = operation_of(peer, request);
    spoiled.request = std::move(request);
    return spoiled;
  }
  spoiled.operation = operation_of(peer, request);
  spoiled.request = request;
  spoiler_.on_request(spoiled);
  const bool changed =
      spoiled.request != request || spoiled.instead.has_value() || spoiled.copies != 1 || !spoiled.before.empty();
  if (changed) ++changes_;
  return spoiled;
}

void Planted::spoil_answer(const SpoiledRequest& spoiled, HttpResponse& response) {
  if (!spoiler_.on_answer) return;
  const HttpResponse before = response;
  spoiler_.on_answer(spoiled, response);
  if (response != before) ++changes_;
}

void Planted::spoil_shown(std::vector<TradeException>& shown) {
  if (!spoiler_.on_shown) return;
  const std::size_t before = shown.size();
  spoiler_.on_shown(shown);
  if (shown.size() != before) ++changes_;
}

bool Planted::takes_the_store() {
  if (!spoiler_.store_is_lost_at_restart) return false;
  ++changes_;
  return true;
}

}  // namespace vendorproof::harness
