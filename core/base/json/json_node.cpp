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

JsonNode node_of(const Element& element, bool names_are_unique) {
  return {std::bit_cast<std::array<std::uint64_t, 2>>(element), names_are_unique};
}

/// A place among the members of an object, as the library's iterator and as its two numbers: the document and the index
/// on the tape.
using MemberPlace = simdjson::dom::object::iterator;
using MemberBits = std::array<std::uint64_t, 2>;
static_assert(sizeof(MemberPlace) == sizeof(MemberBits));

/// The names that an object had so far, roughly: two names may have the same place.
class SeenNames {
 public:
  /// Whether this name, or another one with its place, was added before.
  bool add(std::string_view name) {
    const std::uint64_t place = place_of(name);
    std::uint64_t& word = words_[place / 64];
    const std::uint64_t bit = std::uint64_t{1} << (place % 64);
    const bool was_seen = (word & bit) != 0;
    word |= bit;
    return was_seen;
  }

 private:
  static std::uint64_t place_of(std::string_view name) {
    if (name.empty()) return 0;
    const auto byte = [](char character) { return std::uint64_t{static_cast<unsigned char>(character)}; };
    return ((name.size() + (byte(name.front()) << 8U) + (byte(name[name.size() / 2]) << 16U) +
             (byte(name.back()) << 24U)) *
            0x9e3779b97f4a7c15ULL) >>
           56U;
  }

  std::array<std::uint64_t, 4> words_{};
};

bool is_name_before(const simdjson::dom::object& object, const MemberPlace& place, std::string_view name) {
  for (MemberPlace earlier = object.begin(); earlier != place; ++earlier) {
    if (earlier.key() == name) return true;
  }
  return false;
}

/// For objects of many members.
bool sorted_names_differ(const simdjson::dom::object& object) {
  std::vector<std::string_view> names;
  for (const auto& field : object) names.push_back(field.key);
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

bool all_names_differ(const Element& element);

bool all_names_differ_in(const simdjson::dom::object& object) {
  constexpr std::size_t few = 32;
  const bool is_large = object.size() > few;
  if (is_large && !sorted_names_differ(object)) return false;
  SeenNames seen;
  const MemberPlace end = object.end();
  for (MemberPlace place = object.begin(); place != end; ++place) {
    const std::string_view name = place.key();
    if (!is_large && seen.add(name) && is_name_before(object, place, name)) return false;
    if (!all_names_differ(place.value())) return false;
  }
  return true;
}

bool all_names_differ(const Element& element) {
  const Type type = element.type();
  if (type == Type::OBJECT) return all_names_differ_in(element);
  if (type != Type::ARRAY) return true;
  const simdjson::dom::array parts(element);
  return std::all_of(parts.begin(), parts.end(), all_names_differ);
}

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

void write(const Element& element, bool names_are_unique, JsonWriter& out);

void write_object(const simdjson::dom::object& object, bool names_are_unique, JsonWriter& out) {
  const auto itself = [](const Element& value) { return value; };
  out.begin_object();
  if (names_are_unique) {
    for (const auto& [key, value] : object) write(value, true, out.key(key));
  } else {
    for (const auto& [key, value] : members_of<Element>(object, itself)) write(value, false, out.key(key));
  }
  out.end_object();
}

void write(const Element& element, bool names_are_unique, JsonWriter& out) {
  switch (element.type()) {
    case Type::OBJECT:
      write_object(element, names_are_unique, out);
      return;
    case Type::ARRAY:
      out.begin_array();
      for (const Element part : simdjson::dom::array(element)) write(part, names_are_unique, out);
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

/// `Object` is simdjson's object, which the header does not know.
template <class Object>
std::optional<JsonNode> JsonNode::unique_member(const Object& object, std::string_view key) const {
  const MemberPlace begin = object.begin();
  const MemberPlace end = object.end();
  const MemberPlace next = next_ == 0 ? begin : std::bit_cast<MemberPlace>(MemberBits{element_[0], next_});
  const auto taken = [&](MemberPlace& place) {
    const JsonNode found = node_of(place.value(), true);
    next_ = static_cast<std::uint32_t>(std::bit_cast<MemberBits>(++place)[1]);
    return found;
  };
  for (MemberPlace place = next; place != end; ++place) {
    if (place.key() == key) return taken(place);
  }
  for (MemberPlace place = begin; place != next; ++place) {
    if (place.key() == key) return taken(place);
  }
  return std::nullopt;
}

std::optional<JsonNode> JsonNode::member(std::string_view key) const {
  if (is_element_) {
    simdjson::dom::object object;
    if (element_of(element_).get(object) != simdjson::SUCCESS) return std::nullopt;
    if (names_are_unique_) return unique_member(object, key);
    std::optional<JsonNode> last;
    for (const auto& field : object) {
      if (field.key == key) last = node_of(field.value, false);
    }
    return last;
  }
  if (!is_object()) return std::nullopt;
  const auto found = json_->find(std::string(key));
  if (found == json_->end()) return std::nullopt;
  return JsonNode(&*found);
}

void JsonNode::visit_members(const void* function,
                             void (*call)(const void* function, std::string_view name, const JsonNode& value)) const {
  if (!is_object()) return;
  if (!is_element_) {
    for (const auto& [key, value] : *json_->get_ptr<const Json::object_t*>()) call(function, key, JsonNode(&value));
    return;
  }
  const simdjson::dom::object object(element_of(element_));
  if (names_are_unique_) {
    for (const auto& field : object) call(function, field.key, node_of(field.value, true));
    return;
  }
  const auto node = [](const Element& value) { return node_of(value, false); };
  for (const auto& [key, value] : members_of<JsonNode>(object, node)) call(function, key, value);
}

std::vector<std::pair<std::string_view, JsonNode>> JsonNode::members() const {
  std::vector<std::pair<std::string_view, JsonNode>> members;
  each_member([&](std::string_view name, const JsonNode& value) { members.emplace_back(name, value); });
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
  const simdjson::dom::array parts(element_of(element_));
  elements.reserve(parts.size());
  for (const Element part : parts) elements.push_back(node_of(part, names_are_unique_));
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
  write(element_of(element_), names_are_unique_, out);
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
  bool names_are_unique = false;
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
    document->names_are_unique = all_names_differ(document->root);
    return JsonText(std::move(document));
  }
  Result<Json> tree = parse_json(text);
  if (!tree) return tl::unexpected<Error>(tree.error());
  document->tree = std::move(*tree);
  return JsonText(std::move(document));
}

JsonNode JsonText::root() const {
  return document_->tree ? JsonNode(&*document_->tree) : node_of(document_->root, document_->names_are_unique);
}

}  // namespace vendorproof
