#include "core/base/archive/sealed_state.h"

#include "core/base/hash.h"
#include "core/base/json/json_tree.h"

namespace vendorproof {

namespace {

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string seal_of(const StateFile& file, const std::string& state) {
  return hex_of(hash_of(static_cast<std::uint64_t>(file.version), state));
}

}  // namespace

std::string sealed(const StateFile& file, const Json& state) {
  const std::string text = written(state);
  return "{\"kind\":" + written(Json(file.kind)) + ",\"version\":" + std::to_string(file.version) + ",\"seal\":\"" +
         seal_of(file, text) + "\",\"" + std::string(file.member) + "\":" + text + "}";
}

Result<UnsealedState> unsealed(const StateFile& file, std::string_view json) {
  const Result<Json> document = parse_json(json);
  if (!document) return tl::unexpected<Error>(document.error());
  const JsonReader in(*document);
  const std::string kind = in.at("kind").text();
  const std::int64_t version = in.at("version").integer();
  const std::string seal = in.at("seal").text();
  const Json& state = in.at(file.member).json();
  const auto read = in.finish(0);
  if (!read) return tl::unexpected<Error>(read.error());
  if (kind != file.kind) return malformed("$.kind is not " + std::string(file.kind));
  if (version != file.version) {
    return malformed("$.version is " + std::to_string(version) + "; this program reads " +
                     std::to_string(file.version));
  }
  return UnsealedState{state, seal == seal_of(file, written(state))};
}

Error broken_seal() { return {ErrorCode::Malformed, "$.seal does not fit: the state was changed after its export"}; }

}  // namespace vendorproof
