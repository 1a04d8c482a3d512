// Reads a scenario file. A file written by a person must refer to things that exist. A file of the search (it has
// `broken_rule`) may refer to orders and lines that the search removed.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "scenarios/files/master.h"
#include "scenarios/files/reading.h"
#include "scenarios/files/scenario_file.h"
#include "scenarios/value/words.h"

namespace vendorproof::scenarios {

namespace {

/// Data read so far, to check later fields against.
struct Known {
  std::map<std::string, const Item*> items;
  std::map<std::string, std::set<std::int64_t>> lines_by_order;
  Currency currency;
  bool may_dangle = false;
};

/// A scenario's ERP has one currency.
Money read_money_of(const JsonReader& in, Known& known) {
  const Money money = read_money(in);
  if (in.failed()) return money;
  if (known.currency.empty()) known.currency = money.currency();
  if (money.currency() != known.currency) {
    in.problem("is in " + money.currency().text() + ", but the scenario's currency is " + known.currency.text());
  }
  return money;
}

/// A code of the ERP has at most 10 characters; six of them may be the number of eaches.
std::string read_unit_code(const JsonReader& in, std::string_view key, std::string_view usual, std::size_t length_max) {
  std::string code = in.text_or(key, usual);
  const bool is_code = !code.empty() && code.size() <= length_max &&
                       std::all_of(code.begin(), code.end(), [](char sign) { return sign >= 'A' && sign <= 'Z'; });
  if (!is_code && !in.failed()) in.at(key).problem(fmt::format("is not 1 to {} capital letters", length_max));
  return code;
}

Item read_item(const JsonReader& in, Known& known) {
  only_fields(in, {"number", "asin", "vendor_product_identifier", "gtin", "case_sizes", "stock_eaches", "unit_price",
                   "blocked", "entered_after", "unblocked_after", "lot", "base_unit", "case_unit", "restocks"});
  Item item;
  item.number = in.at("number").text();
  item.asin = in.text_or("asin", "");
  item.vendor_product_identifier = in.text_or("vendor_product_identifier", "");
  if (in.has("case_sizes")) {
    for (const JsonReader& size : in.at("case_sizes").elements()) {
      item.case_sizes.push_back(integer_within(size, {1, unit_size_max}));
    }
  }
  item.stock_eaches = integer_within_or(in, "stock_eaches", 0, {0, stock_max});
  item.unit_price = read_money_of(in.at("unit_price"), known);
  item.blocked = in.boolean_or("blocked", false);
  item.gtin = in.text_or("gtin", "");
  if (in.has("entered_after")) item.entered_after = read_duration(in.at("entered_after"));
  if (in.has("unblocked_after")) item.unblocked_after = read_duration(in.at("unblocked_after"));
  item.lot = in.text_or("lot", "");
  item.base_unit = read_unit_code(in, "base_unit", item.base_unit, 10);
  item.case_unit = read_unit_code(in, "case_unit", item.case_unit, 4);
  if (in.has("restocks")) {
    for (const JsonReader& restock : in.at("restocks").elements()) {
      only_fields(restock, {"after", "eaches"});
      item.restocks.push_back({.after = read_duration(restock.at("after")),
                               .eaches = integer_within(restock.at("eaches"), {1, stock_max})});
    }
  }
  const bool good_number = !item.number.empty() && item.number.size() <= 20;
  if (!in.failed() && !good_number) in.at("number").problem("is not an item number of 1 to 20 characters");
  return item;
}

void read_items(const JsonReader& in, Scenario& scenario, Known& known) {
  if (!in.has("items")) return;
  const std::vector<JsonReader> elements = in.at("items").elements();
  scenario.items.reserve(elements.size());
  for (const JsonReader& element : elements) {
    scenario.items.push_back(read_item(element, known));
    const Item& item = scenario.items.back();
    if (!known.items.emplace(item.number, &item).second) {
      element.problem("is a second item '" + item.number + "'; give it another number");
    }
  }
}

/// `item` names an item of the scenario; `asin` and `vendor_product_identifier` may be unknown to the ERP.
void read_product(const JsonReader& in, const Known& known, OrderLine& line) {
  if (!in.has("item")) {
    line.asin = in.text_or("asin", "");
    line.vendor_product_identifier = in.text_or("vendor_product_identifier", "");
    const bool named = !line.asin.empty() || !line.vendor_product_identifier.empty();
    if (!named) in.problem("names no product; give 'item', or 'asin' or 'vendor_product_identifier'");
    return;
  }
  const JsonReader item = in.at("item");
  const std::string number = item.text();
  const auto found = known.items.find(number);
  if (in.has("asin") || in.has("vendor_product_identifier")) {
    in.problem("names its product twice; give 'item', or 'asin' and 'vendor_product_identifier'");
  } else if (found == known.items.end()) {
    item.problem("is '" + number.substr(0, 40) +
                 "', which is not an item of this scenario; for a product that the ERP does not know, give its 'asin'");
  } else {
    line.asin = found->second->asin;
    line.vendor_product_identifier = found->second->vendor_product_identifier;
    const bool orderable = !line.asin.empty() || !line.vendor_product_identifier.empty();
    if (!orderable) item.problem("has neither 'asin' nor 'vendor_product_identifier', so Amazon cannot order it");
  }
}

OrderLine read_line(const JsonReader& in, std::size_t position, Known& known) {
  only_fields(in, {"sequence", "item", "asin", "vendor_product_identifier", "quantity", "unit", "unit_size", "net_cost",
                   "back_order_allowed"});
  OrderLine line;
  line.sequence = integer_within_or(in, "sequence", static_cast<std::int64_t>(position), {1, quantity_max});
  read_product(in, known, line);
  line.ordered.amount = integer_within(in.at("quantity"), {0, quantity_max});
  if (in.has("unit")) line.ordered.unit = static_cast<UnitOfMeasure>(in.at("unit").one_of(unit_words()));
  if (line.ordered.unit == UnitOfMeasure::Cases) {
    line.ordered.unit_size = integer_within(in.at("unit_size"), {1, unit_size_max});
  } else if (in.has("unit_size")) {
    line.ordered.unit_size = integer_within(in.at("unit_size"), {1, 1});
  }
  if (!in.failed() && line.ordered.amount * line.ordered.unit_size > line_eaches_max) {
    in.at("quantity").problem("is more than 200,000 eaches");
  }
  line.net_cost = read_money_of(in.at("net_cost"), known);
  line.back_order_allowed = in.boolean_or("back_order_allowed", true);
  return line;
}

/// Checks the line of a change or a short. A problem if it does not exist.
void check_line(const JsonReader& in, const std::string& order, std::int64_t line, const Known& known) {
  if (in.failed() || known.may_dangle) return;
  const auto found = known.lines_by_order.find(order);
  if (found == known.lines_by_order.end()) {
    in.problem("is about order '" + order + "', which is not in this scenario");
  } else if (line != 0 && found->second.count(line) == 0) {
    in.problem(fmt::format("is about line {} of order '{}', which has no such line", line, order));
  }
}

/// One row per kind of change: its fields beside `after` and `kind`.
struct ChangeFields {
  ChangeKind kind;
  std::vector<std::string_view> names;
};
const std::vector<ChangeFields>& change_fields() {
  static const std::vector<ChangeFields> table = {
      {ChangeKind::Quantity, {"after", "kind", "line", "quantity"}},
      {ChangeKind::LineCancelled, {"after", "kind", "line"}},
      {ChangeKind::OrderCancelled, {"after", "kind"}},
      {ChangeKind::NetCost, {"after", "kind", "line", "net_cost"}},
      {ChangeKind::Window, {"after", "kind", "delivery_window"}},
      {ChangeKind::LineAdded, {"after", "kind", "added"}},
      {ChangeKind::OrderUncancelled, {"after", "kind"}},
      {ChangeKind::OrderType, {"after", "kind", "type"}},
      {ChangeKind::FulfilmentCentre, {"after", "kind", "ship_to"}},
      {ChangeKind::Freight, {"after", "kind", "freight"}},
  };
  return table;
}

/// An added line needs a new number; later changes cannot name it.
void check_added_line(const JsonReader& in, const std::string& order, const OrderChange& change, const Known& known) {
  if (!change.added) return;
  const auto found = known.lines_by_order.find(order);
  if (change.added->sequence < 1) in.at("added").problem("needs a 'sequence'");
  if (found == known.lines_by_order.end() || found->second.count(change.added->sequence) == 0) return;
  in.at("added").problem(fmt::format("is a second line {}", change.added->sequence));
}

OrderChange read_change(const JsonReader& in, const std::string& order, Known& known) {
  OrderChange change;
  change.kind = static_cast<ChangeKind>(in.at("kind").one_of(change_words()));
  if (in.failed()) return change;
  const std::vector<std::string_view>& names = change_fields()[static_cast<std::size_t>(change.kind)].names;
  only_fields(in, names);
  change.after = read_duration(in.at("after"));
  const auto takes = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  if (takes("line")) change.line = integer_within(in.at("line"), {1, quantity_max});
  if (takes("quantity")) change.quantity = integer_within(in.at("quantity"), {0, quantity_max});
  if (takes("net_cost")) change.net_cost = read_money_of(in.at("net_cost"), known);
  if (takes("delivery_window")) {
    const JsonReader window = in.at("delivery_window");
    only_fields(window, {"from", "to"});
    change.window_from = read_duration(window.at("from"));
    change.window_to = read_duration(window.at("to"));
    if (*change.window_to < *change.window_from) window.problem("ends before it starts");
  }
  if (takes("added")) change.added = read_line(in.at("added"), 0, known);
  if (takes("type")) change.value = in.at("type").text();
  if (takes("ship_to")) change.value = in.at("ship_to").text();
  if (takes("freight")) change.value = in.at("freight").text();
  if (!in.failed()) check_added_line(in, order, change, known);
  check_line(in, order, change.line, known);
  return change;
}

/// Kept as Amazon's own JSON. A text that is not a JSON object is kept unchanged; the mock refuses it later.
std::string read_document(const JsonReader& in) {
  if (!in.has("document")) return {};
  const JsonReader document = in.at("document");
  if (!document.json().is_object()) return document.text();
  return document.json().dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string read_freight(const JsonReader& in) {
  std::string freight = in.text_or("freight", "Prepaid");
  if (freight != "Prepaid" && freight != "Collect") in.at("freight").problem("is neither Prepaid nor Collect");
  return freight;
}

Order read_order(const JsonReader& in, Known& known) {
  only_fields(in, {"number", "placed_after", "vendor_code", "ship_to", "freight", "delivery_window", "lines", "changes",
                   "document"});
  const Order usual;
  Order order;
  order.number = read_order_number(in.at("number"));
  order.placed_after = duration_or(in, "placed_after", {});
  order.vendor_code = in.text_or("vendor_code", usual.vendor_code);
  order.ship_to = in.text_or("ship_to", usual.ship_to);
  order.collect = read_freight(in) == "Collect";
  const JsonReader window = in.at("delivery_window");
  only_fields(window, {"from", "to"});
  order.window_from = read_duration(window.at("from"));
  order.window_to = read_duration(window.at("to"));
  if (order.window_to < order.window_from) window.problem("ends before it starts");
  const std::vector<JsonReader> lines = in.at("lines").elements();
  if (lines.size() > lines_max) in.at("lines").problem("has more than 500 lines");
  if (!known.lines_by_order.emplace(order.number, std::set<std::int64_t>()).second) {
    in.problem("is a second order '" + order.number + "'; give it another number");
  }
  std::set<std::int64_t>& sequences = known.lines_by_order[order.number];
  for (const JsonReader& element : lines) {
    order.lines.push_back(read_line(element, order.lines.size() + 1, known));
    const std::int64_t sequence = order.lines.back().sequence;
    if (!sequences.insert(sequence).second) element.problem(fmt::format("is a second line {}", sequence));
    if (in.failed()) return order;
  }
  if (in.has("changes")) {
    for (const JsonReader& element : in.at("changes").elements()) {
      order.changes.push_back(read_change(element, order.number, known));
    }
  }
  order.document = read_document(in);
  return order;
}

void read_orders(const JsonReader& in, Scenario& scenario, Known& known) {
  if (!in.has("orders")) return;
  const std::vector<JsonReader> elements = in.at("orders").elements();
  if (elements.size() > orders_max) in.at("orders").problem("has more than 10,000 orders");
  for (const JsonReader& element : elements) {
    if (in.failed()) return;
    scenario.orders.push_back(read_order(element, known));
  }
}

void read_surroundings(const JsonReader& in, Scenario& scenario, Known& known) {
  if (in.has("master")) scenario.master = read_master(in.at("master"));
  if (in.has("erp_read_lag")) scenario.erp_read_lag = read_duration(in.at("erp_read_lag"));
  if (in.has("erp_clock_ahead")) scenario.erp_clock_ahead = read_duration(in.at("erp_clock_ahead"));
  if (in.has("warehouse")) scenario.warehouse = read_warehouse(in.at("warehouse"));
  for (std::size_t i = 0; !in.failed() && i < scenario.warehouse.shorts.size(); ++i) {
    const PlannedShort& planned = scenario.warehouse.shorts[i];
    check_line(in.at("warehouse").at("shorts").elements()[i], planned.purchase_order, planned.line, known);
  }
  for (std::size_t i = 0; !in.failed() && i < scenario.warehouse.credits.size(); ++i) {
    const PlannedCredit& planned = scenario.warehouse.credits[i];
    const JsonReader element = in.at("warehouse").at("credits").elements()[i];
    check_line(element, planned.purchase_order, planned.line, known);
    if (planned.price_cut) (void)read_money_of(element.at("price_cut"), known);
  }
  for (std::size_t i = 0; !in.failed() && i < scenario.warehouse.corrections.size(); ++i) {
    const Correction& planned = scenario.warehouse.corrections[i];
    const std::int64_t line = planned.kind == CorrectionKind::LeftBehind ? planned.line : 0;
    check_line(in.at("warehouse").at("corrections").elements()[i], planned.purchase_order, line, known);
  }
  if (in.has("amazon")) scenario.amazon = read_amazon_side(in.at("amazon"));
  for (std::size_t i = 0; !in.failed() && i < scenario.amazon.receiving.miscounts.size(); ++i) {
    const PlannedMiscount& planned = scenario.amazon.receiving.miscounts[i];
    check_line(in.at("amazon").at("receiving").at("miscounts").elements()[i], planned.purchase_order, planned.line,
               known);
  }
  if (in.has("faults")) scenario.faults = read_faults(in.at("faults"));
  if (in.has("chance")) scenario.chance = read_chance(in.at("chance"));
  if (in.has("disk")) scenario.torn_disk = in.at("disk").one_of({"memory", "torn"}) == 1;
  scenario.seed = seed_or(in, scenario.seed);
}

void read_decisions(const JsonReader& in, Scenario& scenario) {
  scenario.decisions_recorded = in.has("decisions");
  if (!scenario.decisions_recorded) return;
  for (const JsonReader& element : in.at("decisions").elements()) {
    only_fields(element, {"name", "value"});
    scenario.decisions.push_back({.name = element.at("name").text(), .value = element.at("value").integer()});
  }
}

/// Each is the kind alone, or an object with the kind and the readings under which it is expected.
std::vector<ExpectedException> read_expected_exceptions(const JsonReader& in) {
  std::vector<ExpectedException> exceptions;
  if (!in.has("expected_exceptions")) return exceptions;
  for (const JsonReader& element : in.at("expected_exceptions").elements()) {
    if (!element.json().is_object()) {
      exceptions.push_back({.kind = element.text()});
      continue;
    }
    only_fields(element, {"kind", "only_if", "unless"});
    exceptions.push_back({.kind = element.at("kind").text(), .when = read_condition(element)});
  }
  return exceptions;
}

void read_expectations(const JsonReader& in, Scenario& scenario, const Known& known) {
  scenario.expected_exceptions = read_expected_exceptions(in);
  scenario.not_played = read_not_played(in);
  if (!in.has("expected")) return;
  for (const JsonReader& element : in.at("expected").elements()) {
    only_fields(element, {"rule", "purchase_order", "only_if", "unless"});
    ExpectedFinding finding = {.rule = element.at("rule").text(),
                               .purchase_order = element.text_or("purchase_order", ""),
                               .when = read_condition(element)};
    if (!finding.purchase_order.empty()) check_line(element, finding.purchase_order, 0, known);
    scenario.expected.push_back(std::move(finding));
  }
}

Result<Scenario> read_document_of_scenario(const Json& document) {
  const JsonReader in(document);
  read_schema(in);
  only_fields(in, {"schema",      "name",        "title",          "story",
                   "family",      "start",       "items",          "orders",
                   "warehouse",   "amazon",      "faults",         "chance",
                   "seed",        "decisions",   "expected",       "expected_exceptions",
                   "not_played",  "broken_rule", "planted_defect", "trace_hash",
                   "disk",        "broken_by",   "master",         "erp_clock_ahead",
                   "erp_read_lag"});
  Scenario scenario;
  scenario.name = read_name(in.at("name"));
  scenario.title = in.text_or("title", "");
  scenario.story = read_texts(in, "story");
  scenario.family = in.text_or("family", "catalogue");
  scenario.start = in.at("start").instant();
  scenario.broken_rule = in.text_or("broken_rule", "");
  scenario.broken_by = in.text_or("broken_by", "");
  scenario.planted_defect = in.text_or("planted_defect", "");
  scenario.trace_hash = in.text_or("trace_hash", "");
  Known known;
  known.may_dangle = !scenario.broken_rule.empty();
  read_items(in, scenario, known);
  read_orders(in, scenario, known);
  read_surroundings(in, scenario, known);
  read_decisions(in, scenario);
  read_expectations(in, scenario, known);
  return in.finish(std::move(scenario));
}

}  // namespace

Result<Scenario> read_scenario(std::string_view text, const std::string& name) {
  const Result<Json> document = parse_json_file(text);
  if (!document) return tl::unexpected<Error>(named(name, document.error()));
  Result<Scenario> scenario = read_document_of_scenario(*document);
  if (!scenario) return tl::unexpected<Error>(named(name, scenario.error()));
  return scenario;
}

}  // namespace vendorproof::scenarios
