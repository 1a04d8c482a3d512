// getPurchaseOrders and getPurchaseOrder.
#include <set>
#include <utility>

#include "core/base/json/json.h"
#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"
#include "core/trade/plain_text.h"

namespace vendorproof::channel::sp_api {

namespace {

constexpr const char* orders_path = "/vendor/orders/v1/purchaseOrders";

/// The longest external document number that an ERP can store (Business Central: Code[35]).
constexpr std::size_t number_length_max = 35;
constexpr std::size_t problem_length_max = 400;

/// The number becomes part of paths and effect keys, so it must not contain characters with a meaning there.
std::string read_number(const JsonReader& in) {
  std::string number = in.text();
  if (number.empty()) in.problem("is empty");
  if (number.size() > number_length_max) in.problem("is longer than 35 characters");
  for (const char character : number) {
    const bool strange = character == '/' || static_cast<unsigned char>(character) < ' ' || character == '\x7f';
    if (strange) in.problem("holds a slash or a control character");
  }
  return number;
}

trade::PurchaseOrderState read_state(const JsonReader& in) {
  constexpr trade::PurchaseOrderState states[] = {
      trade::PurchaseOrderState::New, trade::PurchaseOrderState::Acknowledged, trade::PurchaseOrderState::Closed};
  return states[in.one_of({"New", "Acknowledged", "Closed"}, JsonReader::Case::Ignored)];
}

/// Parties are optional in the model; "" if the party is missing.
std::string read_party(const JsonReader& details, std::string_view key) {
  return details.has(key) ? details.at(key).at("partyId").text() : std::string();
}

std::optional<Window> read_window(const JsonReader& details, std::string_view key) {
  if (!details.has(key)) return std::nullopt;
  const JsonReader in = details.at(key);
  const Result<Window> window = parse_window(in.text());
  if (window) return *window;
  in.problem("is wrong: " + window.error().message);
  return std::nullopt;
}

/// Costs per pound would need weights on all later documents (UOM-05), and this integration does not have weights.
Money read_net_cost(const JsonReader& in) {
  if (in.has("unitOfMeasure")) {
    in.problem("is a price by weight; only prices per each are supported: handle this order in Vendor Central");
    return {};
  }
  const Money net_cost = read_money(in);
  if (net_cost.is_negative()) in.problem("is negative: " + net_cost.text());
  return net_cost;
}

trade::PurchaseOrderLine read_line(const JsonReader& in) {
  trade::PurchaseOrderLine line;
  const JsonReader sequence = in.at("itemSequenceNumber");
  line.sequence = read_sequence(sequence);
  line.sequence_text = sequence.node().is_text() ? sequence.text() : std::to_string(line.sequence);
  line.amazon_product_identifier = in.text_or("amazonProductIdentifier", "");
  line.vendor_product_identifier = in.text_or("vendorProductIdentifier", "");
  line.ordered = read_quantity(in.at("orderedQuantity"));
  line.back_order_allowed = in.boolean_or("isBackOrderAllowed", false);
  line.net_cost = read_net_cost(in.at("netCost"));
  return line;
}

/// Lines need different numbers, and sums over an order need one currency.
std::vector<trade::PurchaseOrderLine> read_lines(const JsonReader& items) {
  std::vector<trade::PurchaseOrderLine> lines;
  std::set<std::int64_t> sequences;
  for (const JsonReader& item : items.elements()) {
    trade::PurchaseOrderLine line = read_line(item);
    if (!sequences.insert(line.sequence).second) {
      item.at("itemSequenceNumber").problem("repeats line " + std::to_string(line.sequence) + " of this order");
    }
    if (!lines.empty() && line.net_cost.currency() != lines.front().net_cost.currency()) {
      item.at("netCost").problem("is in another currency than the lines before");
    }
    lines.push_back(std::move(line));
  }
  if (lines.empty()) items.problem("has no lines");
  return lines;
}

trade::PurchaseOrder read_order(const JsonReader& in) {
  trade::PurchaseOrder order;
  order.number = read_number(in.at("purchaseOrderNumber"));
  order.state = read_state(in.at("purchaseOrderState"));

  const JsonReader details = in.at("orderDetails");
  order.ordered_at = details.at("purchaseOrderDate").instant();
  order.changed_at = instant_or_none(details, "purchaseOrderChangedDate");
  order.selling_party = read_party(details, "sellingParty");
  order.buying_party = read_party(details, "buyingParty");
  order.ship_to_party = read_party(details, "shipToParty");
  order.bill_to_party = read_party(details, "billToParty");
  order.ship_window = read_window(details, "shipWindow");
  order.delivery_window = read_window(details, "deliveryWindow");
  order.lines = read_lines(details.at("items"));
  return order;
}

/// The number for the person who must act, even if the number is invalid.
std::string number_of(const JsonNode& order) {
  const std::optional<JsonNode> number = order.member("purchaseOrderNumber");
  const std::optional<std::string_view> text = number ? number->text() : std::nullopt;
  return text ? printable_start(*text, number_length_max) : "";
}

trade::OddRow unreadable(const JsonNode& order, const Error& error) {
  return {number_of(order), printable_start(error.message, problem_length_max)};
}

// Each order has its own reader, so that a problem affects only its own order.

void take_order(const JsonReader& in, OrdersPage& page) {
  Result<trade::PurchaseOrder> order = in.finish(read_order(in));
  if (order) {
    page.orders.push_back(std::move(*order));
  } else {
    page.unreadable.push_back(unreadable(in.node(), order.error()));
  }
}

void take_number(const JsonReader& in, OrderNumbersPage& page) {
  Result<std::string> number = in.finish(read_number(in.at("purchaseOrderNumber")));
  if (number) {
    page.numbers.push_back(std::move(*number));
  } else {
    page.unreadable.push_back(unreadable(in.node(), number.error()));
  }
}

template <class Page>
Result<Page> read_page(std::string_view body, void (*take)(const JsonReader& in, Page& page)) {
  const Result<JsonText> document = JsonText::parse(body);
  if (!document) return tl::unexpected<Error>(document.error());

  const JsonReader in(*document);
  const JsonReader payload = object_at(in, "payload");
  Page page;
  if (payload.has("pagination")) page.next_token = object_at(payload, "pagination").text_or("nextToken", "");

  const std::vector<JsonReader> orders =
      payload.has("orders") ? payload.at("orders").elements() : std::vector<JsonReader>();
  for (std::size_t i = 0; i < orders.size(); ++i) {
    take(orders[i].apart("$.payload.orders[" + std::to_string(i) + "]"), page);
  }
  return in.finish(std::move(page));
}

void add_window(HttpRequest& request, const std::optional<Window>& window, const char* after, const char* before) {
  if (!window) return;
  request.query.emplace_back(after, format_instant(window->from));
  request.query.emplace_back(before, format_instant(window->to));
}

}  // namespace

HttpRequest get_purchase_orders(const PageQuery& query) {
  HttpRequest request = amazon_get(orders_path);
  request.query = {{"limit", "100"}, {"sortOrder", "ASC"}, {"includeDetails", query.details ? "true" : "false"}};
  add_window(request, query.created, "createdAfter", "createdBefore");
  add_window(request, query.changed, "changedAfter", "changedBefore");
  if (!query.next_token.empty()) request.query.emplace_back("nextToken", query.next_token);
  return request;
}

Result<OrdersPage> read_purchase_orders(std::string_view body) { return read_page(body, take_order); }

Result<OrderNumbersPage> read_purchase_order_numbers(std::string_view body) { return read_page(body, take_number); }

HttpRequest get_purchase_order(std::string_view number) {
  return amazon_get(std::string(orders_path) + "/" + std::string(number));
}

Result<OrdersPage> read_purchase_order(std::string_view body) {
  const Result<JsonText> document = JsonText::parse(body);
  if (!document) return tl::unexpected<Error>(document.error());

  const JsonReader in(*document);
  const JsonReader payload = object_at(in, "payload");
  if (!payload.has("purchaseOrderNumber")) payload.problem("is not an order: it has no purchaseOrderNumber");
  Result<OrdersPage> page = in.finish(OrdersPage());
  if (page) take_order(payload.apart("$.payload"), *page);
  return page;
}

}  // namespace vendorproof::channel::sp_api
