#include "mock_erp/api/batch.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/json/json_writer.h"
#include "core/base/text.h"
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::size_t operations_max = 100;
constexpr std::string_view place_of_batch = "$batch";
constexpr int failed_dependency = 424;

/// Headers of the batch that count for each operation.
constexpr std::array<std::string_view, 3> inherited = {"Authorization", "Host", "X-Forwarded-Proto"};

struct Operation {
  std::string id;
  HttpRequest request;
  std::vector<std::string> depends_on;
};

std::string base_of(const std::string& path) { return path.substr(0, path.size() - place_of_batch.size()); }

bool has_text(const Json& object, const char* name) { return object.contains(name) && object.at(name).is_string(); }

tl::expected<Operation, Refusal> read_operation(const Json& row, const HttpRequest& batch, std::size_t number) {
  const bool is_whole = row.is_object() && has_text(row, "id") && has_text(row, "method") && has_text(row, "url");
  if (!is_whole) return bad_request(fmt::format("Operation {} of the batch needs id, method and url.", number));
  Operation operation;
  operation.id = row.at("id");
  operation.request.method = row.at("method");
  const std::string url = row.at("url");
  set_target(operation.request, starts_with(url, "/") ? url : base_of(batch.path) + url);
  if (is_batch(operation.request)) return bad_request("A batch cannot contain a batch.");
  for (const std::string_view name : inherited) {
    if (const auto value = header_of(batch.headers, name)) operation.request.headers.emplace_back(name, *value);
  }
  const Json headers = row.value("headers", Json::object());
  if (!headers.is_object()) return bad_request(fmt::format("The headers of operation {} are no object.", number));
  for (const auto& [name, value] : headers.items()) {
    if (value.is_string()) operation.request.headers.emplace_back(name, value.get<std::string>());
  }
  if (row.contains("body")) operation.request.body = row.at("body").dump();
  const Json depends_on = row.value("dependsOn", Json::array());
  if (!depends_on.is_array()) return bad_request(fmt::format("dependsOn of operation {} is no list.", number));
  for (const Json& id : depends_on) {
    if (id.is_string()) operation.depends_on.push_back(id);
  }
  return operation;
}

tl::expected<std::vector<Operation>, Refusal> read_operations(const HttpRequest& batch) {
  const std::string type = lower_case(header_of(batch.headers, "Content-Type").value_or("application/json"));
  if (!starts_with(type, "application/json")) {
    return refusal(501, "BadRequest_MethodNotImplemented", "A batch that is not in JSON is not served here.");
  }
  const Result<Json> body = parse_json(batch.body);
  if (!body) return bad_request("The batch cannot be read: " + body.error().message);
  const bool has_list = body->is_object() && body->contains("requests") && body->at("requests").is_array();
  if (!has_list) return bad_request("A batch has a list 'requests'.");
  const Json& rows = body->at("requests");
  if (rows.size() > operations_max) {
    return refusal(
        400, "Unknown",
        fmt::format("The batch has too many operations: {}. A batch has at most {}.", rows.size(), operations_max));
  }
  std::vector<Operation> operations;
  std::set<std::string> ids;
  for (const Json& row : rows) {
    tl::expected<Operation, Refusal> operation = read_operation(row, batch, operations.size() + 1);
    if (!operation) return tl::unexpected<Refusal>(operation.error());
    if (!ids.insert(operation->id).second) {
      return bad_request(fmt::format("Two operations of the batch have the id '{}'.", shown(operation->id)));
    }
    operations.push_back(std::move(*operation));
  }
  return operations;
}

/// Posting a journal commits in Business Central, whatever the batch wants.
bool commits(const Operation& operation) { return operation.request.path.ends_with("/Microsoft.NAV.post"); }

/// Undoes what the transaction did. What was counted and refused stays counted and refused.
void roll_back(Company& company, const Company& before) {
  std::vector<Effect> refused;
  for (std::size_t i = before.effects.size(); i < company.effects.size(); ++i) {
    if (company.effects[i].kind == EffectKind::RequestRefused) refused.push_back(std::move(company.effects[i]));
  }
  Company undone = before;
  undone.usage = company.usage;
  undone.answers_refused = company.answers_refused;
  for (Effect& effect : refused) undone.effects.push_back(std::move(effect));
  company = std::move(undone);
}

void write_response(JsonWriter& out, const std::string& id, const HttpResponse& response) {
  out.begin_object().member("id", id).member("status", response.status);
  out.key("headers").begin_object();
  for (const auto& [name, value] : response.headers) out.member(lower_case(name), value);
  out.end_object();
  const std::string type = lower_case(header_of(response.headers, "Content-Type").value_or(""));
  if (!response.body.empty() && type.find("json") != std::string::npos) {
    out.key("body").raw(response.body);
  } else if (!response.body.empty()) {
    out.member("body", response.body);
  }
  out.end_object();
}

HttpResponse not_tried() {
  return json_response(failed_dependency,
                       R"({"error":{"code":"Unknown","message":"An operation that this one depends on failed."}})");
}

}  // namespace

bool is_batch(const HttpRequest& request) {
  if (request.method != "POST") return false;
  for (const Api api : {Api::Standard, Api::Vendorlink}) {
    if (request.path == std::string(base_path(api)) + std::string(place_of_batch)) return true;
  }
  return false;
}

Answer answer_batch(Company& company, const HttpRequest& request, const AnswerOne& answer_one) {
  const auto operations = read_operations(request);
  if (!operations) return tl::unexpected<Refusal>(operations.error());
  const bool is_one = lower_case(header_of(request.headers, "Isolation").value_or("")) == "snapshot";
  const std::string prefer = lower_case(header_of(request.headers, "Prefer").value_or(""));
  const bool goes_on = !is_one && prefer.find("continue-on-error") != std::string::npos;
  std::optional<Company> before;
  if (is_one) before = company;
  std::set<std::string> failed;
  JsonWriter out;
  out.begin_object().key("responses").begin_array();
  for (const Operation& operation : *operations) {
    const auto has_failed = [&failed](const std::string& id) { return failed.contains(id); };
    const bool is_stuck = std::any_of(operation.depends_on.begin(), operation.depends_on.end(), has_failed);
    const HttpResponse response = is_stuck ? not_tried() : answer_one(company, operation.request);
    write_response(out, operation.id, response);
    if (response.status >= 400) {
      failed.insert(operation.id);
      if (is_one) roll_back(company, *before);
      if (!goes_on) break;
    } else if (is_one && commits(operation)) {
      before = company;
    }
  }
  out.end_array().end_object();
  return json_response(200, out.take());
}

}  // namespace vendorproof::mock_erp
