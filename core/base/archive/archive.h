// A value's whole state as JSON and back, from one list of its members:
//
//   template <class Archive>
//   void archive(Archive& a, Order& order) {     // or a member function archive(Archive&)
//     a("number", order.number);
//     a.choice("state", order.state, {"New", "Closed"});
//   }
//
// StateWriter and StateReader walk the same list, so what is written is what is read. A list that forgets a member of
// a plain struct stops the first export. An enumeration that is an element or a key has its names from a function
// names_in_state(E) beside the lists. The tool, not the formats: every room lists its own members.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/base/money.h"
#include "core/base/require.h"
#include "core/base/time.h"

namespace vendorproof {

/// How a text that is no word of its own (an instant, an amount) stands in a state: as text where that reads back as
/// the same value, else as numbers.
Json state_of(Instant instant);
Json state_of(Duration duration);
Json state_of(const Money& money);
Result<Instant> instant_of_state(const Json& node);
Result<Duration> duration_of_state(const Json& node);
Result<Money> money_of_state(const Json& node);

/// The largest whole number that a state may hold, either sign; seeds and hashes have all 64 bits.
constexpr std::int64_t state_integer_max = 1'000'000'000'000'000;

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
  static constexpr bool is_tuple = false;  ///< of two or more
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

  /// Says that so many members are left out on purpose.
  void leaves_out(std::size_t members) { named_ += members; }

  /// Never while writing; see StateReader.
  void problem(const std::string&) {}

 private:
  /// Keys are constant where they are: they are copied.
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

/// Reads what StateWriter wrote. Every member must be there and no other; the first problem is kept with its path, and
/// what follows is ignored.
class StateReader {
 public:
  static constexpr bool reads = true;

  /// Errors: Malformed, `$.orders[3][1].state is "Old", not one of New, Closed`. `value` is then of no use.
  template <class T>
  static Result<void> read(const Json& node, T& value, std::string root = "$") {
    Problem first{std::move(root), std::nullopt};
    StateReader(node, first).value(value);
    if (first.error) return tl::unexpected<Error>(*first.error);
    return {};
  }

  template <class T>
  StateReader& operator()(std::string_view name, T& value) {
    if (const Json* node = member(name)) inside("." + std::string(name), *node, value);
    return *this;
  }

  template <class E>
  StateReader& choice(std::string_view name, E& value, const std::vector<std::string_view>& names) {
    value = static_cast<E>(index_of(name, names));
    return *this;
  }

  StateReader& word(std::string_view name, std::string_view& value, const std::vector<std::string_view>& words) {
    const std::size_t index = index_of(name, words);
    if (!failed()) value = words[index];
    return *this;
  }

  void leaves_out(std::size_t) {}

  /// Records a problem of the value that is being read: "<path> <message>".
  void problem(const std::string& message);
  bool failed() const { return first_.error.has_value(); }

 private:
  struct Problem {
    std::string path;
    std::optional<Error> error;
  };
  StateReader(const Json& node, Problem& first) : node_(node), first_(first) {}

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
      to = node_;
    } else if constexpr (std::is_same_v<T, std::string>) {
      text(to);
    } else if constexpr (std::is_same_v<T, bool>) {
      truth(to);
    } else if constexpr (std::is_integral_v<T>) {
      whole_number(to);
    } else if constexpr (std::is_enum_v<T>) {
      to = static_cast<T>(place_in(names_in_state(to)));
    } else if constexpr (std::is_same_v<T, Instant>) {
      converted(instant_of_state(node_), to);
    } else if constexpr (std::is_same_v<T, Duration>) {
      converted(duration_of_state(node_), to);
    } else if constexpr (std::is_same_v<T, Money>) {
      converted(money_of_state(node_), to);
    } else if constexpr (std::is_same_v<T, Currency>) {
      std::string code;
      text(code);
      to = Currency();
      if (!code.empty()) converted(Currency::parse(code), to);
    } else if constexpr (Shape::is_optional) {
      to.reset();
      if (!node_.is_null()) value(to.emplace());
    } else if constexpr (Shape::is_tuple) {
      if (!is_list_of(std::tuple_size_v<T>)) return;
      std::size_t place = 0;
      const auto read = [&](auto& element) {
        inside("[" + std::to_string(place) + "]", node_[place], element);
        ++place;
      };
      std::apply([&](auto&... elements) { (read(elements), ...); }, to);
    } else if constexpr (Shape::is_list || Shape::is_set || Shape::is_map) {
      elements(to);
    } else {
      archiving::list_members(*this, to);
      refuse_other_members();
    }
  }

  template <class Container>
  void elements(Container& to) {
    using Shape = archiving::Shape<Container>;
    to.clear();
    if (!is_list()) return;
    for (std::size_t i = 0; i < node_.size() && !failed(); ++i) {
      const std::string step = "[" + std::to_string(i) + "]";
      if constexpr (Shape::is_list) {
        inside(step, node_[i], to.emplace_back());
      } else if constexpr (Shape::is_set) {
        typename Container::value_type element;
        inside(step, node_[i], element);
        to.insert(std::move(element));
      } else {
        std::pair<typename Container::key_type, typename Container::mapped_type> row;
        inside(step, node_[i], row);
        to.emplace(std::move(row.first), std::move(row.second));
      }
      if (!Shape::is_list && !failed() && to.size() != i + 1) problem(step + " is there twice");
    }
  }

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

  /// Of the name that this is; 0 and a problem when it is none of them.
  std::size_t place_in(const std::vector<std::string_view>& names);
  void text(std::string& to);
  void truth(bool& to);
  bool is_list();
  bool is_list_of(std::size_t count);
  const Json* member(std::string_view name);
  std::size_t index_of(std::string_view name, const std::vector<std::string_view>& names);
  void refuse_other_members();
  std::string shown() const;

  const Json& node_;
  Problem& first_;
  std::vector<std::string_view> names_;
};

}  // namespace vendorproof
