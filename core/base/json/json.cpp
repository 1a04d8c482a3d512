#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/base/text.h"

namespace vendorproof {

namespace {

constexpr std::size_t elements_max = 100'000;

const Json null_node;

/// Appends the path from `from` to `wanted`. Only errors need a path, so it is searched when needed and not stored in
/// every reader.
bool find_path(const JsonNode& from, const JsonNode& wanted, std::string& path) {
  if (from == wanted) return true;
  const std::size_t length = path.size();
  for (const auto& [key, value] : from.members()) {
    path += ".";
    path += key;
    if (find_path(value, wanted, path)) return true;
    path.resize(length);
  }
  const std::vector<JsonNode> elements = from.elements();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    path += "[" + std::to_string(i) + "]";
    if (find_path(elements[i], wanted, path)) return true;
    path.resize(length);
  }
  return false;
}

std::string shown(const JsonNode& node) {
  std::string text = node.written();
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

/// A member that is there and not null.
std::optional<JsonNode> given(const JsonNode& node, std::string_view key) {
  std::optional<JsonNode> found = node.member(key);
  if (found && found->is_null()) found.reset();
  return found;
}

}  // namespace

JsonReader::JsonReader(const Json& document, std::string root)
    : state_(SharedState(State{JsonNode(&document), std::move(root), std::nullopt, 0})), node_(state_->root) {}

JsonReader::JsonReader(const JsonText& document, std::string root)
    : state_(SharedState(State{document.root(), std::move(root), std::nullopt, 0})), node_(state_->root) {}

const Json& JsonReader::json() const {
  if (const Json* tree = node_.tree()) return *tree;
  REQUIRE(node_.is_null());
  return null_node;
}

JsonReader JsonReader::apart(std::string root) const {
  return {SharedState(State{node_, std::move(root), std::nullopt, 0}), node_};
}

JsonReader JsonReader::at(std::string_view key) const {
  if (failed()) return {state_, JsonNode()};
  if (!node_.is_object()) {
    problem("is not an object");
    return {state_, JsonNode()};
  }
  const std::optional<JsonNode> found = node_.member(key);
  if (!found || found->is_null()) {
    state_->error = Error{ErrorCode::Malformed, path() + "." + std::string(key) + " is missing"};
    return {state_, JsonNode()};
  }
  return {state_, *found};
}

bool JsonReader::has(std::string_view key) const { return given(node_, key).has_value(); }

std::vector<JsonReader> JsonReader::elements() const {
  std::vector<JsonReader> readers;
  if (failed()) return readers;
  if (!node_.is_array()) {
    problem("is not an array");
    return readers;
  }
  const std::vector<JsonNode> elements = node_.elements();
  if (elements.size() > elements_max) {
    problem("has more than 100,000 elements");
    return readers;
  }
  readers.reserve(elements.size());
  for (const JsonNode& element : elements) readers.push_back(JsonReader(state_, element));
  return readers;
}

std::vector<std::string> JsonReader::keys() const {
  std::vector<std::string> names;
  for (const auto& [key, value] : node_.members()) names.emplace_back(key);
  return names;
}

std::string JsonReader::text() const {
  if (failed()) return {};
  if (const auto text = node_.text()) return std::string(*text);
  problem("is " + shown(node_) + ", not a text");
  return {};
}

std::int64_t JsonReader::integer() const {
  if (failed()) return 0;
  if (const auto value = node_.integer()) return *value;
  problem("is " + shown(node_) + ", not a whole number");
  return 0;
}

std::int64_t JsonReader::integer_or_text() const {
  if (failed() || !node_.is_text()) return integer();
  const std::string digits = text();
  const std::size_t start = !digits.empty() && digits[0] == '-' ? 1 : 0;
  const bool good = digits.size() > start && digits.size() <= 18 &&
                    digits.find_first_not_of("0123456789", start) == std::string::npos;
  if (good) return std::stoll(digits);
  problem("is " + shown(node_) + ", not a whole number");
  return 0;
}

bool JsonReader::boolean() const {
  if (failed()) return false;
  if (const auto value = node_.boolean()) return *value;
  problem("is " + shown(node_) + ", not true or false");
  return false;
}

Instant JsonReader::instant() const {
  const std::string written = text();
  if (failed()) return {};
  const Result<Instant> read = parse_instant(written);
  if (read) return *read;
  problem("is not a date-time: " + read.error().message);
  return {};
}

std::size_t JsonReader::one_of(const std::vector<std::string_view>& names, Case letter_case) const {
  const std::string written = text();
  if (failed()) return 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool same = letter_case == Case::Exact ? written == names[i] : equal_ignoring_case(written, names[i]);
    if (same) return i;
  }
  problem("is " + shown(node_) + ", not one of " + join({names.begin(), names.end()}, ", "));
  return 0;
}

std::string JsonReader::text_or(std::string_view key, std::string_view fallback) const {
  const std::optional<JsonNode> found = given(node_, key);
  return found ? JsonReader(state_, *found).text() : std::string(fallback);
}

std::int64_t JsonReader::integer_or(std::string_view key, std::int64_t fallback) const {
  const std::optional<JsonNode> found = given(node_, key);
  return found ? JsonReader(state_, *found).integer() : fallback;
}

bool JsonReader::boolean_or(std::string_view key, bool fallback) const {
  const std::optional<JsonNode> found = given(node_, key);
  return found ? JsonReader(state_, *found).boolean() : fallback;
}

std::string JsonReader::path() const {
  std::string path = state_->root_name;
  find_path(state_->root, node_, path);
  return path;
}

void JsonReader::problem(const std::string& message) const {
  if (!failed()) state_->error = Error{ErrorCode::Malformed, path() + " " + message};
}

}  // namespace vendorproof
