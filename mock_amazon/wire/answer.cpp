#include "mock_amazon/wire/answer.h"

#include "core/base/hash.h"
#include "core/base/json/json_tree.h"
#include "core/base/json/json_writer.h"
#include "core/base/require.h"

namespace vendorproof::mock_amazon {

Answer answered(int status, std::string body) {
  Answer answer;
  answer.status = status;
  answer.body = std::move(body);
  return answer;
}

Answer answered_payload(int status, const Json& payload) {
  return answered(status, "{\"payload\":" + written(payload) + "}");
}

Answer refused(int status, const std::vector<Refusal>& refusals) {
  REQUIRE(!refusals.empty());
  Json rows = Json::array();
  for (const Refusal& refusal : refusals) {
    rows.push_back({{"code", refusal.code}, {"message", refusal.message}, {"details", refusal.details}});
  }
  Answer answer = answered(status, written(Json{{"errors", std::move(rows)}}));
  answer.refusal = refusals.front().code + " " + refusals.front().message;
  return answer;
}

Answer refused_query() { return refused(400, {{"InvalidInput", "Invalid Input", ""}}); }

Answer refused_unknown() { return refused(404, {{"ResourceNotFound", "Cannot find resource by the given URI", ""}}); }

Answer throttled() {
  return refused(429, {{"QuotaExceeded", "You exceeded your quota for the requested resource.", ""}});
}

Answer refused_internal() {
  return refused(500, {{"InternalFailure", "We encountered an internal error. Please try again.", ""}});
}

Answer refused_unavailable() {
  return refused(503, {{"ServiceUnavailable", "Service is temporarily unavailable. Please try again.", ""}});
}

namespace {

Answer html_page(int status, const std::string& title) {
  Answer answer =
      answered(status, "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n");
  answer.content_type = "text/html";
  answer.headers = {{"Connection", "close"}};
  answer.refusal = title;
  return answer;
}

}  // namespace

Answer unavailable_page() { return html_page(503, "Website Temporarily Unavailable"); }

Answer refused_by_front(const std::string& why) {
  Answer answer = html_page(400, "400 Bad Request");
  answer.refusal = why;
  return answer;
}

namespace {

std::string_view error_type_of(int status) {
  switch (status) {
    case 403:
      return "AccessDeniedException";
    case 404:
      return "ResourceNotFoundException";
    case 429:
      return "TooManyRequestsException";
    case 500:
      return "InternalFailureException";
    case 503:
      return "ServiceUnavailableException";
    default:
      return "ValidationException";
  }
}

/// Sixteen characters of base64, as the gateway names its requests.
std::string gateway_id_of(std::uint64_t seed, std::uint64_t number) {
  return hex_of(hash_of(seed, "gateway/" + std::to_string(number))).substr(0, 15) + "=";
}

}  // namespace

HttpResponse enveloped(Answer answer, const Envelope& envelope) {
  HttpResponse response;
  response.status = answer.status;
  response.headers = {{"Content-Type", answer.content_type}};
  const bool names_its_error = header_of(answer.headers, "x-amzn-ErrorType").has_value();
  for (auto& header : answer.headers) response.headers.push_back(std::move(header));
  if (answer.content_type != "text/html") {
    response.headers.emplace_back("x-amzn-RequestId", guid_of(envelope.seed, envelope.number));
    if (!envelope.of_login) {
      response.headers.emplace_back("x-amz-apigw-id", gateway_id_of(envelope.seed, envelope.number));
      if (answer.status >= 400 && !names_its_error) {
        response.headers.emplace_back("x-amzn-ErrorType", error_type_of(answer.status));
      }
    }
    if (envelope.rate_per_second > 0) {
      response.headers.emplace_back("x-amzn-RateLimit-Limit", std::to_string(envelope.rate_per_second) + ".0");
    }
  }
  response.body = std::move(answer.body);
  return response;
}

std::string quoted(const std::string& text) { return JsonWriter().text(text).take(); }

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string guid_of(std::uint64_t seed, std::uint64_t number) {
  const std::string name = std::to_string(number);
  const std::string digits = hex_of(hash_of(seed, "guid/" + name)) + hex_of(hash_of(seed, "guid/low/" + name));
  std::string guid;
  guid.reserve(36);
  guid.append(digits, 0, 8).append("-").append(digits, 8, 4).append("-").append(digits, 12, 4).append("-");
  return guid.append(digits, 16, 4).append("-").append(digits, 20, 12);
}

}  // namespace vendorproof::mock_amazon
