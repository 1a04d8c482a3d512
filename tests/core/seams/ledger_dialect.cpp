#include "tests/core/seams/ledger_dialect.h"

#include <array>

#include <fmt/format.h>

#include "tests/core/seams/rows.h"

namespace vendorproof::seams {

namespace ledger_lines {
namespace {

using erp::ErpAccess;
using Text = std::string_view;

constexpr std::array<trade::Setting, 1> settings = {{{"desk", "who writes into the ledger", "north", ""}}};

HttpRequest say(const ErpAccess& access, std::string line) {
  HttpRequest request;
  request.method = "POST";
  request.path = "/ledger/" + trade::setting(access.settings, "desk");
  request.body = std::move(line);
  return request;
}

std::int64_t number(const Row& row, const char* key) { return std::stoll(row.at(key)); }
Money price(const Row& row, const char* key) { return Money::parse(row.at(key), usd()).value(); }
Instant moment(const Row& row, const char* key) { return parse_instant(row.at(key)).value(); }

/// The answer is not a ledger's unless its first line says so.
Result<std::vector<Row>> read(Text body) {
  std::vector<Row> rows = rows_of(body);
  if (rows.empty() || rows.front().word != "ledger") return malformed("line 1 is not `ledger`");
  rows.erase(rows.begin());
  return rows;
}

template <class Answer, class Make>
Result<trade::Heard<Answer>> heard(Text body, Make make) {
  return read(body).map([&](const std::vector<Row>& rows) { return trade::Heard<Answer>{make(rows), "", {}}; });
}

Result<trade::Heard<std::monostate>> heard_nothing(const ErpAccess&, Text, Text) {
  return trade::Heard<std::monostate>{std::monostate(), "", {}};
}

trade::SalesOrder sales_order(const std::vector<Row>& rows) {
  trade::SalesOrder order;
  for (const Row& row : rows) {
    if (row.word == "sale") {
      order.id = order.number = row.at("id");
      order.purchase_order = row.at("for");
      continue;
    }
    order.lines.push_back({row.at("line"), row.at("version"), number(row, "line"), row.at("item"),
                           number(row, "eaches"), number(row, "shipped"), price(row, "price"), number(row, "for")});
  }
  return order;
}

// Items: first the numbers, then one call for each. The bookmark is what is left to ask, a line each, with what is
// known before it.
Result<trade::Heard<std::vector<trade::Item>>> hear_items(const ErpAccess&, Text body, Text bookmark) {
  const auto told = read(body);
  if (!told) return tl::unexpected<Error>(told.error());
  std::string known;
  std::string open;
  for (const Row& row : rows_of(bookmark)) {
    if (row.word == "known")
      known += fmt::format("known n={} asin={} price={}\n", row.at("n"), row.at("asin"), row.at("price"));
    if (row.word == "ask" && row.at("n") != told->front().at("n")) open += fmt::format("ask n={}\n", row.at("n"));
  }
  for (const Row& row : *told) {
    if (row.word == "number") open += fmt::format("ask n={}\n", row.at("n"));
    if (row.word == "item")
      known += fmt::format("known n={} asin={} price={}\n", row.at("n"), row.at("asin"), row.at("price"));
  }
  if (!open.empty()) return trade::Heard<std::vector<trade::Item>>{std::nullopt, known + open, {}};
  std::vector<trade::Item> items;
  for (const Row& row : rows_of(known))
    items.push_back({row.at("n"), false, price(row, "price"), {}, row.at("asin"), ""});
  return trade::Heard<std::vector<trade::Item>>{items, "", {}};
}

HttpRequest ask_items(const ErpAccess& access, Text bookmark) {
  for (const Row& row : rows_of(bookmark)) {
    if (row.word == "ask") return say(access, "item n=" + row.at("n"));
  }
  return say(access, "items");
}

trade::CallName items_call(Text bookmark) {
  return bookmark.empty() ? trade::CallName{"items", ""} : trade::CallName{"item", "item"};
}

// A sale is looked up in two calls: its identity, and then the sale itself. The bookmark is the identity.
HttpRequest ask_sales(const ErpAccess& access, const std::string& purchase_order, Text id) {
  return say(access, id.empty() ? "find for=" + purchase_order : "show id=" + std::string(id));
}

Result<trade::Heard<std::vector<trade::SalesOrder>>> hear_sales(const ErpAccess&, Text body, Text id) {
  using Heard = trade::Heard<std::vector<trade::SalesOrder>>;
  return read(body).map([&](const std::vector<Row>& rows) {
    if (rows.empty()) return Heard{std::vector<trade::SalesOrder>(), "", {}};
    if (id.empty()) return Heard{std::nullopt, rows.front().at("id"), {}};
    for (const Row& row : rows) {
      if (row.values.count("unit") == 0) continue;
      return Heard{std::vector<trade::SalesOrder>(), "", {{std::string(id), "unit cannot be read: " + row.at("unit")}}};
    }
    return Heard{std::vector<trade::SalesOrder>{sales_order(rows)}, "", {}};
  });
}

// A sale is made in two calls: it is opened with its lines, and then shown.
HttpRequest make_sale(const ErpAccess& access, const erp::SalesOrderDraft& draft, Text id) {
  if (!id.empty()) return say(access, "show id=" + std::string(id));
  std::string text = "open for=" + draft.purchase_order;
  for (const erp::SalesOrderDraftLine& line : draft.lines) {
    text += fmt::format("\nline for={} item={} eaches={} price={}", line.purchase_order_line, line.item, line.eaches,
                        line.unit_price.decimal());
  }
  return say(access, text);
}

Result<trade::Heard<trade::SalesOrder>> hear_sale(const ErpAccess&, Text body, Text id) {
  using Heard = trade::Heard<trade::SalesOrder>;
  return read(body).map([&](const std::vector<Row>& rows) {
    return id.empty() ? Heard{std::nullopt, rows.front().at("id"), {}} : Heard{sales_order(rows), "", {}};
  });
}

std::vector<trade::Reservation> reservations(const std::vector<Row>& rows) {
  std::vector<trade::Reservation> result;
  for (const Row& row : rows) {
    trade::Reservation one;
    one.erp_sequence = number(row, "line");
    one.ordered = one.reserved = number(row, "eaches");
    result.push_back(one);
  }
  return result;
}

trade::Despatch despatch(const Row& row) {
  trade::Despatch truck;
  truck.number = row.at("n");
  truck.posted = truck.complete = true;
  truck.ship_to = row.at("to");
  truck.carrier_scac = row.at("carrier");
  truck.pro_number = row.at("pro");
  truck.bill_of_lading = row.at("bill");
  truck.departed_at = truck.modified_at = moment(row, "left");
  truck.arrives_at = moment(row, "arrives");
  truck.package_count = 1;
  truck.lines = {{1, row.at("for"), number(row, "line"), row.at("sale"), row.at("item"), number(row, "eaches"),
                  "shipment-of-" + row.at("n")}};
  truck.packages = {{1, row.at("sscc"), "", {{1, number(row, "eaches"), "", {}}}, false, 0}};
  return truck;
}

// Trucks come in parts. The bookmark is the last one of the part before.
HttpRequest ask_trucks(const ErpAccess& access, const Instant& since, Text last) {
  const std::string text = "trucks since=" + format_instant(since);
  return say(access, last.empty() ? text : text + " after=" + std::string(last));
}

Result<trade::Heard<std::vector<trade::Despatch>>> hear_trucks(const ErpAccess&, Text body, Text) {
  return read(body).map([](const std::vector<Row>& rows) {
    trade::Heard<std::vector<trade::Despatch>> part{std::vector<trade::Despatch>(), "", {}};
    for (const Row& row : rows) {
      if (row.word == "more") {
        part.bookmark = row.at("after");
      } else {
        part.answer->push_back(despatch(row));
      }
    }
    return part;
  });
}

std::vector<trade::Invoice> invoices(const std::vector<Row>& rows) {
  std::vector<trade::Invoice> result;
  for (const Row& row : rows) {
    trade::Invoice bill;
    bill.number = row.at("n");
    bill.purchase_order = row.at("for");
    bill.sales_order = row.at("sale");
    bill.shipment = "shipment-of-" + row.at("truck");
    bill.date = bill.due = bill.modified_at = moment(row, "at");
    bill.total = bill.remaining = price(row, "total");
    bill.tax = Money(0, usd());
    bill.lines = {
        {number(row, "line"), row.at("item"), number(row, "eaches"), price(row, "price"), price(row, "total")}};
    result.push_back(bill);
  }
  return result;
}

// The numbers of all trucks come in one part; bills have no short form.
HttpRequest ask_truck_heads(const ErpAccess& access, const Instant& since, Text) {
  return say(access, "trucks since=" + format_instant(since) + " heads=all");
}

std::vector<trade::DocumentHead> truck_heads(const std::vector<Row>& rows) {
  std::vector<trade::DocumentHead> heads;
  for (const Row& row : rows) heads.push_back({row.at("n"), moment(row, "left")});
  return heads;
}

std::vector<trade::DocumentHead> bill_heads(const std::vector<Row>& rows) {
  std::vector<trade::DocumentHead> heads;
  for (const Row& row : rows) heads.push_back({row.at("n"), moment(row, "at")});
  return heads;
}

HttpRequest ask_bills(const ErpAccess& access, const Instant& since, Text) {
  return say(access, "bills since=" + format_instant(since));
}

Result<trade::Heard<std::vector<trade::Invoice>>> hear_bills(const ErpAccess&, Text body, Text) {
  return heard<std::vector<trade::Invoice>>(body, invoices);
}

std::string text_of_error(Text body) { return std::string(body.substr(0, body.find('\n'))); }

// clang-format off
const erp::Dialect table = {
    .name = "ledger",
    .settings = settings,
    .items = {.name = "items", .ask = ask_items, .hear = hear_items, .named = items_call},
    .sales_orders = {.name = "sales", .ask = ask_sales, .hear = hear_sales},
    .create_sales_order = {.name = "open-sale", .ask = make_sale, .hear = hear_sale},
    .release_sales_order = {},  // what is entered is with the warehouse at once
    .change_line = {
        .name = "change-line",
        .ask = [](const ErpAccess& access, const erp::LineChange& change, Text) {
          return say(access, fmt::format("change line={} version={} eaches={} price={}", change.line_id, change.version,
                                         change.eaches, change.unit_price.decimal())); },
        .hear = heard_nothing},
    .change_head = {
        .name = "change-head",
        .ask = [](const ErpAccess& access, const erp::HeadChange& change, Text) {
          const std::string day = change.requested_delivery ? format_date(*change.requested_delivery) : "-";
          return say(access, fmt::format("head sale={} version={} day={} to={}", change.sales_order, change.version,
                                         day, change.ship_to.value_or("-"))); },
        .hear = heard_nothing},
    .add_line = {
        .name = "add-line",
        .ask = [](const ErpAccess& access, const erp::LineAddition& addition, Text) {
          const erp::SalesOrderDraftLine& line = addition.line;
          return say(access, fmt::format("add sale={} for={} item={} eaches={} price={}", addition.sales_order,
                                         line.purchase_order_line, line.item, line.eaches,
                                         line.unit_price.decimal())); },
        .hear = heard_nothing},
    .reservations = {
        .name = "stock",
        .ask = [](const ErpAccess& access, const trade::SalesOrder& order, Text) {
          return say(access, "stock id=" + order.id); },
        .hear = [](const ErpAccess&, Text body, Text) {
          return heard<std::vector<trade::Reservation>>(body, reservations); }},
    .despatch_heads = {
        .name = "trucks", .ask = ask_truck_heads,
        .hear = [](const ErpAccess&, Text body, Text) {
          return heard<std::vector<trade::DocumentHead>>(body, truck_heads); }},
    .despatches = {.name = "trucks", .ask = ask_trucks, .hear = hear_trucks},
    .invoice_heads = {
        .name = "bills", .ask = ask_bills,
        .hear = [](const ErpAccess&, Text body, Text) {
          return heard<std::vector<trade::DocumentHead>>(body, bill_heads); }},
    .invoices = {.name = "bills", .ask = ask_bills, .hear = hear_bills},
    .credit_memo_heads = {},  // this ERP has no credit memos
    .credit_memos = {},
    .payments = {
        .name = "receipts",
        .ask = [](const ErpAccess& access, const std::string& document, Text) {
          return say(access, "receipts n=" + document); },
        .hear = [](const ErpAccess&, Text body, Text) {
          return heard<std::int64_t>(body, [](const auto& rows) { return static_cast<std::int64_t>(rows.size()); }); }},
    .create_payment = {
        .name = "receive",
        .ask = [](const ErpAccess& access, const erp::PaymentDraft& payment, Text) {
          return say(access, fmt::format("receive n={} bill={} amount={}", payment.document, payment.invoice,
                                         payment.amount.decimal())); },
        .hear = heard_nothing},
    .journal_lines = {
        .name = "journal",
        .ask = [](const ErpAccess& access, const std::string& document, Text) {
          return say(access, "journal n=" + document); },
        .hear = [](const ErpAccess&, Text body, Text) {
          return heard<std::int64_t>(body, [](const auto& rows) { return static_cast<std::int64_t>(rows.size()); }); }},
    .create_journal_line = {
        .name = "book",
        .ask = [](const ErpAccess& access, const erp::JournalLineDraft& line, Text) {
          return say(access, fmt::format("book n={} account={} amount={}", line.document, line.account,
                                         line.amount.decimal())); },
        .hear = heard_nothing},
    .reception = trade::reception_of,
    .error_text = text_of_error,
    .error_code = text_of_error,
    .is_closed_period = [](Text) { return false; },
};
// clang-format on

}  // namespace
}  // namespace ledger_lines

const erp::Dialect& ledger_dialect() { return ledger_lines::table; }

}  // namespace vendorproof::seams
