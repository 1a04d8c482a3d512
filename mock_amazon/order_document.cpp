#include "mock_amazon/order_document.h"

#include <algorithm>
#include <set>
#include <vector>

#include "core/base/require.h"
#include "mock_amazon/answer.h"
#include "mock_amazon/reading.h"

namespace vendorproof::mock_amazon {

namespace {

Quantity read_quantity(const JsonReader& in) {
  Quantity quantity;
  quantity.amount = in.at("amount").integer_or_text();
  if (quantity.amount < 0 || quantity.amount > amount_max) {
    in.at("amount").problem("is not within 0 and " + std::to_string(amount_max));
  }
  if (in.has("unitOfMeasure")) {
    const bool cases = in.at("unitOfMeasure").one_of({"Eaches", "Cases"}, JsonReader::Case::Ignored) == 1;
    quantity.unit = cases ? UnitOfMeasure::Cases : UnitOfMeasure::Eaches;
  }
  if (in.has("unitSize")) {
    quantity.unit_size = in.at("unitSize").integer_or_text();
    if (quantity.unit_size < 1 || quantity.unit_size > amount_max) {
      in.at("unitSize").problem("is not within 1 and " + std::to_string(amount_max));
    }
  }
  return quantity;
}

/// Amounts without a currency are US dollars: the mock is of the North American Vendor Central.
Money read_money(const JsonReader& in) {
  const JsonReader amount = in.at("amount");
  const Result<Currency> currency = Currency::parse(in.text_or("currencyCode", "USD"));
  if (!currency) {
    in.problem(currency.error().message);
    return {};
  }
  const std::string decimal = amount.json().is_number() ? amount.json().dump() : amount.text();
  const Result<Money> money = Money::parse(decimal, *currency);
  if (!money) {
    amount.problem(money.error().message);
    return {};
  }
  if (money->is_negative()) amount.problem("is negative");
  return *money;
}

OrderLine read_line(const JsonReader& in, Instant now) {
  OrderLine line;
  const JsonReader sequence = in.at("itemSequenceNumber");
  line.sequence_text = sequence.json().is_number() ? sequence.json().dump() : sequence.text();
  const std::optional<std::int64_t> number = number_of(line.sequence_text);
  if (!number) sequence.problem("is not a number such as 1 or 001");
  line.sequence = number.value_or(0);
  line.asin = in.text_or("amazonProductIdentifier", "");
  line.vendor_identifier = in.text_or("vendorProductIdentifier", "");
  line.written = read_quantity(in.at("orderedQuantity"));
  line.ordered = eaches_of(line.written);
  line.back_order_allowed = in.boolean_or("isBackOrderAllowed", false);
  if (in.has("listPrice")) line.list_price = read_money(in.at("listPrice"));
  // Book vendors get a list price instead of a cost (PO-22); it is then all that can be paid.
  line.net_cost = line.list_price && !in.has("netCost") ? *line.list_price : read_money(in.at("netCost"));
  line.revisions.push_back({now, line.ordered, line.net_cost});
  return line;
}

void read_lines(const JsonReader& items, Instant now, Order& order) {
  std::set<std::int64_t> sequences;
  for (const JsonReader& item : items.elements()) {
    OrderLine line = read_line(item, now);
    if (!sequences.insert(line.sequence).second) item.problem("repeats an itemSequenceNumber");
    if (order.lines.empty()) order.currency = line.net_cost.currency();
    const bool same_currency = line.net_cost.currency() == order.currency &&
                               (!line.list_price || line.list_price->currency() == order.currency);
    if (!same_currency) item.problem("has another currency than the order's first line");
    order.lines.push_back(std::move(line));
  }
  if (order.lines.empty()) items.problem("is empty");
}

void read_window(const JsonReader& details, Order& order) {
  order.window_is_for_delivery = details.has("deliveryWindow") || !details.has("shipWindow");
  const char* key = order.window_is_for_delivery ? "deliveryWindow" : "shipWindow";
  if (!details.has(key)) return;
  const JsonReader window = details.at(key);
  const Result<Window> read = parse_window(window.text());
  if (read) {
    order.window = *read;
  } else {
    window.problem(read.error().message);
  }
}

std::string party_of(const JsonReader& details, std::string_view key) {
  return details.has(key) ? details.at(key).text_or("partyId", "") : std::string();
}

/// Lets `edit` touch the document's JSON. The text was read before, so it is JSON of the right shape.
template <class Edit>
void edit_document(Order& order, const Edit& edit) {
  Result<Json> document = parse_json(order.document);
  REQUIRE(document.has_value());
  edit(*document);
  order.document = written(*document);
}

bool is_among(std::int64_t sequence, const std::vector<std::int64_t>& sequences) {
  return std::find(sequences.begin(), sequences.end(), sequence) != sequences.end();
}

/// An amount that was written as text stays text.
void write_amount(Json& quantity, std::int64_t amount) {
  const bool as_text = member(quantity, "amount").is_string();
  quantity["amount"] = as_text ? Json(std::to_string(amount)) : Json(amount);
}

}  // namespace

Result<Order> read_order(std::string_view json, Instant now) {
  const Result<Json> document = parse_json(json);
  if (!document) return tl::unexpected<Error>(document.error());
  const JsonReader in(*document);
  Order order;
  order.number = in.at("purchaseOrderNumber").text();
  if (order.number.empty() || order.number.size() > 100) {
    in.at("purchaseOrderNumber").problem("is empty or longer than 100 characters");
  }
  order.document = json;
  if (in.has("purchaseOrderState")) {
    order.state = static_cast<OrderState>(in.at("purchaseOrderState").one_of({"New", "Acknowledged", "Closed"}));
  }
  const JsonReader details = in.at("orderDetails");
  order.placed = details.at("purchaseOrderDate").instant();
  order.issued = now;
  order.updated = now;
  if (details.has("purchaseOrderChangedDate")) order.changed = details.at("purchaseOrderChangedDate").instant();
  order.selling_party = party_of(details, "sellingParty");
  order.ship_to_party = party_of(details, "shipToParty");
  read_window(details, order);
  read_lines(details.at("items"), now, order);
  return in.finish(std::move(order));
}

void write_state(Order& order, Instant now) {
  edit_document(order, [&](Json& document) {
    document["purchaseOrderState"] = text_of(order.state);
    document["orderDetails"]["purchaseOrderStateChangedDate"] = format_instant(now);
  });
}

void write_change(Order& order, const DocumentChange& change) {
  edit_document(order, [&](Json& document) {
    Json& details = document["orderDetails"];
    if (order.changed) details["purchaseOrderChangedDate"] = format_instant(*order.changed);
    if (change.window && order.window) {
      details[order.window_is_for_delivery ? "deliveryWindow" : "shipWindow"] = format_window(*order.window);
    }
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
      const OrderLine& line = order.lines[i];
      Json& item = details["items"][i];
      if (is_among(line.sequence, change.amounts)) {
        const std::int64_t size = line.written.unit == UnitOfMeasure::Cases ? line.written.unit_size : 1;
        write_amount(item["orderedQuantity"], line.ordered / size);
      }
      if (is_among(line.sequence, change.costs)) {
        item["netCost"]["amount"] = line.net_cost.decimal();
        item["netCost"]["currencyCode"] = line.net_cost.currency().text();
      }
    }
  });
}

}  // namespace vendorproof::mock_amazon
