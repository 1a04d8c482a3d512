#include "harness/record/effect_orders.h"

namespace vendorproof::harness {

std::set<std::string> orders_of(const Effect& effect) {
  std::set<std::string> orders;
  if (!effect.purchase_order.empty()) orders.insert(effect.purchase_order);
  for (const EffectLine& line : effect.lines) {
    if (!line.purchase_order.empty()) orders.insert(line.purchase_order);
  }
  return orders;
}

}  // namespace vendorproof::harness
