// Reads a value from the JSON that StateWriter wrote, by the same lists of members (archive.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/archive/shape.h"
#include "core/base/archive/state_node.h"
#include "core/base/archive/state_text.h"
#include "core/base/json/json_tree.h"

namespace vendorproof {

/// Reads the JSON of StateWriter. Every member must be there, and no others; the first problem is kept with its path,
/// and later problems are ignored.
class StateReader {
 public:
  static constexpr bool reads = true;

  /// Errors: Malformed, `$.orders[3][1].state is "Old", not one of New, Closed`. Then `value` must not be used.
  template <class T>
  static Result<void> read(const Json& node, T& value, std::string root = "$") {
    StateProblem first{std::move(root), std::nullopt};
    StateReader(node, first).value(value);
    if (first.error) return tl::unexpected<Error>(*first.error);
    return {};
  }

  template <class T>
  StateReader& operator()(std::string_view name, T& value) {
    if (const Json* node = here_.member(name)) inside("." + std::string(name), *node, value);
    return *this;
  }

  template <class E>
  StateReader& choice(std::string_view name, E& value, const std::vector<std::string_view>& names) {
    value = static_cast<E>(here_.index_of(name, names));
    return *this;
  }

  StateReader& word(std::string_view name, std::string_view& value, const std::vector<std::string_view>& words) {
    const std::size_t index = here_.index_of(name, words);
    if (!failed()) value = words[index];
    return *this;
  }

  void leaves_out(std::size_t) {}

  /// Records a problem of the value that is being read: "<path> <message>".
  void problem(const std::string& message) { here_.problem(message); }
  bool failed() const { return here_.failed(); }

 private:
  StateReader(const Json& node, StateProblem& first) : here_(node, first), first_(first) {}

  template <class T>
  void inside(const std::string& step, const Json& node, T& to) {
    if (failed()) return;
    const std::size_t length = first_.path.size();
    first_.path += step;
    StateReader(node, first_).value(to);
    first_.path.resize(length);
  }

  template <class T>
  void value(T& to) {
    using Shape = archiving::Shape<T>;
    if constexpr (std::is_same_v<T, Json>) {
      to = here_.json();
    } else if constexpr (std::is_same_v<T, std::string>) {
      here_.text(to);
    } else if constexpr (std::is_same_v<T, bool>) {
      here_.truth(to);
    } else if constexpr (std::is_integral_v<T>) {
      here_.whole_number(to);
    } else if constexpr (std::is_enum_v<T>) {
      to = static_cast<T>(here_.place_in(names_in_state(to)));
    } else if constexpr (std::is_same_v<T, Instant>) {
      here_.converted(instant_of_state(here_.json()), to);
    } else if constexpr (std::is_same_v<T, Duration>) {
      here_.converted(duration_of_state(here_.json()), to);
    } else if constexpr (std::is_same_v<T, Money>) {
      here_.converted(money_of_state(here_.json()), to);
    } else if constexpr (std::is_same_v<T, Currency>) {
      std::string code;
      here_.text(code);
      to = Currency();
      if (!code.empty()) here_.converted(Currency::parse(code), to);
    } else if constexpr (Shape::is_optional) {
      to.reset();
      if (!here_.json().is_null()) value(to.emplace());
    } else if constexpr (Shape::is_tuple) {
      if (!here_.is_list_of(std::tuple_size_v<T>)) return;
      std::size_t place = 0;
      const auto read = [&](auto& element) {
        inside("[" + std::to_string(place) + "]", here_.json()[place], element);
        ++place;
      };
      std::apply([&](auto&... elements) { (read(elements), ...); }, to);
    } else if constexpr (Shape::is_list || Shape::is_set || Shape::is_map) {
      elements(to);
    } else {
      archiving::list_members(*this, to);
      here_.refuse_other_members();
    }
  }

  template <class Container>
  void elements(Container& to) {
    using Shape = archiving::Shape<Container>;
    to.clear();
    if (!here_.is_list()) return;
    for (std::size_t i = 0; i < here_.json().size() && !failed(); ++i) {
      const std::string step = "[" + std::to_string(i) + "]";
      if constexpr (Shape::is_list) {
        inside(step, here_.json()[i], to.emplace_back());
      } else if constexpr (Shape::is_set) {
        typename Container::value_type element;
        inside(step, here_.json()[i], element);
        to.insert(std::move(element));
      } else {
        std::pair<typename Container::key_type, typename Container::mapped_type> row;
        inside(step, here_.json()[i], row);
        to.emplace(std::move(row.first), std::move(row.second));
      }
      if (!Shape::is_list && !failed() && to.size() != i + 1) problem(step + " is there twice");
    }
  }

  StateNode here_;
  StateProblem& first_;
};

}  // namespace vendorproof
