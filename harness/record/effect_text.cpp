#include "harness/record/effect_text.h"

#include <map>
#include <set>

namespace vendorproof::harness {

std::string effect_text(const Effect& effect) {
  std::string text(text_of(effect.kind));
  if (!effect.document.empty()) text += " " + effect.document;
  std::set<std::string> orders;
  if (!effect.purchase_order.empty()) orders.insert(effect.purchase_order);
  std::map<std::string, std::int64_t> eaches_by_code;
  for (const EffectLine& line : effect.lines) {
    if (!line.purchase_order.empty() && orders.size() < 8) orders.insert(line.purchase_order);
    const bool coded = effect.kind == EffectKind::AcknowledgementAccepted;
    eaches_by_code[coded ? line.code : std::string("eaches")] += line.eaches;
  }
  for (const std::string& order : orders) text += (order == *orders.begin() ? " for " : ", ") + order;
  std::string tail;
  if (!effect.other_document.empty()) tail += " of " + effect.other_document;
  if (!effect.amount.is_zero()) tail += " " + effect.amount.text();
  for (const auto& [code, eaches] : eaches_by_code) tail += ", " + std::to_string(eaches) + " " + code;
  if (!effect.reason.empty()) tail += " (" + effect.reason.substr(0, 160) + ")";
  if (!tail.empty()) text += ":" + (tail[0] == ',' ? tail.substr(1) : tail);
  return text;
}

}  // namespace vendorproof::harness
