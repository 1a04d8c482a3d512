// Makes, lists and removes tenants.
#include <algorithm>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "harness/control/control_routes.h"
#include "harness/site/scripted_faults.h"

namespace vendorproof::harness {

namespace {

Json json_of(const std::string& name, Site& site) {
  const JournalStanding standing = site.journal_standing();
  Json object = {{"name", name},
                 {"client_id", site.credentials().client_id},
                 {"erp_user", site.credentials().erp_user},
                 {"erp_client_id", site.credentials().erp_client_id}};
  const Json time = json_of_time(site.time());
  for (const auto& [key, value] : time.items()) object[key] = value;
  object["requests"] = standing.seen;
  return object;
}

Result<TenantWish> wish_of(const ControlCall& call) {
  TenantWish wish;
  wish.name = text_field(call, "name").value_or("");
  if (call.body.count("scenario") == 1) {
    const std::string text = call.body.at("scenario").dump(-1, ' ', false, Json::error_handler_t::replace);
    Result<scenarios::Scenario> scenario = read_playable(text, "scenario");
    if (scenario) {
      if (const auto servable = check_servable(*scenario); !servable)
        scenario = tl::unexpected<Error>(servable.error());
    }
    if (!scenario) return tl::unexpected<Error>(scenario.error());
    wish.scenario = std::move(*scenario);
  }
  if (const auto seed = integer_field(call, "seed")) {
    if (*seed < 0) return malformed("seed must not be negative");
    wish.seed = static_cast<std::uint64_t>(*seed);
  }
  const std::string clock = text_field(call, "clock").value_or("virtual");
  if (clock != "virtual" && clock != "frozen" && clock != "real")
    return malformed("clock must be virtual, frozen or real");
  wish.clock = clock == "real" ? ServedTime::Real : ServedTime::Virtual;
  wish.scale = integer_field(call, "scale").value_or(1);
  wish.credentials = {text_field(call, "client_id").value_or(""),        text_field(call, "client_secret").value_or(""),
                      text_field(call, "refresh_token").value_or(""),    text_field(call, "erp_user").value_or(""),
                      text_field(call, "erp_key").value_or(""),          text_field(call, "erp_client_id").value_or(""),
                      text_field(call, "erp_client_secret").value_or("")};
  const std::string sign_in = text_field(call, "erp_sign_in").value_or("either");
  const std::optional<mock_erp::SignIn> chosen = mock_erp::sign_in_named(sign_in);
  if (!chosen) return malformed("erp_sign_in must be either, web-service-key or access-token");
  wish.credentials.erp_sign_in = *chosen;
  if (const auto rows = integer_field(call, "journal_rows")) {
    wish.journal_rows = *rows < 0 ? 0 : static_cast<std::size_t>(*rows);
  }
  return wish;
}

const ControlRoute& route_of_creation() {
  const auto& routes = control_routes();
  const auto found = std::find_if(routes.begin(), routes.end(), [](const ControlRoute& route) {
    return route.method == "POST" && route.path == "/tenants";
  });
  REQUIRE(found != routes.end());
  return *found;
}

}  // namespace

Result<void> create_tenants(Tenants& tenants, std::string_view text) {
  const Result<Json> list = parse_json_file(text);
  if (!list) return tl::unexpected<Error>(list.error());
  if (!list->is_array()) return malformed("$ is not a list of tenants");
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string place = "$[" + std::to_string(i) + "]: ";
    const std::string complaint = complaint_about_body(route_of_creation(), list->at(i));
    if (!complaint.empty()) return malformed(place + complaint);
    const HttpRequest request;
    const std::string version;
    const Result<TenantWish> wish = wish_of({tenants, tenants.usual(), version, request, "", list->at(i)});
    if (!wish) return malformed(place + wish.error().message);
    const auto created = tenants.create(*wish);
    if (!created) return failure(created.error().code, place + created.error().message);
  }
  return {};
}

HttpResponse get_tenants(const ControlCall& call) {
  Json list = Json::array();
  for (const std::string& name : call.tenants.names()) {
    if (const auto site = call.tenants.find(name)) list.push_back(json_of(name, *site));
  }
  return control_answer(200, Json{{"tenants", list}, {"tenants_max", Tenants::tenants_max}});
}

/// Returns no secrets: the OpenAPI document says how credentials are made from the name; given ones are not repeated.
HttpResponse post_tenant(const ControlCall& call) {
  const Result<TenantWish> wish = wish_of(call);
  if (!wish) return control_refusal(wish.error());
  const auto site = call.tenants.create(*wish);
  if (!site) return control_refusal(site.error());
  return control_answer(201, json_of(wish->name, **site));
}

HttpResponse get_tenant(const ControlCall& call) {
  const auto site = call.tenants.find(call.name);
  if (site == nullptr) return control_refusal(404, "there is no tenant " + shown_name(call.name));
  return control_answer(200, json_of(call.name, *site));
}

HttpResponse delete_tenant(const ControlCall& call) {
  const Result<void> removed = call.tenants.remove(call.name);
  return removed ? control_answer(200, Json{{"removed", call.name}}) : control_refusal(removed.error());
}

}  // namespace vendorproof::harness
