#include "mock_amazon/answer.h"

#include "core/base/hash.h"
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

std::string quoted(const std::string& text) { return written(Json(text)); }

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string guid_of(std::uint64_t seed, std::uint64_t number) {
  const std::string name = std::to_string(number);
  const std::string digits = hex_of(hash_of(seed, "guid/" + name)) + hex_of(hash_of(seed, "guid/low/" + name));
  return digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" + digits.substr(16, 4) +
         "-" + digits.substr(20, 12);
}

}  // namespace vendorproof::mock_amazon
