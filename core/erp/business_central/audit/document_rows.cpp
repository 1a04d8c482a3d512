// Sales orders, the links that outlive them, shipments, and despatches with their labels.
#include "core/erp/business_central/audit/rows.h"

namespace vendorproof::erp::business_central {

namespace {

constexpr std::array<std::string_view, 1> by_key = {"idempotencyKey"};

/// A sales order with whether all its goods have left.
struct OrderRow {
  audit::SalesOrder order;
  bool is_shipped = false;
};

audit::SalesOrderLine read_audited_line(const JsonReader& in, Currency currency) {
  audit::SalesOrderLine line;
  line.item = in.at("itemNumber").text();
  line.open_eaches = in.has("outstandingQuantityBase") ? read_whole(in.at("outstandingQuantityBase")) : 0;
  if (in.has("lineAmount")) line.value = read_amount(in.at("lineAmount"), currency);
  return line;
}

OrderRow read_audited_order(const JsonReader& in, Currency companys) {
  const bool is_companys = in.text_or("currencyCode", "").empty();
  const Currency currency = is_companys ? companys : read_currency(in.at("currencyCode"));
  OrderRow row;
  row.order.number = in.at("number").text();
  row.order.purchase_order = text_in(in, "externalDocumentNumber");
  row.order.ordered = date_or_none(in, "orderDate");
  row.is_shipped = in.boolean_or("completelyShipped", false);
  for (const JsonReader& line : in.at("linkedOrderLines").elements()) {
    if (line.text_or("lineType", "Item") != "Item") continue;  // comments, freight: no goods
    row.order.lines.push_back(read_audited_line(line, currency));
  }
  return row;
}

void know(audit::Books& books, std::string purchase_order) {
  if (!purchase_order.empty()) books.known_orders.insert(std::move(purchase_order));
}

/// The purchase orders that rows of our customer name.
Result<std::string> read_known(const Account& account, std::string_view body, NameKeys names, std::string_view list,
                               audit::Books& books) {
  auto page = read_page<std::string>(body, names, [&](const JsonReader& in) {
    std::optional<std::string> number;
    if (!is_of_another_customer(in, account)) number = text_in(in, "externalDocumentNumber");
    return number;
  });
  return take_audited(std::move(page), list, books, [&](std::string&& number) { know(books, std::move(number)); });
}

}  // namespace

HttpRequest get_audited_orders(const Account& account, Instant) {
  HttpRequest request = get(account, Api::Vendorlink, "linkedOrders");
  request.query = {{"$filter", of_our_customer(account)},
                   {"$select", "number,externalDocumentNumber,customerNumber,orderDate,currencyCode,completelyShipped"},
                   {"$expand", "linkedOrderLines($select=lineType,itemNumber,outstandingQuantityBase,lineAmount)"}};
  return request;
}

Result<std::string> read_audited_orders(const Account& account, std::string_view body, audit::Books& books) {
  const Currency companys = books.agreed.currency;
  auto page = read_page<OrderRow>(body, by_number, [&](const JsonReader& in) {
    std::optional<OrderRow> row;
    if (!is_of_another_customer(in, account)) row = read_audited_order(in, companys);
    return row;
  });
  return take_audited(std::move(page), "linkedOrders", books, [&](OrderRow&& row) {
    know(books, row.order.purchase_order);
    if (!row.is_shipped) books.sales_orders.push_back(std::move(row.order));
  });
}

HttpRequest get_links(const Account& account, Instant) {
  HttpRequest request = get(account, Api::Vendorlink, "orderLinks");
  request.query = {{"$filter", of_our_customer(account)},
                   {"$select", "idempotencyKey,externalDocumentNumber,customerNumber"}};
  return request;
}

Result<std::string> read_links(const Account& account, std::string_view body, audit::Books& books) {
  return read_known(account, body, by_key, "orderLinks", books);
}

HttpRequest get_shipments(const Account& account, Instant since) {
  return get_since(account, Api::Standard, "salesShipments", "", since,
                   {"$select", "number,externalDocumentNumber,customerNumber,lastModifiedDateTime"});
}

Result<std::string> read_shipments(const Account& account, std::string_view body, audit::Books& books) {
  return read_known(account, body, by_number, "salesShipments", books);
}

HttpRequest get_labels(const Account& account, Instant since) {
  HttpRequest request = get_since(account, Api::Vendorlink, "despatches", "status eq 'Posted' and ", since,
                                  {"$expand", "packages($select=packageNumber,sscc)"});
  request.query.emplace_back("$select", "number,status,customerNumber,shippingAgentCode,lastModifiedDateTime");
  return request;
}

Result<std::string> read_labels(const Account& account, std::string_view body, audit::Books& books) {
  auto page = read_page<audit::Despatch>(body, by_number, [&](const JsonReader& in) {
    std::optional<audit::Despatch> despatch;
    if (is_of_another_customer(in, account) || text_in(in, "status") != "Posted") return despatch;
    despatch = audit::Despatch{in.at("number").text(), text_in(in, "shippingAgentCode"), {}};
    for (const JsonReader& package : in.at("packages").elements()) {
      despatch->packages.push_back({package.at("packageNumber").integer_or_text(), text_in(package, "sscc")});
    }
    return despatch;
  });
  return take_audited(std::move(page), "despatches", books,
                      [&](audit::Despatch&& despatch) { books.despatches.push_back(std::move(despatch)); });
}

}  // namespace vendorproof::erp::business_central
