// Sales orders: look-up by Amazon's number, creation, release.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/erp/tryton/pages.h"
#include "core/erp/tryton/sales.h"

namespace vendorproof::erp::tryton {

namespace {

using Orders = std::vector<trade::SalesOrder>;
using Order = trade::SalesOrder;
using Released = std::monostate;

HttpRequest ask_sales(const ErpAccess& access, const std::string& purchase_order) {
  Json domain = of_purchase_order(access, purchase_order);
  domain.push_back(Json::array({"state", "!=", "cancelled"}));
  return search_read(access, "sale.sale", std::move(domain), sale_fields());
}

Result<Orders> read_sales(const ErpAccess& access, const JsonReader& answer) {
  return read_all_rows<Order>(answer, "number", [&](const JsonReader& row) {
    return is_return(row) ? std::nullopt : std::optional(read_sale(access, row));
  });
}

constexpr std::array<Step<Orders, std::string>, 1> find_steps = {{
    {"find", "sale.sale.search_read",
     [](const ErpAccess& access, const std::string& purchase_order, const Json&) {
       return ask_sales(access, purchase_order);
     },
     [](const ErpAccess& access, const JsonReader& answer, Json&) {
       return read_sales(access, answer).map([](Orders&& orders) { return Went<Orders>{std::move(orders)}; });
     }},
}};

/// The addresses of the customer: the one to bill, and all that goods may go to, by the name of their party.
Result<Went<Order>> hear_customer(const ErpAccess& access, const JsonReader& answer, Json& found) {
  const Result<JsonReader> row = only_row(answer, "parties", setting(access, "customer"));
  if (!row) return tl::unexpected<Error>(row.error());
  found["customer"] = row->at("id").integer();
  found["term"] = row->has("customer_payment_term") ? Json(row->at("customer_payment_term").integer()) : Json();
  found["addresses"] = Json::object();
  for (const JsonReader& address : many(*row, "addresses")) {
    const std::int64_t id = address.at("id").integer();
    if (flag_in(address, "invoice") && !found.contains("bill_to")) found["bill_to"] = id;
    if (flag_in(address, "delivery") && !found.contains("deliver_to")) found["deliver_to"] = id;
    const std::string name = text_in(address, "party_name");
    if (!name.empty() && !found["addresses"].contains(name)) found["addresses"][name] = id;
  }
  if (!found.contains("bill_to")) {
    return not_done(fmt::format("the customer '{}' has no address for invoices", setting(access, "customer")));
  }
  return answer.finish(go_to<Order>("warehouse"));
}

Result<Went<Order>> hear_currency(const ErpAccess&, const JsonReader& answer, Json& found) {
  const Result<JsonReader> row = only_row(answer, "currencies of this order,", "active");
  if (!row) return tl::unexpected<Error>(row.error());
  found["currency"] = row->at("id").integer();
  return answer.finish(go_to<Order>("products"));
}

HttpRequest ask_products(const ErpAccess& access, const SalesOrderDraft& draft, const Json& found) {
  Json codes = Json::array();
  for (const SalesOrderDraftLine& line : draft.lines) codes.push_back(line.item);
  return ask_products_of(access, codes, found);
}

/// The last look before the create: a sale that has the reference is the one that was to be created.
Result<Went<Order>> hear_twins(const ErpAccess& access, const JsonReader& answer, Json&) {
  std::optional<Order> gone;
  const Result<Orders> orders = read_all_rows<Order>(answer, "number", [&](const JsonReader& row) {
    if (is_return(row)) return std::optional<Order>();
    std::optional<Order> order = read_sale(access, row);
    if (!is_cancelled(row)) return order;
    gone = std::move(order);
    gone->is_gone = true;
    gone->lines.clear();
    return std::optional<Order>();
  });
  if (!orders) return tl::unexpected<Error>(orders.error());
  if (orders->empty()) return gone ? Went<Order>{std::move(*gone)} : go_to<Order>("create");
  if (orders->size() == 1) return Went<Order>{orders->front()};
  return malformed(fmt::format("{} sales have its number now", orders->size()));
}

/// The place that Amazon names, or where no place is named, the customer's own. null for a place that is not there.
Json ship_to_of(const SalesOrderDraft& draft, const Json& found) {
  if (draft.ship_to.empty()) return found.value("deliver_to", Json());
  return found.at("addresses").value(draft.ship_to, Json());
}

/// Tryton takes a draft without a product or without a place, and refuses it only when it is to be confirmed.
bool is_all_known(const SalesOrderDraft& draft, const Json& found) {
  const Json& products = found.at("products");
  const auto is_known = [&](const SalesOrderDraftLine& line) { return products.contains(line.item); };
  return std::all_of(draft.lines.begin(), draft.lines.end(), is_known) && !ship_to_of(draft, found).is_null();
}

std::string names_in(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return join(names, ", ");
}

HttpRequest ask_create(const ErpAccess& access, const SalesOrderDraft& draft, const Json& found) {
  if (!is_all_known(draft, found)) return ask_for_nothing(access);
  Json lines = Json::array();
  for (const SalesOrderDraftLine& line : draft.lines) lines.push_back(line_values(line, found));
  Json sale = {{"company", found.at("company")},
               {"party", found.at("customer")},
               {"reference", draft.purchase_order},
               {"sale_date", date_of(draft.order_date)},
               {"currency", found.at("currency")},
               {"payment_term", found.at("term")},
               {"invoice_address", found.at("bill_to")},
               {"shipment_address", ship_to_of(draft, found)},
               {"warehouse", found.at("warehouse")},
               {"invoice_method", "shipment"},
               {"shipment_method", "order"},
               {"lines", Json::array({Json::array({"create", std::move(lines)})})}};
  if (draft.requested_delivery) sale["shipping_date"] = date_of(*draft.requested_delivery);
  return call(access, "model.sale.sale.create", Json::array({Json::array({std::move(sale)})}), in_company(found));
}

Result<Went<Order>> hear_create(const ErpAccess&, const JsonReader& answer, Json& found) {
  if (is_of_nothing(answer)) {
    return not_done(
        fmt::format("Tryton lacks a product of the order, or the place that it goes to: of its products it "
                    "has {}; the customer's addresses have the party names {}",
                    names_in(found.at("products")), names_in(found.at("addresses"))));
  }
  const std::vector<JsonReader> ids = rows_of(answer);
  if (ids.size() != 1) return malformed("$.result is not the id of one sale");
  found = {{"sale", ids.front().integer()}};
  return answer.finish(go_to<Order>("read"));
}

Result<Went<Order>> hear_created(const ErpAccess& access, const JsonReader& answer, Json&) {
  const Result<Orders> orders = read_sales(access, answer);
  if (!orders) return tl::unexpected<Error>(orders.error());
  if (orders->size() != 1) return malformed(fmt::format("the sale was created, and {} are read", orders->size()));
  return Went<Order>{orders->front()};
}

constexpr std::array<Step<Order, SalesOrderDraft>, 8> create_steps = {{
    {"company", "company.company.search_read",
     [](const ErpAccess& access, const SalesOrderDraft&, const Json&) { return ask_company(access); },
     [](const ErpAccess& access, const JsonReader& answer, Json& found) {
       return hear_company(access, answer, found).map([] { return go_to<Order>("customer"); });
     }},
    {"customer", "party.party.search_read",
     [](const ErpAccess& access, const SalesOrderDraft&, const Json& found) {
       return search_read(access, "party.party", Json::array({is("name", setting(access, "customer"))}),
                          {"customer_payment_term", "addresses.party_name", "addresses.invoice", "addresses.delivery"},
                          in_company(found));
     },
     hear_customer},
    {"warehouse", "stock.location.search_read",
     [](const ErpAccess& access, const SalesOrderDraft&, const Json&) { return ask_warehouse(access); },
     [](const ErpAccess& access, const JsonReader& answer, Json& found) {
       return hear_warehouse(access, answer, found).map([] { return go_to<Order>("currency"); });
     }},
    {"currency", "currency.currency.search_read",
     [](const ErpAccess& access, const SalesOrderDraft& draft, const Json&) {
       return search_read(access, "currency.currency", Json::array({is("code", draft.currency.text())}),
                          Json::array({"code"}));
     },
     hear_currency},
    {"products", "product.product.search_read", ask_products,
     [](const ErpAccess&, const JsonReader& answer, Json& found) {
       return hear_products_of(answer, found).map([] { return go_to<Order>("twins"); });
     }},
    {"twins", "sale.sale.search_read",
     [](const ErpAccess& access, const SalesOrderDraft& draft, const Json&) {
       return search_read(access, "sale.sale", of_purchase_order(access, draft.purchase_order), sale_fields());
     },
     hear_twins},
    {"create", "sale.sale.create", ask_create, hear_create},
    {"read", "sale.sale.search_read",
     [](const ErpAccess& access, const SalesOrderDraft&, const Json& found) {
       return search_read(access, "sale.sale", Json::array({is("id", found.at("sale"))}), sale_fields());
     },
     hear_created},
}};

/// A button that must not be pressed answers like any other.
Result<Went<Released>> hear_state(const ErpAccess&, const JsonReader& answer, Json& found) {
  const std::vector<JsonReader> rows = rows_of(answer);
  if (!answer.failed() && rows.empty()) return failure(ErrorCode::Conflict, "the sale is gone");
  if (rows.empty()) return answer.finish(Went<Released>());
  const std::string state = rows.front().at("state").text();
  if (state == "draft" || state == "quotation" || state == "cancelled") {
    return not_done(fmt::format("Quote and Confirm changed nothing: the sale is still in state '{}'", state));
  }
  found["shipments"] = over_picked(rows.front());
  if (found.at("shipments").empty()) return answer.finish(Went<Released>{Released()});
  return answer.finish(go_to<Released>("wait"));
}

HttpRequest press(const ErpAccess& access, const char* button, const Order& order) {
  return call(access, fmt::format("model.sale.sale.{}", button), Json::array({Json::array({record_id(order.id)})}));
}

/// Each button passes over a sale that is past it. Process and Wait end a change that a crash interrupted.
constexpr std::array<Step<Released, Order>, 5> release_steps = {{
    {"quote", "sale.sale.quote",
     [](const ErpAccess& access, const Order& order, const Json&) { return press(access, "quote", order); },
     [](const ErpAccess&, const JsonReader&, Json&) { return Result<Went<Released>>(go_to<Released>("confirm")); }},
    {"confirm", "sale.sale.confirm",
     [](const ErpAccess& access, const Order& order, const Json&) { return press(access, "confirm", order); },
     [](const ErpAccess&, const JsonReader&, Json&) { return Result<Went<Released>>(go_to<Released>("process")); }},
    {"process", "sale.sale.process",
     [](const ErpAccess& access, const Order& order, const Json&) { return press(access, "process", order); },
     [](const ErpAccess&, const JsonReader&, Json&) { return Result<Went<Released>>(go_to<Released>("state")); }},
    {"state", "sale.sale.search_read",
     [](const ErpAccess& access, const Order& order, const Json&) {
       return search_read(access, "sale.sale", Json::array({is("id", record_id(order.id))}), sale_fields());
     },
     hear_state},
    {"wait", "stock.shipment.out.wait",
     [](const ErpAccess& access, const Order&, const Json& found) {
       return call(access, "model.stock.shipment.out.wait", Json::array({found.at("shipments")}));
     },
     [](const ErpAccess&, const JsonReader&, Json&) { return Result<Went<Released>>(Went<Released>{Released()}); }},
}};

}  // namespace

Question<Orders, std::string> sales_orders_question() { return question_of<find_steps, Orders, std::string>(); }
Question<Order, SalesOrderDraft> create_sales_order_question() {
  return question_of<create_steps, Order, SalesOrderDraft>();
}
Question<std::monostate, Order> release_question() { return question_of<release_steps, Released, Order>(); }

}  // namespace vendorproof::erp::tryton
