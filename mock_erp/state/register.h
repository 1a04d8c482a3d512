// Records of one kind, by serial number, with the indexes that keep a request from scanning all of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/look_up.h"
#include "core/base/require.h"
#include "core/base/time.h"

namespace vendorproof::mock_erp {

/// What every document of the company has. `serial` counts from 100001 and is part of its number.
struct Record {
  std::int64_t serial = 0;
  std::string id;
  std::string number;
  std::string external_document_number;
  Instant modified;
  std::uint64_t version = 1;
};

/// `T` is a Record. A retired record is no longer found by number, external number or time, but still by serial and id.
template <class T>
class Register {
 public:
  static constexpr std::int64_t first_serial = 100'001;

  std::int64_t next_serial() const { return first_serial + static_cast<std::int64_t>(records_.size()); }

  T& add(T record) {
    REQUIRE(record.serial == next_serial());
    by_id_[record.id] = record.serial;
    by_number_[record.number] = record.serial;
    by_external_[record.external_document_number].insert(record.serial);
    by_time_.insert({record.modified, record.serial});
    live_.insert(record.serial);
    return records_.emplace(record.serial, std::move(record)).first->second;
  }

  const std::map<std::int64_t, T>& records() const { return records_; }
  /// nullptr if the serial is unknown.
  const T* find(std::int64_t serial) const {
    const auto found = records_.find(serial);
    return found == records_.end() ? nullptr : &found->second;
  }

  /// See archive.h. The indexes follow from the records.
  template <class Archive>
  void archive(Archive& a) {
    a("records", records_)("live", live_);
    if (Archive::reads && !make_indexes()) a.problem("has a serial that does not fit");
  }

  /// An unknown serial stops the program, with the serial in the message.
  T& at(std::int64_t serial) { return known_in(records_, "record", serial); }
  const T& at(std::int64_t serial) const { return known_in(records_, "record", serial); }

  /// Gives the record a new version, modified at `now`.
  void touch(T& record, Instant now) {
    by_time_.erase({record.modified, record.serial});
    record.modified = now;
    ++record.version;
    by_time_.insert({record.modified, record.serial});
  }

  /// Changes the external number of a live record.
  void rename(T& record, const std::string& external_number) {
    if (record.external_document_number == external_number) return;
    by_external_[record.external_document_number].erase(record.serial);
    record.external_document_number = external_number;
    by_external_[external_number].insert(record.serial);
  }

  void retire(const T& record) {
    by_time_.erase({record.modified, record.serial});
    by_number_.erase(record.number);
    by_external_[record.external_document_number].erase(record.serial);
    live_.erase(record.serial);
  }

  /// All in order of serial.
  std::vector<std::int64_t> all() const { return {live_.begin(), live_.end()}; }

  bool is_live(std::int64_t serial) const { return live_.count(serial) > 0; }

  std::vector<std::int64_t> with_id(const std::string& id) const { return one_of(by_id_, id); }

  std::vector<std::int64_t> with_number(const std::string& number) const { return one_of(by_number_, number); }

  std::vector<std::int64_t> with_external_number(const std::string& number) const {
    const std::set<std::int64_t>* serials = by_external_.find(number);
    if (serials == nullptr) return {};
    return {serials->begin(), serials->end()};
  }

  /// Modified at or after `from`, in order of serial.
  std::vector<std::int64_t> modified_from(Instant from) const {
    std::vector<std::int64_t> serials;
    for (auto it = by_time_.lower_bound({from, 0}); it != by_time_.end(); ++it) serials.push_back(it->second);
    std::sort(serials.begin(), serials.end());
    return serials;
  }

 private:
  /// False if serials have gaps or a record has a wrong serial.
  bool make_indexes() {
    by_id_.clear();
    by_number_.clear();
    by_external_.clear();
    by_time_.clear();
    std::int64_t serial = first_serial;
    for (const auto& [key, record] : records_) {
      if (key != serial || record.serial != serial) return false;
      ++serial;
      by_id_[record.id] = key;
      if (!is_live(key)) continue;
      by_number_[record.number] = key;
      by_external_[record.external_document_number].insert(key);
      by_time_.insert({record.modified, key});
    }
    return live_.empty() || (*live_.begin() >= first_serial && *live_.rbegin() < serial);
  }

  static std::vector<std::int64_t> one_of(const LookUp<std::int64_t>& index, const std::string& key) {
    const std::int64_t* serial = index.find(key);
    if (serial == nullptr) return {};
    return {*serial};
  }

  std::map<std::int64_t, T> records_;
  LookUp<std::int64_t> by_id_;
  LookUp<std::int64_t> by_number_;
  LookUp<std::set<std::int64_t>> by_external_;
  std::set<std::pair<Instant, std::int64_t>> by_time_;
  std::set<std::int64_t> live_;
};

}  // namespace vendorproof::mock_erp
