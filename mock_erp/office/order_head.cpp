// Changing what a whole sales order says, guarded by its ETag; releasing it to the warehouse, and opening it again.
#include <algorithm>

#include <fmt/format.h>

#include "mock_erp/office/desks.h"
#include "mock_erp/office/line_terms.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/warehouse/stock_room.h"
#include "mock_erp/wire/code.h"

namespace vendorproof::mock_erp {

namespace {

struct HeadChange {
  std::string external_document_number;
  Instant order_date;
  std::optional<Instant> requested_delivery;
  std::string ship_to;
  bool ship_to_is_code = true;

  bool operator==(const HeadChange&) const = default;
};

tl::expected<std::int64_t, Refusal> order_of(const Call& call) {
  const std::vector<std::int64_t> found = call.company.orders.with_id(call.key);
  if (found.empty() || !call.company.orders.is_live(found.front())) {
    return refusal(
        404, "Internal_RecordNotFound",
        fmt::format("The Sales Order does not exist. Identification fields and values: Id='{}'.", shown(call.key)));
  }
  return found.front();
}

HeadChange head_of(const SalesOrder& order) {
  return {order.external_document_number, order.order_date, order.requested_delivery, order.ship_to,
          order.ship_to_is_code};
}

/// The new values; fields that the body does not name do not change.
HeadChange read_change(const SalesOrder& order, const JsonReader& in) {
  HeadChange change = head_of(order);
  change.external_document_number = code_of(in.text_or("externalDocumentNumber", change.external_document_number));
  change.order_date = read_day(in, "orderDate").value_or(change.order_date);
  if (in.has("requestedDeliveryDate")) change.requested_delivery = read_day(in, "requestedDeliveryDate");
  // Who writes an address clears the ship-to code.
  if (in.has("shipToName")) change.ship_to = in.text_or("shipToName", "");
  if (in.has("shipToCode")) change.ship_to = code_of(in.text_or("shipToCode", ""));
  if (in.has("shipToName") || in.has("shipToCode")) change.ship_to_is_code = in.has("shipToCode");
  return change;
}

/// What is picked or shipped goes where and when it was to go.
tl::expected<void, Refusal> require_nothing_picked(const SalesOrder& order, std::string_view field) {
  if (!is_picked(order)) return {};
  return business_error(
      fmt::format("{} must not be changed in Sales Order {}: goods are picked or shipped.", field, order.number));
}

/// The extension opens a released order, changes its head and releases it again.
tl::expected<void, Refusal> require_allowed(const Call& call, const SalesOrder& order, const HeadChange& change) {
  if (change.requested_delivery != order.requested_delivery) {
    const bool is_linked = call.entity.api == Api::Vendorlink;
    if (auto open = is_linked ? require_nothing_picked(order, "Requested Delivery Date") : require_open(order); !open) {
      return open;
    }
  }
  const bool goes_elsewhere = change.ship_to != order.ship_to || change.ship_to_is_code != order.ship_to_is_code;
  return goes_elsewhere ? require_nothing_picked(order, "Ship-to Code") : tl::expected<void, Refusal>{};
}

}  // namespace

Answer no_content() {
  HttpResponse response = json_response(204, "");
  response.headers = {{"OData-Version", "4.0"}};
  return response;
}

Answer change_sales_order(const Call& call, const JsonReader& body) {
  Company& company = call.company;
  const tl::expected<std::int64_t, Refusal> serial = order_of(call);
  if (!serial) return tl::unexpected<Refusal>(serial.error());
  SalesOrder& order = company.orders.at(*serial);
  const tl::expected<void, Refusal> matched = require_etag(call, etag_of(order.id, order.version));
  if (!matched) return tl::unexpected<Refusal>(matched.error());
  const HeadChange change = read_change(order, body);
  if (auto allowed = require_allowed(call, order, change); !allowed) return tl::unexpected<Refusal>(allowed.error());

  if (change != head_of(order)) {
    company.orders.rename(order, change.external_document_number);
    order.order_date = change.order_date;
    order.requested_delivery = change.requested_delivery;
    if (change.ship_to != order.ship_to) send_elsewhere(company, *serial, change.ship_to, call.now);
    order.ship_to_is_code = change.ship_to_is_code;
    company.orders.touch(order, call.now);
    company.effects.push_back(sales_order_changed(call, *serial));
  }
  return serve_row(call, call.entity, 200, {*serial, 0, 0});
}

Answer release_sales_order(const Call& call, const JsonReader&) {
  Company& company = call.company;
  const tl::expected<std::int64_t, Refusal> serial = order_of(call);
  if (!serial) return tl::unexpected<Refusal>(serial.error());
  SalesOrder& order = company.orders.at(*serial);
  if (order.is_released) return no_content();
  const bool has_quantity =
      std::any_of(order.lines.begin(), order.lines.end(), [](const SalesLine& line) { return line.quantity > 0; });
  if (!has_quantity) {
    return business_error(fmt::format("There is nothing to release for Sales Order {}.", order.number));
  }
  release(company, *serial, call.now);
  company.orders.touch(order, call.now);
  return no_content();
}

Answer reopen_sales_order(const Call& call, const JsonReader&) {
  Company& company = call.company;
  const tl::expected<std::int64_t, Refusal> serial = order_of(call);
  if (!serial) return tl::unexpected<Refusal>(serial.error());
  SalesOrder& order = company.orders.at(*serial);
  if (!order.is_released) return no_content();
  reopen(company, *serial, call.now);
  company.orders.touch(order, call.now);
  return no_content();
}

}  // namespace vendorproof::mock_erp
