// Sales that are not done, the references of all sales, and shipments with their packages.
#include <array>

#include "core/erp/tryton/audit/rows.h"
#include "core/erp/tryton/sales.h"
#include "core/erp/tryton/words.h"

namespace vendorproof::erp::tryton {

namespace {

Json sales_of_customer(const ErpAccess& access, const Json& found) {
  return after(found, Json::array({is("party.name", setting(access, "customer")), of_company(access)}));
}

HttpRequest ask_open_sales(const ErpAccess& access, const Instant&, const Json& found) {
  Json domain = sales_of_customer(access, found);
  domain.push_back(is_in("state", Json::array({"draft", "quotation", "confirmed", "processing"})));
  return search_read(access, "sale.sale", std::move(domain),
                     {"number", "reference", "sale_date", "currency.code", "lines.type", "lines.product.code",
                      "lines.product.default_uom.factor", "lines.unit.factor", "lines.quantity", "lines.amount",
                      "lines.moves.state", "lines.moves.internal_quantity", "lines.moves.to_location.type"});
}

/// Eaches that wait for their shipment: of a line that has moves, what these still ask for. What people closed short
/// has moves that are cancelled.
std::int64_t open_eaches(const JsonReader& line) {
  const std::vector<JsonReader> moves = many(line, "moves");
  if (moves.empty()) return read_count(line.at("quantity")) * eaches_per_unit(line, "unit");
  std::int64_t eaches = 0;
  for (const JsonReader& move : moves) {
    const std::string state = move.at("state").text();
    const bool is_to_customer = one(move, "to_location").at("type").text() == "customer";
    if (is_to_customer && state != "done" && state != "cancelled") eaches += read_count(move.at("internal_quantity"));
  }
  return eaches;
}

audit::SalesOrderLine read_open_line(const JsonReader& row, Currency currency) {
  audit::SalesOrderLine line;
  line.item = text_in(one(row, "product"), "code");
  line.open_eaches = open_eaches(row);
  if (row.has("amount")) line.value = read_decimal(row.at("amount"), currency);
  return line;
}

std::optional<audit::SalesOrder> read_open_sale(const ErpAccess&, const JsonReader& row) {
  if (is_return(row)) return std::nullopt;
  const Currency currency = read_currency(one(row, "currency").at("code"));
  audit::SalesOrder sale;
  sale.number = text_in(row, "number");
  if (sale.number.empty()) sale.number = "draft " + id_of(row);
  sale.purchase_order = text_in(row, "reference");
  sale.ordered = date_or_none(row, "sale_date");
  for (const JsonReader& line : many(row, "lines")) {
    if (line.at("type").text() != "line" || !has_one(line, "product")) continue;  // titles, comments, freight
    sale.lines.push_back(read_open_line(line, currency));
  }
  return sale;
}

constexpr auto sale_steps =
    list_steps<audit::SalesOrder, ask_open_sales, read_open_sale, by_number>("sale.sale.search_read");

HttpRequest ask_sale_references(const ErpAccess& access, const Instant& since, const Json& found) {
  Json domain = sales_of_customer(access, found);
  domain.push_back(Json::array({"state", "!=", "cancelled"}));
  domain.push_back(Json::array({"reference", "!=", nullptr}));
  domain.push_back(modified_since(since));
  return search_read(access, "sale.sale", std::move(domain), Json::array({"reference"}));
}

std::string read_sale_reference(const ErpAccess&, const JsonReader& row) { return row.at("reference").text(); }

constexpr auto reference_steps =
    list_steps<std::string, ask_sale_references, read_sale_reference, by_reference>("sale.sale.search_read");

HttpRequest ask_done_shipments(const ErpAccess& access, const Instant& since, const Json& found) {
  return search_read(access, "stock.shipment.out",
                     after(found, Json::array({is("customer.name", setting(access, "customer")), of_company(access),
                                               is("state", "done"), modified_since(since)})),
                     {"number", "reference", "packages.code"});
}

/// A code that is no SSCC stands as it is: the check of labels shows it.
audit::Despatch read_done_shipment(const ErpAccess&, const JsonReader& row) {
  trade::Despatch truck;
  read_papers(row, truck);
  audit::Despatch despatch{row.at("number").text(), truck.carrier_scac, {}};
  for (const JsonReader& package : many(row, "packages")) {
    const std::string code = text_in(package, "code");
    const std::string sscc = sscc_of(code);
    despatch.packages.push_back({package.at("id").integer(), sscc.empty() ? code : sscc});
  }
  return despatch;
}

constexpr auto shipment_steps =
    list_steps<audit::Despatch, ask_done_shipments, read_done_shipment, by_number>("stock.shipment.out.search_read");

}  // namespace

Audited<audit::SalesOrder> audited_sales() {
  return question_of<sale_steps, std::vector<audit::SalesOrder>, Instant>();
}
Audited<std::string> audited_references() { return question_of<reference_steps, std::vector<std::string>, Instant>(); }
Audited<audit::Despatch> audited_shipments() {
  return question_of<shipment_steps, std::vector<audit::Despatch>, Instant>();
}

}  // namespace vendorproof::erp::tryton
