#include "core/store/attic/attic.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/store/credit_memos.h"
#include "core/store/database.h"
#include "core/store/guard.h"
#include "core/store/invoice_orders.h"
#include "core/store/pending.h"
#include "core/trade/billing/invoice_orders.h"
#include "core/trade/ledger/statement.h"

namespace vendorproof::store {

namespace {

constexpr std::string_view settled_prefix = "settled/";
constexpr std::string_view order_prefix = "left-order/";
constexpr std::string_view invoice_prefix = "left-invoice/";

/// The note of a time with a fixed number of digits, so that names sort by time; the order's number follows.
std::string settled_name(Instant at) { return fmt::format("{}{:016}/", settled_prefix, at.time_since_epoch().count()); }
constexpr std::size_t settled_name_length = settled_prefix.size() + 16 + 1;

/// The first text behind all that begin with `prefix`.
std::string end_of(std::string_view prefix) {
  std::string end(prefix);
  ++end.back();
  return end;
}

std::vector<std::string> first_column(Query& query) {
  std::vector<std::string> texts;
  while (query.row()) texts.emplace_back(query.text(0));
  return texts;
}

std::int64_t stored_time(Instant instant) { return instant.time_since_epoch().count(); }

constexpr const char* folded_document = "settled and put away";

/// All movements with the same key count alike in every statement.
std::string folded_key(const trade::Movement& movement) {
  return fmt::format("put-away/{}/{}/{}/{}/{}", static_cast<int>(movement.kind),
                     trade::text_of(trade::month_of(movement.at)), movement.amount.currency().text(), movement.payment,
                     movement.reason);
}

/// Whether the ERP posted each thing that Amazon did, and nothing is open on a side.
bool is_even(const std::vector<trade::Movement>& movements) {
  using Kind = trade::MovementKind;
  constexpr std::pair<Kind, Kind> alike[] = {{Kind::InvoicePosted, Kind::InvoiceTaken},
                                             {Kind::PaymentPosted, Kind::PaymentSent},
                                             {Kind::DeductionPosted, Kind::DeductionTaken},
                                             {Kind::ReversalPosted, Kind::ReversalPaid},
                                             {Kind::CreditPosted, Kind::CreditTaken}};
  std::map<Kind, Money> sums;
  for (const trade::Movement& movement : movements) sums[movement.kind] += movement.amount;
  for (const auto& [erp, amazon] : alike) {
    if (!(sums[erp] - sums[amazon]).is_zero()) return false;
  }
  const Money open = sums[Kind::InvoicePosted] + sums[Kind::ReversalPosted] - sums[Kind::PaymentPosted] -
                     sums[Kind::DeductionPosted] - sums[Kind::CreditPosted];
  return open.is_zero();
}

}  // namespace

void Attic::note_settled(std::string_view order, Instant at) {
  store_.set_note(settled_name(at) + std::string(order), "");
}

void Attic::forget_settled(std::string_view order) {
  std::vector<std::string> names;
  {
    Query query(*store_.database_, "SELECT name FROM notes WHERE name >= ? AND name < ? ORDER BY name", settled_prefix,
                end_of(settled_prefix));
    names = first_column(query);
  }
  for (const std::string& name : names) {
    if (std::string_view(name).substr(settled_name_length) == order) store_.erase_note(name);
  }
}

std::vector<Settled> Attic::settled_before(Instant before, int limit) const {
  Query query(*store_.database_, "SELECT name FROM notes WHERE name >= ? AND name < ? ORDER BY name LIMIT ?",
              settled_prefix, settled_name(before), limit);
  std::vector<Settled> settled;
  while (query.row()) {
    const std::string_view note = query.text(0);
    settled.push_back({std::string(note.substr(settled_name_length)), std::string(note)});
  }
  return settled;
}

std::vector<std::string> Attic::all_settled() const {
  Query query(*store_.database_, "SELECT number FROM orders WHERE settled = 1 ORDER BY number");
  return first_column(query);
}

bool Attic::retire(std::string_view order, const std::set<std::string, std::less<>>& busy, Instant now) {
  if (busy.count(order) > 0 || !store_.open_exceptions_of(order).empty()) return false;
  const std::vector<std::string> invoices = invoices_of(order);
  CreditMemos memos(store_);
  for (const std::string& number : invoices) {
    if (busy.count(number) > 0) return false;
    for (const std::string& memo : memos.numbers_for(number)) {
      if (busy.count(memo) > 0) return false;
    }
  }
  for (const std::string& despatch : store_.despatches_of(order)) {
    if (busy.count(despatch) > 0) return false;
  }
  for (const std::string& number : invoices) erase_invoice(number, order, now);
  erase_despatches_of(order);
  store_.guard_->erase(Table::Orders, "DELETE FROM orders WHERE number = ?", order);
  store_.orders_.erase(order);
  store_.order_texts_.erase(order);
  store_.set_note(fmt::format("{}{}", order_prefix, order), fmt::format("{} {}", stored_time(now), order));
  return true;
}

std::vector<std::string> Attic::invoices_of(std::string_view order) const {
  Query query(*store_.database_,
              "SELECT number FROM invoices WHERE purchase_order = ?1 UNION "
              "SELECT invoice FROM invoice_orders WHERE purchase_order = ?1 ORDER BY number",
              order);
  return first_column(query);
}

void Attic::erase_invoice(const std::string& number, std::string_view order, Instant now) {
  const InvoiceRecord record = store_.known_invoice(number);
  const std::vector<std::string> orders = trade::orders_of(record.invoice);
  // It leaves with the last of its orders.
  const bool bills_others = std::any_of(orders.begin(), orders.end(), [&](const std::string& other) {
    return other != order && store_.has_order(other);
  });
  if (bills_others) return;
  fold_movements(number);
  CreditMemos memos(store_);
  for (const std::string& memo : memos.numbers_for(number)) memos.erase(memo);
  erase_orders_of(*store_.database_, *store_.guard_, number);
  store_.guard_->erase(Table::Invoices, "DELETE FROM invoices WHERE number = ?", number);
  store_.invoices_.erase(number);
  if (record.amazon_id.empty()) return;
  store_.set_note(fmt::format("{}{}", invoice_prefix, record.amazon_id), fmt::format("{} {}", stored_time(now), order));
}

void Attic::fold_movements(std::string_view invoice) {
  const std::vector<trade::Movement> movements = store_.movements_of(invoice);
  if (!is_even(movements)) return;
  for (trade::Movement movement : movements) {
    store_.guard_->erase(Table::Movements, "DELETE FROM movements WHERE key = ?", movement.key);
    movement.key = folded_key(movement);
    movement.document = folded_document;
    movement.purchase_order.clear();
    for (const trade::Movement& folded : store_.movements(movement.key)) {
      if (folded.key != movement.key) continue;
      movement.amount += folded.amount;
      movement.at = folded.at;
    }
    store_.enter(movement);
  }
}

void Attic::erase_despatches_of(std::string_view order) {
  const std::vector<std::string> despatches = store_.despatches_of(order);
  std::vector<std::pair<std::string, std::string>> links;
  {
    Query query(*store_.database_,
                "SELECT despatch, shipment FROM despatch_orders WHERE purchase_order = ? ORDER BY despatch, shipment",
                order);
    while (query.row()) links.emplace_back(query.text(0), query.text(1));
  }
  for (const auto& [despatch, shipment] : links) {
    store_.guard_->remove(Table::DespatchOrders,
                          "DELETE FROM despatch_orders WHERE purchase_order = ? AND despatch = ? AND shipment = ?",
                          order, despatch, shipment);
  }
  for (const std::string& despatch : despatches) {
    const Found<DespatchRecord> record = store_.despatch(despatch);
    const bool carries_others =
        record && std::any_of(record->despatch.lines.begin(), record->despatch.lines.end(), [&](const auto& line) {
          return line.purchase_order != order && store_.has_order(line.purchase_order);
        });
    if (carries_others) continue;
    store_.guard_->erase(Table::Despatches, "DELETE FROM despatches WHERE number = ?", despatch);
    store_.despatches_.erase(despatch);
  }
}

std::set<std::string, std::less<>> Attic::subjects_at_work() const {
  std::set<std::string, std::less<>> subjects;
  for (const WorkState state : {WorkState::Due, WorkState::InFlight, WorkState::InDoubt}) {
    for (const Work& work : store_.pending_work(state)) subjects.insert(work.subject);
  }
  return subjects;
}

std::optional<Left> Attic::left_by(const std::string& note) const {
  const std::optional<std::string> value = store_.note(note);
  if (!value) return std::nullopt;
  std::int64_t at = 0;
  const char* end = std::from_chars(value->data(), value->data() + value->size(), at).ptr;
  const std::size_t blank = static_cast<std::size_t>(end - value->data());
  return Left{blank < value->size() ? value->substr(blank + 1) : "", Instant(Duration(at))};
}

std::optional<Left> Attic::order_left(std::string_view number) const {
  return left_by(fmt::format("{}{}", order_prefix, number));
}

std::optional<Left> Attic::invoice_left(std::string_view amazon_id) const {
  return left_by(fmt::format("{}{}", invoice_prefix, amazon_id));
}

std::vector<std::string> Attic::amazon_ids_left() const {
  Query query(*store_.database_, "SELECT name FROM notes WHERE name >= ? AND name < ? ORDER BY name", invoice_prefix,
              end_of(invoice_prefix));
  std::vector<std::string> ids = first_column(query);
  for (std::string& name : ids) name.erase(0, invoice_prefix.size());
  return ids;
}

bool Attic::is_there(std::string_view document) const {
  return store_.has_order(document) || store_.invoice(document) != nullptr || store_.despatch(document) != nullptr ||
         CreditMemos(store_).find(document).has_value();
}

std::string Attic::sweep_work(std::string_view after, Instant before, int limit) {
  struct Row {
    std::string key;
    std::string subject;
    bool is_old;
  };
  std::vector<Row> rows;
  {
    Query query(*store_.database_, "SELECT key, subject, state, due FROM work WHERE key > ? ORDER BY key LIMIT ?",
                after, limit);
    while (query.row()) {
      const bool is_finished = query.integer(2) >= static_cast<int>(WorkState::Done);
      rows.push_back({std::string(query.text(0)), std::string(query.text(1)),
                      is_finished && query.integer(3) < stored_time(before)});
    }
  }
  for (const Row& row : rows) {
    if (!row.is_old || Pending::is_of_poll(row.key) || store_.open_work(row.key) != nullptr) continue;
    if (!is_there(row.subject)) store_.erase_work(row.key);
  }
  return rows.size() < static_cast<std::size_t>(limit) ? "" : rows.back().key;
}

std::string Attic::sweep_exceptions(std::string_view after, Instant before, int limit) {
  std::vector<std::pair<std::string, bool>> rows;
  {
    Query query(*store_.database_,
                "SELECT key, purchase_order, open, raised_at FROM exceptions WHERE key > ? ORDER BY key LIMIT ?", after,
                limit);
    while (query.row()) {
      const bool is_old = query.integer(2) == 0 && query.integer(3) < stored_time(before);
      rows.emplace_back(query.text(0), is_old && !store_.has_order(query.text(1)));
    }
  }
  for (const auto& [key, goes] : rows) {
    if (goes) store_.guard_->erase(Table::Exceptions, "DELETE FROM exceptions WHERE key = ?", key);
  }
  return rows.size() < static_cast<std::size_t>(limit) ? "" : rows.back().first;
}

StorePages Attic::pages() const {
  Query all(*store_.database_, "PRAGMA page_count");
  Query free(*store_.database_, "PRAGMA freelist_count");
  StorePages pages;
  if (all.row()) pages.all = all.integer(0);
  if (free.row()) pages.free = free.integer(0);
  return pages;
}

}  // namespace vendorproof::store
