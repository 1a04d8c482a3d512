#include "core/erp/tryton/sales.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/erp/tryton/pages.h"

namespace vendorproof::erp::tryton {

namespace {

constexpr std::string_view note_begin = "Amazon line ";

/// What has left for the customer, less what came back.
std::int64_t read_shipped(const JsonReader& line) {
  std::int64_t eaches = 0;
  for (const JsonReader& move : many(line, "moves")) {
    if (move.at("state").text() != "done") continue;
    const bool is_to_customer = one(move, "to_location").at("type").text() == "customer";
    eaches += (is_to_customer ? 1 : -1) * read_count(move.at("internal_quantity"));
  }
  return eaches < 0 ? 0 : eaches;
}

trade::SalesOrderLine read_sale_line(const JsonReader& row, Currency currency) {
  const std::int64_t unit = eaches_per_unit(row, "unit");
  trade::SalesOrderLine line;
  line.id = id_of(row);
  line.version = row.at("_timestamp").text();
  line.erp_sequence = row.at("id").integer();
  line.item = one(row, "product").at("code").text();
  line.eaches = read_count(row.at("quantity")) * unit;
  line.shipped_eaches = read_shipped(row);
  line.unit_price = read_price_per_each(row.at("unit_price"), currency, unit);
  line.purchase_order_line = line_of_note(text_in(row, "note"));
  return line;
}

/// Eaches that no move of the line is there for, in any state: a shipment was never made for them.
bool lacks_moves(const JsonReader& line) {
  if (line.at("type").text() != "line" || !has_one(line, "product")) return false;
  std::int64_t moved = 0;
  for (const JsonReader& move : many(line, "moves")) {
    const bool is_to_customer = one(move, "to_location").at("type").text() == "customer";
    if (is_to_customer) moved += read_count(move.at("internal_quantity"));
  }
  return moved < read_count(line.at("quantity")) * eaches_per_unit(line, "unit");
}

/// What the moves of a sale still ask for, by the id of the move.
std::map<std::int64_t, std::int64_t> read_wanted(const JsonReader& sale) {
  std::map<std::int64_t, std::int64_t> wanted;
  for (const JsonReader& line : many(sale, "lines")) {
    for (const JsonReader& move : many(line, "moves")) {
      if (move.at("state").text() != "draft") continue;
      wanted[move.at("id").integer()] = read_count(move.at("internal_quantity"));
    }
  }
  return wanted;
}

/// A change of a line needs several calls: a crash between them leaves what read_sale sees here.
bool is_changed_in_part(const JsonReader& sale) {
  if (sale.at("state").text() != "processing") return false;
  const std::vector<JsonReader> lines = many(sale, "lines");
  return std::any_of(lines.begin(), lines.end(), lacks_moves) || !over_picked(sale).empty();
}

}  // namespace

/// A person who picks less deletes moves to pick; nobody makes more of them.
Json over_picked(const JsonReader& sale) {
  const std::map<std::int64_t, std::int64_t> wanted = read_wanted(sale);
  Json shipments = Json::array();
  for (const JsonReader& shipment : many(sale, "shipments")) {
    const std::string state = shipment.at("state").text();
    if (state != "waiting" && state != "assigned") continue;
    std::map<std::int64_t, std::int64_t> picked;
    for (const JsonReader& move : many(shipment, "inventory_moves")) {
      if (move.at("state").text() == "cancelled") continue;
      picked[id_in_reference(move, "origin", "stock.move")] += read_count(move.at("internal_quantity"));
    }
    const bool is_over = std::any_of(picked.begin(), picked.end(), [&](const auto& entry) {
      const auto move = wanted.find(entry.first);
      return move != wanted.end() && entry.second > move->second;
    });
    if (is_over) shipments.push_back(shipment.at("id").integer());
  }
  return shipments;
}

std::string note_of_line(std::int64_t purchase_order_line) {
  return fmt::format("{}{}", note_begin, purchase_order_line);
}

std::int64_t line_of_note(std::string_view note) {
  if (!starts_with(note, note_begin)) return 0;
  const std::string_view digits = note.substr(note_begin.size());
  std::int64_t line = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), line);
  return end.ec == std::errc() && end.ptr == digits.data() + digits.size() && line > 0 ? line : 0;
}

Json sale_fields() {
  return {"number",
          "reference",
          "state",
          "_timestamp",
          "shipping_date",
          "currency.code",
          "create_uid.login",
          "shipment_address.party_name",
          "lines.type",
          "lines.product.code",
          "lines.product.default_uom.factor",
          "lines.unit.factor",
          "lines.quantity",
          "lines.unit_price",
          "lines.note",
          "lines._timestamp",
          "lines.moves.state",
          "lines.moves.internal_quantity",
          "lines.moves.to_location.type",
          "shipments.state",
          "shipments.inventory_moves.state",
          "shipments.inventory_moves.origin",
          "shipments.inventory_moves.internal_quantity"};
}

trade::SalesOrder read_sale(const ErpAccess& access, const JsonReader& row) {
  const Currency currency = read_currency(one(row, "currency").at("code"));
  const std::string state = row.at("state").text();
  trade::SalesOrder order;
  order.id = id_of(row);
  order.number = text_in(row, "number");
  if (order.number.empty()) order.number = "sale " + order.id;  // a draft has no number
  order.purchase_order = row.at("reference").text();
  order.version = row.at("_timestamp").text();
  order.requested_delivery = date_or_none(row, "shipping_date");
  if (has_one(row, "shipment_address")) order.ship_to = text_in(one(row, "shipment_address"), "party_name");
  const bool is_ours =
      has_one(row, "create_uid") && text_in(one(row, "create_uid"), "login") == setting(access, "user");
  const bool is_new = is_ours && (state == "draft" || state == "quotation");
  order.awaits_release = is_new || is_changed_in_part(row);
  for (const JsonReader& line : many(row, "lines")) {
    if (line.at("type").text() != "line" || !has_one(line, "product")) continue;  // titles, comments, freight
    order.lines.push_back(read_sale_line(line, currency));
  }
  return order;
}

bool is_cancelled(const JsonReader& sale) { return text_in(sale, "state") == "cancelled"; }

bool is_return(const JsonReader& sale) {
  bool has_goods = false;
  for (const JsonReader& line : many(sale, "lines")) {
    const std::optional<JsonNode> quantity = line.node().member("quantity");
    const std::string amount = quantity ? quantity->number_text().value_or("") : "";
    if (amount.empty()) continue;  // titles and comments
    if (!starts_with(amount, "-")) return false;
    has_goods = true;
  }
  return has_goods;
}

Json of_purchase_order(const ErpAccess& access, std::string_view purchase_order) {
  return Json::array(
      {is("reference", purchase_order), is("party.name", setting(access, "customer")), of_company(access)});
}

HttpRequest ask_products_of(const ErpAccess& access, const Json& codes, const Json& found) {
  return search_read(access, "product.product", Json::array({is_in("code", codes)}),
                     {"code", "default_uom", "account_category.customer_taxes_used"}, in_company(found));
}

Result<void> hear_products_of(const JsonReader& answer, Json& found) {
  Json products = Json::object();
  for (const JsonReader& row : rows_of(answer)) {
    const std::string code = row.at("code").text();
    if (products.contains(code)) return not_done(fmt::format("Tryton has several products with the code '{}'", code));
    Json taxes = Json::array();
    if (has_one(row, "account_category")) {
      const JsonReader used = one(row, "account_category").at("customer_taxes_used");
      for (const JsonReader& tax : used.elements()) taxes.push_back(tax.integer());
    }
    products[code] = {
        {"id", row.at("id").integer()}, {"unit", row.at("default_uom").integer()}, {"taxes", std::move(taxes)}};
  }
  found["products"] = std::move(products);
  return answer.finish(true).map([](bool) {});
}

Json line_values(const SalesOrderDraftLine& line, const Json& found) {
  const Json& products = found.at("products");
  const Json product = products.contains(line.item) ? products.at(line.item) : Json::object();
  Json values = {{"type", "line"},
                 {"product", product.value("id", Json())},
                 {"quantity", line.eaches},
                 {"unit", product.value("unit", Json())},
                 {"unit_price", decimal_of(line.unit_price)},
                 {"note", note_of_line(line.purchase_order_line)}};
  const Json taxes = product.value("taxes", Json::array());
  if (!taxes.empty()) values["taxes"] = Json::array({Json::array({"add", taxes})});
  return values;
}

}  // namespace vendorproof::erp::tryton
