// Sales orders: look-up by Amazon's number, creation, release, changes, and promises (what the ERP can deliver).
#include "core/base/text.h"
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

namespace {

constexpr std::string_view order_fields =
    "id,idempotencyKey,number,externalDocumentNumber,customerNumber,currencyCode,requestedDeliveryDate,shipToCode,"
    "status,firstReleasedDateTime";
constexpr std::string_view line_parts =
    "linkedOrderLines($select=id,sequence,customerLineNumber,lineType,itemNumber,quantityBase,qtyPerUnitOfMeasure,"
    "unitPrice,shippedQuantityBase)";

/// Somebody may have changed the line's unit in the ERP: its factor is the line's own.
trade::SalesOrderLine read_order_line(const JsonReader& in, Currency currency) {
  const JsonReader factor = in.at("qtyPerUnitOfMeasure");
  const std::int64_t unit = read_whole(factor);
  if (unit == 0) factor.problem("is 0: a unit has at least one each");
  trade::SalesOrderLine line;
  line.id = in.at("id").text();
  line.version = in.at("@odata.etag").text();
  line.erp_sequence = in.at("sequence").integer();
  line.item = in.at("itemNumber").text();
  line.eaches = read_whole(in.at("quantityBase"));
  line.shipped_eaches = read_whole(in.at("shippedQuantityBase"));
  line.unit_price = read_price_per_each(in.at("unitPrice"), currency, unit == 0 ? 1 : unit);
  line.purchase_order_line = in.integer_or("customerLineNumber", 0);
  return line;
}

/// At most 50 characters; Amazon's numbers have 8.
std::string key_of(const Account& account, std::string_view purchase_order) {
  constexpr std::size_t key_length_max = 50;
  std::string key = account.customer_number + "/" + std::string(purchase_order);
  return key.size() <= key_length_max ? key : std::string(purchase_order.substr(0, key_length_max));
}

/// Entered by us, and never released: what a person enters, or opened again, is not ours to release.
bool awaits_release(const Account& account, const JsonReader& in) {
  const std::string key = key_of(account, text_in(in, "externalDocumentNumber"));
  return text_in(in, "status") == "Open" && equal_ignoring_case(text_in(in, "idempotencyKey"), key) &&
         !date_or_none(in, "firstReleasedDateTime");
}

/// An order that names no currency is in the company's.
trade::SalesOrder read_order(const Account& account, const JsonReader& in, const Books& books) {
  const bool is_companys = in.text_or("currencyCode", "").empty();
  const Currency currency = is_companys ? books.currency : read_currency(in.at("currencyCode"));
  trade::SalesOrder order;
  order.id = in.at("id").text();
  order.number = in.at("number").text();
  order.purchase_order = in.at("externalDocumentNumber").text();
  order.version = text_in(in, "@odata.etag");
  order.requested_delivery = date_or_none(in, "requestedDeliveryDate");
  order.ship_to = text_in(in, "shipToCode");
  order.awaits_release = awaits_release(account, in);
  for (const JsonReader& line : in.at("linkedOrderLines").elements()) {
    if (line.text_or("lineType", "Item") != "Item") continue;  // comments, freight: not ours
    order.lines.push_back(read_order_line(line, currency));
  }
  return order;
}

/// Without it, Business Central takes the item's sales unit. Left out only if the ERP does not say what it is.
void write_base_unit(JsonWriter& out, std::string_view number, const Books& books) {
  const trade::Item* item = books.items == nullptr ? nullptr : books.items->numbered(number);
  if (item != nullptr && !item->base_unit.empty()) out.member("unitOfMeasureCode", item->base_unit);
}

/// The price comes last: item, unit and quantity overwrite it.
void write_draft_line(JsonWriter& out, const SalesOrderDraftLine& line, const Books& books) {
  out.member("customerLineNumber", line.purchase_order_line).member("lineType", "Item").member("itemNumber", line.item);
  write_base_unit(out, line.item, books);
  out.member("quantity", line.eaches);
  out.key("unitPrice").raw(money_text(line.unit_price));
}

std::string row_of(std::string_view set, std::string_view id) { return std::string(set) + "(" + std::string(id) + ")"; }

}  // namespace

HttpRequest find_sales_orders(const Account& account, std::string_view purchase_order) {
  HttpRequest request = get_from_primary(account, Api::Vendorlink, "linkedOrders");
  request.query = {
      {"$filter", "externalDocumentNumber eq " + quoted(purchase_order) + " and " + of_our_customer(account)},
      {"$select", std::string(order_fields)},
      {"$expand", std::string(line_parts)}};
  return request;
}

Result<std::vector<trade::SalesOrder>> read_sales_orders(const Account& account, std::string_view body,
                                                         const Books& books) {
  return read_whole_list<trade::SalesOrder>(body, [&](const JsonReader& in) {
    std::optional<trade::SalesOrder> order;
    if (!is_of_another_customer(in, account)) order = read_order(account, in, books);
    return order;
  });
}

HttpRequest create_sales_order(const Account& account, const SalesOrderDraft& draft, const Books& books) {
  JsonWriter out;
  out.begin_object().member("idempotencyKey", key_of(account, draft.purchase_order));
  out.member("externalDocumentNumber", draft.purchase_order).member("customerNumber", account.customer_number);
  out.member("orderDate", format_date(draft.order_date));
  if (draft.currency != books.currency) out.member("currencyCode", draft.currency.text());
  if (draft.requested_delivery) out.member("requestedDeliveryDate", format_date(*draft.requested_delivery));
  if (!draft.ship_to.empty()) out.member("shipToCode", draft.ship_to);
  out.key("linkedOrderLines").begin_array();
  for (const SalesOrderDraftLine& line : draft.lines) {
    out.begin_object();
    write_draft_line(out, line, books);
    out.end_object();
  }
  out.end_array().end_object();
  HttpRequest request = send(account, "POST", Api::Vendorlink, "linkedOrders", out.take());
  request.query = {{"$select", std::string(order_fields)}, {"$expand", std::string(line_parts)}};
  return request;
}

Result<trade::SalesOrder> read_sales_order(const Account& account, std::string_view body, const Books& books) {
  const Result<JsonText> document = JsonText::parse(body);
  if (!document) return tl::unexpected<Error>(document.error());
  const JsonReader in(*document);
  return in.finish(read_order(account, in, books));
}

HttpRequest find_order_link(const Account& account, std::string_view purchase_order) {
  HttpRequest request = get_from_primary(account, Api::Vendorlink, "orderLinks");
  request.query = {{"$filter", "idempotencyKey eq " + quoted(std::string_view(key_of(account, purchase_order)))},
                   {"$select", "orderId,orderNumber,externalDocumentNumber"}};
  return request;
}

Result<std::vector<trade::SalesOrder>> read_order_links(std::string_view body) {
  return read_whole_list<trade::SalesOrder>(body, [](const JsonReader& in) {
    trade::SalesOrder gone;
    gone.id = in.at("orderId").text();
    gone.number = in.at("orderNumber").text();
    gone.purchase_order = in.at("externalDocumentNumber").text();
    gone.is_gone = true;
    return std::optional(gone);
  });
}

HttpRequest release_sales_order(const Account& account, const trade::SalesOrder& sales_order) {
  return act(account, row_of("linkedOrders", sales_order.id), "release");
}

HttpRequest change_sales_order_line(const Account& account, const LineChange& change, const Books& books) {
  JsonWriter out;
  out.begin_object();
  write_base_unit(out, change.item, books);
  out.member("quantity", change.eaches);
  out.key("unitPrice").raw(money_text(change.unit_price)).end_object();
  const std::string resource = row_of("linkedOrderLines", change.line_id);
  HttpRequest request = send(account, "PATCH", Api::Vendorlink, resource, out.take());
  request.headers.emplace_back("if-match", change.version);
  return request;
}

HttpRequest change_sales_order(const Account& account, const HeadChange& change) {
  JsonWriter out;
  out.begin_object();
  if (change.requested_delivery) out.member("requestedDeliveryDate", format_date(*change.requested_delivery));
  if (change.ship_to) out.member("shipToCode", *change.ship_to);
  out.end_object();
  const std::string resource = row_of("linkedOrders", change.sales_order);
  HttpRequest request = send(account, "PATCH", Api::Vendorlink, resource, out.take());
  request.headers.emplace_back("if-match", change.version);
  return request;
}

HttpRequest add_sales_order_line(const Account& account, const LineAddition& addition, const Books& books) {
  JsonWriter out;
  out.begin_object();
  write_draft_line(out, addition.line, books);
  out.end_object();
  const std::string resource = row_of("linkedOrders", addition.sales_order) + "/linkedOrderLines";
  return send(account, "POST", Api::Vendorlink, resource, out.take());
}

HttpRequest get_promises(const Account& account, std::string_view sales_order_id) {
  HttpRequest request = get_from_primary(account, Api::Vendorlink, "linePromises");
  request.query = {{"$filter", "documentId eq " + std::string(sales_order_id)}};
  return request;
}

Result<std::vector<trade::Reservation>> read_promises(std::string_view body) {
  return read_whole_list<trade::Reservation>(body, [](const JsonReader& in) {
    trade::Reservation reservation;
    reservation.erp_sequence = in.at("sequence").integer();
    reservation.ordered = read_whole(in.at("quantityBase"));
    reservation.shipped = read_whole(in.at("shippedQuantityBase"));
    reservation.reserved = read_whole(in.at("reservedQuantityBase"));
    reservation.backorder = read_whole(in.at("backorderQuantityBase"));
    reservation.closed_short = read_whole(in.at("closedShortQuantityBase"));
    reservation.expected_receipt = date_or_none(in, "earliestShipmentDate");
    return reservation;
  });
}

}  // namespace vendorproof::erp::business_central
