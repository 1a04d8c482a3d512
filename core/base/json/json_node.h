// One value of a JSON document, whichever library holds the document, and a document read by the fast one: what
// JsonReader stands on.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/base/result.h"

namespace vendorproof {

/// Limits of every JSON text that is read.
constexpr std::size_t json_depth_max = 64;
constexpr std::size_t json_bytes_max = 64ULL * 1024 * 1024;

/// The document must outlive its nodes. A node of nothing is a null.
class JsonNode {
 public:
  JsonNode() = default;
  explicit JsonNode(const nlohmann::ordered_json* json) : json_(json) {}
  /// The bits of a simdjson::dom::element, and whether no object of its document has two members of one name.
  JsonNode(std::array<std::uint64_t, 2> element, bool names_are_unique)
      : element_(element), is_element_(true), names_are_unique_(names_are_unique) {}

  bool is_null() const;
  bool is_object() const;
  bool is_array() const;
  bool is_text() const;
  bool is_number() const;
  /// A number that was written with a point or an exponent, or is too large for an integer.
  bool is_fraction() const;

  /// The member, the last one of that name; nullopt when this is not an object or has no such member.
  std::optional<JsonNode> member(std::string_view key) const;
  /// In order; empty for anything but an object. The names live in the document.
  std::vector<std::pair<std::string_view, JsonNode>> members() const;
  std::vector<JsonNode> elements() const;  ///< of an array; else empty
  /// Calls `visit(name, value)` for each of the members(), without a list of them.
  template <class Visit>
  void each_member(const Visit& visit) const {
    visit_members(&visit, [](const void* function, std::string_view name, const JsonNode& value) {
      (*static_cast<const Visit*>(function))(name, value);
    });
  }

  std::optional<std::string_view> text() const;
  std::optional<std::int64_t> integer() const;  ///< nullopt for fractions and what int64 cannot hold
  /// The text of a number, without an exponent. With a fraction, it is the shortest text that gives the same binary
  /// number. This is the original text if that had at most 15 digits. nullopt for anything else.
  std::optional<std::string> number_text() const;
  std::optional<bool> boolean() const;

  /// The value as JSON text; bytes that are not UTF-8 are replaced.
  std::string written() const;
  /// As nlohmann's tree, for documents that were read as one; nullptr for others.
  const nlohmann::ordered_json* tree() const { return is_element_ ? nullptr : json_; }

  /// Whether both are the same place in the same document.
  bool operator==(const JsonNode& other) const { return json_ == other.json_ && element_ == other.element_; }

 private:
  void visit_members(const void* function,
                     void (*call)(const void* function, std::string_view name, const JsonNode& value)) const;
  template <class Object>
  std::optional<JsonNode> unique_member(const Object& object, std::string_view key) const;

  const nlohmann::ordered_json* json_ = nullptr;
  std::array<std::uint64_t, 2> element_{};
  /// Where the next member probably is, because members are usually asked for in their order: an index of simdjson's
  /// tape; 0: at the start.
  mutable std::uint32_t next_ = 0;
  bool is_element_ = false;
  bool names_are_unique_ = false;
};

/// A JSON text that is read once, without building a tree of it: the fast way in for bodies on the wire. Read by
/// simdjson; a text that simdjson refuses is read by parse_json, so that limits, errors and odd numbers are the same.
/// Of members with one name the last counts, as there.
class JsonText {
 public:
  /// Limits and errors of parse_json.
  static Result<JsonText> parse(std::string_view text);
  JsonText(JsonText&& other) noexcept;
  JsonText& operator=(JsonText&& other) noexcept;
  ~JsonText();

  JsonNode root() const;

 private:
  struct Document;
  explicit JsonText(std::unique_ptr<Document> document);
  std::unique_ptr<Document> document_;
};

}  // namespace vendorproof
