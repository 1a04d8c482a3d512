#include "harness/control/control_plane.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/control/control_routes.h"

namespace vendorproof::harness {

namespace {

constexpr std::string_view tenant_prefix = "/tenants/";

/// Whether a path matches a pattern. `name` becomes the part that stands for the braces: not empty, without a slash.
bool fits(std::string_view pattern, std::string_view path, std::string& name) {
  const std::size_t brace = pattern.find('{');
  if (brace == std::string_view::npos) return pattern == path;
  if (path.size() <= brace || path.substr(0, brace) != pattern.substr(0, brace)) return false;
  const std::string_view rest = path.substr(brace);
  if (rest.find('/') != std::string_view::npos) return false;
  name = rest;
  return true;
}

std::string lost(const std::string& path, bool of_tenant) {
  std::vector<std::string> paths;
  std::vector<std::string> all;
  for (const ControlRoute& route : control_routes()) {
    if (of_tenant && !route.of_tenant) continue;
    paths.emplace_back(route.path);
    all.push_back(std::string(route.method) + " " + std::string(route.path));
  }
  const std::string nearest = nearest_word(path, paths);
  std::vector<std::string> near;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (paths[i] == nearest) near.push_back(all[i]);
  }
  return "no such path: " + shown_word(path) + (near.empty() ? "" : "; did you mean " + join(near, " or ") + "?") +
         (near.empty() ? ". There are " : " There are ") + join(all, ", ");
}

HttpResponse wrong_verb(const HttpRequest& request, const std::vector<std::string>& allowed) {
  const std::string verbs = join(allowed, ", ");
  HttpResponse response =
      control_refusal(405, request.method.substr(0, 20) + " is not possible for " + request.path + "; use " + verbs);
  response.headers.emplace_back("Allow", verbs);
  return response;
}

/// The body or the query, checked by the route's table. Errors: Malformed, saying what is wrong.
Result<Json> body_for(const ControlRoute& route, const HttpRequest& request) {
  if (route.body == ControlBody::Raw) return Json();
  if (route.body == ControlBody::None) {
    Json query = body_of_query(request.query);
    const std::string complaint = complaint_about_body(route, query);
    if (!complaint.empty()) return malformed("in the query: " + complaint);
    return query;
  }
  const bool may_be_empty = std::none_of(route.fields.begin(), route.fields.end(), [](const ControlField& field) {
    return field.presence == Presence::Required;
  });
  if (request.body.empty() && may_be_empty && route.body == ControlBody::Fields) return Json::object();
  Result<Json> body = parse_json(request.body);
  if (route.body == ControlBody::Json) return body;
  const std::string complaint = complaint_about_body(route, body ? *body : Json());
  if (!body) return malformed(body.error().message + "; " + complaint);
  if (!complaint.empty()) return malformed(complaint);
  return body;
}

/// What a client of the usual tenant needs.
Json json_of_peers(Site& site) {
  const Credentials& credentials = site.credentials();
  Json amazon = {{"client_id", credentials.client_id},
                 {"client_secret", credentials.client_secret},
                 {"refresh_token", credentials.refresh_token}};
  Json erp = {{"company", site.erp_settings().company_id},
              {"customer", site.erp_settings().customer_number},
              {"user", credentials.erp_user},
              {"key", credentials.erp_key},
              {"tenant_id", site.erp_settings().tenant_id},
              {"client_id", credentials.erp_client_id},
              {"client_secret", credentials.erp_client_secret},
              {"sign_in", mock_erp::text_of(credentials.erp_sign_in)}};
  return Json{{"amazon", std::move(amazon)}, {"erp", std::move(erp)}};
}

}  // namespace

HttpResponse get_routes(const ControlCall& call) {
  Json list = Json::array();
  for (const ControlRoute& route : control_routes()) {
    list.push_back({{"method", route.method}, {"path", route.path}, {"meaning", route.meaning}});
  }
  return control_answer(200, Json{{"peers", json_of_peers(call.tenants.usual())},
                                  {"routes", list},
                                  {"tenants", "most routes also exist below /tenants/{tenant}"}});
}

namespace {

/// Masks inside the JSON's texts only: masking a secret such as `null` in the whole document would break the JSON.
void mask_texts(const Redaction& redaction, Json& node) {
  if (node.is_string()) {
    node = redaction.text(node.get<std::string>());
    return;
  }
  if (!node.is_structured()) return;
  for (auto& element : node) mask_texts(redaction, element);
}

std::string without_secrets(const Redaction& redaction, std::string body) {
  Result<Json> document = parse_json(body);
  if (!document) return redaction.text(std::move(body));
  mask_texts(redaction, *document);
  return document->dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

HttpResponse ControlPlane::handle(const HttpRequest& request) {
  std::string path = request.path;
  std::shared_ptr<Site> named;
  const std::size_t slash = path.find('/', tenant_prefix.size());
  const bool of_tenant = starts_with(path, tenant_prefix) && slash != std::string::npos;
  if (of_tenant) {
    const std::string tenant = path.substr(tenant_prefix.size(), slash - tenant_prefix.size());
    named = tenants_.find(tenant);
    if (named == nullptr) {
      return control_refusal(404, "there is no tenant " + shown_name(tenant) + "; GET /tenants lists them");
    }
    path = path.substr(slash);
  }
  Site& site = named == nullptr ? tenants_.usual() : *named;
  std::vector<std::string> allowed;
  for (const ControlRoute& route : control_routes()) {
    std::string name;
    if ((of_tenant && !route.of_tenant) || !fits(route.path, path, name)) continue;
    allowed.emplace_back(route.method);
    if (route.method != request.method) continue;
    Result<Json> body = body_for(route, request);
    if (!body) return control_refusal(400, site.redaction().text(body.error().message));
    HttpResponse response = route.answer({tenants_, site, version_, request, std::move(name), std::move(*body)});
    // Not masked: the state is sealed and has no credentials; the description must say how credentials are made.
    // The first page names the credentials of the usual tenant, which the README names too.
    const bool open = route.path == "/state" || route.path == "/openapi.json" || (route.path == "/" && !of_tenant);
    if (!open) response.body = without_secrets(site.redaction(), std::move(response.body));
    return response;
  }
  HttpResponse response = allowed.empty() ? control_refusal(404, lost(path, of_tenant)) : wrong_verb(request, allowed);
  response.body = without_secrets(site.redaction(), std::move(response.body));
  return response;
}

}  // namespace vendorproof::harness
