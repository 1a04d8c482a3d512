// One node of a state that is being read: what kind of JSON it is, and the first problem of the whole reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/json/json_tree.h"
#include "core/base/result.h"

namespace vendorproof {

/// The largest size of a signed whole number in a state; unsigned seeds and hashes may use all 64 bits.
constexpr std::int64_t state_integer_max = 1'000'000'000'000'000;

/// The path that is being read, and the first problem.
struct StateProblem {
  std::string path;
  std::optional<Error> error;
};

/// If the node has another type, a reading function records a problem and does not change `to`. Problems after the
/// first are ignored.
class StateNode {
 public:
  StateNode(const Json& node, StateProblem& first) : node_(node), first_(first) {}

  const Json& json() const { return node_; }
  bool failed() const { return first_.error.has_value(); }
  /// Records a problem of this node: "<path> <message>"; a message that begins with `.` or `[` continues the path.
  void problem(const std::string& message);

  template <class T>
  void whole_number(T& to) {
    if (node_.is_number_unsigned() && std::in_range<T>(node_.get<std::uint64_t>())) {
      const auto number = node_.get<std::uint64_t>();
      if (std::is_unsigned_v<T> || number <= static_cast<std::uint64_t>(state_integer_max)) {
        to = static_cast<T>(number);
        return;
      }
    } else if (node_.is_number_integer()) {
      const auto number = node_.get<std::int64_t>();
      if (std::in_range<T>(number) && number >= -state_integer_max && number <= state_integer_max) {
        to = static_cast<T>(number);
        return;
      }
    }
    problem("is " + shown() + ", not a whole number within its bounds");
  }

  template <class T>
  void converted(Result<T> result, T& to) {
    if (result) {
      to = *result;
    } else {
      problem("is wrong: " + result.error().message);
    }
  }

  /// The index in `names` of the text that this is; 0 and a problem for any other text.
  std::size_t place_in(const std::vector<std::string_view>& names);
  void text(std::string& to);
  void truth(bool& to);
  bool is_list();
  bool is_list_of(std::size_t count);
  /// The member of that name, which is then a known name; nullptr and a problem if it is missing.
  const Json* member(std::string_view name);
  /// place_in() of the member `name`.
  std::size_t index_of(std::string_view name, const std::vector<std::string_view>& names);
  /// A problem if the object has a member that was not read.
  void refuse_other_members();

 private:
  /// The JSON, shortened for a message.
  std::string shown() const;

  const Json& node_;
  StateProblem& first_;
  std::vector<std::string_view> names_;
};

}  // namespace vendorproof
