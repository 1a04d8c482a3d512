#include "mock_amazon/orders/order_pages.h"

#include <algorithm>

#include "mock_amazon/orders/order_listing.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/wire/page.h"

namespace vendorproof::mock_amazon {

namespace {

struct OrderFilter {
  std::optional<std::string> state;
  std::optional<std::string> vendor_code;
  Span changed;
  bool only_changed = false;
  bool only_cancelled_items = false;

  bool takes(const Order& order) const {
    if (state && *state != text_of(order.state)) return false;
    if (vendor_code && *vendor_code != order.selling_party) return false;
    if ((only_changed || changed.given()) && !order.changed) return false;
    if (changed.given() && !changed.contains(*order.changed)) return false;
    return !only_cancelled_items ||
           std::any_of(order.lines.begin(), order.lines.end(), [](const OrderLine& line) { return line.ordered == 0; });
  }
};

std::string brief_json(const Order& order) {
  return "{\"purchaseOrderNumber\":" + quoted(order.number) + ",\"purchaseOrderState\":\"" +
         std::string(text_of(order.state)) + "\"}";
}

}  // namespace

Answer get_purchase_orders(Central& central, const Call& call) {
  const OrderBook& book = central.orders;
  QueryReader query(call.request);
  OrderFilter filter;
  PageRequest request;
  request.limit = query.limit();
  request.issued = query.span("createdAfter", "createdBefore");
  filter.changed = query.span("changedAfter", "changedBefore");
  request.descending = query.choice("sortOrder", {"ASC", "DESC"}).value_or("ASC") == "DESC" ||
                       has_quirk(central.settings, Quirk::SortOrderIgnored);
  const bool details = query.flag("includeDetails", true);
  filter.only_cancelled_items = query.choice("poItemState", {"Cancelled"}).has_value();
  filter.only_changed = query.flag("isPOChanged", false);
  filter.state = query.choice("purchaseOrderState", {"New", "Acknowledged", "Closed"});
  filter.vendor_code = query.text("orderingVendorCode");
  request.start = query.next_token(book.by_issue());
  if (query.bad()) return refused_query();

  request.issued.after = std::max(request.issued.after.value_or(Instant::min()), earliest_listed(call.now));
  Index changed;
  if (filter.changed.given()) changed = issued_among(book, book.by_change(), filter.changed);
  const Index& index = filter.changed.given() ? changed : book.by_issue();
  const Page page = cut_page(book, index, request, [&](const Order& order) {
    return filter.takes(order) && !is_withheld(central, order, call.now);
  });
  if (!details || changes_orders(central.settings)) {
    std::vector<std::string> rows;
    for (const Order* order : page.orders) {
      rows.push_back(details ? quirky_order(central, *order) : brief_json(*order));
    }
    return answered(200, page_json("orders", rows, page.next_token));
  }
  // Views: the JSON of an order already exists and is copied only once.
  std::vector<std::string_view> rows;
  for (const Order* order : page.orders) rows.emplace_back(order->document);
  return answered(200, page_json("orders", rows, page.next_token));
}

Answer get_purchase_order(Central& central, const Call& call) {
  const Order* order = central.orders.find(call.name);
  if (order == nullptr || is_withheld(central, *order, call.now)) return refused_unknown();
  const bool quirky = changes_orders(central.settings);
  return answered(200, "{\"payload\":" + (quirky ? quirky_order(central, *order) : order->document) + "}");
}

}  // namespace vendorproof::mock_amazon
