#include "harness/control/control_routes.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

constexpr auto required = Presence::Required;
constexpr auto optional = Presence::Optional;

/// The filters of every request about the journal, and the other fields of that request.
std::vector<ControlField> filters(std::vector<ControlField> more) {
  std::vector<ControlField> fields = {
      {"peer", ControlType::Text, optional, "amazon or erp"},
      {"operation", ControlType::Text, optional, "such as submitInvoices, or `post linkedOrders` at the ERP"},
      {"status", ControlType::Integer, optional, "of the answer; 0 if there was no answer"},
      {"method", ControlType::Text, optional, "GET, POST, ..."},
      {"text", ControlType::Text, optional, "text in the target, the body or the answer"},
      {"from", ControlType::Instant, optional, "at or after, on the tenant's clock"},
      {"until", ControlType::Instant, optional, "before"},
      {"after", ControlType::Integer, optional, "only rows with a higher number"},
  };
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

const std::vector<ControlField> fault_fields = {
    {"kind", ControlType::Text, required,
     "throttle, 500, 503, 503-html, drop, delay, lost-answer, late-answer, truncated or duplicate"},
    {"name", ControlType::Text, optional, "the name for DELETE /faults/{name}"},
    {"peer", ControlType::Text, optional, "amazon or erp; default: both"},
    {"operation", ControlType::Text, optional, "such as submitInvoices; default: any"},
    {"text", ControlType::Text, optional, "only requests with this text in path or body"},
    {"times", ControlType::Integer, optional, "how many requests it strikes; default: until it is removed"},
    {"skip", ControlType::Integer, optional, "how many requests pass first"},
    {"delay", ControlType::Duration, optional, "of a delay or late-answer, in real time, at most 1m"},
};

const std::vector<ControlField> clock_fields = {
    {"advance_to", ControlType::Instant, optional, "moves a virtual clock to this instant"},
    {"advance", ControlType::Duration, optional, "moves a virtual clock by at most 3660d"},
    {"next_event", ControlType::Boolean, optional, "true: moves a virtual clock to the next event"},
    {"mode", ControlType::Text, optional, "frozen (or virtual): stands still from now on; real: runs by itself"},
    {"scale", ControlType::Integer, optional, "with mode real: 1 to 100000 times as fast as real time"},
};

const std::vector<ControlField> change_fields = {
    {"purchase_order", ControlType::Text, required, "the number of the order"},
    {"kind", ControlType::Text, required,
     "Quantity, LineCancelled, OrderCancelled, NetCost, Window, LineAdded, OrderUncancelled, OrderType, "
     "FulfilmentCentre or Freight"},
    {"line", ControlType::Integer, optional, "itemSequenceNumber; 0 or absent: the whole order"},
    {"quantity", ControlType::Integer, optional, "for Quantity: the new amount in the line's own unit"},
    {"net_cost", ControlType::Text, optional, "for NetCost: a decimal per each, such as \"4.50\""},
    {"window_from", ControlType::Instant, optional, "for Window, and for Freight if the window moves too"},
    {"window_to", ControlType::Instant, optional, "the end of the same window"},
    {"added", ControlType::Object, optional, "for LineAdded: an OrderItem of Vendor Orders v1"},
    {"value", ControlType::Text, optional,
     "of an OrderType, such as NewProductIntroduction; of a FulfilmentCentre, its party id; of a Freight, Prepaid or "
     "Collect"},
};

const std::vector<ControlField> incident_fields = {
    {"kind", ControlType::Text, required,
     "no-show, refused-delivery, packaging, paper-invoice, ... (a wrong one lists all)"},
    {"purchase_order", ControlType::Text, required, "the number of the order"},
    {"subject", ControlType::Text, optional, "what it is about, in words; default: the order"},
    {"line", ControlType::Integer, optional, "itemSequenceNumber of the line whose units are concerned"},
    {"eaches", ControlType::Integer, optional, "how many eaches of that line, at most 1000000"},
    {"days", ControlType::Integer, optional, "how many days late, 1 to 1000"},
};

const std::vector<ControlField> tenant_fields = {
    {"name", ControlType::Text, required, "1 to 60 letters, digits, '-', '_' or '.'"},
    {"scenario", ControlType::Object, optional, "a scenario (scenarios/README.md); default: a small stock, no orders"},
    {"seed", ControlType::Integer, optional, "seed of ids; default: the scenario's"},
    {"clock", ControlType::Text, optional, "virtual (default) or real"},
    {"scale", ControlType::Integer, optional, "speed of a real clock, 1 to 100000"},
    {"client_id", ControlType::Text, optional, "for Login with Amazon; default: made from the name"},
    {"client_secret", ControlType::Text, optional, "default: made from the name"},
    {"refresh_token", ControlType::Text, optional, "unique; default: made from the name"},
    {"erp_user", ControlType::Text, optional, "unique; default: made from the name"},
    {"erp_key", ControlType::Text, optional, "default: made from the name"},
    {"erp_client_id", ControlType::Text, optional, "for access tokens; unique; default: made from the name"},
    {"erp_client_secret", ControlType::Text, optional, "default: made from the name"},
    {"erp_sign_in", ControlType::Text, optional, "either (default), web-service-key or access-token"},
    {"journal_rows", ControlType::Integer, optional, "how many requests its journal keeps, 1 to 100000"},
};

const std::vector<ControlField> idle_fields = {
    {"poll", ControlType::Duration, optional, "how often the program asks for news; default: 15m"},
    {"until", ControlType::Instant, optional, "the program must be awake then"},
};

const std::vector<ControlField> shown_fields = {
    {"kind", ControlType::Text, required, "price-mismatch, unknown-item, ... (a wrong one lists all)"},
    {"purchase_order", ControlType::Text, optional, "the order that it is about"},
    {"line", ControlType::Integer, optional, "itemSequenceNumber; 0 or absent: the whole order"},
    {"document", ControlType::Text, optional, "the despatch, ship notice, invoice or payment that it is about"},
    {"owner", ControlType::Text, optional, "Operations (default), Finance, Ecommerce or IT"},
    {"amount", ControlType::Text, optional, "what is at stake, such as \"3.00 USD\""},
    {"text", ControlType::Text, optional, "what people read"},
    {"closed", ControlType::Boolean, optional, "true: it is not shown any more"},
};

const std::vector<ControlField> truck_fields = {
    {"cartons", ControlType::List, required,
     "[{\"sscc\":\"00...\",\"contents\":[{\"item\":\"B0...\",\"purchase_order\":\"PO1\",\"eaches\":12}]}]; "
     "without sscc the carton has no label"},
    {"load_number", ControlType::Text, optional, "the carrier's"},
    {"bill_of_lading", ControlType::Text, optional, "as in the ship notice"},
    {"ship_to", ControlType::Text, optional, "the fulfilment centre"},
    {"departed", ControlType::Instant, optional, "default: now"},
    {"arrives", ControlType::Instant, optional, "default: two days after it departed"},
};

const std::vector<ControlField> seed_fields = {{"seed", ControlType::Integer, optional, "new seed of ids"}};
const std::vector<ControlField> needed_seed = {{"seed", ControlType::Integer, required, "new seed of ids"}};
const std::vector<ControlField> page_fields = {
    {"limit", ControlType::Integer, optional, "1 to 1000 rows; default: 100"}};
const std::vector<ControlField> wait_fields = {
    {"count", ControlType::Integer, required, "how many rows to wait for"},
    {"timeout", ControlType::Duration, optional, "of real time, at most 1m; default: 10s"}};

constexpr auto nothing = ControlBody::None;
constexpr auto with_fields = ControlBody::Fields;

}  // namespace

const std::vector<ControlRoute>& control_routes() {
  static const std::vector<ControlRoute> table = {
      {"GET", "/", "this list", false, nothing, {}, get_routes},
      {"GET", "/health", "whether it serves; refused parts of the scenario", true, nothing, {}, get_health},
      {"GET", "/version", "which program serves", false, nothing, {}, get_version},
      {"GET", "/openapi.json", "these routes as an OpenAPI document", false, nothing, {}, get_openapi},
      {"POST", "/reset", "resets the tenant to its first state", true, with_fields, seed_fields, post_reset},
      {"POST", "/reset/all", "resets every tenant to its first state", false, with_fields, {}, post_reset_all},
      {"GET", "/seed", "the seed of ids", true, nothing, {}, get_seed},
      {"PUT", "/seed", "sets the seed of ids", true, with_fields, needed_seed, put_seed},
      {"GET", "/clock", "the time, that of the next event, and whether a trial is over", true, nothing, {}, get_clock},
      {"POST", "/clock", "moves, stops or starts the clock: one thing at a time", true, with_fields, clock_fields,
       post_clock},
      {"GET",
       "/faults",
       "the faults that are set, how often each struck, and those of the scenario",
       true,
       nothing,
       {},
       get_faults},
      {"POST", "/faults", "sets a fault", true, with_fields, fault_fields, post_fault},
      {"DELETE", "/faults", "removes all faults", true, nothing, {}, delete_faults},
      {"DELETE", "/faults/{name}", "removes one fault", true, nothing, {}, delete_fault},
      {"GET",
       "/switches",
       "how Amazon behaves: region, face and the readings of its rules",
       true,
       nothing,
       {},
       get_switches},
      {"PUT",
       "/switches",
       "sets switches: {\"region\": \"EU\", \"X6\": \"checked\"}",
       true,
       ControlBody::Json,
       {},
       put_switches},
      {"POST",
       "/orders",
       "Amazon places one order (Vendor Orders v1, Order), or a list: all of it or nothing",
       true,
       ControlBody::Raw,
       {},
       post_orders},
      {"POST", "/changes", "Amazon changes an order", true, with_fields, change_fields, post_changes},
      {"POST", "/incidents", "something outside the API that Amazon may charge for", true, with_fields, incident_fields,
       post_incidents},
      {"POST", "/portal-links", "a link to the portal, for a browser", true, with_fields, {}, post_portal_link},
      {"POST", "/idle", "the program has nothing to do: a virtual clock moves to when it is woken", true, with_fields,
       idle_fields, post_idle},
      {"POST", "/shown", "the program shows this to people", true, with_fields, shown_fields, post_shown},
      {"POST", "/trucks", "goods were loaded, by a warehouse that is not the mock ERP's", true, with_fields,
       truck_fields, post_trucks},
      {"GET", "/ledger", "every effect that Amazon and the ERP accepted, in order", true, nothing, {}, get_ledger},
      {"GET", "/verdict", "what the judge finds so far, with owners and money", true, nothing, {}, get_verdict},
      {"GET", "/journal", "requests and answers, oldest first, without secrets", true, nothing, filters(page_fields),
       get_journal},
      {"GET", "/journal/count", "how many requests match", true, nothing, filters({}), count_journal},
      {"GET", "/journal/wait", "waits until that many requests match", true, nothing, filters(wait_fields),
       wait_for_journal},
      {"DELETE", "/journal", "deletes the requests so far", true, nothing, {}, delete_journal},
      {"GET", "/state", "everything that the mocks know, as a file; without credentials", true, nothing, {}, get_state},
      {"PUT", "/state", "continues from such a file", true, ControlBody::Raw, {}, put_state},
      {"GET", "/tenants", "the tenants", false, nothing, {}, get_tenants},
      {"POST", "/tenants", "makes a tenant", false, with_fields, tenant_fields, post_tenant},
      {"GET", "/tenants/{tenant}", "one tenant", false, nothing, {}, get_tenant},
      {"DELETE", "/tenants/{tenant}", "removes a tenant", false, nothing, {}, delete_tenant},
  };
  return table;
}

HttpResponse control_answer(int status, const Json& body) {
  HttpResponse response;
  response.status = status;
  response.headers.emplace_back("Content-Type", "application/json");
  response.body = body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return response;
}

HttpResponse control_refusal(int status, const std::string& message) {
  return control_answer(status, Json{{"error", message}});
}

HttpResponse control_refusal(const Error& error) {
  const int status = error.code == ErrorCode::NotFound ? 404 : error.code == ErrorCode::Conflict ? 409 : 400;
  return control_refusal(status, error.message);
}

namespace {

const Json* field_in(const Json& body, std::string_view name) {
  if (!body.is_object()) return nullptr;
  const auto found = body.find(std::string(name));
  return found == body.end() ? nullptr : &*found;
}

/// A whole number within int64, also written as text.
std::optional<std::int64_t> integer_in(const Json& node) {
  if (node.is_number_integer()) {
    if (node.is_number_unsigned() && node.get<std::uint64_t>() > INT64_MAX) return std::nullopt;
    return node.get<std::int64_t>();
  }
  const auto* text = node.get_ptr<const std::string*>();
  if (text == nullptr) return std::nullopt;
  std::int64_t value = 0;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), value);
  if (read.ec != std::errc() || read.ptr != text->data() + text->size()) return std::nullopt;
  return value;
}

std::string words_of(ControlType type) {
  switch (type) {
    case ControlType::Text:
      return "a text";
    case ControlType::Integer:
      return "a whole number";
    case ControlType::Boolean:
      return "true or false";
    case ControlType::Instant:
      return "an instant such as 2026-11-23T08:00:00Z";
    case ControlType::Duration:
      return "a duration such as 2h";
    case ControlType::Object:
      return "an object";
    case ControlType::List:
      return "a list";
  }
  return "";
}

bool is_of(ControlType type, const Json& node) {
  const auto* text = node.get_ptr<const std::string*>();
  switch (type) {
    case ControlType::Text:
      return text != nullptr;
    case ControlType::Integer:
      return integer_in(node).has_value();
    case ControlType::Boolean:
      return node.is_boolean() || (text != nullptr && (*text == "true" || *text == "false"));
    case ControlType::Instant:
      return text != nullptr && parse_instant(*text).has_value();
    case ControlType::Duration:
      return text != nullptr && parse_duration(*text).has_value();
    case ControlType::Object:
      return node.is_object();
    case ControlType::List:
      return node.is_array();
  }
  return false;
}

std::string usage_of(const ControlRoute& route) {
  if (route.fields.empty()) return "; it takes no fields";
  std::vector<std::string> names;
  for (const ControlField& field : route.fields) {
    names.push_back(std::string(field.name) + (field.presence == Presence::Required ? " (required, " : " (") +
                    words_of(field.type) + ")");
  }
  return "; the fields are " + join(names, ", ");
}

}  // namespace

std::optional<std::string> text_field(const ControlCall& call, std::string_view name) {
  const Json* node = field_in(call.body, name);
  return node == nullptr ? std::nullopt : std::optional(node->get<std::string>());
}

std::optional<std::int64_t> integer_field(const ControlCall& call, std::string_view name) {
  const Json* node = field_in(call.body, name);
  return node == nullptr ? std::nullopt : integer_in(*node);
}

std::optional<bool> boolean_field(const ControlCall& call, std::string_view name) {
  const Json* node = field_in(call.body, name);
  if (node == nullptr) return std::nullopt;
  return node->is_boolean() ? node->get<bool>() : *node == "true";
}

std::optional<Instant> instant_field(const ControlCall& call, std::string_view name) {
  const std::optional<std::string> text = text_field(call, name);
  if (!text) return std::nullopt;
  const Result<Instant> instant = parse_instant(*text);
  REQUIRE(instant.has_value());  // the table of fields has checked it
  return *instant;
}

std::optional<Duration> duration_field(const ControlCall& call, std::string_view name) {
  const std::optional<std::string> text = text_field(call, name);
  if (!text) return std::nullopt;
  const Result<Duration> duration = parse_duration(*text);
  REQUIRE(duration.has_value());  // the table of fields has checked it
  return *duration;
}

Json body_of_query(const Fields& query) {
  Json body = Json::object();
  for (const auto& [name, value] : query) body[name] = value;
  return body;
}

std::string complaint_about_body(const ControlRoute& route, const Json& body) {
  if (!body.is_object()) return "send a JSON object" + usage_of(route);
  for (auto member = body.begin(); member != body.end(); ++member) {
    const std::string& name = member.key();
    const auto field = std::find_if(route.fields.begin(), route.fields.end(),
                                    [&](const ControlField& row) { return row.name == name; });
    if (field == route.fields.end()) return "unknown field '" + shown_name(name) + "'" + usage_of(route);
    if (!is_of(field->type, member.value())) return name + " is not " + words_of(field->type) + usage_of(route);
  }
  for (const ControlField& field : route.fields) {
    const bool missing = field.presence == Presence::Required && field_in(body, field.name) == nullptr;
    if (missing) return std::string(field.name) + " is missing" + usage_of(route);
  }
  return "";
}

}  // namespace vendorproof::harness
