#include "mock_amazon/state/assortment.h"

namespace vendorproof::mock_amazon {

namespace {
constexpr Duration apart = std::chrono::hours(48);
}  // namespace

bool Assortment::orders(const std::string& item) const {
  const auto found = rejected.find(item);
  return found == rejected.end() || !found->second.stopped;
}

void Assortment::note_answer(const std::string& item, bool hard_rejection, Instant at) {
  if (!orders(item)) return;
  if (!hard_rejection) {
    rejected.erase(item);
    return;
  }
  const auto [place, first] = rejected.emplace(item, HardRejections{at});
  if (!first && at >= place->second.first + apart) place->second.stopped = true;
}

}  // namespace vendorproof::mock_amazon
