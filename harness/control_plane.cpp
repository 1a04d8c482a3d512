#include "harness/control_plane.h"

#include <vector>

#include "core/base/json.h"
#include "core/base/text.h"
#include "harness/ledger_text.h"

namespace vendorproof::harness {

namespace {

HttpResponse answer(int status, const Json& body) {
  HttpResponse response;
  response.status = status;
  response.headers.emplace_back("Content-Type", "application/json");
  response.body = body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return response;
}

HttpResponse refusal(int status, const std::string& message) { return answer(status, Json{{"error", message}}); }

Json json_of_time(ControlPlane& plane, const Site::Time& time) {
  Json body = Json::object();
  body["now"] = format_instant(time.now);
  body["next_due"] = time.next_due ? Json(format_instant(*time.next_due)) : Json(nullptr);
  body["clock"] = plane.site().clock_kind() == ServedTime::Virtual ? "virtual" : "real";
  return body;
}

HttpResponse get_routes(ControlPlane& plane, const HttpRequest& request);

HttpResponse get_health(ControlPlane& plane, const HttpRequest&) {
  return answer(200, Json{{"status", "ok"}, {"problems", plane.site().problems()}});
}

HttpResponse get_version(ControlPlane& plane, const HttpRequest&) {
  return answer(200, Json{{"name", "vendorproof"}, {"version", plane.version()}});
}

HttpResponse get_clock(ControlPlane& plane, const HttpRequest&) {
  return answer(200, json_of_time(plane, plane.site().time()));
}

/// As parse_instant: what is written must be readable.
constexpr Instant latest = std::chrono::sys_days(std::chrono::year(2999) / 12 / 31);

constexpr const char* clock_usage = R"(; send {"advance_to":"2026-11-23T08:00:00Z"} or {"advance":"2h"})"
                                    ": an instant, or a duration of at most 3660 days";

HttpResponse post_clock(ControlPlane& plane, const HttpRequest& request) {
  if (plane.site().clock_kind() == ServedTime::Real) {
    return refusal(409, "this clock runs by itself; start with --clock virtual to move it");
  }
  const Result<Json> document = parse_json(request.body);
  if (!document) return refusal(400, document.error().message + clock_usage);
  const JsonReader in(*document);
  const std::vector<std::string> keys = in.keys();
  if (keys.size() != 1 || (keys[0] != "advance_to" && keys[0] != "advance")) {
    return refusal(400, std::string("wanted is one of the fields advance_to and advance") + clock_usage);
  }
  if (keys[0] == "advance_to") {
    const Instant target = in.at("advance_to").instant();
    if (const auto read = in.finish(true); !read) return refusal(400, read.error().message + clock_usage);
    return answer(200, json_of_time(plane, plane.site().advance_to(target)));
  }
  const std::string text = in.at("advance").text();
  const Result<Duration> duration = in.finish(true).and_then([&](bool) { return parse_duration(text); });
  if (!duration) return refusal(400, "$.advance: " + duration.error().message + clock_usage);
  if (plane.site().time().now + *duration > latest) return refusal(400, "time ends with the year 2999");
  return answer(200, json_of_time(plane, plane.site().advance_by(*duration)));
}

HttpResponse get_ledger(ControlPlane& plane, const HttpRequest&) { return answer(200, json_of(plane.site().ledger())); }

HttpResponse post_orders(ControlPlane& plane, const HttpRequest& request) {
  const Result<void> issued = plane.site().issue(request.body);
  if (issued) return answer(201, json_of_time(plane, plane.site().time()));
  const int status = issued.error().code == ErrorCode::Conflict ? 409 : 400;
  return refusal(status, issued.error().message);
}

struct ControlRoute {
  std::string_view method;
  std::string_view path;
  std::string_view meaning;
  HttpResponse (*handle)(ControlPlane&, const HttpRequest&);
};

const std::vector<ControlRoute>& routes() {
  static const std::vector<ControlRoute> rows = {
      {"GET", "/", "this list", get_routes},
      {"GET", "/health", "that it serves, and what of the scenario made no sense", get_health},
      {"GET", "/version", "which program serves", get_version},
      {"GET", "/clock", "the time of the mocks, and when something happens next", get_clock},
      {"POST", "/clock", "moves a virtual clock: {\"advance_to\": instant} or {\"advance\": \"2h\"}", post_clock},
      {"GET", "/ledger", "every effect that Amazon and the ERP accepted, in order", get_ledger},
      {"POST", "/orders", "Amazon places an order: Amazon's JSON of one Order (Vendor Orders v1)", post_orders},
  };
  return rows;
}

HttpResponse get_routes(ControlPlane&, const HttpRequest&) {
  Json list = Json::array();
  for (const ControlRoute& route : routes()) {
    list.push_back({{"method", route.method}, {"path", route.path}, {"meaning", route.meaning}});
  }
  return answer(200, Json{{"routes", list}});
}

std::string known_paths() {
  std::vector<std::string> names;
  for (const ControlRoute& route : routes()) names.push_back(std::string(route.method) + " " + std::string(route.path));
  return join(names, ", ");
}

}  // namespace

HttpResponse ControlPlane::handle(const HttpRequest& request) {
  std::vector<std::string> allowed;
  for (const ControlRoute& route : routes()) {
    if (route.path != request.path) continue;
    if (route.method == request.method) return route.handle(*this, request);
    allowed.emplace_back(route.method);
  }
  if (allowed.empty()) return refusal(404, "no such path: " + request.path + "; known are " + known_paths());
  const std::string verbs = join(allowed, ", ");
  HttpResponse response = refusal(405, request.method + " is not for " + request.path + "; right would be " + verbs);
  response.headers.emplace_back("Allow", verbs);
  return response;
}

}  // namespace vendorproof::harness
