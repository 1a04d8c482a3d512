#include "harness/record/ledger_text.h"

#include <algorithm>

#include "core/base/json/json_tree.h"
#include "core/base/json/json_writer.h"

namespace vendorproof::harness {

namespace {

void put(JsonWriter& out, std::string_view key, const std::string& text) {
  if (!text.empty()) out.member(key, text);
}

void put(JsonWriter& out, std::string_view key, const Money& money) {
  if (!money.is_zero()) out.member(key, money.text());
}

void write_line(JsonWriter& out, const EffectLine& line) {
  out.begin_object();
  put(out, "purchase_order", line.purchase_order);
  if (line.sequence != 0) out.member("sequence", line.sequence);
  if (line.erp_line != 0) out.member("erp_line", line.erp_line);
  put(out, "item", line.item);
  put(out, "code", line.code);
  put(out, "description", line.description);
  out.member("eaches", line.eaches);
  out.member("as_written", text_of(line.as_written));
  put(out, "unit_cost", line.unit_cost);
  out.end_object();
}

enum class Told { WithTime, Timeless };

std::string text_of_entry(const LedgerEntry& entry, Told told) {
  const Effect& effect = entry.effect;
  JsonWriter out;
  out.begin_object();
  out.member("peer", entry.peer == Peer::Amazon ? "amazon" : "erp");
  out.member("kind", text_of(effect.kind));
  if (told == Told::WithTime) out.member("at", format_instant(effect.at));
  put(out, "purchase_order", effect.purchase_order);
  put(out, "document", effect.document);
  put(out, "other_document", effect.other_document);
  put(out, "amount", effect.amount);
  put(out, "reason", effect.reason);
  if (!effect.lines.empty()) {
    out.key("lines").begin_array();
    for (const EffectLine& line : effect.lines) write_line(out, line);
    out.end_array();
  }
  out.end_object();
  return out.take();
}

std::string text_of_json(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

Json json_of(const LedgerEntry& entry) { return parse_json(text_of_entry(entry, Told::WithTime)).value(); }

Json json_of(const std::vector<LedgerEntry>& ledger) {
  Json array = Json::array();
  for (const LedgerEntry& entry : ledger) array.push_back(json_of(entry));
  return array;
}

std::vector<std::string> canonical_ledger(const std::vector<LedgerEntry>& ledger) {
  std::vector<std::string> texts;
  for (const LedgerEntry& entry : ledger) {
    if (entry.effect.kind == EffectKind::RequestRefused) continue;
    texts.push_back(text_of_entry(entry, Told::Timeless));
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
