// Exceptions in the store.
#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/store/pending.h"
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

void write(Guard& guard, OpenExceptions& open, const TradeException& e) {
  if (e.open) {
    open.add(e.key, e.purchase_order);
  } else {
    open.remove(e.key);
  }
  guard.write(Table::Exceptions,
              "INSERT INTO exceptions(key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, "
              "document, cause, assignee, digest) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(key) DO "
              "UPDATE SET amount = excluded.amount, currency = excluded.currency, text = excluded.text, "
              "raised_at = excluded.raised_at, open = excluded.open, cause = excluded.cause, "
              "assignee = excluded.assignee, digest = excluded.digest",
              e.key, text_of(e.kind), static_cast<int>(e.owner), e.purchase_order, e.line, e.amount.ten_thousandths(),
              e.amount.currency().text(), e.text, std::int64_t{e.raised_at.time_since_epoch().count()}, e.open,
              e.document, e.cause, e.assignee);
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
  exception.cause = query.text(11);
  exception.assignee = query.text(12);
  return exception;
}

void Store::raise(const TradeException& exception) {
  std::optional<TradeException> known = this->exception(exception.key);
  if (known && !known->open && was_closed_by_person(*known)) return;
  if (known && !known->open) known->raised_at = exception.raised_at;
  TradeException written = known ? std::move(*known) : exception;
  written.amount = exception.amount;
  written.text = exception.text;
  written.cause = exception.cause;
  written.open = true;
  write(*guard_, pending_->open_exceptions(), written);
}

bool Store::was_closed_by_person(const TradeException& exception) const {
  const std::vector<trade::ActRecord> acts = acts_about(exception.key);
  return std::any_of(acts.begin(), acts.end(), [&](const trade::ActRecord& act) {
    return act.act == trade::Act::Close && act.at >= exception.raised_at;
  });
}

void Store::reopen(const TradeException& exception) {
  std::optional<TradeException> known = this->exception(exception.key);
  if (known && !known->open) {
    known->open = true;
    known->raised_at = exception.raised_at;
    write(*guard_, pending_->open_exceptions(), *known);
  }
  raise(exception);
}

bool Store::close(std::string_view key, std::string_view note) {
  if (!pending_->open_exceptions().has(key)) return false;
  std::optional<TradeException> known = exception(key);
  if (!known || !known->open) return false;
  known->open = false;
  if (!note.empty()) known->text += fmt::format("; closed: {}", note);
  write(*guard_, pending_->open_exceptions(), *known);
  return true;
}

std::optional<TradeException> Store::exception(std::string_view key) const {
  Query query(*database_,
              "SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, "
              "document, cause, assignee, digest FROM exceptions "
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
  if (!pending_->open_exceptions().any_of(purchase_order)) return {};
  Query query(*database_,
              "SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, "
              "document, cause, assignee, digest FROM exceptions "
              "WHERE open = 1 AND purchase_order = ? ORDER BY key",
              purchase_order);
  return exceptions_of(query, *guard_);
}

std::vector<std::string> Store::open_exceptions_under(std::string_view start) const {
  REQUIRE(!start.empty());
  return pending_->open_exceptions().under(start);
}

void Store::assign(std::string_view key, std::string_view person) {
  std::optional<TradeException> known = exception(key);
  if (!known || known->assignee == person) return;
  known->assignee = person;
  write(*guard_, pending_->open_exceptions(), *known);
}

Result<trade::ActRecord> read_act(const Query& query) {
  trade::ActRecord act;
  act.number = query.integer(0);
  act.exception = query.text(1);
  act.incident = query.text(2);
  const std::optional<trade::Act> kind = trade::act_of(query.text(3));
  if (!kind) return malformed(fmt::format("its act '{}' is unknown", query.text(3)));
  act.act = *kind;
  act.person = query.text(4);
  act.at = Instant(Duration(query.integer(5)));
  act.note = query.text(6);
  act.assignee = query.text(7);
  return act;
}

void Store::add(trade::ActRecord act) {
  {
    Query last(*database_, "SELECT max(number) FROM acts");
    act.number = last.row() ? last.integer(0) + 1 : 1;
  }
  guard_->add(Table::Acts,
              "INSERT INTO acts(number, exception, incident, act, person, at, note, assignee, digest) "
              "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
              act.number, act.exception, act.incident, trade::text_of(act.act), act.person,
              std::int64_t{act.at.time_since_epoch().count()}, act.note, act.assignee);
}

std::vector<trade::ActRecord> Store::acts_about(std::string_view key) const {
  Query query(*database_,
              "SELECT number, exception, incident, act, person, at, note, assignee, digest FROM acts "
              "WHERE exception = ? OR incident = ? ORDER BY number",
              key, key);
  std::vector<trade::ActRecord> acts;
  while (query.row()) {
    guard_->need_whole(query, Table::Acts);
    acts.push_back(whole(query, "acts", read_act(query)));
  }
  return acts;
}

}  // namespace vendorproof::store
