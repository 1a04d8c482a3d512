#include "core/base/json/json_tree.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/json/member_places.h"

namespace vendorproof {

namespace {

/// Line and column (from 1) of a byte offset.
std::string place_of(std::string_view text, std::size_t offset) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t i = 0; i + 1 < offset && i < text.size(); ++i) {
    ++column;
    if (text[i] != '\n') continue;
    ++line;
    column = 1;
  }
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Builds the tree from the events of the library's parser. The library's own builder compares each name with all names
/// before it, which takes seconds for one object of a megabyte.
class TreeBuilder {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {}

  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(Json::number_integer_t value) { return put(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return put(value); }
  bool number_float(Json::number_float_t value, const std::string&) { return put(value); }
  bool string(std::string& value) { return put(std::move(value)); }
  bool binary(Json::binary_t&) { return false; }

  bool start_object(std::size_t) { return open(Json::object()); }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    Level& level = levels_.back();
    // The library's map is a vector of pairs: appended to as one, it does not search for the name again.
    std::vector<Json::object_t::value_type>& pairs = *level.container->get_ptr<Json::object_t*>();
    const std::size_t place = level.places.of(name, pairs);
    if (place == pairs.size()) pairs.emplace_back(std::move(name), nullptr);
    level.slot = &pairs[place].second;
    return true;
  }

  bool parse_error(std::size_t byte, const std::string&, const Json::exception& error) {
    // The library numbers errors of syntax from 101 on; others, such as 406 for a number out of range, have no place.
    const bool is_syntax = error.id / 100 == 1;
    problem_ = std::string("not JSON: ") + error.what();
    if (is_syntax) {
      problem_ = "not JSON: " + place_of(text_, byte) + " (" +
                 (byte > text_.size() ? "it ends too early" : "unexpected character") + ")";
    }
    return false;
  }

  Result<Json> finish() {
    if (problem_) return malformed(*problem_);
    return std::move(root_);
  }

 private:
  struct Level {
    Json* container = nullptr;  ///< stays where it is: only the deepest container grows
    Json* slot = nullptr;       ///< of an object: where the next value goes
    MemberPlaces places;
  };

  Json* place(Json&& value) {
    if (levels_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Level& level = levels_.back();
    if (level.slot != nullptr) {
      *level.slot = std::move(value);
      return level.slot;
    }
    level.container->push_back(std::move(value));
    return &level.container->back();
  }

  bool put(Json value) {
    place(std::move(value));
    return true;
  }

  bool open(Json container) {
    if (levels_.size() == json_depth_max) {
      problem_ = "JSON is nested deeper than 64 levels";
      return false;
    }
    levels_.push_back({place(std::move(container)), nullptr, {}});
    return true;
  }

  bool close() {
    levels_.pop_back();
    return true;
  }

  std::string_view text_;
  Json root_;
  std::vector<Level> levels_;
  std::optional<std::string> problem_;
};

}  // namespace

Result<Json> parse_json(std::string_view text) {
  if (text.size() > json_bytes_max) return malformed("JSON of more than 64 MiB");
  TreeBuilder builder(text);
  Json::sax_parse(text, &builder);
  return builder.finish();
}

}  // namespace vendorproof
