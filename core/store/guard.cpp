#include "core/store/guard.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/store/file/damage.h"

namespace vendorproof::store {

namespace {

std::size_t place_of(Table table) { return static_cast<std::size_t>(table); }

std::int64_t stored_digest(const Query& query, const TableForm& form) {
  return query.integer(static_cast<int>(form.types.size()));
}

std::int64_t digest_of_row(const Query& query, const TableForm& form) {
  RowDigest digest(form.table);
  for (std::size_t i = 0; i < form.types.size(); ++i) {
    const int column = static_cast<int>(i);
    if (form.types[i] == 'i') {
      digest.add(query.integer(column));
    } else {
      digest.add(query.text(column));
    }
  }
  return digest.value();
}

struct DigestOfKey {
  std::vector<std::string> key;
  std::int64_t digest;
};

void write_digest(Database& database, const TableForm& form, const DigestOfKey& row) {
  if (form.keys == 1) return Query(database, form.set_digest, row.digest, row.key[0]).run();
  if (form.keys == 2) return Query(database, form.set_digest, row.digest, row.key[0], row.key[1]).run();
  Query(database, form.set_digest, row.digest, row.key[0], row.key[1], row.key[2]).run();
}

}  // namespace

const std::array<TableForm, table_count>& table_forms() {
  static constexpr std::array<TableForm, table_count> forms = {{
      {Table::Orders, "orders", "tiiiit", 1,
       "SELECT number, erp, awaits_despatch, awaits_invoice, settled, document, digest FROM orders ORDER BY number",
       "SELECT digest FROM orders WHERE number = ?", "UPDATE orders SET digest = ? WHERE number = ?"},
      {Table::Despatches, "despatches", "tit", 1,
       "SELECT number, state, document, digest FROM despatches ORDER BY number",
       "SELECT digest FROM despatches WHERE number = ?", "UPDATE despatches SET digest = ? WHERE number = ?"},
      {Table::DespatchOrders, "despatch_orders", "ttt", 3,
       "SELECT purchase_order, despatch, shipment, digest FROM despatch_orders "
       "ORDER BY purchase_order, despatch, shipment",
       nullptr,  // its rows are added, never replaced
       "UPDATE despatch_orders SET digest = ? WHERE purchase_order = ? AND despatch = ? AND shipment = ?"},
      {Table::Invoices, "invoices", "tttit", 1,
       "SELECT number, purchase_order, amazon_id, state, document, digest FROM invoices ORDER BY number",
       "SELECT digest FROM invoices WHERE number = ?", "UPDATE invoices SET digest = ? WHERE number = ?"},
      {Table::Items, "items", "tt", 1, "SELECT number, document, digest FROM items ORDER BY number",
       "SELECT digest FROM items WHERE number = ?", "UPDATE items SET digest = ? WHERE number = ?"},
      {Table::Notes, "notes", "tt", 1, "SELECT name, value, digest FROM notes ORDER BY name",
       "SELECT digest FROM notes WHERE name = ?", "UPDATE notes SET digest = ? WHERE name = ?"},
      {Table::Exceptions, "exceptions", "ttitiittiittt", 1,
       "SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, document, cause, "
       "assignee, digest FROM exceptions ORDER BY key",
       "SELECT digest FROM exceptions WHERE key = ?", "UPDATE exceptions SET digest = ? WHERE key = ?"},
      {Table::Work, "work", "tiiiiiiiittt", 1,
       "SELECT key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error, "
       "parameters, "
       "digest FROM work ORDER BY key",
       "SELECT digest FROM work WHERE key = ?", "UPDATE work SET digest = ? WHERE key = ?"},
      {Table::Movements, "movements", "ttt", 1, "SELECT key, invoice, document, digest FROM movements ORDER BY key",
       "SELECT digest FROM movements WHERE key = ?", "UPDATE movements SET digest = ? WHERE key = ?"},
      {Table::Acts, "acts", "ittttitt", 1,
       "SELECT number, exception, incident, act, person, at, note, assignee, digest FROM acts ORDER BY number",
       nullptr,  // its rows are added, never replaced
       "UPDATE acts SET digest = ? WHERE number = ?"},
      {Table::CreditMemos, "credit_memos", "ttt", 1,
       "SELECT number, invoice, document, digest FROM credit_memos ORDER BY number",
       "SELECT digest FROM credit_memos WHERE number = ?", "UPDATE credit_memos SET digest = ? WHERE number = ?"},
      {Table::InvoiceOrders, "invoice_orders", "tt", 2,
       "SELECT purchase_order, invoice, digest FROM invoice_orders ORDER BY purchase_order, invoice",
       nullptr,  // its rows are added, never replaced
       "UPDATE invoice_orders SET digest = ? WHERE purchase_order = ? AND invoice = ?"},
  }};
  return forms;
}

const TableForm& form_of(Table table) { return table_forms()[place_of(table)]; }

void Guard::erase(Table table, std::string_view sql, std::string_view key) {
  if (is_on_) {
    Query before(database_, form_of(table).digest_of_key, key);
    if (before.row()) leave(table, before.integer(0));
  }
  Query(database_, sql, key).run();
}

void Guard::clear(Table table, std::string_view sql) {
  if (is_on_) changed(table) = {};
  Query(database_, sql).run();
}

void Guard::replace(Table table, std::string_view key, std::int64_t digest) {
  Query before(database_, form_of(table).digest_of_key, key);
  if (before.row()) leave(table, before.integer(0));
  enter(table, digest);
}

void Guard::enter(Table table, std::int64_t digest) {
  Seal& seal = changed(table);
  ++seal.rows;
  seal.digests += static_cast<std::uint64_t>(digest);
}

void Guard::leave(Table table, std::int64_t digest) {
  Seal& seal = changed(table);
  --seal.rows;
  seal.digests -= static_cast<std::uint64_t>(digest);
}

// A row that is written outside a transaction would be on the disk before its seal.
Seal& Guard::changed(Table table) {
  REQUIRE(database_.is_in_transaction());
  has_changed_[place_of(table)] = true;
  return seals_[place_of(table)];
}

void Guard::seal() {
  if (!is_on_) return;
  for (const TableForm& form : table_forms()) {
    if (!std::exchange(has_changed_[place_of(form.table)], false)) continue;
    const Seal& seal = seals_[place_of(form.table)];
    Query(database_, "INSERT OR REPLACE INTO seals(name, row_count, digests) VALUES(?, ?, ?)", form.name, seal.rows,
          static_cast<std::int64_t>(seal.digests))
        .run();
  }
}

void Guard::seal_all() {
  for (const TableForm& form : table_forms()) {
    std::vector<DigestOfKey> rows;
    {
      Query query(database_, form.all);
      while (query.row()) {
        DigestOfKey row = {{}, digest_of_row(query, form)};
        for (int i = 0; i < form.keys; ++i) row.key.emplace_back(query.text(i));
        rows.push_back(std::move(row));
      }
    }
    changed(form.table) = {};
    for (const DigestOfKey& row : rows) {
      write_digest(database_, form, row);
      enter(form.table, row.digest);
    }
  }
  seal();
}

Result<void> Guard::check_seal(Table table, const Seal& seen) {
  const TableForm& form = form_of(table);
  const std::string part = fmt::format("table {}", form.name);
  Query query(database_, "SELECT row_count, digests FROM seals WHERE name = ?", form.name);
  if (!query.row()) return malformed(damaged_part(part, "its row in table seals is missing"));
  const Seal written = {query.integer(0), static_cast<std::uint64_t>(query.integer(1))};
  if (seen.rows != written.rows) {
    return malformed(damaged_part(part, fmt::format("{} rows were written and {} are there", written.rows, seen.rows)));
  }
  if (seen != written) return malformed(damaged_part(part, "rows of it are not the ones that were written last"));
  seals_[place_of(table)] = seen;
  return {};
}

void Guard::need_whole(const Query& query, Table table) const {
  if (!is_on_) return;
  if (const auto checked = check_digest(query, table); !checked) {
    end_program(fmt::format("{}: {}", database_.file(), checked.error().message));
  }
}

Result<void> check_digest(const Query& query, Table table) {
  const TableForm& form = form_of(table);
  for (std::size_t i = 0; i < form.types.size(); ++i) {
    const int column = static_cast<int>(i);
    const bool is_number = form.types[i] == 'i';
    if (is_number ? query.is_integer(column) : query.is_text(column)) continue;
    return malformed(
        damaged_row(form.name, query.text(0),
                    fmt::format("its column {} is no {}", query.column_name(column), is_number ? "integer" : "text")));
  }
  if (stored_digest(query, form) == digest_of_row(query, form)) return {};
  return malformed(damaged_row(form.name, query.text(0), "its columns are not the ones that were written"));
}

}  // namespace vendorproof::store
