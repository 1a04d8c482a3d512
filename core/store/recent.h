// The records that were last read or saved, so that a record in use is read from its text once.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vendorproof::store {

/// A record of the store. It does not change when a newer one is saved. nullptr: the store has no such record.
template <class Record>
using Found = std::shared_ptr<const Record>;

/// A copy to change.
template <class Record>
std::optional<Record> to_change(const Found<Record>& found) {
  return found ? std::optional<Record>(*found) : std::nullopt;
}

/// Holds at least the `generation_max` records that were used last, and at most twice as many. One program writes a
/// store, so a record in memory is the record in the store.
template <class Record>
class Recent {
 public:
  static constexpr std::size_t generation_max = 1'000;

  /// nullptr if it was not used lately.
  Found<Record> find(std::string_view key) {
    if (const auto found = young_.find(key); found != young_.end()) return found->second;
    const auto found = old_.find(key);
    if (found == old_.end()) return nullptr;
    auto node = old_.extract(found);
    make_room();
    return young_.insert(std::move(node)).position->second;
  }

  /// Adds the record, or replaces it.
  Found<Record> put(std::string_view key, Record record) {
    old_.erase(std::string(key));
    make_room();
    const auto shared = std::make_shared<const Record>(std::move(record));
    return young_.insert_or_assign(std::string(key), shared).first->second;
  }

 private:
  void make_room() {
    if (young_.size() < generation_max) return;
    old_ = std::exchange(young_, {});
  }

  std::map<std::string, Found<Record>, std::less<>> young_;
  std::map<std::string, Found<Record>, std::less<>> old_;
};

}  // namespace vendorproof::store
