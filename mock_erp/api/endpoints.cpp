#include "mock_erp/api/endpoints.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "core/base/json/json_writer.h"
#include "core/base/text.h"
#include "mock_erp/api/batch.h"
#include "mock_erp/api/intent.h"
#include "mock_erp/api/place.h"
#include "mock_erp/api/sign_in.h"
#include "mock_erp/contract/entities.h"
#include "mock_erp/description/served.h"
#include "mock_erp/office/desks.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/body.h"
#include "mock_erp/wire/odata.h"

namespace vendorproof::mock_erp {

namespace {

using Serve = Answer (*)(const Call& call, const JsonReader& body);

/// A request that changes something.
struct Deed {
  std::string_view method;
  Api api;
  std::string_view resource;
  Serve serve;
  bool has_body = true;  ///< else it is an action without parameters
};

// THE TABLE.
constexpr std::array<Deed, 19> deeds = {{
    {"POST", Api::Standard, "salesOrders", create_sales_order},
    {"PATCH", Api::Standard, "salesOrders(<id>)", change_sales_order},
    {"POST", Api::Standard, "salesOrderLines", add_sales_order_line},
    {"PATCH", Api::Standard, "salesOrderLines(<id>)", change_sales_order_line},
    {"POST", Api::Standard, "customerPayments", create_customer_payment},
    {"POST", Api::Standard, "customerPaymentJournals(<id>)/customerPayments", create_customer_payment},
    {"DELETE", Api::Standard, "customerPayments(<id>)", delete_journal_line, false},
    {"POST", Api::Standard, "journalLines", create_journal_line},
    {"POST", Api::Standard, "journals(<id>)/journalLines", create_journal_line},
    {"DELETE", Api::Standard, "journalLines(<id>)", delete_journal_line, false},
    {"POST", Api::Standard, "journals(<id>)/Microsoft.NAV.post", post_journal, false},
    {"POST", Api::Vendorlink, "linkedOrders", create_sales_order},
    {"PATCH", Api::Vendorlink, "linkedOrders(<id>)", change_sales_order},
    {"POST", Api::Vendorlink, "linkedOrders(<id>)/Microsoft.NAV.release", release_sales_order, false},
    {"POST", Api::Vendorlink, "linkedOrders(<id>)/Microsoft.NAV.reopen", reopen_sales_order, false},
    {"POST", Api::Vendorlink, "linkedOrders(<id>)/linkedOrderLines", add_sales_order_line},
    {"PATCH", Api::Vendorlink, "linkedOrderLines(<id>)", change_sales_order_line},
    {"POST", Api::Vendorlink, "paymentPostings", create_payment_posting},
    {"POST", Api::Vendorlink, "ledgerPostings", create_ledger_posting},
}};

/// A company as the platform shows it.
Row company_row(const Settings& settings) {
  const Instant created = *parse_instant("2026-01-01T00:00:00Z");
  Row row(standard::companies, "");
  row.text("id", settings.company_id);
  row.text("systemVersion", "29.0");
  row.integer("timestamp", 1);
  row.text("name", "Vendorproof");
  row.text("displayName", "Vendorproof");
  row.instant("systemCreatedAt", created);
  row.instant("systemModifiedAt", created);
  return row;
}

/// The platform's own entity, above all others: the list of companies, or one of them.
Answer answer_companies(const Company& company, const HttpRequest& request, const Place& place) {
  if (request.method != "GET") {
    return refusal(405, "BadRequest_MethodNotAllowed", fmt::format("'{}' is not allowed.", shown(request.method)));
  }
  const bool is_list = place.company.empty();
  JsonWriter out;
  out.begin_object();
  out.member("@odata.context", root_of(request, place.api) + "$metadata#companies" + (is_list ? "" : "/$entity"));
  if (is_list) out.key("value").begin_array();
  if (is_list) out.begin_object();
  company_row(company.settings).write({}, out);
  if (is_list) out.end_object();
  if (is_list) out.end_array();
  out.end_object();
  return json_response(200, out.take());
}

/// nullptr if nothing is done by that method there.
const Deed* deed_of(const HttpRequest& request, const Place& place) {
  const std::string resource = resource_of(place);
  const auto is_asked = [&](const Deed& deed) {
    return deed.method == request.method && deed.api == place.api && deed.resource == resource;
  };
  const auto* const found = std::find_if(deeds.begin(), deeds.end(), is_asked);
  return found == deeds.end() ? nullptr : found;
}

/// The entity whose fields the body has: that of the set, or of the part that a row is added to.
const Entity& written_entity(const Call& call) {
  const Part* const part = call.entity.part(call.rest);
  return part == nullptr ? call.entity : *entity_of(call.entity.api, part->target);
}

/// The query is read before anything changes: a wrong one must not leave a document behind.
Answer do_deed(const Call& call, const Deed& deed) {
  const Entity& entity = written_entity(call);
  if (const auto query = read_query(call.request.query, entity); !query) {
    return tl::unexpected<Refusal>(query.error());
  }
  HttpRequest empty;
  empty.body = "{}";
  const bool is_without = !deed.has_body && call.request.body.empty();
  const tl::expected<JsonText, Refusal> body = read_body(is_without ? empty : call.request);
  if (!body) return tl::unexpected<Refusal>(body.error());
  const JsonReader in(*body, std::string(entity.name));
  if (deed.has_body) {
    const Writing writing = call.request.method == "PATCH" ? Writing::Change : Writing::Create;
    if (const auto checked = check_body(in, entity, writing); !checked) {
      return tl::unexpected<Refusal>(checked.error());
    }
  }
  return deed.serve(call, in);
}

/// Whether the entity has that part or that action.
bool has_place(const Entity& entity, const Place& place) {
  if (place.rest.empty() || entity.part(place.rest) != nullptr) return true;
  return std::any_of(entity.actions.begin(), entity.actions.end(), [&place](const Action& action) {
    return place.rest == fmt::format("Microsoft.NAV.{}", action.name);
  });
}

tl::unexpected<Refusal> too_many_requests(const Company& company) {
  const std::int64_t requests_max = company.settings.requests_max;
  return refusal(429, "Unknown",
                 fmt::format("Too many requests reached. Actual ({}). Maximum ({}).", requests_max + 1, requests_max));
}

tl::unexpected<Refusal> not_allowed(const HttpRequest& request, const Place& place) {
  return refusal(405, "BadRequest_MethodNotAllowed",
                 fmt::format("The method '{}' is not allowed on '{}'.", shown(request.method), resource_of(place)));
}

/// `resource` is set as soon as it is known: a refusal is recorded with it.
Answer answer_or_refuse(Company& company, const HttpRequest& request, Instant now, std::string& resource) {
  if (const auto signed_in = check_sign_in(company.settings, request, now); !signed_in) {
    return tl::unexpected<Refusal>(signed_in.error());
  }
  if (!company.usage.admits(company.settings.requests_max, now)) return too_many_requests(company);
  if (const auto intent = check_intent(request); !intent) return tl::unexpected<Refusal>(intent.error());
  if (is_batch(request)) {
    resource = "$batch";
    return answer_batch(company, request,
                        [now](Company& books, const HttpRequest& one) { return answer_request(books, one, now); });
  }
  if (std::optional<HttpResponse> description = served_description(request)) return std::move(*description);
  const tl::expected<Place, Refusal> place = place_of(request.path);
  if (!place) return tl::unexpected<Refusal>(place.error());
  const bool is_other_company = lower_case(place->company) != lower_case(company.settings.company_id);
  if (is_other_company && !(place->company.empty() && place->set.empty())) {
    return refusal(404, "Internal_CompanyNotFound", fmt::format("Cannot find company '{}'.", shown(place->company)));
  }
  if (place->set.empty()) return answer_companies(company, request, *place);
  const Entity* const entity = entity_of(place->api, place->set);
  if (entity == nullptr || listing_of(*entity) == nullptr) {
    return no_resource("BadRequest_ResourceNotFound", request.path);
  }
  resource = resource_of(*place);
  const Call call{company,
                  request,
                  now,
                  *entity,
                  root_of(request, place->api),
                  fmt::format("companies({})/", company.settings.company_id),
                  place->key,
                  place->rest};
  if (request.method == "GET") return serve_page(call);
  const Deed* const deed = deed_of(request, *place);
  if (deed == nullptr && !has_place(*entity, *place)) return no_resource("BadRequest_NotFound", request.path);
  if (deed == nullptr) return not_allowed(request, *place);
  return do_deed(call, *deed);
}

/// In place of the resource, until the request is known to be for one that is served.
constexpr std::string_view unknown_resource = "-";

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
  if (refused.status == 401) response.headers.emplace_back("WWW-Authenticate", challenge_of(company.settings));
  return response;
}

std::vector<Endpoint> all_endpoints() {
  std::vector<Endpoint> all;
  for (const Entity* entity : entities()) {
    if (listing_of(*entity) != nullptr) all.push_back({"GET", std::string(entity->set), entity->api});
  }
  for (const Deed& deed : deeds) all.push_back({std::string(deed.method), std::string(deed.resource), deed.api});
  return all;
}

}  // namespace

const std::vector<Endpoint>& endpoints() {
  static const std::vector<Endpoint> all = all_endpoints();
  return all;
}

HttpResponse answer_request(Company& company, const HttpRequest& request, Instant now) {
  if (asks_for_token(request)) return answer_token(company, request, now);
  std::string resource(unknown_resource);
  Answer answer = answer_or_refuse(company, request, now, resource);
  if (answer) return std::move(*answer);
  const Refusal& refused = answer.error();
  // The real ERP has more resources than this one: to ask for another one is not a mistake of the integration.
  const bool is_lacking_here = refused.status == 404 && resource == unknown_resource;
  const bool is_own_mistake = refused.status >= 400 && refused.status < 500 && refused.status != 429;
  if (is_own_mistake && !is_lacking_here) {
    Effect effect;
    effect.at = now;
    effect.kind = EffectKind::RequestRefused;
    effect.operation = lower_case(request.method) + " " + resource;
    effect.status = refused.status;
    if (refused.status == 401) effect.other_document = expired_token_of(company.settings, request, now);
    effect.reason = fmt::format("{} {} {} {}", refused.status, resource, refused.code, refused.message);
    company.effects.push_back(std::move(effect));
  }
  return write_refusal(company, refused);
}

}  // namespace vendorproof::mock_erp
