#include "harness/disk/torn_disk.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/hash.h"
#include "core/base/require.h"

namespace vendorproof::harness {

namespace {

// Of a write that no sync has made safe. A value of 1 to 3 means: lost. Any other is the seed of the sectors that
// reach the disk.
constexpr std::int64_t write_suffers_bp = 6'000;
constexpr std::int64_t ways_to_suffer = 6;
constexpr std::int64_t ways_to_be_lost = 3;
/// Of all unsafe writes to a file at a power cut: they reach the disk in another order. The value is its seed.
constexpr std::int64_t order_changes_bp = 3'000;
constexpr std::int64_t orders = 1'000;
/// Of a file that was made, and of which nothing is safe: the folder does not know it.
constexpr std::int64_t name_is_lost_bp = 3'000;

void put(std::string& content, std::size_t at, std::string_view bytes) {
  if (content.size() < at + bytes.size()) content.resize(at + bytes.size(), '\0');
  content.replace(at, bytes.size(), bytes);
}

void apply(std::string& content, const UnsafeWrite& write) {
  if (write.bytes) {
    put(content, write.at, *write.bytes);
  } else {
    content.resize(std::min(content.size(), write.at));
  }
}

/// Writes the sectors that the seed chooses.
void apply_torn(std::string& content, const UnsafeWrite& write, std::int64_t seed) {
  const std::string_view bytes = *write.bytes;
  for (std::size_t done = 0; done < bytes.size();) {
    const std::size_t at = write.at + done;
    const std::size_t count = std::min(bytes.size() - done, sector_bytes - at % sector_bytes);
    const std::string sector = std::to_string(at / sector_bytes);
    if (hash_of(static_cast<std::uint64_t>(seed), sector) % 2 == 0) put(content, at, bytes.substr(done, count));
    done += count;
  }
}

}  // namespace

std::shared_ptr<DiskFile> TornDisk::open(const std::string& name) {
  std::shared_ptr<DiskFile>& file = files_[name];
  if (!file) file = std::make_shared<DiskFile>();
  return file;
}

std::string TornDisk::content(const std::string& name) const {
  const auto found = files_.find(name);
  return found == files_.end() ? "" : found->second->now;
}

void TornDisk::write(DiskFile& file, std::size_t at, std::string_view bytes) {
  put(file.now, at, bytes);
  if (!has_failed()) file.writes.push_back({at, std::string(bytes)});
  count_operation();
}

void TornDisk::cut(DiskFile& file, std::size_t bytes) {
  if (file.now.size() <= bytes) return;
  file.now.resize(bytes);
  if (!has_failed()) file.writes.push_back({bytes, std::nullopt});
  count_operation();
}

void TornDisk::sync(DiskFile& file) {
  if (!has_failed()) {
    for (const UnsafeWrite& write : file.writes) apply(file.safe, write);
    file.writes.clear();
    file.is_named = true;
  }
  count_operation();
}

void TornDisk::remove(const std::string& name) { files_.erase(name); }

void TornDisk::count_operation() {
  if (!operations_left_) return;
  --*operations_left_;
  if (*operations_left_ <= 0) fail();
}

void TornDisk::fail_after(std::int64_t operations) {
  REQUIRE(operations >= 0 && !has_failed());
  operations_left_ = operations;
  if (operations == 0) fail();
}

std::string TornDisk::survivor_of(const std::string& name, const DiskFile& file) {
  const std::string cut = "disk/" + std::to_string(cuts_) + "/" + name + "/";
  std::vector<std::size_t> order(file.writes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const std::int64_t seed = order.size() > 1 ? draw_(cut + "order", order_changes_bp, orders) : 0;
  if (seed != 0) {
    const auto rank = [&](std::size_t i) { return hash_of(static_cast<std::uint64_t>(seed), std::to_string(i)); };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  }
  std::string content = file.safe;
  for (const std::size_t i : order) {
    const UnsafeWrite& write = file.writes[i];
    const std::int64_t fate = draw_(cut + std::to_string(i), write_suffers_bp, ways_to_suffer);
    const bool is_lost = fate != 0 && (fate <= ways_to_be_lost || !write.bytes);
    if (fate == 0) apply(content, write);
    if (fate != 0 && !is_lost) apply_torn(content, write, fate);
    ++(fate == 0 ? last_.kept : is_lost ? last_.lost : last_.torn);
  }
  return content;
}

void TornDisk::fail() {
  if (has_failed()) return;
  ++cuts_;
  last_ = {};
  operations_left_.reset();
  Files survivors;
  for (const auto& [name, file] : files_) {
    const std::string cut = "disk/" + std::to_string(cuts_) + "/" + name + "/name";
    if (!file->is_named && draw_(cut, name_is_lost_bp, 1) != 0) continue;
    auto survivor = std::make_shared<DiskFile>();
    survivor->safe = survivor_of(name, *file);
    survivor->now = survivor->safe;
    survivor->is_named = true;
    survivors.emplace(name, std::move(survivor));
  }
  survivors_ = std::move(survivors);
}

void TornDisk::restart() {
  REQUIRE(has_failed());
  files_ = std::move(*survivors_);
  survivors_.reset();
}

}  // namespace vendorproof::harness
