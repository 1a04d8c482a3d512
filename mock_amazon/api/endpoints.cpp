#include "mock_amazon/api/endpoints.h"

#include <algorithm>
#include <optional>

#include "core/base/json/json_node.h"
#include "core/base/text.h"
#include "mock_amazon/api/body_limits.h"
#include "mock_amazon/api/front.h"
#include "mock_amazon/api/portal_notices.h"
#include "mock_amazon/api/transactions.h"
#include "mock_amazon/orders/order_pages.h"
#include "mock_amazon/portal/portal.h"
#include "mock_amazon/portal/portal_visit.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/transport/transport_pages.h"

namespace vendorproof::mock_amazon {

namespace {

Answer get_access_token(Central& central, const Call& call) {
  return central.access.grant(central.settings, call.request, call.now);
}

}  // namespace

const std::vector<Endpoint>& endpoints() {
  // THE TABLE.
  static const std::vector<Endpoint> table = {
      {"POST", "/auth/o2/token", "getAccessToken", Burst::None, get_access_token},
      {"GET", "/vendor/orders/v1/purchaseOrders", "getPurchaseOrders", Burst::Usual, get_purchase_orders},
      {"GET", "/vendor/orders/v1/purchaseOrders/{purchaseOrderNumber}", "getPurchaseOrder", Burst::Usual,
       get_purchase_order},
      {"POST", "/vendor/orders/v1/acknowledgements", "submitAcknowledgement", Burst::Usual, submit_acknowledgements},
      {"GET", "/vendor/orders/v1/purchaseOrdersStatus", "getPurchaseOrdersStatus", Burst::Usual,
       get_purchase_orders_status},
      {"POST", "/vendor/shipping/v1/shipmentConfirmations", "SubmitShipmentConfirmations", Burst::Usual,
       submit_shipment_confirmations},
      {"POST", "/vendor/shipping/v1/shipments", "SubmitShipments", Burst::Usual, submit_shipments},
      {"GET", "/vendor/shipping/v1/shipments", "GetShipmentDetails", Burst::Usual, get_shipment_details},
      {"GET", "/vendor/shipping/v1/transportLabels", "GetShipmentLabels", Burst::Usual, get_shipment_labels},
      {"POST", "/vendor/payments/v1/invoices", "submitInvoices", Burst::Usual, submit_invoices},
      {"GET", "/vendor/transactions/v1/transactions/{transactionId}", "getTransaction", Burst::Transactions,
       get_transaction},
      {"GET", "/portal/", "getPortalPage", Burst::Usual, get_portal_page},
      {"GET", "/portal/remittances.csv", "getRemittances", Burst::Usual, get_remittances},
      {"GET", "/portal/ship_notice_defects.csv", "getShipNoticeDefects", Burst::Usual, get_ship_notice_defects},
      {"POST", "/portal/ship_notices", "enterShipNotices", Burst::Usual, enter_ship_notices},
      {"GET", "/portal/{table}", "getPortalTable", Burst::Usual, get_portal_table},
      {"POST", "/portal/disputes", "openDispute", Burst::Usual, post_dispute},
  };
  return table;
}

namespace {

std::optional<Answer> refused_for_size(const HttpRequest& request) {
  if (request.body.size() <= body_bytes_max(request.path)) return std::nullopt;
  return refused(413, {{"InvalidInput", "The request size exceeded the maximum accepted size.", ""}});
}

/// Reads the body of a POST as JSON; returns the refusal if it cannot be read.
std::optional<Answer> read_body(const HttpRequest& request, std::optional<JsonText>& body) {
  const std::string type = lower_case(header_of(request.headers, "content-type").value_or(""));
  if (media_type_of(type) != "application/json") {
    return refused(415, {{"InvalidInput", "The request payload is in an unsupported format.", ""}});
  }
  Result<JsonText> document = JsonText::parse(request.body);
  if (!document) return refused(400, {{"InvalidInput", "Could not parse the request body.", document.error().message}});
  body.emplace(std::move(*document));
  return std::nullopt;
}

/// The answer that the API gateway gave in earlier years (sp-api 2.7).
Answer denied_by_gateway() {
  Answer answer = answered(
      403, R"({"errors":[{"message":"Access to requested resource is denied.","code":"MissingAuthenticationToken"}]})");
  answer.headers = {{"x-amzn-ErrorType", "MissingAuthenticationTokenException"}};
  answer.refusal = "MissingAuthenticationToken Access to requested resource is denied.";
  return answer;
}

Answer throttled_as_seen(const Settings& settings) {
  if (!has_quirk(settings, Quirk::GatewayErrors)) return throttled();
  Answer answer = answered(
      429, R"({"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota for the requested resource."}]})");
  answer.refusal = "QuotaExceeded You exceeded your quota for the requested resource.";
  return answer;
}

constexpr std::string_view portal_path = "/portal/";

/// The portal is a page for people and no part of the API: nothing that it refuses is the integration's mistake. A
/// browser asks for an icon, too.
bool is_for_people(std::string_view path) {
  return starts_with(path, portal_path) || path == "/portal" || path == "/favicon.ico";
}

Answer serve(Central& central, const Endpoint& endpoint, const HttpRequest& request, std::string name, Instant now) {
  central.quota.count(endpoint.operation, now);
  Call call{request, now, std::move(name), JsonNode()};
  if (endpoint.burst == Burst::None) {
    if (std::optional<Answer> refusal = refused_for_size(request)) return std::move(*refusal);
    return endpoint.serve(central, call);
  }
  if (starts_with(endpoint.path, portal_path)) {
    const Visit visit = visit_of(central.access, request, now);
    if (visit != Visit::NotAVisit) return visit == Visit::Welcome ? endpoint.serve(central, call) : refused_visit();
  }
  const Settings& settings = central.settings;
  Admission admission = central.access.admit(settings, request, endpoint.operation, now);
  if (admission.token_is_missing && has_quirk(settings, Quirk::GatewayErrors)) return denied_by_gateway();
  if (admission.denial) return std::move(*admission.denial);
  const std::int64_t burst = endpoint.burst == Burst::Transactions ? settings.transaction_burst : settings.burst;
  if (!central.quota.take(admission.application, endpoint.operation, settings.rate_per_second, burst, now)) {
    return throttled_as_seen(settings);
  }
  const QuirkCall quirk_call{endpoint.operation, request, call.name};
  if (std::optional<Answer> instead = quirky_answer(central, quirk_call)) {
    instead->refusal.clear();  // the client made no mistake
    return std::move(*instead);
  }
  std::optional<JsonText> body;
  if (std::optional<Answer> refusal = refused_for_size(request)) return std::move(*refusal);
  if (endpoint.method == "POST" && endpoint.operation != "openDispute") {
    if (std::optional<Answer> refusal = read_body(request, body)) return std::move(*refusal);
    call.body = body->root();
  }
  return endpoint.serve(central, call);
}

/// The rate header comes with 20x, 400 and 404 only, never with 403 or 429 (sp-api 4.3).
bool tells_rate(int status) { return status < 300 || status == 400 || status == 404; }

HttpResponse response_of(Central& central, Answer answer, Burst burst) {
  Envelope envelope;
  envelope.seed = central.settings.seed;
  envelope.number = ++central.identifiers;
  envelope.of_login = burst == Burst::None;
  if (!envelope.of_login && tells_rate(answer.status) && !takes_turn(central, Quirk::RateUntold)) {
    envelope.rate_per_second = central.settings.rate_per_second;
  }
  return enveloped(std::move(answer), envelope);
}

void record_refusal(Central& central, std::string_view operation, const std::string& name, const Answer& answer,
                    Instant now) {
  if (answer.status < 400 || answer.refusal.empty()) return;
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::RequestRefused;
  if (operation == "getPurchaseOrder") effect.purchase_order = name;
  effect.operation = std::string(operation);
  effect.status = answer.status;
  effect.other_document = answer.old_token;
  effect.reason = std::to_string(answer.status) + " " + std::string(operation) + " " + answer.refusal;
  central.effects.push_back(std::move(effect));
}

}  // namespace

bool fits(std::string_view pattern, std::string_view path, std::string& name) {
  const std::size_t brace = pattern.find('{');
  if (brace == std::string_view::npos) return pattern == path;
  if (path.substr(0, brace) != pattern.substr(0, brace)) return false;
  const std::string_view rest = path.substr(brace);
  if (rest.empty() || rest.find('/') != std::string_view::npos) return false;
  name = rest;
  return true;
}

HttpResponse answer_request(Central& central, const HttpRequest& request, Instant now) {
  if (std::optional<Answer> refusal = refused_at_front(request)) {
    if (!is_for_people(request.path)) record_refusal(central, "front", "", *refusal, now);
    return response_of(central, std::move(*refusal), Burst::Usual);
  }
  for (const Endpoint& endpoint : endpoints()) {
    std::string name;
    if (endpoint.method != request.method || !fits(endpoint.path, request.path, name)) continue;
    Answer answer = serve(central, endpoint, request, name, now);
    if (!is_for_people(endpoint.path)) record_refusal(central, endpoint.operation, name, answer, now);
    return response_of(central, std::move(answer), endpoint.burst);
  }
  Answer answer = refused_unknown();
  if (!is_for_people(request.path)) record_refusal(central, "unknown", "", answer, now);
  return response_of(central, std::move(answer), Burst::Usual);
}

}  // namespace vendorproof::mock_amazon
