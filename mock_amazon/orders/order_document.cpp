#include "mock_amazon/orders/order_document.h"

#include <algorithm>
#include <set>
#include <vector>

#include "core/base/json/json_tree.h"
#include "core/base/json/json_writer.h"
#include "core/base/require.h"
#include "mock_amazon/state/regions.h"
#include "mock_amazon/wire/answer.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

Quantity read_quantity(const JsonReader& in) {
  Quantity quantity;
  quantity.amount = in.at("amount").integer_or_text();
  if (quantity.amount < 0 || quantity.amount > amount_max) {
    in.at("amount").problem("is not from 0 to " + std::to_string(amount_max));
  }
  if (in.has("unitOfMeasure")) {
    const bool cases = in.at("unitOfMeasure").one_of({"Eaches", "Cases"}, JsonReader::Case::Ignored) == 1;
    quantity.unit = cases ? UnitOfMeasure::Cases : UnitOfMeasure::Eaches;
  }
  if (in.has("unitSize")) {
    quantity.unit_size = in.at("unitSize").integer_or_text();
    if (quantity.unit_size < 1 || quantity.unit_size > amount_max) {
      in.at("unitSize").problem("is not from 1 to " + std::to_string(amount_max));
    }
  }
  return quantity;
}

Money read_money(const JsonReader& in, Currency fallback) {
  const JsonReader amount = in.at("amount");
  const Result<Currency> currency = Currency::parse(in.text_or("currencyCode", fallback.text()));
  if (!currency) {
    in.problem(currency.error().message);
    return {};
  }
  const std::string decimal = amount.node().is_number() ? amount.node().written() : amount.text();
  const Result<Money> money = Money::parse(decimal, *currency);
  if (!money) {
    amount.problem(money.error().message);
    return {};
  }
  if (money->is_negative()) amount.problem("is negative");
  if (has_no_fraction(*currency) && money->ten_thousandths() % 10'000 != 0) {
    amount.problem("has a fraction, but " + currency->text() + " has no fractions");
  }
  return *money;
}

OrderLine read_line(const JsonReader& in, Instant now, Currency usual) {
  OrderLine line;
  const JsonReader sequence = in.at("itemSequenceNumber");
  line.sequence_text = sequence.node().is_number() ? sequence.node().written() : sequence.text();
  const std::optional<std::int64_t> number = number_of(line.sequence_text);
  if (!number) sequence.problem("is not a number such as 1 or 001");
  line.sequence = number.value_or(0);
  line.asin = in.text_or("amazonProductIdentifier", "");
  line.vendor_identifier = in.text_or("vendorProductIdentifier", "");
  line.written = read_quantity(in.at("orderedQuantity"));
  line.ordered = eaches_of(line.written);
  line.back_order_allowed = in.boolean_or("isBackOrderAllowed", false);
  if (in.has("listPrice")) line.list_price = read_money(in.at("listPrice"), usual);
  // Book vendors get a list price instead of a cost (PO-22); it is then the most that is paid.
  line.at_list_price = line.list_price && !in.has("netCost");
  line.net_cost = line.at_list_price ? *line.list_price : read_money(in.at("netCost"), usual);
  line.priced_by_weight = in.has("netCost") && in.at("netCost").has("unitOfMeasure");
  line.revisions.push_back({now, line.ordered, line.net_cost});
  return line;
}

void read_lines(const JsonReader& items, Instant now, Currency usual, Order& order) {
  std::set<std::int64_t> sequences;
  const std::vector<JsonReader> elements = items.elements();
  order.lines.reserve(elements.size());
  for (const JsonReader& item : elements) {
    OrderLine line = read_line(item, now, usual);
    if (!sequences.insert(line.sequence).second) item.problem("repeats an itemSequenceNumber");
    if (order.lines.empty()) order.currency = line.net_cost.currency();
    const bool same_currency = line.net_cost.currency() == order.currency &&
                               (!line.list_price || line.list_price->currency() == order.currency);
    if (!same_currency) item.problem("has another currency than the order's first line");
    order.lines.push_back(std::move(line));
  }
  if (order.lines.empty()) items.problem("is empty");
}

const char* window_key(bool is_for_delivery) { return is_for_delivery ? "deliveryWindow" : "shipWindow"; }

void read_window(const JsonReader& details, Order& order) {
  order.window_is_for_delivery = details.has("deliveryWindow") || !details.has("shipWindow");
  const char* key = window_key(order.window_is_for_delivery);
  if (!details.has(key)) return;
  const JsonReader window = details.at(key);
  const Result<Window> read = parse_window(window.text());
  if (read) {
    order.window = *read;
  } else {
    window.problem(read.error().message);
  }
}

/// Reads import details: a port of delivery is allowed only for goods that are free on board (PO-34).
void read_import(const JsonReader& details, Order& order) {
  order.is_import = details.has("importDetails");
  if (!order.is_import) return;
  const JsonReader import = details.at("importDetails");
  if (import.text_or("importContainers", "").size() > 64) {
    import.at("importContainers").problem("is longer than 64 characters");
  }
  if (import.has("portOfDelivery") && import.text_or("internationalCommercialTerms", "") != "FreeOnBoard") {
    import.at("portOfDelivery").problem("is allowed only with internationalCommercialTerms FreeOnBoard");
  }
}

/// The country of the ship-to address; "" if the order does not state it.
std::string country_of(const JsonReader& details) {
  if (!details.has("shipToParty")) return {};
  const JsonReader party = details.at("shipToParty");
  return party.has("address") ? party.at("address").text_or("countryCode", "") : std::string();
}

std::string party_of(const JsonReader& details, std::string_view key) {
  return details.has(key) ? details.at(key).text_or("partyId", "") : std::string();
}

/// Applies `edit` to the document's JSON. The text was checked before, so it is JSON of the right shape.
template <class Edit>
void edit_document(Order& order, const Edit& edit) {
  Json document = tree_read_again(order.document);
  edit(document);
  order.document = written(document);
}

bool is_among(std::int64_t sequence, const std::vector<std::int64_t>& sequences) {
  return std::find(sequences.begin(), sequences.end(), sequence) != sequences.end();
}

void write_freight(Json& details, const Order& order) {
  details.erase(window_key(!order.window_is_for_delivery));
  if (order.window) details[window_key(order.window_is_for_delivery)] = format_window(*order.window);
  const auto import = details.find("importDetails");
  if (import == details.end() || !import->is_object()) return;
  (*import)["methodOfPayment"] = order.window_is_for_delivery ? "PrepaidBySeller" : "CollectOnDelivery";
}

/// An amount that was written as text stays text.
void write_amount(Json& quantity, std::int64_t amount) {
  const bool as_text = quantity.contains("amount") && quantity["amount"].is_string();
  quantity["amount"] = as_text ? Json(std::to_string(amount)) : Json(amount);
}

}  // namespace

const std::vector<std::string_view>& order_types() {
  static const std::vector<std::string_view> table = {"RegularOrder", "ConsignedOrder", "NewProductIntroduction",
                                                      "RushOrder"};
  return table;
}

Result<Order> read_order(std::string_view json, Instant now, Region region) {
  const Result<JsonText> document = JsonText::parse(json);
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
  if (details.has("purchaseOrderType")) details.at("purchaseOrderType").one_of(order_types());
  if (details.has("paymentMethod")) {
    details.at("paymentMethod").one_of({"Invoice", "Consignment", "CreditCard", "Prepaid"});
  }
  if (details.has("dealCode")) details.at("dealCode").text();
  read_import(details, order);
  read_window(details, order);
  read_lines(details.at("items"), now, currency_of(region, country_of(details)), order);
  return in.finish(std::move(order));
}

Result<OrderLine> read_added_line(std::string_view json, const Order& order, Instant now) {
  const Result<JsonText> document = JsonText::parse(json);
  if (!document) return tl::unexpected<Error>(document.error());
  const JsonReader in(*document);
  OrderLine line = read_line(in, now, order.currency);
  if (order.line_of(line.sequence) != nullptr) in.problem("has the itemSequenceNumber of another line");
  if (line.net_cost.currency() != order.currency) in.problem("has another currency than the order");
  return in.finish(std::move(line));
}

std::vector<std::string> drop_lines(Order& order, const Assortment& assortment) {
  std::vector<std::string> dropped;
  for (const OrderLine& line : order.lines) {
    if (!assortment.orders(line.item())) dropped.push_back(line.item());
  }
  if (dropped.empty()) return dropped;
  edit_document(order, [&](Json& document) {
    Json kept = Json::array();
    const Json& items = document["orderDetails"]["items"];
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
      if (assortment.orders(order.lines[i].item())) kept.push_back(items[i]);
    }
    document["orderDetails"]["items"] = std::move(kept);
  });
  std::erase_if(order.lines, [&](const OrderLine& line) { return !assortment.orders(line.item()); });
  return dropped;
}

namespace {

void write_details(const JsonNode& details, const std::string& changed, JsonWriter& out) {
  constexpr std::string_view date = "purchaseOrderStateChangedDate";
  out.begin_object();
  for (const auto& [name, value] : details.members()) {
    out.key(name);
    if (name == date) {
      out.text(changed);
    } else {
      out.raw(value.written());
    }
  }
  if (!details.member(date)) out.member(date, changed);
  out.end_object();
}

}  // namespace

// Every order changes its state several times, so this does not build a tree as edit_document does.
void write_state(Order& order, Instant now) {
  constexpr std::string_view state = "purchaseOrderState";
  const JsonText read = read_again(order.document);
  JsonWriter out;
  out.begin_object();
  for (const auto& [name, value] : read.root().members()) {
    out.key(name);
    if (name == state) {
      out.text(text_of(order.state));
    } else if (name == "orderDetails") {
      write_details(value, format_instant(now), out);
    } else {
      out.raw(value.written());
    }
  }
  if (!read.root().member(state)) out.member(state, text_of(order.state));
  out.end_object();
  order.document = out.take();
}

void write_change(Order& order, const DocumentChange& change) {
  edit_document(order, [&](Json& document) {
    Json& details = document["orderDetails"];
    if (order.changed) details["purchaseOrderChangedDate"] = format_instant(*order.changed);
    if (change.window && order.window) {
      details[window_key(order.window_is_for_delivery)] = format_window(*order.window);
    }
    if (change.freight) write_freight(details, order);
    if (change.ship_to) details["shipToParty"] = {{"partyId", order.ship_to_party}};
    if (!change.type.empty()) details["purchaseOrderType"] = change.type;
    if (!change.added_line.empty()) {
      details["items"].push_back(tree_read_again(change.added_line));
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

namespace {

OrderState state_of(const Order& order) {
  bool answered = true;
  bool open = false;
  bool all_received = order.confirmed() > 0;
  for (const OrderLine& line : order.lines) {
    if (line.ordered > 0 && !line.answer.given) answered = false;
    if (line.ordered > 0 && (!line.answer.given || line.answer.confirmed() > 0)) open = true;
    if (line.received < line.answer.confirmed()) all_received = false;
  }
  if (!open || (answered && all_received)) return OrderState::Closed;
  if (!order.acknowledged) return order.state;
  return answered ? OrderState::Acknowledged : OrderState::New;
}

}  // namespace

void settle_state(Order& order, Instant now) {
  const OrderState state = state_of(order);
  if (state == order.state) return;
  order.state = state;
  write_state(order, now);
}

}  // namespace vendorproof::mock_amazon
