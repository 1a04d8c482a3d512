// Orders, changes, switches, the ledger, the verdict and the state.
#include <algorithm>
#include <array>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "harness/control/control_routes.h"
#include "harness/record/ledger_text.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/quirks/switches.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t orders_max = 10'000;
constexpr std::size_t subject_max = 200;

struct ChangeName {
  std::string_view name;
  mock_amazon::ChangeKind kind;
};

constexpr std::array<ChangeName, 10> change_names = {{
    {"Quantity", mock_amazon::ChangeKind::Quantity},
    {"LineCancelled", mock_amazon::ChangeKind::LineCancelled},
    {"OrderCancelled", mock_amazon::ChangeKind::OrderCancelled},
    {"NetCost", mock_amazon::ChangeKind::NetCost},
    {"Window", mock_amazon::ChangeKind::Window},
    {"LineAdded", mock_amazon::ChangeKind::LineAdded},
    {"OrderUncancelled", mock_amazon::ChangeKind::OrderUncancelled},
    {"OrderType", mock_amazon::ChangeKind::OrderType},
    {"FulfilmentCentre", mock_amazon::ChangeKind::FulfilmentCentre},
    {"Freight", mock_amazon::ChangeKind::Freight},
}};

std::string text_of_json(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// The field that a change of that kind needs but the request lacks; "" if nothing is missing.
std::string missing_field(const ControlCall& call, mock_amazon::ChangeKind kind) {
  switch (kind) {
    case mock_amazon::ChangeKind::Quantity:
      return integer_field(call, "quantity") ? "" : "quantity";
    case mock_amazon::ChangeKind::NetCost:
      return text_field(call, "net_cost") ? "" : "net_cost";
    case mock_amazon::ChangeKind::Window:
      return instant_field(call, "window_from") && instant_field(call, "window_to") ? "" : "window_from and window_to";
    case mock_amazon::ChangeKind::LineAdded:
      return call.body.count("added") == 1 ? "" : "added";
    case mock_amazon::ChangeKind::OrderType:
    case mock_amazon::ChangeKind::FulfilmentCentre:
    case mock_amazon::ChangeKind::Freight:
      return text_field(call, "value") ? "" : "value";
    case mock_amazon::ChangeKind::LineCancelled:
    case mock_amazon::ChangeKind::OrderCancelled:
    case mock_amazon::ChangeKind::OrderUncancelled:
      return "";
  }
  return "";
}

/// Both ends, or neither. Errors: Malformed if only one is given or they are in the wrong order.
Result<std::optional<Window>> window_of(const ControlCall& call) {
  const std::optional<Instant> from = instant_field(call, "window_from");
  const std::optional<Instant> to = instant_field(call, "window_to");
  if (!from && !to) return std::optional<Window>();
  if (!from || !to) return malformed("give both window_from and window_to, or neither");
  if (*to < *from) return malformed("window_to is before window_from");
  return std::optional<Window>(Window{*from, *to});
}

}  // namespace

HttpResponse post_orders(const ControlCall& call) {
  const Result<Json> document = parse_json(call.request.body);
  const Json* list = document && document->is_array() ? &*document : nullptr;
  if (document && document->is_object() && document->size() == 1 && document->count("orders") == 1) {
    list = &document->at("orders");
    if (!list->is_array()) return control_refusal(400, "$.orders is not a list");
  }
  if (list == nullptr) {
    const Result<void> issued = call.site.issue(call.request.body);
    return issued ? control_answer(201, json_of_time(call.site.time())) : control_refusal(issued.error());
  }
  if (list->empty() || list->size() > orders_max) return control_refusal(400, "a list must have 1 to 10000 orders");
  std::vector<std::string> orders;
  for (const Json& order : *list) orders.push_back(text_of_json(order));
  const Result<void> issued = call.site.issue_all(orders);
  if (!issued) {
    return control_refusal({issued.error().code, issued.error().message + "; no order of the list was placed"});
  }
  Json body = json_of_time(call.site.time());
  body["orders"] = orders.size();
  return control_answer(201, body);
}

HttpResponse post_changes(const ControlCall& call) {
  mock_amazon::OrderChange change;
  change.purchase_order = text_field(call, "purchase_order").value_or("");
  const std::string kind = text_field(call, "kind").value_or("");
  const auto* row =
      std::find_if(change_names.begin(), change_names.end(), [&](const ChangeName& name) { return name.name == kind; });
  if (row == change_names.end()) {
    std::vector<std::string> names;
    for (const ChangeName& name : change_names) names.emplace_back(name.name);
    return control_refusal(400, "no change is called '" + shown_name(kind) + "'; there are " + join(names, ", "));
  }
  change.kind = row->kind;
  const std::string missing = missing_field(call, change.kind);
  if (!missing.empty()) return control_refusal(400, "a " + kind + " needs " + missing);
  change.line = integer_field(call, "line").value_or(0);
  change.quantity = integer_field(call, "quantity").value_or(0);
  if (change.quantity < 0 || change.quantity > 9'999'999)
    return control_refusal(400, "quantity must be from 0 to 9999999");
  change.net_cost = text_field(call, "net_cost").value_or("");
  change.value = text_field(call, "value").value_or("");
  if (call.body.count("added") == 1) change.added_line = text_of_json(call.body.at("added"));
  const Result<std::optional<Window>> window = window_of(call);
  if (!window) return control_refusal(window.error());
  change.window = *window;
  const Result<void> changed = call.site.change(change);
  return changed ? control_answer(200, json_of_time(call.site.time())) : control_refusal(changed.error());
}

HttpResponse post_incidents(const ControlCall& call) {
  mock_amazon::Incident incident;
  incident.kind = text_field(call, "kind").value_or("");
  incident.purchase_order = text_field(call, "purchase_order").value_or("");
  incident.subject = text_field(call, "subject").value_or("").substr(0, subject_max);
  incident.line = integer_field(call, "line").value_or(0);
  incident.eaches = integer_field(call, "eaches").value_or(0);
  incident.days = integer_field(call, "days").value_or(1);
  const Result<void> noted = call.site.note_incident(incident);
  return noted ? control_answer(200, json_of_time(call.site.time())) : control_refusal(noted.error());
}

HttpResponse get_switches(const ControlCall& call) {
  const mock_amazon::Settings settings = call.site.amazon_settings();
  Json list = Json::array();
  for (const mock_amazon::Switch& row : mock_amazon::switches()) {
    Json entry = {{"name", row.name}, {"value", row.values.at(row.get(settings))}, {"values", row.values}};
    if (!row.id.empty()) entry["id"] = row.id;
    entry["meaning"] = row.meaning;
    list.push_back(std::move(entry));
  }
  for (const mock_amazon::QuirkRow& row : mock_amazon::quirks()) {
    list.push_back({{"name", row.id},
                    {"value", mock_amazon::has_quirk(settings, row.quirk) ? "on" : "off"},
                    {"values", {"off", "on"}},
                    {"meaning", std::string(row.sentence) + " (" + std::string(row.when) + ")"}});
  }
  return control_answer(200, Json{{"switches", list}});
}

HttpResponse put_switches(const ControlCall& call) {
  std::vector<std::pair<std::string, std::string>> values;
  if (!call.body.is_object()) return control_refusal(400, R"(send an object such as {"region":"EU"})");
  for (const auto& [name, value] : call.body.items()) {
    if (!value.is_string()) return control_refusal(400, shown_name(name) + " is not a text");
    values.emplace_back(name, value.get<std::string>());
  }
  const Result<void> set = call.site.set_switches(values);
  return set ? get_switches(call) : control_refusal(set.error());
}

HttpResponse post_portal_link(const ControlCall& call) {
  const SitePortalKey made = call.site.new_portal_key(call.tenants.name_of(call.site));
  return control_answer(200, Json{{"url", call.tenants.amazon_url() + "/portal/?key=" + percent_encode(made.key)},
                                  {"valid_until", format_instant(made.valid_until)}});
}

HttpResponse get_ledger(const ControlCall& call) { return control_answer(200, json_of(call.site.ledger())); }

HttpResponse get_verdict(const ControlCall& call) { return control_answer(200, call.site.verdict()); }

HttpResponse get_state(const ControlCall& call) {
  return {200, {{"Content-Type", "application/json"}}, call.site.export_state()};
}

HttpResponse put_state(const ControlCall& call) {
  const Result<void> read = call.site.import_state(call.request.body);
  return read ? control_answer(200, json_of_time(call.site.time())) : control_refusal(read.error());
}

}  // namespace vendorproof::harness
