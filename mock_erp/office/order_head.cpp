// Changing what a whole sales order says: the day of delivery, and the ship-to, guarded by its ETag.
#include <fmt/format.h>

#include "mock_erp/office/desks.h"
#include "mock_erp/office/line_terms.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/warehouse/stock_room.h"

namespace vendorproof::mock_erp {

namespace {

struct HeadChange {
  std::optional<Instant> requested_delivery;
  std::string ship_to;
};

tl::expected<std::int64_t, Refusal> order_to_change(const Call& call) {
  const std::vector<std::int64_t> found = call.company.orders.with_id(call.key);
  if (found.empty() || !call.company.orders.is_live(found.front())) {
    return refusal(
        404, "Internal_RecordNotFound",
        fmt::format("The Sales Order does not exist. Identification fields and values: Id='{}'.", shown(call.key)));
  }
  return found.front();
}

/// The new values; fields that the body does not name do not change.
tl::expected<HeadChange, Refusal> read_change(const SalesOrder& order, const JsonText& body) {
  const JsonReader in(body, "salesOrder");
  const auto known = require_known_fields(in, "salesOrder", {"requestedDeliveryDate", "shipToCode"});
  if (!known) return tl::unexpected<Refusal>(known.error());
  HeadChange change{order.requested_delivery, order.ship_to};
  if (in.has("requestedDeliveryDate")) change.requested_delivery = in.at("requestedDeliveryDate").instant();
  if (in.has("shipToCode")) change.ship_to = in.at("shipToCode").text();
  const Result<bool> read = in.finish(true);
  if (!read) return bad_request(read.error().message);
  constexpr std::size_t ship_to_bytes_max = 100;
  if (change.ship_to.size() > ship_to_bytes_max) {
    return business_error("The length of shipToCode must not be more than 100 characters.");
  }
  return change;
}

/// Goods in a despatch go where it goes.
tl::expected<void, Refusal> require_nothing_picked(const SalesOrder& order) {
  if (!is_picked(order)) return {};
  return business_error(
      fmt::format("Ship-to Code must not be changed in Sales Order {}: goods are picked or shipped.", order.number));
}

}  // namespace

Answer change_sales_order(const Call& call) {
  Company& company = call.company;
  const tl::expected<std::int64_t, Refusal> serial = order_to_change(call);
  if (!serial) return tl::unexpected<Refusal>(serial.error());
  SalesOrder& order = company.orders.at(*serial);
  const tl::expected<void, Refusal> matched = require_etag(call, etag_of(order.id, order.version));
  if (!matched) return tl::unexpected<Refusal>(matched.error());
  const tl::expected<JsonText, Refusal> body = read_body(call.request);
  if (!body) return tl::unexpected<Refusal>(body.error());
  const tl::expected<HeadChange, Refusal> change = read_change(order, *body);
  if (!change) return tl::unexpected<Refusal>(change.error());

  if (change->requested_delivery != order.requested_delivery) {
    const tl::expected<void, Refusal> allowed = require_draft(order);
    if (!allowed) return tl::unexpected<Refusal>(allowed.error());
  }
  if (change->ship_to != order.ship_to) {
    const tl::expected<void, Refusal> allowed = require_nothing_picked(order);
    if (!allowed) return tl::unexpected<Refusal>(allowed.error());
  }
  const bool changes = change->requested_delivery != order.requested_delivery || change->ship_to != order.ship_to;
  if (changes) {
    order.requested_delivery = change->requested_delivery;
    if (change->ship_to != order.ship_to) send_elsewhere(company, *serial, change->ship_to, call.now);
    company.orders.touch(order, call.now);
    company.effects.push_back(sales_order_changed(call, *serial));
  }
  return json_response(200, sales_order_json(company, *serial));
}

}  // namespace vendorproof::mock_erp
