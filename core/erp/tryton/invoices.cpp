// Customer invoices that are posted or paid. Tryton has no credit memo: it is an invoice with a negative total.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "core/erp/tryton/lists.h"
#include "core/erp/tryton/pages.h"
#include "core/trade/billing/invoice_orders.h"

namespace vendorproof::erp::tryton {

namespace {

using Heads = std::vector<trade::DocumentHead>;
using Invoices = std::vector<trade::Invoice>;
using Memos = std::vector<trade::CreditMemo>;

Json posted_invoices(const ErpAccess& access, Instant since, const Json& found) {
  return after(found, Json::array({is("type", "out"), is("party.name", setting(access, "customer")), of_company(access),
                                   is_in("state", Json::array({"posted", "paid"})), modified_since(since)}));
}

bool is_memo(const JsonReader& row) { return read_decimal(row.at("total_amount"), Currency()).is_negative(); }

struct BilledSale {
  std::string reference;
  std::string number;
};

/// The sale of each of its lines, by the line's id.
std::map<std::int64_t, BilledSale> read_billed_sales(const JsonReader& invoice) {
  std::map<std::int64_t, BilledSale> sales;
  for (const JsonReader& sale : many(invoice, "sales")) {
    for (const JsonReader& line : sale.at("lines").elements()) {
      sales[line.integer()] = {text_in(sale, "reference"), text_in(sale, "number")};
    }
  }
  return sales;
}

/// The shipment of the moves that a line bills; "" if they are of several.
std::string shipment_of(const JsonReader& line) {
  std::string shipment;
  for (const JsonReader& move : many(line, "stock_moves")) {
    if (!has_one(move, "shipment")) continue;
    const std::string number = text_in(one(move, "shipment"), "number");
    if (!shipment.empty() && shipment != number) return "";
    shipment = number;
  }
  return shipment;
}

std::string item_of(const JsonReader& line) {
  return has_one(line, "product") ? one(line, "product").at("code").text() : "";
}

trade::InvoiceLine read_invoice_line(const JsonReader& row, Currency currency,
                                     const std::map<std::int64_t, BilledSale>& sales) {
  const std::int64_t unit = eaches_per_unit(row, "unit");
  trade::InvoiceLine line;
  line.erp_sequence = id_in_reference(row, "origin", "sale.line");
  line.item = item_of(row);
  line.eaches = read_count(row.at("quantity")) * unit;
  line.unit_price = read_price_per_each(row.at("unit_price"), currency, unit);
  line.amount = read_decimal(row.at("amount"), currency);
  line.shipment = shipment_of(row);
  const auto sale = sales.find(line.erp_sequence);
  if (sale != sales.end()) line.purchase_order = sale->second.reference;
  return line;
}

/// Titles, comments and sub-totals are not billed, and neither is what has no quantity.
bool is_billed(const JsonReader& row) {
  if (row.at("type").text() != "line" || !row.has("quantity")) return false;
  return row.at("quantity").node().number_text() != "0";
}

/// The last day on which a part of it is due; it is known while something is to be paid.
Instant read_due(const JsonReader& row, Instant invoiced) {
  Instant due = invoiced;
  for (const JsonReader& line : many(row, "lines_to_pay")) {
    if (const auto day = date_or_none(line, "maturity_date")) due = std::max(due, *day);
  }
  return due;
}

std::optional<trade::Invoice> read_invoice(const JsonReader& row) {
  if (is_memo(row)) return std::nullopt;
  const Currency currency = read_currency(one(row, "currency").at("code"));
  const std::map<std::int64_t, BilledSale> sales = read_billed_sales(row);
  trade::Invoice invoice;
  invoice.number = row.at("number").text();
  invoice.date = read_date(row.at("invoice_date"));
  invoice.due = read_due(row, invoice.date);
  invoice.total = read_decimal(row.at("total_amount"), currency);
  invoice.tax = read_decimal(row.at("tax_amount"), currency);
  invoice.remaining = read_decimal(row.at("amount_to_pay"), currency);
  invoice.modified_at = modified_at(row);
  if (!sales.empty()) invoice.sales_order = sales.begin()->second.number;
  for (const JsonReader& line : many(row, "lines")) {
    if (is_billed(line)) invoice.lines.push_back(read_invoice_line(line, currency, sales));
  }
  trade::state_parts_once(invoice);
  return invoice;
}

/// What both kinds of document have.
Json document_fields() {
  return {"number",
          "invoice_date",
          "total_amount",
          "tax_amount",
          "amount_to_pay",
          "write_date",
          "create_date",
          "currency.code",
          "lines.type",
          "lines.product.code",
          "lines.product.default_uom.factor",
          "lines.quantity",
          "lines.unit.factor",
          "lines.unit_price",
          "lines.amount",
          "lines.origin"};
}

HttpRequest ask_invoices(const ErpAccess& access, const Instant& since, const Json& found) {
  Json fields = document_fields();
  for (const char* field : {"lines_to_pay.maturity_date", "lines.stock_moves.shipment.number", "sales.reference",
                            "sales.number", "sales.lines"}) {
    fields.push_back(field);
  }
  return search_read(access, "account.invoice", posted_invoices(access, since, found), std::move(fields));
}

Result<Went<Invoices>> hear_invoices(const ErpAccess&, const JsonReader& answer, Json& found) {
  return part_of_list(read_rows<trade::Invoice>(answer, "number", read_invoice), "page", found);
}

HttpRequest ask_memos(const ErpAccess& access, const Instant& since, const Json& found) {
  return search_read(access, "account.invoice", posted_invoices(access, since, found), document_fields());
}

/// Goods and money come back: what is negative in Tryton is positive in a credit memo.
trade::CreditMemoLine read_memo_line(const JsonReader& row, Currency currency) {
  const std::int64_t unit = eaches_per_unit(row, "unit");
  trade::CreditMemoLine line;
  line.item = item_of(row);
  line.eaches = -read_whole(row.at("quantity")) * unit;
  line.unit_price = read_price_per_each(row.at("unit_price"), currency, unit);
  line.amount = -read_decimal(row.at("amount"), currency);
  return line;
}

/// The first line of an invoice that a line takes back: its invoice is looked up by it.
std::int64_t credited_line(const JsonReader& row) {
  for (const JsonReader& line : many(row, "lines")) {
    const std::int64_t id = id_in_reference(line, "origin", "account.invoice.line");
    if (id != 0) return id;
  }
  return 0;
}

std::optional<trade::CreditMemo> read_memo(const JsonReader& row, const Json& invoice_of_line) {
  if (!is_memo(row)) return std::nullopt;
  const Currency currency = read_currency(one(row, "currency").at("code"));
  trade::CreditMemo memo;
  memo.number = row.at("number").text();
  memo.invoice = invoice_of_line.value(std::to_string(credited_line(row)), "");
  memo.date = read_date(row.at("invoice_date"));
  memo.total = -read_decimal(row.at("total_amount"), currency);
  memo.tax = -read_decimal(row.at("tax_amount"), currency);
  memo.modified_at = modified_at(row);
  for (const JsonReader& line : many(row, "lines")) {
    if (is_billed(line)) memo.lines.push_back(read_memo_line(line, currency));
  }
  return memo;
}

/// First it is seen which lines the page takes back, and then the page is asked for again, with their invoices known.
Result<Went<Memos>> hear_credited(const ErpAccess&, const JsonReader& answer, Json& found) {
  Json lines = Json::array();
  for (const JsonReader& row : rows_of(answer)) {
    const JsonReader apart = row.apart("row");
    const std::int64_t line = is_memo(apart) ? credited_line(apart) : 0;
    if (line != 0) lines.push_back(line);
  }
  found["invoices"] = Json::object();
  found["lines"] = std::move(lines);
  return answer.finish(go_to<Memos>(found.at("lines").empty() ? "memos" : "invoices"));
}

Result<Went<Memos>> hear_invoice_numbers(const ErpAccess&, const JsonReader& answer, Json& found) {
  for (const JsonReader& row : rows_of(answer)) {
    if (has_one(row, "invoice")) found["invoices"][id_of(row)] = text_in(one(row, "invoice"), "number");
  }
  found.erase("lines");
  return answer.finish(go_to<Memos>("memos"));
}

Result<Went<Memos>> hear_memos(const ErpAccess&, const JsonReader& answer, Json& found) {
  const Json invoices = found.value("invoices", Json::object());
  found.erase("invoices");
  return part_of_list(
      read_rows<trade::CreditMemo>(answer, "number", [&](const JsonReader& row) { return read_memo(row, invoices); }),
      "credited", found);
}

constexpr std::array<Step<Memos, Instant>, 3> memo_steps = {{
    {"credited", "account.invoice.search_read", ask_memos, hear_credited},
    {"invoices", "account.invoice.line.search_read",
     [](const ErpAccess& access, const Instant&, const Json& found) {
       return search_read(access, "account.invoice.line", Json::array({is_in("id", found.at("lines"))}),
                          Json::array({"invoice.number"}));
     },
     hear_invoice_numbers},
    {"memos", "account.invoice.search_read", ask_memos, hear_memos},
}};

constexpr std::array<Step<Invoices, Instant>, 1> invoice_steps = {{
    {"page", "account.invoice.search_read", ask_invoices, hear_invoices},
}};

HttpRequest ask_heads(const ErpAccess& access, const Instant& since, const Json& found) {
  return search_read(access, "account.invoice", posted_invoices(access, since, found),
                     {"number", "total_amount", "write_date", "create_date"});
}

template <bool of_memos>
Result<Went<Heads>> hear_heads(const ErpAccess&, const JsonReader& answer, Json& found) {
  return part_of_list(read_rows<trade::DocumentHead>(answer, "number",
                                                     [](const JsonReader& row) {
                                                       std::optional<trade::DocumentHead> head;
                                                       if (is_memo(row) == of_memos) head = read_head(row);
                                                       return head;
                                                     }),
                      "page", found);
}

constexpr std::array<Step<Heads, Instant>, 1> invoice_head_steps = {{
    {"page", "account.invoice.search_read", ask_heads, hear_heads<false>},
}};
constexpr std::array<Step<Heads, Instant>, 1> memo_head_steps = {{
    {"page", "account.invoice.search_read", ask_heads, hear_heads<true>},
}};

}  // namespace

Question<Heads, Instant> invoice_heads_question() { return question_of<invoice_head_steps, Heads, Instant>(); }
Question<Invoices, Instant> invoices_question() { return question_of<invoice_steps, Invoices, Instant>(); }
Question<Heads, Instant> credit_memo_heads_question() { return question_of<memo_head_steps, Heads, Instant>(); }
Question<Memos, Instant> credit_memos_question() { return question_of<memo_steps, Memos, Instant>(); }

}  // namespace vendorproof::erp::tryton
