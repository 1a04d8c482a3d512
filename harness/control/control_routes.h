// The routes of the control plane as one table: path, meaning, fields, and the function that answers. The
// list at `/`, the OpenAPI document, the checks of bodies and the hints on wrong requests are all made from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/json/json_tree.h"
#include "harness/site/tenants.h"

namespace vendorproof::harness {

enum class ControlType { Text, Integer, Boolean, Instant, Duration, Object, List };
enum class Presence { Required, Optional };

/// A field of a body or a parameter of a query.
struct ControlField {
  std::string_view name;
  ControlType type;
  Presence presence;
  std::string_view meaning;
};

enum class ControlBody {
  None,
  Fields,  ///< an object with only the row's fields; may be absent if no field is required
  Json,    ///< any JSON; the route's meaning says what it is
  Raw,     ///< any bytes; the function checks them
};

/// A request that passed the checks. `body` has the row's fields; `name` is the part that stands for the braces.
struct ControlCall {
  Tenants& tenants;
  Site& site;
  const std::string& version;
  const HttpRequest& request;
  std::string name;
  Json body;
};

struct ControlRoute {
  std::string_view method;
  std::string_view path;  ///< with at most one `{name}`
  std::string_view meaning;
  bool of_tenant;  ///< also below /tenants/{tenant}
  ControlBody body;
  std::vector<ControlField> fields;  ///< of the body, or of the query of a GET
  HttpResponse (*answer)(const ControlCall& call);
};

/// THE TABLE.
const std::vector<ControlRoute>& control_routes();

HttpResponse control_answer(int status, const Json& body);
/// `{"error": message}`
HttpResponse control_refusal(int status, const std::string& message);
/// Status 404, 409 or 400, by the error's code.
HttpResponse control_refusal(const Error& error);

// Checked fields of a body or query; nullopt if the field is absent.
std::optional<std::string> text_field(const ControlCall& call, std::string_view name);
std::optional<std::int64_t> integer_field(const ControlCall& call, std::string_view name);
std::optional<bool> boolean_field(const ControlCall& call, std::string_view name);
std::optional<Instant> instant_field(const ControlCall& call, std::string_view name);
std::optional<Duration> duration_field(const ControlCall& call, std::string_view name);

/// The parameters of a query as an object, so that queries and bodies are checked by the same code.
Json body_of_query(const Fields& query);
/// "", or what is wrong with a body and what is valid. A text may stand for a number or a boolean, as in a query.
std::string complaint_about_body(const ControlRoute& route, const Json& body);

// control_time.cpp
HttpResponse get_health(const ControlCall& call);
HttpResponse get_version(const ControlCall& call);
HttpResponse get_clock(const ControlCall& call);
HttpResponse post_clock(const ControlCall& call);
HttpResponse post_reset(const ControlCall& call);
HttpResponse post_reset_all(const ControlCall& call);
HttpResponse get_seed(const ControlCall& call);
HttpResponse put_seed(const ControlCall& call);
Json json_of_time(const Site::Time& time);

// control_trade.cpp
HttpResponse post_orders(const ControlCall& call);
HttpResponse post_changes(const ControlCall& call);
HttpResponse post_incidents(const ControlCall& call);
HttpResponse get_switches(const ControlCall& call);
HttpResponse put_switches(const ControlCall& call);
HttpResponse post_portal_link(const ControlCall& call);
HttpResponse get_ledger(const ControlCall& call);
HttpResponse get_verdict(const ControlCall& call);
HttpResponse get_state(const ControlCall& call);
HttpResponse put_state(const ControlCall& call);

// control_trial.cpp
HttpResponse post_idle(const ControlCall& call);
HttpResponse post_shown(const ControlCall& call);
HttpResponse post_trucks(const ControlCall& call);

// control_journal.cpp
HttpResponse get_faults(const ControlCall& call);
HttpResponse post_fault(const ControlCall& call);
HttpResponse delete_faults(const ControlCall& call);
HttpResponse delete_fault(const ControlCall& call);
HttpResponse get_journal(const ControlCall& call);
HttpResponse count_journal(const ControlCall& call);
HttpResponse wait_for_journal(const ControlCall& call);
HttpResponse delete_journal(const ControlCall& call);

// control_tenants.cpp
HttpResponse get_tenants(const ControlCall& call);
HttpResponse post_tenant(const ControlCall& call);
HttpResponse get_tenant(const ControlCall& call);
HttpResponse delete_tenant(const ControlCall& call);

/// Makes tenants from a list of bodies of POST /tenants. Errors name the place in the list; those before it exist.
Result<void> create_tenants(Tenants& tenants, std::string_view text);

// openapi.cpp, control_plane.cpp
HttpResponse get_openapi(const ControlCall& call);
HttpResponse get_routes(const ControlCall& call);

}  // namespace vendorproof::harness
