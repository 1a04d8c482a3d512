#include "core/base/json/json_node.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>

#include <simdjson.h>

#include "core/base/json/json_tree.h"
#include "core/base/json/json_writer.h"
#include "core/base/json/member_places.h"

namespace vendorproof {

namespace {

using Element = simdjson::dom::element;
using Type = simdjson::dom::element_type;

/// Long enough for 5e-324 without an exponent, which is the longest number.
constexpr std::size_t fixed_length_max = 400;

static_assert(sizeof(Element) == sizeof(std::array<std::uint64_t, 2>));

Element element_of(const std::array<std::uint64_t, 2>& bits) { return std::bit_cast<Element>(bits); }

JsonNode node_of(const Element& element) { return JsonNode(std::bit_cast<std::array<std::uint64_t, 2>>(element)); }

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Of members with one name the last counts, in the place of the first.
template <class Value, class ValueOf>
std::vector<std::pair<std::string_view, Value>> members_of(const simdjson::dom::object& object,
                                                           const ValueOf& value_of) {
  std::vector<std::pair<std::string_view, Value>> members;
  MemberPlaces places;
  for (const auto& field : object) {
    const std::size_t place = places.of(field.key, members);
    if (place == members.size()) members.emplace_back(field.key, Value());
    members[place].second = value_of(field.value);
  }
  return members;
}

void write(const Element& element, JsonWriter& out);

void write_object(const simdjson::dom::object& object, JsonWriter& out) {
  const auto itself = [](const Element& value) { return value; };
  out.begin_object();
  for (const auto& [key, value] : members_of<Element>(object, itself)) write(value, out.key(key));
  out.end_object();
}

void write(const Element& element, JsonWriter& out) {
  switch (element.type()) {
    case Type::OBJECT:
      write_object(element, out);
      return;
    case Type::ARRAY:
      out.begin_array();
      for (const Element part : simdjson::dom::array(element)) write(part, out);
      out.end_array();
      return;
    case Type::STRING:
      out.text(element);
      return;
    case Type::INT64:
      out.integer(element);
      return;
    case Type::UINT64:
      out.raw(std::to_string(std::uint64_t(element)));
      return;
    case Type::DOUBLE:
      out.raw(dumped(Json(element.get_double().value())));
      return;
    case Type::BOOL:
      out.boolean(element);
      return;
    case Type::NULL_VALUE:
      out.null();
      return;
  }
}

}  // namespace

bool JsonNode::is_null() const {
  if (is_element_) return element_of(element_).is_null();
  return json_ == nullptr || json_->is_null();
}

bool JsonNode::is_object() const {
  return is_element_ ? element_of(element_).is_object() : json_ != nullptr && json_->is_object();
}

bool JsonNode::is_array() const {
  return is_element_ ? element_of(element_).is_array() : json_ != nullptr && json_->is_array();
}

bool JsonNode::is_text() const {
  return is_element_ ? element_of(element_).is_string() : json_ != nullptr && json_->is_string();
}

bool JsonNode::is_number() const {
  return is_element_ ? element_of(element_).is_number() : json_ != nullptr && json_->is_number();
}

bool JsonNode::is_fraction() const {
  if (is_element_) return element_of(element_).type() == Type::DOUBLE;
  return json_ != nullptr && json_->is_number_float();
}

std::optional<JsonNode> JsonNode::member(std::string_view key) const {
  if (is_element_) {
    simdjson::dom::object object;
    if (element_of(element_).get(object) != simdjson::SUCCESS) return std::nullopt;
    std::optional<JsonNode> last;
    for (const auto& field : object) {
      if (field.key == key) last = node_of(field.value);
    }
    return last;
  }
  if (!is_object()) return std::nullopt;
  const auto found = json_->find(std::string(key));
  if (found == json_->end()) return std::nullopt;
  return JsonNode(&*found);
}

std::vector<std::pair<std::string_view, JsonNode>> JsonNode::members() const {
  std::vector<std::pair<std::string_view, JsonNode>> members;
  if (!is_object()) return members;
  if (is_element_) return members_of<JsonNode>(element_of(element_), node_of);
  for (const auto& [key, value] : *json_->get_ptr<const Json::object_t*>()) members.emplace_back(key, &value);
  return members;
}

std::vector<JsonNode> JsonNode::elements() const {
  std::vector<JsonNode> elements;
  if (!is_array()) return elements;
  if (!is_element_) {
    elements.reserve(json_->size());
    for (const Json& element : *json_) elements.emplace_back(&element);
    return elements;
  }
  for (const Element element : simdjson::dom::array(element_of(element_))) elements.push_back(node_of(element));
  return elements;
}

std::optional<std::string_view> JsonNode::text() const {
  if (!is_text()) return std::nullopt;
  if (is_element_) return std::string_view(element_of(element_));
  return std::string_view(*json_->get_ptr<const std::string*>());
}

std::optional<std::int64_t> JsonNode::integer() const {
  if (is_element_) {
    std::int64_t value = 0;
    const Element element = element_of(element_);
    const Type type = element.type();
    if (type != Type::INT64 && type != Type::UINT64) return std::nullopt;
    if (element.get(value) != simdjson::SUCCESS) return std::nullopt;
    return value;
  }
  if (json_ == nullptr) return std::nullopt;
  if (json_->is_number_unsigned()) {
    const auto value = json_->get<std::uint64_t>();
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    return static_cast<std::int64_t>(value);
  }
  if (json_->is_number_integer()) return json_->get<std::int64_t>();
  return std::nullopt;
}

// nlohmann's own writer does not always find the shortest text.
std::optional<std::string> JsonNode::number_text() const {
  if (!is_number()) return std::nullopt;
  if (!is_fraction()) return written();
  std::array<char, fixed_length_max> text{};
  char* const last = text.data() + text.size();
  const auto end =
      is_element_
          ? std::to_chars(text.data(), last, element_of(element_).get_double().value(), std::chars_format::fixed)
          : std::to_chars(text.data(), last, *json_->get_ptr<const Json::number_float_t*>(), std::chars_format::fixed);
  return std::string(text.data(), end.ptr);
}

std::optional<bool> JsonNode::boolean() const {
  if (is_element_) {
    bool value = false;
    if (element_of(element_).get(value) != simdjson::SUCCESS) return std::nullopt;
    return value;
  }
  if (json_ == nullptr || !json_->is_boolean()) return std::nullopt;
  return json_->get<bool>();
}

std::string JsonNode::written() const {
  if (!is_element_) return json_ == nullptr ? "null" : dumped(*json_);
  JsonWriter out;
  write(element_of(element_), out);
  return out.take();
}

namespace {

using Parser = simdjson::dom::parser;

/// Parsers that are free again. Each holds memory for the largest text that it has read; new memory for each text would
/// cost as much as reading a short one.
class FreeParsers {
 public:
  std::unique_ptr<Parser> take() {
    if (free_.empty()) return std::make_unique<Parser>();
    std::unique_ptr<Parser> parser = std::move(free_.back());
    free_.pop_back();
    return parser;
  }

  void put_back(std::unique_ptr<Parser> parser) {
    if (free_.size() < parsers_max && parser->capacity() <= capacity_max) free_.push_back(std::move(parser));
  }

 private:
  static constexpr std::size_t parsers_max = 4;
  static constexpr std::size_t capacity_max = 1024UL * 1024;

  std::vector<std::unique_ptr<Parser>> free_;
};

thread_local FreeParsers free_parsers;

}  // namespace

struct JsonText::Document {
  Document() : parser(free_parsers.take()) {}
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document() { free_parsers.put_back(std::move(parser)); }

  std::unique_ptr<Parser> parser;
  Element root;
  std::optional<Json> tree;  ///< in place of the parser, for what simdjson refuses and parse_json takes
};

JsonText::JsonText(std::unique_ptr<Document> document) : document_(std::move(document)) {}
JsonText::JsonText(JsonText&& other) noexcept = default;
JsonText& JsonText::operator=(JsonText&& other) noexcept = default;
JsonText::~JsonText() = default;

Result<JsonText> JsonText::parse(std::string_view text) {
  auto document = std::make_unique<Document>();
  Parser& parser = *document->parser;
  const bool fits =
      !text.empty() && text.size() <= json_bytes_max &&
      (parser.capacity() >= text.size() || parser.allocate(text.size(), json_depth_max) == simdjson::SUCCESS);
  if (fits && parser.parse(text.data(), text.size()).get(document->root) == simdjson::SUCCESS) {
    return JsonText(std::move(document));
  }
  Result<Json> tree = parse_json(text);
  if (!tree) return tl::unexpected<Error>(tree.error());
  document->tree = std::move(*tree);
  return JsonText(std::move(document));
}

JsonNode JsonText::root() const { return document_->tree ? JsonNode(&*document_->tree) : node_of(document_->root); }

}  // namespace vendorproof
