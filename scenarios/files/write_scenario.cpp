#include <map>
#include <utility>

#include "core/base/json/json_tree.h"
#include "scenarios/files/layout.h"
#include "scenarios/files/master.h"
#include "scenarios/files/scenario_file.h"
#include "scenarios/files/writing.h"

namespace vendorproof::scenarios {

namespace {

void put_unless_empty(Json& object, const char* key, Json value) {
  if (!value.empty()) object[key] = std::move(value);
}

Json window_json(Duration from, Duration to) { return {{"from", format_duration(from)}, {"to", format_duration(to)}}; }

Json item_json(const Item& item) {
  Json out = {{"number", item.number}};
  put_unless(out, "asin", item.asin, std::string());
  put_unless(out, "vendor_product_identifier", item.vendor_product_identifier, std::string());
  put_unless(out, "gtin", item.gtin, std::string());
  put_unless_empty(out, "case_sizes", item.case_sizes);
  put_unless(out, "stock_eaches", item.stock_eaches, std::int64_t{0});
  out["unit_price"] = item.unit_price.text();
  put_unless(out, "blocked", item.blocked, false);
  if (item.entered_after) out["entered_after"] = format_duration(*item.entered_after);
  if (item.unblocked_after) out["unblocked_after"] = format_duration(*item.unblocked_after);
  put_unless(out, "lot", item.lot, std::string());
  put_unless(out, "base_unit", item.base_unit, std::string("PCS"));
  put_unless(out, "case_unit", item.case_unit, std::string("CASE"));
  for (const Restock& restock : item.restocks) {
    out["restocks"].push_back({{"after", format_duration(restock.after)}, {"eaches", restock.eaches}});
  }
  return out;
}

/// Number of the first item with exactly this ASIN and this vendor product identifier.
using NumberByProduct = std::map<std::pair<std::string, std::string>, std::string>;

NumberByProduct number_by_product(const std::vector<Item>& items) {
  NumberByProduct numbers;
  for (const Item& item : items) {
    const bool orderable = !item.asin.empty() || !item.vendor_product_identifier.empty();
    if (orderable) numbers.emplace(std::pair(item.asin, item.vendor_product_identifier), item.number);
  }
  return numbers;
}

Json line_json(const OrderLine& line, std::size_t position, const NumberByProduct& numbers) {
  Json out = Json::object();
  put_unless(out, "sequence", line.sequence, static_cast<std::int64_t>(position));
  const auto found = numbers.find(std::pair(line.asin, line.vendor_product_identifier));
  if (found != numbers.end()) {
    out["item"] = found->second;
  } else {
    put_unless(out, "asin", line.asin, std::string());
    put_unless(out, "vendor_product_identifier", line.vendor_product_identifier, std::string());
  }
  out["quantity"] = line.ordered.amount;
  if (line.ordered.unit == UnitOfMeasure::Cases) {
    out["unit"] = text_of(line.ordered.unit);
    out["unit_size"] = line.ordered.unit_size;
  }
  out["net_cost"] = line.net_cost.text();
  put_unless(out, "back_order_allowed", line.back_order_allowed, true);
  return out;
}

Json change_json(const OrderChange& change, const NumberByProduct& numbers) {
  Json out = {{"after", format_duration(change.after)}, {"kind", text_of(change.kind)}};
  put_unless(out, "line", change.line, std::int64_t{0});
  if (change.kind == ChangeKind::Quantity) out["quantity"] = change.quantity;
  if (change.net_cost) out["net_cost"] = change.net_cost->text();
  if (change.window_from && change.window_to) {
    out["delivery_window"] = window_json(*change.window_from, *change.window_to);
  }
  if (change.added) out["added"] = line_json(*change.added, 0, numbers);
  if (change.kind == ChangeKind::OrderType) out["type"] = change.value;
  if (change.kind == ChangeKind::FulfilmentCentre) out["ship_to"] = change.value;
  if (change.kind == ChangeKind::Freight) out["freight"] = change.value;
  return out;
}

/// As JSON if reading it from this file gives exactly the same text back; else as a text.
Json document_json(const std::string& document) {
  const Result<Json> nested = parse_json("[[[" + document + "]]]");
  if (!nested || (*nested)[0][0].size() != 1) return document;
  const Json& read = (*nested)[0][0][0];
  const bool same = read.is_object() && read.dump(-1, ' ', false, Json::error_handler_t::replace) == document;
  return same ? read : Json(document);
}

Json order_json(const Order& order, const NumberByProduct& numbers) {
  const Order usual;
  Json out = {{"number", order.number}};
  put_unless(out, "placed_after", order.placed_after, Duration{});
  put_unless(out, "vendor_code", order.vendor_code, usual.vendor_code);
  put_unless(out, "ship_to", order.ship_to, usual.ship_to);
  if (order.collect) out["freight"] = "Collect";
  out["delivery_window"] = window_json(order.window_from, order.window_to);
  out["lines"] = Json::array();
  for (std::size_t i = 0; i < order.lines.size(); ++i)
    out["lines"].push_back(line_json(order.lines[i], i + 1, numbers));
  for (const OrderChange& change : order.changes) out["changes"].push_back(change_json(change, numbers));
  if (!order.document.empty()) out["document"] = document_json(order.document);
  return out;
}

void put_expectations(Json& out, const Scenario& scenario) {
  for (const ExpectedFinding& finding : scenario.expected) {
    Json element = {{"rule", finding.rule}};
    put_unless(element, "purchase_order", finding.purchase_order, std::string());
    put_condition(element, finding.when);
    out["expected"].push_back(std::move(element));
  }
  for (const ExpectedException& exception : scenario.expected_exceptions) {
    Json element = {{"kind", exception.kind}};
    put_condition(element, exception.when);
    out["expected_exceptions"].push_back(element.size() == 1 ? Json(exception.kind) : std::move(element));
  }
  for (const NotPlayed& row : scenario.not_played) {
    out["not_played"].push_back({{"where", row.where}, {"reason", row.reason}});
  }
}

void put_what_the_search_found(Json& out, const Scenario& scenario) {
  if (scenario.decisions_recorded) out["decisions"] = Json::array();
  for (const Decision& decision : scenario.decisions) {
    out["decisions"].push_back({{"name", decision.name}, {"value", decision.value}});
  }
  put_unless(out, "broken_rule", scenario.broken_rule, std::string());
  put_unless(out, "broken_by", scenario.broken_by, std::string());
  put_unless(out, "planted_defect", scenario.planted_defect, std::string());
  put_unless(out, "trace_hash", scenario.trace_hash, std::string());
}

}  // namespace

std::string write_scenario(const Scenario& scenario) {
  Json out = {{"schema", 1}, {"name", scenario.name}};
  put_unless(out, "title", scenario.title, std::string());
  put_unless_empty(out, "story", scenario.story);
  put_unless(out, "family", scenario.family, std::string("catalogue"));
  out["start"] = format_instant(scenario.start);
  out["items"] = Json::array();
  for (const Item& item : scenario.items) out["items"].push_back(item_json(item));
  out["orders"] = Json::array();
  const NumberByProduct numbers = number_by_product(scenario.items);
  for (const Order& order : scenario.orders) out["orders"].push_back(order_json(order, numbers));
  put_unless_empty(out, "master", master_json(scenario.master));
  if (scenario.erp_read_lag != Duration()) out["erp_read_lag"] = format_duration(scenario.erp_read_lag);
  if (scenario.erp_clock_ahead) out["erp_clock_ahead"] = format_duration(*scenario.erp_clock_ahead);
  put_unless_empty(out, "warehouse", warehouse_json(scenario.warehouse));
  put_unless_empty(out, "amazon", amazon_side_json(scenario.amazon));
  put_unless_empty(out, "faults", faults_json(scenario.faults));
  put_unless_empty(out, "chance", chance_json(scenario.chance));
  if (scenario.torn_disk) out["disk"] = "torn";
  put_unless(out, "seed", scenario.seed, std::uint64_t{1});
  put_expectations(out, scenario);
  put_what_the_search_found(out, scenario);
  return lay_out(out);
}

}  // namespace vendorproof::scenarios
