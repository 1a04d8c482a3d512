#include "core/base/json/json_tree.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
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

/// Steps through a text and tells how far the parser is.
class Place {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Place(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  Place& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  Place operator++(int) {
    const Place before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Place& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

enum class Repeats { LastCounts, Refused };

/// Builds the tree from the events of the library's parser. The library's own builder compares each name with all names
/// before it, which takes seconds for one object of a megabyte.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, Repeats repeats) : text_(text), repeats_(repeats) {}

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
    if (place < pairs.size() && repeats_ == Repeats::Refused) {
      problem_ = "the name '" + name + "' stands twice in one object; the second time before " +
                 place_of(text_, static_cast<std::size_t>(furthest_ - text_.data()));
      return false;
    }
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

  /// Where the parser is; given to it as the place of its iterator.
  const char** furthest() { return &furthest_; }

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
  Repeats repeats_;
  const char* furthest_ = text_.data();
  Json root_;
  std::vector<Level> levels_;
  std::optional<std::string> problem_;
};

/// The library takes a NUL byte for the end.
Result<void> check_text(std::string_view text) {
  if (text.size() > json_bytes_max) return malformed("JSON of more than 64 MiB");
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos) return malformed("not JSON: " + place_of(text, nul + 1) + " (a NUL byte)");
  return {};
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
  if (const Result<void> checked = check_text(text); !checked) return tl::unexpected<Error>(checked.error());
  TreeBuilder builder(text, Repeats::LastCounts);
  Json::sax_parse(text, &builder);
  return builder.finish();
}

Result<Json> parse_json_file(std::string_view text) {
  if (const Result<void> checked = check_text(text); !checked) return tl::unexpected<Error>(checked.error());
  TreeBuilder builder(text, Repeats::Refused);
  Json::sax_parse(Place(text.data(), builder.furthest()), Place(text.data() + text.size(), builder.furthest()),
                  &builder);
  return builder.finish();
}

}  // namespace vendorproof
