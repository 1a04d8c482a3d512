#include "harness/record/ledger_text.h"

#include <algorithm>

#include "core/base/json/json_tree.h"

namespace vendorproof::harness {

namespace {

void put(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

void put(Json& object, const char* key, const Money& money) {
  if (!money.is_zero()) object[key] = money.text();
}

Json json_of(const EffectLine& line) {
  Json object = Json::object();
  put(object, "purchase_order", line.purchase_order);
  if (line.sequence != 0) object["sequence"] = line.sequence;
  if (line.erp_line != 0) object["erp_line"] = line.erp_line;
  put(object, "item", line.item);
  put(object, "code", line.code);
  put(object, "description", line.description);
  object["eaches"] = line.eaches;
  object["as_written"] = text_of(line.as_written);
  put(object, "unit_cost", line.unit_cost);
  return object;
}

std::string text_of_json(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

Json json_of(const LedgerEntry& entry) {
  const Effect& effect = entry.effect;
  Json object = Json::object();
  object["peer"] = entry.peer == Peer::Amazon ? "amazon" : "erp";
  object["kind"] = std::string(text_of(effect.kind));
  object["at"] = format_instant(effect.at);
  put(object, "purchase_order", effect.purchase_order);
  put(object, "document", effect.document);
  put(object, "other_document", effect.other_document);
  put(object, "amount", effect.amount);
  put(object, "reason", effect.reason);
  if (!effect.lines.empty()) {
    Json& lines = object["lines"] = Json::array();
    for (const EffectLine& line : effect.lines) lines.push_back(json_of(line));
  }
  return object;
}

Json json_of(const std::vector<LedgerEntry>& ledger) {
  Json array = Json::array();
  for (const LedgerEntry& entry : ledger) array.push_back(json_of(entry));
  return array;
}

std::vector<std::string> canonical_ledger(const std::vector<LedgerEntry>& ledger) {
  std::vector<std::string> texts;
  for (const LedgerEntry& entry : ledger) {
    if (entry.effect.kind == EffectKind::RequestRefused) continue;
    Json timeless = json_of(entry);
    timeless.erase("at");
    texts.push_back(text_of_json(timeless));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

std::vector<std::string> canonical_ledger(const Json& ledger) {
  std::vector<std::string> texts;
  for (const Json& entry : ledger) {
    Json timeless = entry;
    if (timeless.value("kind", "") == text_of(EffectKind::RequestRefused)) continue;
    timeless.erase("at");
    texts.push_back(text_of_json(timeless));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

}  // namespace vendorproof::harness
