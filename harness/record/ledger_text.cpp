#include "harness/record/ledger_text.h"

#include <algorithm>
#include <string>

#include "core/base/hash.h"
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
  put(out, "rejection", line.rejection);
  out.member("eaches", line.eaches);
  out.member("as_written", text_of(line.as_written));
  put(out, "unit_cost", line.unit_cost);
  out.end_object();
}

std::string text_of_entry(const LedgerEntry& entry) {
  const Effect& effect = entry.effect;
  JsonWriter out;
  out.begin_object();
  out.member("peer", entry.peer == Peer::Amazon ? "amazon" : "erp");
  out.member("kind", text_of(effect.kind));
  out.member("at", format_instant(effect.at));
  put(out, "purchase_order", effect.purchase_order);
  put(out, "document", effect.document);
  put(out, "other_document", effect.other_document);
  put(out, "amount", effect.amount);
  put(out, "reason", effect.reason);
  if (effect.dated) out.member("dated", format_instant(*effect.dated));
  if (!effect.lines.empty()) {
    out.key("lines").begin_array();
    for (const EffectLine& line : effect.lines) write_line(out, line);
    out.end_array();
  }
  out.end_object();
  return out.take();
}

void add(TraceHash& hash, const Money& money) {
  hash.add(money.ten_thousandths());
  hash.add(money.currency().text());
}

void add(TraceHash& hash, const EffectLine& line) {
  hash.add(line.purchase_order);
  hash.add(line.sequence);
  hash.add(line.erp_line);
  hash.add(line.item);
  hash.add(line.code);
  hash.add(line.description);
  hash.add(line.rejection);
  hash.add(line.eaches);
  hash.add(line.as_written.amount);
  hash.add(static_cast<std::int64_t>(line.as_written.unit));
  hash.add(line.as_written.unit_size);
  add(hash, line.unit_cost);
}

std::uint64_t timeless_hash_of(const LedgerEntry& entry) {
  const Effect& effect = entry.effect;
  TraceHash hash;
  hash.add(static_cast<std::int64_t>(entry.peer));
  hash.add(text_of(effect.kind));
  hash.add(effect.purchase_order);
  hash.add(effect.document);
  hash.add(effect.other_document);
  add(hash, effect.amount);
  hash.add(effect.reason);
  for (const EffectLine& line : effect.lines) add(hash, line);
  return hash.value();
}

}  // namespace

Json json_of(const LedgerEntry& entry) { return parse_json(text_of_entry(entry)).value(); }

Json json_of(const std::vector<LedgerEntry>& ledger) {
  Json array = Json::array();
  for (const LedgerEntry& entry : ledger) array.push_back(json_of(entry));
  return array;
}

std::uint64_t timeless_hash(const std::vector<LedgerEntry>& ledger) {
  std::vector<std::uint64_t> hashes;
  for (const LedgerEntry& entry : ledger) {
    if (entry.effect.kind != EffectKind::RequestRefused) hashes.push_back(timeless_hash_of(entry));
  }
  std::sort(hashes.begin(), hashes.end());
  TraceHash all;
  for (const std::uint64_t hash : hashes) all.add(static_cast<std::int64_t>(hash));
  return all.value();
}

}  // namespace vendorproof::harness
