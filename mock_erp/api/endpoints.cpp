#include "mock_erp/api/endpoints.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "core/base/json/json_writer.h"
#include "core/base/text.h"
#include "mock_erp/office/desks.h"
#include "mock_erp/pages/pages.h"

namespace vendorproof::mock_erp {

namespace {

// THE TABLE.
const std::vector<Endpoint> table = {
    {"GET", Base::Standard, "items", list_items},
    {"GET", Base::Vendorlink, "itemUnitsOfMeasure", list_item_units},
    {"GET", Base::Vendorlink, "itemReferences", list_item_references},
    {"GET", Base::Vendorlink, "itemAvailability", list_item_availability},
    {"GET", Base::Standard, "salesOrders", list_sales_orders},
    {"POST", Base::Standard, "salesOrders", create_sales_order},
    {"PATCH", Base::Standard, "salesOrders(<id>)", change_sales_order},
    {"GET", Base::Standard, "salesOrderLines", list_sales_order_lines},
    {"POST", Base::Standard, "salesOrderLines", add_sales_order_line},
    {"PATCH", Base::Standard, "salesOrderLines(<id>)", change_sales_order_line},
    {"GET", Base::Vendorlink, "salesOrderReservations", list_reservations},
    {"GET", Base::Vendorlink, "despatches", list_despatches},
    {"GET", Base::Standard, "salesShipments", list_shipments},
    {"GET", Base::Standard, "salesInvoices", list_invoices},
    {"GET", Base::Standard, "salesCreditMemos", list_credit_memos},
    {"GET", Base::Standard, "customerPayments", list_payments},
    {"POST", Base::Standard, "customerPayments", create_payment},
    {"GET", Base::Standard, "journalLines", list_journal_lines},
    {"POST", Base::Standard, "journalLines", create_journal_line},
};

struct BasePath {
  Base base;
  std::string_view path;
};

constexpr BasePath base_paths[] = {
    {Base::Standard, "/api/v2.0/"},
    {Base::Vendorlink, "/api/vendorproof/vendorlink/v1.0/"},
};

/// A path taken apart: `<base path>companies(<company>)/<resource>` with `name(<key>)` as resource `name(<id>)`.
struct Place {
  Base base = Base::Standard;
  std::string company_path;  ///< up to and including `companies(<company>)/`
  std::string company;
  std::string resource;
  std::string key;
};

/// Splits `name(key)`; a segment without brackets is all name.
void split_key(std::string_view segment, std::string& name, std::string& key) {
  name = segment;
  const std::size_t open = segment.find('(');
  if (open == std::string_view::npos || segment.back() != ')') return;
  name = segment.substr(0, open);
  key = segment.substr(open + 1, segment.size() - open - 2);
}

tl::expected<Place, Refusal> place_of(const std::string& path) {
  const auto is_base = [&path](const BasePath& base) { return starts_with(path, base.path); };
  const auto* base = std::find_if(std::begin(base_paths), std::end(base_paths), is_base);
  if (base != std::end(base_paths)) {
    const std::string_view rest = std::string_view(path).substr(base->path.size());
    const std::size_t slash = rest.find('/');
    Place place;
    place.base = base->base;
    std::string companies;
    split_key(rest.substr(0, slash), companies, place.company);
    if (companies == "companies" && slash != std::string_view::npos) {
      place.company_path = path.substr(0, base->path.size() + slash + 1);
      split_key(rest.substr(slash + 1), place.resource, place.key);
      if (!place.key.empty()) place.resource += "(<id>)";
      return place;
    }
  }
  return refusal(404, "BadRequest_NotFound",
                 fmt::format("No HTTP resource was found that matches the request URI '{}'.", shown(path)));
}

bool is_authorized(const Settings& settings, const HttpRequest& request) {
  const std::optional<std::string> header = header_of(request.headers, "Authorization");
  constexpr std::string_view scheme = "basic ";
  if (!header || !starts_with(lower_case(header->substr(0, scheme.size())), scheme)) return false;
  const std::optional<std::string> credentials = base64_decode(std::string_view(*header).substr(scheme.size()));
  return credentials == settings.user + ":" + settings.web_service_key;
}

/// The endpoint for a place: 404 if no row has the resource, 405 if the resource does not have the method.
tl::expected<const Endpoint*, Refusal> endpoint_for(const HttpRequest& request, const Place& place) {
  bool known = false;
  for (const Endpoint& endpoint : table) {
    if (endpoint.base != place.base || endpoint.resource != place.resource) continue;
    if (endpoint.method == request.method) return &endpoint;
    known = true;
  }
  // The real ERP shows a row by its key; this one lacks that.
  if (known && request.method != "GET") {
    return refusal(405, "BadRequest_MethodNotAllowed",
                   fmt::format("The method '{}' is not allowed on '{}'.", shown(request.method), place.resource));
  }
  return refusal(404, "BadRequest_NotFound",
                 fmt::format("No HTTP resource was found that matches the request URI '{}'.", shown(request.path)));
}

/// A company as the platform shows it (Business Central, resource type company).
std::string companies_text(const Settings& settings, const std::string& base, bool is_list) {
  constexpr std::string_view created = "2026-01-01T00:00:00Z";
  constexpr std::string_view nobody = "00000000-0000-0000-0000-000000000000";
  JsonWriter out;
  out.begin_object();
  out.member("@odata.context", base + "$metadata#companies" + (is_list ? "" : "/$entity"));
  if (is_list) out.key("value").begin_array();
  if (is_list) out.begin_object();
  out.member("id", settings.company_id);
  out.member("systemVersion", "25.0");
  out.member("timestamp", 1);
  out.member("name", "Vendorproof");
  out.member("displayName", "Vendorproof");
  out.member("businessProfileId", "");
  out.member("systemCreatedAt", created);
  out.member("systemCreatedBy", nobody);
  out.member("systemModifiedAt", created);
  out.member("systemModifiedBy", nobody);
  out.end_object();
  if (is_list) out.end_array();
  if (is_list) out.end_object();
  return out.take();
}

/// The platform's own entity, above all others: the list of companies, or one of them.
std::optional<Answer> answer_companies(const Company& company, const HttpRequest& request) {
  const auto* base = std::find_if(std::begin(base_paths), std::end(base_paths),
                                  [&](const BasePath& row) { return starts_with(request.path, row.path); });
  if (base == std::end(base_paths)) return std::nullopt;
  const std::string_view rest = std::string_view(request.path).substr(base->path.size());
  std::string resource;
  std::string key;
  split_key(rest, resource, key);
  if (resource != "companies" || rest.find('/') != std::string_view::npos) return std::nullopt;
  if (request.method != "GET") {
    return refusal(405, "BadRequest_MethodNotAllowed", fmt::format("'{}' is not allowed.", shown(request.method)));
  }
  if (!key.empty() && lower_case(key) != lower_case(company.settings.company_id)) {
    return refusal(404, "Internal_CompanyNotFound", fmt::format("Cannot find company '{}'.", shown(key)));
  }
  return json_response(200, companies_text(company.settings, std::string(base->path), key.empty()));
}

/// `resource` is set as soon as it is known: a refusal is recorded with it.
Answer answer_or_refuse(Company& company, const HttpRequest& request, Instant now, std::string& resource) {
  if (!is_authorized(company.settings, request)) {
    return refusal(401, "Authentication_InvalidCredentials", "The server has rejected the client credentials.");
  }
  if (auto companies = answer_companies(company, request)) return std::move(*companies);
  tl::expected<Place, Refusal> place = place_of(request.path);
  if (!place) return tl::unexpected<Refusal>(place.error());
  if (lower_case(place->company) != lower_case(company.settings.company_id)) {
    return refusal(404, "Internal_CompanyNotFound", fmt::format("Cannot find company '{}'.", shown(place->company)));
  }
  const tl::expected<const Endpoint*, Refusal> endpoint = endpoint_for(request, *place);
  if (!endpoint) return tl::unexpected<Refusal>(endpoint.error());
  resource = (*endpoint)->resource;
  return (*endpoint)->serve({company, request, now, place->company_path, lower_case(place->key)});
}

/// In place of the resource, until the request is known to be for one that is served.
constexpr std::string_view no_resource = "-";

HttpResponse write_refusal(Company& company, const Refusal& refused) {
  const std::string correlation = guid_of(fmt::format("correlation/{}", ++company.answers_refused));
  JsonWriter out;
  out.begin_object();
  out.key("error").begin_object();
  out.member("code", refused.code);
  out.member("message", fmt::format("{}  CorrelationId:  {}.", refused.message, correlation));
  out.end_object();
  out.end_object();
  HttpResponse response = json_response(refused.status, out.take());
  if (refused.status == 401) response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"\"");
  return response;
}

}  // namespace

const std::vector<Endpoint>& endpoints() { return table; }

HttpResponse answer_request(Company& company, const HttpRequest& request, Instant now) {
  std::string resource(no_resource);
  Answer answer = answer_or_refuse(company, request, now, resource);
  if (answer) return std::move(*answer);
  const Refusal& refused = answer.error();
  // The real ERP has more resources than this one: to ask for another one is not a mistake of the integration.
  const bool is_lacking_here = refused.status == 404 && resource == no_resource;
  if (refused.status >= 400 && refused.status < 500 && !is_lacking_here) {
    Effect effect;
    effect.at = now;
    effect.kind = EffectKind::RequestRefused;
    effect.operation = lower_case(request.method) + " " + resource;
    effect.status = refused.status;
    effect.reason = fmt::format("{} {} {} {}", refused.status, resource, refused.code, refused.message);
    company.effects.push_back(std::move(effect));
  }
  return write_refusal(company, refused);
}

}  // namespace vendorproof::mock_erp
