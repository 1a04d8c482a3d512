// Finds out from the type of a member whether it is a list, a set, a map, an optional, a tuple, or a struct that has a
// list of members.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"

namespace vendorproof {

namespace archiving {

struct Anything {
  template <class T>
  operator T() const;
};

/// How many members (and bases) an aggregate has.
template <class T, class... Before>
constexpr std::size_t members_of() {
  if constexpr (requires { T{Before()..., Anything()}; }) {
    return members_of<T, Before..., Anything>();
  } else {
    return sizeof...(Before);
  }
}

template <class T>
struct Shape {
  static constexpr bool is_list = false;
  static constexpr bool is_set = false;
  static constexpr bool is_map = false;
  static constexpr bool is_optional = false;
  static constexpr bool is_tuple = false;  ///< of two or more elements
};
template <class T>
struct Shape<std::vector<T>> : Shape<void> {
  static constexpr bool is_list = true;
};
template <class T, class C>
struct Shape<std::set<T, C>> : Shape<void> {
  static constexpr bool is_set = true;
};
template <class K, class T, class C>
struct Shape<std::map<K, T, C>> : Shape<void> {
  static constexpr bool is_map = true;
};
template <class K, class T, class C>
struct Shape<std::multimap<K, T, C>> : Shape<void> {
  static constexpr bool is_map = true;
};
template <class T>
struct Shape<std::optional<T>> : Shape<void> {
  static constexpr bool is_optional = true;
};
template <class A, class B>
struct Shape<std::pair<A, B>> : Shape<void> {
  static constexpr bool is_tuple = true;
};
template <class... Elements>
struct Shape<std::tuple<Elements...>> : Shape<void> {
  static constexpr bool is_tuple = true;
};

template <class T>
constexpr bool is_instant_like = std::is_same_v<T, Instant> || std::is_same_v<T, Duration> || std::is_same_v<T, Money>;

template <class Archive, class T>
void list_members(Archive& a, T& value) {
  if constexpr (requires { value.archive(a); }) {
    value.archive(a);
  } else {
    archive(a, value);
  }
}

}  // namespace archiving

}  // namespace vendorproof
