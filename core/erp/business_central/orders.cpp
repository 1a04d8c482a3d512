// Sales orders: look-up by Amazon's number, creation, changes, and reservations (what the ERP can deliver).
#include <charconv>

#include "core/base/text.h"
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

namespace {

/// Business Central has no field for the customer's line, so the description has it.
constexpr std::string_view description_prefix = "line ";

/// 0 if the description has any other text.
std::int64_t line_of_description(std::string_view description) {
  if (!starts_with(description, description_prefix)) return 0;
  description.remove_prefix(description_prefix.size());
  std::int64_t line = 0;
  const char* const last = description.data() + description.size();
  const auto end = std::from_chars(description.data(), last, line);
  const bool good = end.ec == std::errc() && end.ptr == last && line > 0;
  return good ? line : 0;
}

/// Somebody may have changed the line's unit in the ERP, so quantities and price are converted to eaches.
trade::SalesOrderLine read_order_line(const JsonReader& in, Currency currency, const Books& books) {
  const std::int64_t unit = read_unit(in, books.items);
  trade::SalesOrderLine line;
  line.id = in.at("id").text();
  line.version = in.at("@odata.etag").text();
  line.erp_sequence = in.at("sequence").integer();
  line.item = in.at("lineObjectNumber").text();
  line.eaches = read_whole(in.at("quantity")) * unit;
  line.shipped_eaches = in.has("shippedQuantity") ? read_whole(in.at("shippedQuantity")) * unit : 0;
  line.unit_price = read_price_per_each(in.at("unitPrice"), currency, unit);
  line.purchase_order_line = line_of_description(in.text_or("description", ""));
  return line;
}

/// An order that names no currency is in the company's.
trade::SalesOrder read_order(const JsonReader& in, const Books& books) {
  const bool is_companys = in.text_or("currencyCode", "").empty();
  const Currency currency = is_companys ? books.currency : read_currency(in.at("currencyCode"));
  trade::SalesOrder order;
  order.id = in.at("id").text();
  order.number = in.at("number").text();
  order.purchase_order = in.at("externalDocumentNumber").text();
  order.version = text_in(in, "@odata.etag");
  order.requested_delivery = date_or_none(in, "requestedDeliveryDate");
  order.ship_to = text_in(in, "shipToCode");
  for (const JsonReader& line : in.at("salesOrderLines").elements()) {
    if (line.text_or("lineType", "Item") != "Item") continue;  // comments, freight: not ours
    order.lines.push_back(read_order_line(line, currency, books));
  }
  return order;
}

/// Without it, Business Central takes the item's sales unit. Left out only if the ERP does not say what it is.
void write_base_unit(JsonWriter& out, std::string_view number, const Books& books) {
  const trade::Item* item = books.items == nullptr ? nullptr : books.items->numbered(number);
  if (item != nullptr && !item->base_unit.empty()) out.member("unitOfMeasureCode", item->base_unit);
}

/// Business Central validates fields in their order: the type before the number, the unit before the quantity, the
/// price after it.
void write_draft_line(JsonWriter& out, const SalesOrderDraftLine& line, const Books& books) {
  out.member("lineType", "Item").member("lineObjectNumber", line.item);
  write_base_unit(out, line.item, books);
  out.member("quantity", line.eaches);
  out.key("unitPrice").raw(money_text(line.unit_price));
  out.member("description", std::string(description_prefix) + std::to_string(line.purchase_order_line));
}

}  // namespace

HttpRequest find_sales_orders(const Account& account, std::string_view purchase_order) {
  HttpRequest request = get(account, Api::Standard, "salesOrders");
  request.query = {
      {"$filter", "externalDocumentNumber eq " + quoted(purchase_order) + " and " + of_our_customer(account)},
      {"$expand", "salesOrderLines"}};
  return request;
}

Result<std::vector<trade::SalesOrder>> read_sales_orders(const Account& account, std::string_view body,
                                                         const Books& books) {
  return read_whole_list<trade::SalesOrder>(body, [&](const JsonReader& in) {
    std::optional<trade::SalesOrder> order;
    if (!is_of_another_customer(in, account)) order = read_order(in, books);
    return order;
  });
}

HttpRequest create_sales_order(const Account& account, const SalesOrderDraft& draft, const Books& books) {
  JsonWriter out;
  out.begin_object().member("externalDocumentNumber", draft.purchase_order);
  out.member("orderDate", format_date(draft.order_date)).member("customerNumber", account.customer_number);
  if (draft.currency != books.currency) out.member("currencyCode", draft.currency.text());
  if (draft.requested_delivery) out.member("requestedDeliveryDate", format_date(*draft.requested_delivery));
  if (!draft.ship_to.empty()) out.member("shipToCode", draft.ship_to);
  out.key("salesOrderLines").begin_array();
  for (const SalesOrderDraftLine& line : draft.lines) {
    out.begin_object();
    write_draft_line(out, line, books);
    out.end_object();
  }
  out.end_array().end_object();
  return send(account, "POST", Api::Standard, "salesOrders", out.take());
}

Result<trade::SalesOrder> read_sales_order(std::string_view body, const Books& books) {
  const Result<JsonText> document = JsonText::parse(body);
  if (!document) return tl::unexpected<Error>(document.error());
  const JsonReader in(*document);
  return in.finish(read_order(in, books));
}

HttpRequest change_sales_order_line(const Account& account, const LineChange& change, const Books& books) {
  JsonWriter out;
  out.begin_object();
  write_base_unit(out, change.item, books);
  out.member("quantity", change.eaches);
  out.key("unitPrice").raw(money_text(change.unit_price)).end_object();
  const std::string resource = "salesOrderLines(" + change.line_id + ")";
  HttpRequest request = send(account, "PATCH", Api::Standard, resource, out.take());
  request.headers.emplace_back("if-match", change.version);
  return request;
}

HttpRequest change_sales_order(const Account& account, const HeadChange& change) {
  JsonWriter out;
  out.begin_object();
  if (change.requested_delivery) out.member("requestedDeliveryDate", format_date(*change.requested_delivery));
  if (change.ship_to) out.member("shipToCode", *change.ship_to);
  out.end_object();
  HttpRequest request = send(account, "PATCH", Api::Standard, "salesOrders(" + change.sales_order + ")", out.take());
  request.headers.emplace_back("if-match", change.version);
  return request;
}

HttpRequest add_sales_order_line(const Account& account, const LineAddition& addition, const Books& books) {
  JsonWriter out;
  out.begin_object().member("documentId", addition.sales_order);
  write_draft_line(out, addition.line, books);
  out.end_object();
  return send(account, "POST", Api::Standard, "salesOrderLines", out.take());
}

HttpRequest get_reservations(const Account& account, std::string_view sales_order_id) {
  HttpRequest request = get(account, Api::Vendorlink, "salesOrderReservations");
  request.query = {{"$filter", "documentId eq " + std::string(sales_order_id)}};
  return request;
}

Result<std::vector<trade::Reservation>> read_reservations(std::string_view body) {
  return read_whole_list<trade::Reservation>(body, [](const JsonReader& in) {
    trade::Reservation reservation;
    reservation.erp_sequence = in.at("sequence").integer();
    reservation.ordered = read_whole(in.at("quantityBase"));
    reservation.shipped = read_whole(in.at("shippedBase"));
    reservation.reserved = read_whole(in.at("reservedBase"));
    reservation.backorder = read_whole(in.at("backorderBase"));
    reservation.closed_short = read_whole(in.at("closedShortBase"));
    reservation.expected_receipt = date_or_none(in, "expectedReceiptDate");
    return reservation;
  });
}

}  // namespace vendorproof::erp::business_central
