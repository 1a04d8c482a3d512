#include "harness/world/network.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/base/text.h"
#include "harness/field/requests.h"

namespace vendorproof::harness {

HttpResponse throttled_answer() {
  HttpResponse response;
  response.status = 429;
  response.headers = {{"Content-Type", "application/json"}, {"x-amzn-ErrorType", "TooManyRequestsException"}};
  response.body = R"({"errors":[{"code":"QuotaExceeded",)"
                  R"("message":"You exceeded your quota for the requested resource.","details":""}]})";
  return response;
}

HttpResponse unavailable_answer() {
  return {503, {{"Content-Type", "text/html"}}, "<html><body><h1>Website Temporarily Unavailable</h1></body></html>"};
}

namespace {

const char* name_of(Peer peer) { return peer == Peer::Amazon ? "amazon" : "erp"; }

/// What a peer, or what stands before it, says with a status.
struct RefusalRow {
  int status;
  const char* amazon_code;  ///< nullptr: a page in HTML
  const char* erp_code;
  const char* message;
};
constexpr std::array<RefusalRow, 12> refusal_rows = {{
    {200, nullptr, nullptr, "Please sign in"},
    {302, nullptr, nullptr, "Moved"},
    {400, nullptr, nullptr, "The firewall blocked this request"},
    {401, "Unauthorized", "Authentication_InvalidCredentials", "The request has no valid credentials."},
    {403, "Unauthorized", "Authorization_RequestDenied", "Access to the requested resource is denied."},
    {404, "NotFound", "BadRequest_NotFound", "The resource does not exist."},
    {405, "MethodNotAllowed", "BadRequest_MethodNotAllowed", "The method is not allowed here."},
    {408, "RequestTimeout", "Application_RequestTimeout", "The operation took too long."},
    {410, "Gone", "BadRequest_Gone", "The resource is not available any more."},
    {500, "InternalFailure", "Internal_ServerError", "We encountered an internal error. Please try again."},
    {502, nullptr, nullptr, "Bad gateway"},
    {504, "GatewayTimeout", "Internal_GatewayTimeout", "The gateway did not get an answer in time."},
}};

/// Requests that may arrive twice without harm to a correct integration: reads, and documents that Amazon recognises by
/// their identifier. A create at the ERP has no identifier, so there no integration could prevent a duplicate.
bool may_be_doubled(const HttpCall& call) {
  return call.request.method == "GET" || call.operation == "submitInvoices" ||
         call.operation == "SubmitShipmentConfirmations";
}

/// One kind of random fault: its name, its probability, and its effect.
struct ChanceRow {
  const char* name;
  std::int64_t scenarios::ChanceOfFaults::*chance_bp;
  std::int64_t options;
  void (*strike)(Disposition& disposition, std::int64_t value);
};

constexpr std::array<ChanceRow, 6> chance_rows = {{
    {"request-lost", &scenarios::ChanceOfFaults::request_lost_bp, 1,
     [](Disposition& disposition, std::int64_t) { disposition.deliver_request = false; }},
    {"answer-lost", &scenarios::ChanceOfFaults::answer_lost_bp, 2,
     [](Disposition& disposition, std::int64_t value) {
       if (value == 1) disposition.deliver_answer = false;
       if (value == 2) disposition.truncate_answer = true;
     }},
    {"doubled", &scenarios::ChanceOfFaults::duplicate_bp, 1,
     [](Disposition& disposition, std::int64_t) { disposition.copies = 2; }},
    {"delayed", &scenarios::ChanceOfFaults::delay_bp, 4,
     [](Disposition& disposition, std::int64_t value) {
       if (value <= 2) disposition.request_delay += std::chrono::seconds(6 * value);
       if (value > 2) disposition.answer_delay += std::chrono::seconds(12 * value);
     }},
    {"server-error", &scenarios::ChanceOfFaults::server_error_bp, 1,
     [](Disposition& disposition, std::int64_t) { disposition.instead = unavailable_answer(); }},
    {"throttled", &scenarios::ChanceOfFaults::throttle_bp, 1,
     [](Disposition& disposition, std::int64_t) { disposition.instead = throttled_answer(); }},
}};

}  // namespace

HttpResponse refusal_answer(Peer peer, int status) {
  const auto* row = std::find_if(refusal_rows.begin(), refusal_rows.end(),
                                 [status](const RefusalRow& one) { return one.status == status; });
  REQUIRE(row != refusal_rows.end());
  if (row->amazon_code == nullptr) {
    Fields headers = {{"Content-Type", "text/html"}};
    if (status == 302) headers.emplace_back("Location", "/login");
    return {status, std::move(headers), fmt::format("<html><body><h1>{}</h1></body></html>", row->message)};
  }
  const Json body = peer == Peer::Amazon
                        ? Json{{"errors", {{{"code", row->amazon_code}, {"message", row->message}, {"details", ""}}}}}
                        : Json{{"error", {{"code", row->erp_code}, {"message", row->message}}}};
  return {status, {{"Content-Type", "application/json"}}, body.dump()};
}

HttpResponse taken_answer() {
  constexpr const char* transaction = "00000000-0000-4000-8000-000000000000-20261101000000";
  return {202, {{"Content-Type", "application/json"}}, Json{{"payload", {{"transactionId", transaction}}}}.dump()};
}

namespace {

/// Transactions that only the network knows: no transaction of the mock begins so.
constexpr std::string_view failing_transaction = "00000000-0000-4000-8001-";

}  // namespace

HttpResponse taken_to_fail_answer(std::int64_t number) {
  const std::string transaction = fmt::format("{}{:012}-20261101000000", failing_transaction, number);
  return {202, {{"Content-Type", "application/json"}}, Json{{"payload", {{"transactionId", transaction}}}}.dump()};
}

std::optional<HttpResponse> failed_transaction_answer(const HttpRequest& request) {
  const std::size_t begins = request.path.find(failing_transaction);
  if (request.method != "GET" || begins == std::string::npos) return std::nullopt;
  constexpr const char* message =
      "Error details are not available. Please make sure you are sending valid input payload.";
  const Json error = {{"code", "NotAvailable"}, {"message", message}, {"details", ""}};
  const Json status = {
      {"transactionId", request.path.substr(begins)}, {"status", "Failure"}, {"errors", Json::array({error})}};
  return HttpResponse{
      200, {{"Content-Type", "application/json"}}, Json{{"payload", {{"transactionStatus", status}}}}.dump()};
}

HttpResponse bad_request_answer() {
  const Json error = {{"code", "InvalidInput"}, {"message", "Invalid Input"}, {"details", ""}};
  return {400, {{"Content-Type", "application/json"}}, Json{{"errors", Json::array({error})}}.dump()};
}

bool Network::planned_trouble(Peer peer, Instant at) const {
  for (const scenarios::Fault& fault : scenario_.faults) {
    if (!is_span(fault.kind) || fault.peer != name_of(peer)) continue;
    if (at >= scenario_.start + fault.from && at < scenario_.start + fault.until) return true;
  }
  return false;
}

namespace {

/// A number that the ERP counted up, such as SS-100005: it shifts when another order is left out of the scenario.
bool is_counted(const std::string& part) {
  const std::size_t dash = part.find('-');
  if (dash == std::string::npos || dash + 4 > part.size()) return false;
  return part.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == dash &&
         part.find_first_not_of("0123456789", dash + 1) == std::string::npos;
}

}  // namespace

std::string stable_name(const std::string& key, std::uint32_t attempt) {
  std::string name;
  for (const std::string& part : split(key, '/')) {
    if (is_counted(part)) continue;
    name += (name.empty() ? "" : "/") + part;
  }
  return name + "#" + std::to_string(attempt);
}

std::string Network::occasion(const EffectKey& key, std::uint32_t attempt,
                              std::map<std::string, std::int64_t>& counts) {
  std::string name = stable_name(key.text, attempt);
  const std::int64_t before = counts[name]++;
  if (before > 0) name += "@" + std::to_string(before);
  return name;
}

/// What Amazon does to a submission instead of processing it.
std::optional<Disposition> Network::at_submission(const HttpCall& call, std::size_t fault) {
  const scenarios::Fault& planned = scenario_.faults[fault];
  Disposition disposition;
  disposition.fault = std::string(scenarios::text_of(planned.kind));
  if (planned.kind == scenarios::FaultKind::TakenAndFailed)
    disposition.instead = failed_transaction_answer(call.request);
  if (disposition.instead) return disposition;
  if (planned.operation != call.operation || call.request.method == "GET") return std::nullopt;
  if (!planned.document.empty()) {
    const std::vector<std::string> documents = documents_of(call.peer, call.request);
    if (std::find(documents.begin(), documents.end(), planned.document) == documents.end()) return std::nullopt;
  } else if (used_[fault]++ >= planned.times) {
    return std::nullopt;
  }
  if (planned.kind == scenarios::FaultKind::TakenAndLost) disposition.instead = taken_answer();
  if (planned.kind == scenarios::FaultKind::TakenAndFailed) disposition.instead = taken_to_fail_answer(++failing_);
  if (planned.kind == scenarios::FaultKind::BadRequest) disposition.instead = bad_request_answer();
  return disposition;
}

std::optional<Disposition> Network::planned(const HttpCall& call, Instant now) {
  for (std::size_t i = 0; i < scenario_.faults.size(); ++i) {
    const scenarios::Fault& fault = scenario_.faults[i];
    const bool in_span =
        fault.peer == name_of(call.peer) && now >= scenario_.start + fault.from && now < scenario_.start + fault.until;
    const bool counted = fault.operation == call.operation && used_[i] < fault.times;
    Disposition disposition;
    disposition.fault = std::string(scenarios::text_of(fault.kind));
    switch (fault.kind) {
      case scenarios::FaultKind::Outage:
        disposition.refused = true;
        if (in_span) return disposition;
        break;
      case scenarios::FaultKind::Throttle:
        disposition.instead = throttled_answer();
        if (in_span) return disposition;
        break;
      case scenarios::FaultKind::ServerError:
        disposition.instead = unavailable_answer();
        if (in_span) return disposition;
        break;
      case scenarios::FaultKind::Refusal:
        disposition.instead = refusal_answer(call.peer, static_cast<int>(fault.status));
        if (in_span && (fault.operation.empty() || fault.operation == call.operation)) return disposition;
        break;
      case scenarios::FaultKind::LostAnswer:
        disposition.deliver_answer = false;
        if (counted && ++used_[i] > 0) return disposition;
        break;
      case scenarios::FaultKind::Duplicate:
        disposition.copies = 2;
        if (counted && ++used_[i] > 0) return disposition;
        break;
      case scenarios::FaultKind::LateEffect:
        disposition.deliver_answer = false;
        disposition.request_delay = fault.after;
        if (counted && ++used_[i] > 0) return disposition;
        break;
      case scenarios::FaultKind::TakenAndLost:
      case scenarios::FaultKind::TakenAndFailed:
      case scenarios::FaultKind::BadRequest:
        if (std::optional<Disposition> struck = at_submission(call, i)) return struck;
        break;
      case scenarios::FaultKind::Crash:
        break;
    }
  }
  return std::nullopt;
}

Disposition Network::by_chance(const HttpCall& call) {
  Disposition disposition;
  if (!chance_.may_fire(scenario_.chance == scenarios::ChanceOfFaults{} ? 0 : 1)) return disposition;
  const std::string exchange = "net/" + occasion(call.key, call.attempt, seen_) + "/";
  for (const ChanceRow& row : chance_rows) {
    if (std::string_view(row.name) == "doubled" && !may_be_doubled(call)) continue;
    const std::int64_t value = chance_.draw(exchange + row.name, scenario_.chance.*row.chance_bp, row.options);
    if (value == 0) continue;
    row.strike(disposition, value);
    disposition.fault = row.name;
    return disposition;
  }
  return disposition;
}

Disposition Network::disposition(const HttpCall& call, Instant now) {
  std::optional<Disposition> disposition = planned(call, now);
  if (!disposition) disposition = by_chance(call);
  if (!disposition->fault.empty()) ++faults_fired_;
  return *disposition;
}

std::optional<Boundary> Network::kills_core(const EffectKey& key, std::uint32_t attempt, const std::string& operation) {
  if (crashes_.strike(operation)) return Boundary::AfterSend;
  if (!chance_.may_fire(scenario_.chance.crash_bp)) return std::nullopt;
  constexpr Boundary boundaries[] = {Boundary::AfterSend, Boundary::AfterCommit, Boundary::BeforeCommit};
  const std::string name = "crash/" + occasion(key, attempt, answered_);
  const std::int64_t drawn = chance_.draw(name, scenario_.chance.crash_bp, std::ssize(boundaries));
  return drawn == 0 ? std::nullopt : std::optional(boundaries[drawn - 1]);
}

}  // namespace vendorproof::harness
