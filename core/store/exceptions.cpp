// Exceptions in the store.
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/store/rows.h"
#include "core/store/store.h"

namespace vendorproof::store {

namespace {

TradeException whole_exception(const Query& query, const Guard& guard) {
  guard.need_whole(query, Table::Exceptions);
  return whole(query, "exceptions", read_exception(query));
}

std::vector<TradeException> exceptions_of(Query& query, const Guard& guard) {
  std::vector<TradeException> result;
  while (query.row()) result.push_back(whole_exception(query, guard));
  return result;
}

void write(Guard& guard, const TradeException& e) {
  guard.write(Table::Exceptions,
              "INSERT INTO exceptions(key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, "
              "document, digest) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(key) DO UPDATE SET "
              "amount = excluded.amount, currency = excluded.currency, text = excluded.text, "
              "raised_at = excluded.raised_at, open = excluded.open, digest = excluded.digest",
              e.key, text_of(e.kind), static_cast<int>(e.owner), e.purchase_order, e.line, e.amount.ten_thousandths(),
              e.amount.currency().text(), e.text, std::int64_t{e.raised_at.time_since_epoch().count()}, e.open,
              e.document);
}

}  // namespace

Result<TradeException> read_exception(const Query& query) {
  TradeException exception;
  exception.key = query.text(0);
  const std::optional<ExceptionKind> kind = exception_kind_of(query.text(1));
  if (!kind) return malformed(fmt::format("its kind '{}' is unknown", query.text(1)));
  exception.kind = *kind;
  const std::int64_t owner = query.integer(2);
  if (owner < 0 || owner > static_cast<int>(Owner::IT)) return malformed(fmt::format("its owner {} is unknown", owner));
  exception.owner = static_cast<Owner>(owner);
  exception.purchase_order = query.text(3);
  exception.line = query.integer(4);
  Currency currency;
  if (!query.text(6).empty()) {
    const Result<Currency> parsed = Currency::parse(query.text(6));
    if (!parsed) return malformed(parsed.error().message);
    currency = *parsed;
  }
  exception.amount = Money(query.integer(5), currency);
  exception.text = query.text(7);
  exception.raised_at = Instant(Duration(query.integer(8)));
  exception.open = query.integer(9) != 0;
  exception.document = query.text(10);
  return exception;
}

void Store::raise(const TradeException& exception) {
  std::optional<TradeException> known = this->exception(exception.key);
  if (known && !known->open) return;
  TradeException written = known ? std::move(*known) : exception;
  written.amount = exception.amount;
  written.text = exception.text;
  written.open = true;
  write(*guard_, written);
}

void Store::reopen(const TradeException& exception) {
  std::optional<TradeException> known = this->exception(exception.key);
  if (known && !known->open) {
    known->open = true;
    known->raised_at = exception.raised_at;
    write(*guard_, *known);
  }
  raise(exception);
}

bool Store::close(std::string_view key, std::string_view note) {
  std::optional<TradeException> known = exception(key);
  if (!known || !known->open) return false;
  known->open = false;
  if (!note.empty()) known->text += fmt::format("; closed: {}", note);
  write(*guard_, *known);
  return true;
}

std::optional<TradeException> Store::exception(std::string_view key) const {
  Query query(*database_,
              "SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, "
              "document, digest FROM exceptions "
              "WHERE key = ?",
              key);
  if (!query.row()) return std::nullopt;
  return whole_exception(query, *guard_);
}

std::vector<TradeException> Store::exceptions() const {
  Query query(*database_, form_of(Table::Exceptions).all);
  return exceptions_of(query, *guard_);
}

std::vector<TradeException> Store::open_exceptions_of(std::string_view purchase_order) const {
  Query query(*database_,
              "SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, "
              "document, digest FROM exceptions "
              "WHERE open = 1 AND purchase_order = ? ORDER BY key",
              purchase_order);
  return exceptions_of(query, *guard_);
}

std::vector<std::string> Store::open_exceptions_under(std::string_view start) const {
  REQUIRE(!start.empty());
  std::string behind(start);
  ++behind.back();
  Query query(*database_, "SELECT key FROM exceptions WHERE open = 1 AND key >= ? AND key < ? ORDER BY key", start,
              behind);
  std::vector<std::string> keys;
  while (query.row()) keys.emplace_back(query.text(0));
  return keys;
}

}  // namespace vendorproof::store
