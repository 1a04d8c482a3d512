// The records that were last read or saved, so that a record in use is read from its text once.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/look_up.h"

namespace vendorproof::store {

/// So many records of the store stay in memory at least, and twice as many at most.
constexpr std::size_t orders_in_memory = 2'000;
constexpr std::size_t despatches_in_memory = 500;
constexpr std::size_t invoices_in_memory = 1'000;

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
template <class Record, std::size_t generation_max>
class Recent {
 public:
  /// nullptr if it was not used lately.
  Found<Record> find(std::string_view key) {
    if (const Found<Record>* found = young_.find(key)) return *found;
    const Found<Record>* found = old_.find(key);
    if (found == nullptr) return nullptr;
    const Found<Record> record = *found;
    old_.erase(key);
    return add(std::string(key), record);
  }

  /// Adds the record, or replaces it.
  Found<Record> put(std::string_view key, Record record) {
    old_.erase(key);
    return add(std::string(key), std::make_shared<const Record>(std::move(record)));
  }

  void erase(std::string_view key) {
    young_.erase(key);
    old_.erase(key);
  }

 private:
  Found<Record> add(const std::string& key, Found<Record> record) {
    if (young_.size() >= generation_max) old_ = std::exchange(young_, {});
    young_[key] = record;
    return record;
  }

  LookUp<Found<Record>> young_;
  LookUp<Found<Record>> old_;
};

}  // namespace vendorproof::store
