// Writes a value as JSON, by its lists of members (archive.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/archive/shape.h"
#include "core/base/archive/state_text.h"
#include "core/base/json/json_tree.h"
#include "core/base/require.h"

namespace vendorproof {

class StateWriter {
 public:
  static constexpr bool reads = false;

  /// The state of a value, as JSON.
  template <class T>
  static Json of(T& value) {
    using Shape = archiving::Shape<T>;
    if constexpr (std::is_same_v<T, Json> || std::is_same_v<T, std::string> || std::is_integral_v<T>) {
      return Json(value);
    } else if constexpr (std::is_enum_v<T>) {
      const std::vector<std::string_view> names = names_in_state(value);
      const auto place = static_cast<std::size_t>(value);
      REQUIRE(place < names.size());
      return Json(names[place]);
    } else if constexpr (archiving::is_instant_like<T>) {
      return state_of(value);
    } else if constexpr (std::is_same_v<T, Currency>) {
      return Json(value.text());
    } else if constexpr (Shape::is_optional) {
      return value ? of(*value) : Json();
    } else if constexpr (Shape::is_tuple) {
      return std::apply([](auto&... elements) { return Json::array({of(elements)...}); }, value);
    } else if constexpr (Shape::is_list || Shape::is_set || Shape::is_map) {
      Json list = Json::array();
      for (auto& element : value) list.push_back(element_of<T>(element));
      return list;
    } else {
      StateWriter members;
      archiving::list_members(members, value);
      if constexpr (std::is_aggregate_v<T>) {
        REQUIRE(members.named_ == archiving::members_of<T>());
      }
      return std::move(members.node_);
    }
  }

  template <class T>
  StateWriter& operator()(std::string_view name, T& value) {
    return add(name, of(value));
  }

  /// An enumeration, or an index, by its names in order.
  template <class E>
  StateWriter& choice(std::string_view name, E& value, const std::vector<std::string_view>& names) {
    const auto place = static_cast<std::size_t>(value);
    REQUIRE(place < names.size());
    return add(name, Json(names[place]));
  }

  /// A text that is one of a program's constants, or "".
  StateWriter& word(std::string_view name, std::string_view& value, const std::vector<std::string_view>&) {
    return add(name, Json(value));
  }

  /// Declares that so many members are left out on purpose.
  void leaves_out(std::size_t members) { named_ += members; }

  /// Does nothing while writing; see StateReader.
  void problem(const std::string&) {}

 private:
  /// Keys in a container are const, so they are copied.
  template <class Container, class Element>
  static Json element_of(Element& element) {
    if constexpr (archiving::Shape<Container>::is_map) {
      typename Container::key_type key = element.first;
      return Json::array({of(key), of(element.second)});
    } else if constexpr (archiving::Shape<Container>::is_set) {
      typename Container::key_type key = element;
      return of(key);
    } else {
      return of(element);
    }
  }

  StateWriter& add(std::string_view name, Json node) {
    node_.emplace(std::string(name), std::move(node));
    ++named_;
    return *this;
  }

  Json node_ = Json::object();
  std::size_t named_ = 0;
};

}  // namespace vendorproof
