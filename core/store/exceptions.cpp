// Exceptions in the store.
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/store/rows.h"
#include "core/store/store.h"

namespace vendorproof::store {

namespace {

std::vector<TradeException> exceptions_of(Query& query) {
  std::vector<TradeException> result;
  while (query.row()) result.push_back(whole(query, "exceptions", read_exception(query)));
  return result;
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

void Store::raise(const TradeException& e) {
  Query(*database_,
        "INSERT INTO exceptions(key, kind, owner, purchase_order, line, amount, currency, text, raised_at, document, "
        "open) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) "
        "ON CONFLICT(key) DO UPDATE SET amount = excluded.amount, currency = excluded.currency, text = excluded.text "
        "WHERE open = 1",
        e.key, text_of(e.kind), static_cast<int>(e.owner), e.purchase_order, e.line, e.amount.ten_thousandths(),
        e.amount.currency().text(), e.text, std::int64_t{e.raised_at.time_since_epoch().count()}, e.document)
      .run();
}

void Store::reopen(const TradeException& exception) {
  Query(*database_, "UPDATE exceptions SET open = 1, raised_at = ? WHERE key = ? AND open = 0",
        std::int64_t{exception.raised_at.time_since_epoch().count()}, exception.key)
      .run();
  raise(exception);
}

bool Store::close(std::string_view key, std::string_view note) {
  Query query(*database_,
              "UPDATE exceptions SET open = 0, text = CASE WHEN ?2 = '' THEN text ELSE text || '; closed: ' || ?2 END "
              "WHERE key = ?1 AND open = 1 RETURNING 1",
              key, note);
  const bool was_open = query.row();
  while (query.row()) {
  }
  return was_open;
}

std::optional<TradeException> Store::exception(std::string_view key) const {
  Query query(*database_,
              "SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, "
              "document FROM exceptions "
              "WHERE key = ?",
              key);
  if (!query.row()) return std::nullopt;
  return whole(query, "exceptions", read_exception(query));
}

std::vector<TradeException> Store::exceptions() const {
  Query query(*database_, all_exceptions);
  return exceptions_of(query);
}

std::vector<TradeException> Store::open_exceptions_of(std::string_view purchase_order) const {
  Query query(*database_,
              "SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, "
              "document FROM exceptions "
              "WHERE open = 1 AND purchase_order = ? ORDER BY key",
              purchase_order);
  return exceptions_of(query);
}

}  // namespace vendorproof::store
