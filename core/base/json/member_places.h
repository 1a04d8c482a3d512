// Where the members of an object are, while the object is read: a second member of one name replaces the first.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace vendorproof {

/// Few members are compared one by one; many are sorted, so that an object of 100,000 names costs no more for each name
/// than one of a thousand does.
class MemberPlaces {
 public:
  /// The index of the member `key`; `members.size()` for a new one, which the caller then appends. `members` is a list
  /// of pairs, and the same one in each call.
  template <class Members>
  std::size_t of(std::string_view key, const Members& members) {
    if (members.size() < few) {
      std::size_t place = 0;
      while (place < members.size() && members[place].first != key) ++place;
      return place;
    }
    if (by_name_.empty()) {
      for (std::size_t i = 0; i < members.size(); ++i) by_name_.emplace(members[i].first, i);
    }
    return by_name_.emplace(key, members.size()).first->second;
  }

 private:
  static constexpr std::size_t few = 32;

  std::map<std::string, std::size_t, std::less<>> by_name_;
};

}  // namespace vendorproof
