#include "core/erp/tryton/share.h"

#include <algorithm>

namespace vendorproof::erp::tryton {

Share share_of(const Waiting& wanted, std::int64_t stock, const std::vector<Waiting>& queue,
               std::vector<Supply> supply) {
  std::int64_t ahead = 0;
  for (const Waiting& other : queue) {
    if (other.rank < wanted.rank) ahead += other.eaches;
  }
  Share share;
  share.from_stock = std::clamp<std::int64_t>(stock - ahead, 0, wanted.eaches);
  share.later = wanted.eaches - share.from_stock;
  if (share.later == 0) return share;

  std::sort(supply.begin(), supply.end(), [](const Supply& a, const Supply& b) { return a.day < b.day; });
  std::int64_t missing = std::max<std::int64_t>(0, ahead - stock) + share.later;
  for (const Supply& one : supply) {
    missing -= one.eaches;
    if (missing > 0) continue;
    share.arrives = one.day;
    break;
  }
  return share;
}

}  // namespace vendorproof::erp::tryton
