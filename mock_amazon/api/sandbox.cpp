#include "mock_amazon/api/sandbox.h"

#include <algorithm>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "mock_amazon/api/body_limits.h"
#include "mock_amazon/api/endpoints.h"
#include "mock_amazon/api/front.h"
#include "mock_amazon/wire/stated.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::int64_t rate_per_second = 5;
constexpr std::int64_t burst = 15;
constexpr std::size_t pairs_max = 10'000;

/// The JSON of a value as a query writes it.
std::string as_text(const Json& value) { return value.is_string() ? value.get<std::string>() : written(value); }

/// Equal, apart from the order of members.
bool same(const Json& left, const Json& right) {
  if (left.is_object() && right.is_object()) {
    if (left.size() != right.size()) return false;
    for (const auto& [name, value] : left.items()) {
      const auto found = right.find(name);
      if (found == right.end() || !same(value, *found)) return false;
    }
    return true;
  }
  if (left.is_array() && right.is_array()) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), same);
  }
  return left == right;
}

SandboxPair read_pair(const JsonReader& in) {
  SandboxPair pair;
  const JsonReader request = in.at("request");
  if (request.has("parameters")) {
    const JsonReader parameters = request.at("parameters");
    for (const std::string& name : parameters.keys()) {
      const JsonReader parameter = parameters.at(name);
      if (!parameter.has("value")) continue;  // any value matches
      if (name == "body") {
        pair.body = parameter.at("value").node().written();
      } else {
        pair.parameters.emplace_back(name, as_text(parameter.at("value").json()));
      }
    }
  }
  pair.response = written(in.at("response").json());
  return pair;
}

/// The pairs that one answer of one operation declares, under either of the two extensions.
std::vector<JsonReader> pairs_of(const JsonReader& answer) {
  std::vector<JsonReader> pairs;
  if (answer.has("x-amzn-api-sandbox") && answer.at("x-amzn-api-sandbox").has("static")) {
    pairs = answer.at("x-amzn-api-sandbox").at("static").elements();
  }
  if (answer.has("x-amazon-spds-sandbox-behaviors")) {
    for (JsonReader& pair : answer.at("x-amazon-spds-sandbox-behaviors").elements()) pairs.push_back(std::move(pair));
  }
  return pairs;
}

void read_operation(const JsonReader& operation, const std::string& method, const std::string& path,
                    std::vector<SandboxPair>& pairs) {
  const JsonReader answers = operation.at("responses");
  for (const std::string& status : answers.keys()) {
    for (const JsonReader& declared : pairs_of(answers.at(status))) {
      SandboxPair pair = read_pair(declared);
      pair.operation = operation.text_or("operationId", "");
      pair.method = method;
      pair.path = path;
      const std::optional<std::int64_t> number = number_of(status);
      if (!number || *number < 100 || *number > 599) answers.at(status).problem("is not a status of HTTP");
      pair.status = static_cast<int>(number.value_or(0));
      if (pairs.size() >= pairs_max) operation.problem("is one too many pairs");
      if (operation.failed()) return;
      pairs.push_back(std::move(pair));
    }
  }
}

bool fits_parameters(const SandboxPair& pair, const HttpRequest& request, const std::string& name) {
  return std::all_of(pair.parameters.begin(), pair.parameters.end(), [&](const auto& parameter) {
    const bool in_path = pair.path.find("{" + parameter.first + "}") != std::string::npos;
    return in_path ? name == parameter.second : query_of(request, parameter.first) == parameter.second;
  });
}

}  // namespace

Result<std::vector<SandboxPair>> sandbox_pairs(const Json& model) {
  const JsonReader in(model);
  std::vector<SandboxPair> pairs;
  const JsonReader paths = in.at("paths");
  for (const std::string& path : paths.keys()) {
    for (const char* method : {"get", "post"}) {
      if (!paths.at(path).has(method)) continue;
      read_operation(paths.at(path).at(method), method == std::string_view("get") ? "GET" : "POST", path, pairs);
    }
  }
  return in.finish(std::move(pairs));
}

Sandbox::Sandbox(Settings settings, std::vector<SandboxPair> pairs)
    : settings_(std::move(settings)), pairs_(std::move(pairs)) {
  std::stable_sort(pairs_.begin(), pairs_.end(),
                   [](const SandboxPair& left, const SandboxPair& right) { return left.weight() > right.weight(); });
}

HttpResponse Sandbox::handle(const HttpRequest& request, Instant now) {
  Envelope envelope;
  envelope.seed = settings_.seed;
  envelope.number = ++requests_;
  envelope.of_login = request.path == login_path;
  Answer answer = answer_to(request, now);
  const bool tells_rate = answer.status < 300 || answer.status == 400 || answer.status == 404;
  if (!envelope.of_login && tells_rate) envelope.rate_per_second = rate_per_second;
  return enveloped(std::move(answer), envelope);
}

Answer Sandbox::answer_to(const HttpRequest& request, Instant now) {
  if (std::optional<Answer> refusal = refused_at_front(request)) return std::move(*refusal);
  if (request.method == "POST" && request.path == login_path) return access_.grant(settings_, request, now);
  std::string name;
  const auto is_served = [&](const SandboxPair& pair) {
    return pair.method == request.method && fits(pair.path, request.path, name);
  };
  const auto first = std::find_if(pairs_.begin(), pairs_.end(), is_served);
  if (first == pairs_.end()) return refused_unknown();
  Admission admission = access_.admit(settings_, request, first->operation, now);
  if (admission.denial) return std::move(*admission.denial);
  if (!quota_.take(admission.application, "sandbox", rate_per_second, burst, now)) return throttled();
  const Result<Json> body = request.method == "POST" ? parse_json(request.body) : Result<Json>(Json());
  const auto matches = [&](const SandboxPair& pair) {
    if (!is_served(pair) || !fits_parameters(pair, request, name)) return false;
    return !pair.body || (body.has_value() && same(*parse_json(*pair.body), *body));
  };
  const auto found = std::find_if(pairs_.begin(), pairs_.end(), matches);
  if (found == pairs_.end() || !body) {
    return refused(400, {{"InvalidInput", "Could not match input arguments", ""}});
  }
  return answered(found->status, found->response);
}

}  // namespace vendorproof::mock_amazon
