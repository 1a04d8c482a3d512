#include "scenarios/files/saved_order.h"

#include <array>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "scenarios/files/reading.h"
#include "scenarios/value/words.h"

namespace vendorproof::scenarios {

namespace {

/// Together with the 190 days that a file's orders may span, this fits into the 366 days of a scenario.
constexpr Duration window_end_max = 175 * a_day;

// Limits dates so that all times derived from them stay within the years that can be written.
constexpr Instant earliest_date = std::chrono::sys_days(std::chrono::year(1990) / 1 / 1);
constexpr Instant latest_date = std::chrono::sys_days(std::chrono::year(2990) / 1 / 1);

/// The remedy for a problem, by the end of its path. The first matching row is used.
struct Remedy {
  std::string_view path_end;
  std::string_view remedy;
};
constexpr std::array<Remedy, 20> remedies = {{
    {".purchaseOrderNumber",
     "give the number as Amazon wrote it: 1 to 35 printable ASCII characters, no blank, no '/'"},
    {".orderDetails", "ask getPurchaseOrders with includeDetails=true and save that"},
    {".items", "an order has 1 to 500 items; ask getPurchaseOrders with includeDetails=true and save that"},
    {".purchaseOrderDate", "write a date-time such as 2026-11-23T08:00:00Z"},
    {".purchaseOrderChangedDate", "write a date-time such as 2026-11-23T08:00:00Z"},
    {".deliveryWindow", "write <start>--<end>, the earlier date-time first, ending at most 175 days after the order"},
    {".shipWindow", "write <start>--<end>, the earlier date-time first, ending at most 175 days after the order"},
    {".sellingParty", "add your vendor code, as {\"partyId\": \"...\"}"},
    {".shipToParty", "add the fulfilment centre, as {\"partyId\": \"...\"}"},
    {".partyId", "write the party's code as Amazon does, 1 to 50 characters"},
    {".itemSequenceNumber", "number the order's items 1, 2, 3, each once"},
    {".orderedQuantity", "write amount and unitOfMeasure, and unitSize for Cases"},
    {".orderedQuantity.amount", "write a whole number, 0 for a cancelled item, at most 1,000,000"},
    {".orderedQuantity.unitOfMeasure", "write Eaches or Cases (UOM-01)"},
    {".orderedQuantity.unitSize", "write how many eaches are in a case, a whole number from 1 to 100,000 (UOM-02)"},
    {".isBackOrderAllowed", "write true or false"},
    {".netCost", "give the net cost per each; an order with list prices only (PO-22) cannot be rehearsed, take it out"},
    {".netCost.unitOfMeasure", "prices by weight (UOM-05) cannot be rehearsed; take this order out"},
    {".netCost.amount", "write a decimal in quotes, such as \"12.50\", above 0 and at most 1,000,000"},
    {".netCost.currencyCode", "write three capital letters, such as USD"},
}};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

Error with_remedy(const Error& error) {
  const std::string_view path = std::string_view(error.message).substr(0, error.message.find(' '));
  std::string_view remedy = "correct it in the file, or take this order out";
  for (const Remedy& row : remedies) {
    if (!ends_with(path, row.path_end)) continue;
    remedy = row.remedy;
    break;
  }
  return {error.code, error.message + "; " + std::string(remedy)};
}

std::string read_number(const JsonReader& in) {
  std::string number = in.text();
  const bool good = is_order_number(number) && number.find('/') == std::string::npos;
  if (!good) in.problem("is not a number that ERPs and addresses can carry");
  return number;
}

std::string read_party(const JsonReader& in) {
  const JsonReader party = in.at("partyId");
  std::string code = party.text();
  if (code.empty() || code.size() > 50) party.problem("is not a party's code");
  return code;
}

Window read_window(const JsonReader& in) {
  const std::string written = in.text();
  if (in.failed()) return {};
  const Result<Window> window = parse_window(written);
  if (window) return *window;
  in.problem("is not an interval: " + window.error().message);
  return {};
}

/// If the order has only a ship window, delivery is three days after shipping.
Window window_of(const JsonReader& details, Instant placed) {
  if (details.has("deliveryWindow")) return read_window(details.at("deliveryWindow"));
  if (!details.has("shipWindow")) return {placed + 3 * a_day, placed + 10 * a_day};
  const Window shipped = read_window(details.at("shipWindow"));
  return {shipped.from + 3 * a_day, shipped.to + 3 * a_day};
}

/// A unit size without a unit is ambiguous, so it is refused; with Eaches it has no meaning (UOM-02).
Quantity read_quantity(const JsonReader& in) {
  Quantity quantity;
  const JsonReader amount = in.at("amount");
  quantity.amount = amount.integer_or_text();
  if (quantity.amount < 0 || quantity.amount > quantity_max) {
    amount.problem(fmt::format("is {}, not within 0 to 1,000,000", quantity.amount));
  }
  if (in.has("unitOfMeasure")) {
    const std::size_t unit = in.at("unitOfMeasure").one_of(unit_words(), JsonReader::Case::Ignored);
    quantity.unit = static_cast<UnitOfMeasure>(unit);
  }
  const bool cases = quantity.unit == UnitOfMeasure::Cases;
  if (!cases && !in.has("unitSize")) return quantity;
  const JsonReader size = in.at("unitSize");
  const std::int64_t unit_size = size.integer_or_text();
  if (unit_size < 1 || unit_size > unit_size_max) size.problem(fmt::format("is {}", unit_size));
  if (!in.has("unitOfMeasure") && unit_size != 1)
    in.problem(fmt::format("has a unitSize of {}, but no unit", unit_size));
  if (cases) quantity.unit_size = unit_size;
  if (in.failed()) return {};
  if (quantity.amount * quantity.unit_size > line_eaches_max)
    amount.problem("is more than 200,000 eaches, which no truck holds; split the line");
  return quantity;
}

Money read_net_cost(const JsonReader& in, std::int64_t ordered) {
  if (in.has("unitOfMeasure")) in.at("unitOfMeasure").problem("makes this a price by weight");
  const JsonReader code = in.at("currencyCode");
  const Result<Currency> currency = Currency::parse(code.text());
  if (!currency) {
    code.problem("is not a currency: " + currency.error().message);
    return {};
  }
  const JsonReader amount = in.at("amount");
  const Result<Money> money = Money::parse(amount.text(), *currency);
  if (!money) {
    amount.problem("is not an amount: " + money.error().message);
    return {};
  }
  const bool nothing = money->is_zero() && ordered > 0;
  const bool good = !money->is_negative() && !nothing && !(*money > Money(1'000'000LL * 10'000, *currency));
  if (!good) amount.problem("is " + money->text() + ", which cannot be confirmed (ACK-15)");
  return *money;
}

OrderLine read_item(const JsonReader& in) {
  OrderLine line;
  const JsonReader sequence = in.at("itemSequenceNumber");
  line.sequence = sequence.integer_or_text();
  if (line.sequence < 1 || line.sequence > quantity_max) sequence.problem(fmt::format("is {}", line.sequence));
  line.asin = in.text_or("amazonProductIdentifier", "");
  line.vendor_product_identifier = in.text_or("vendorProductIdentifier", "");
  if (line.asin.empty() && line.vendor_product_identifier.empty()) {
    in.problem("names no product: amazonProductIdentifier and vendorProductIdentifier are both missing");
  }
  line.ordered = read_quantity(in.at("orderedQuantity"));
  line.net_cost = read_net_cost(in.at("netCost"), line.ordered.amount);
  line.back_order_allowed = in.boolean_or("isBackOrderAllowed", false);
  return line;
}

std::vector<OrderLine> read_items(const JsonReader& in) {
  std::vector<OrderLine> lines;
  std::set<std::int64_t> sequences;
  const std::vector<JsonReader> items = in.elements();
  if (items.empty()) in.problem("is empty");
  if (items.size() > lines_max) in.problem(fmt::format("has {} items", items.size()));
  for (const JsonReader& item : items) {
    lines.push_back(read_item(item));
    if (in.failed()) return lines;
    const bool is_new = sequences.insert(lines.back().sequence).second;
    if (!is_new) item.at("itemSequenceNumber").problem(fmt::format("is a second line {}", lines.back().sequence));
  }
  return lines;
}

SavedOrder read_order(const JsonReader& in) {
  SavedOrder saved;
  saved.order.number = read_number(in.at("purchaseOrderNumber"));
  const JsonReader details = in.at("orderDetails");
  const JsonReader placed = details.at("purchaseOrderDate");
  saved.placed = placed.instant();
  const bool plausible = saved.placed >= earliest_date && saved.placed < latest_date;
  if (!plausible) placed.problem("is " + format_date(saved.placed) + ", not within 1990 to 2989");
  if (details.has("purchaseOrderChangedDate")) saved.changed = details.at("purchaseOrderChangedDate").instant();
  saved.order.vendor_code = read_party(details.at("sellingParty"));
  saved.order.ship_to = read_party(details.at("shipToParty"));
  saved.window = window_of(details, saved.placed);
  saved.order.lines = read_items(details.at("items"));
  if (in.failed()) return saved;
  const bool near = saved.window.to - saved.placed <= window_end_max;
  if (!near) details.at(details.has("deliveryWindow") ? "deliveryWindow" : "shipWindow").problem("is too far away");
  return saved;
}

}  // namespace

Result<SavedOrder> read_saved_order(const Json& document, const std::string& path) {
  const JsonReader in(document, path);
  Result<SavedOrder> saved = in.finish(read_order(in));
  if (!saved) return tl::unexpected<Error>(with_remedy(saved.error()));
  // The order is rehearsed as a new order, whatever its real state is.
  Json as_new = document;
  as_new["purchaseOrderState"] = "New";
  saved->order.document = as_new.dump(-1, ' ', false, Json::error_handler_t::replace);
  return saved;
}

std::string number_of_saved_order(const Json& document) {
  const JsonReader in(document);
  if (!in.has("purchaseOrderNumber")) return {};
  const Json& number = in.at("purchaseOrderNumber").json();
  std::string text = number.dump(-1, ' ', true, Json::error_handler_t::replace);
  if (number.is_string() && text.size() >= 2) text = text.substr(1, text.size() - 2);
  return text.substr(0, 40);
}

}  // namespace vendorproof::scenarios
