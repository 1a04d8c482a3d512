// A disk in memory whose power may fail. A write is safe only after the next sync of its file; at a power cut every
// other write is kept, lost or torn, in any order. It knows nothing of SQLite (torn_vfs.h does).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::harness {

/// A random draw with a name: 0, or with a chance of `chance_bp` / 10,000 a value from 1 to `options`.
using NamedDraw = std::function<std::int64_t(const std::string& name, std::int64_t chance_bp, std::int64_t options)>;

/// So many bytes of a file reach the disk as one, or not at all.
constexpr std::size_t sector_bytes = 512;

/// A write that no sync has made safe; without a value of `bytes` the file was cut to `at` bytes.
struct UnsafeWrite {
  std::size_t at = 0;
  std::optional<std::string> bytes;
};

struct DiskFile {
  std::string now;                   ///< what a program reads
  std::string safe;                  ///< as of the last sync
  std::vector<UnsafeWrite> writes;   ///< since then
  bool is_named = false;             ///< a sync has made its name safe
  bool is_open_for_pages = false;    ///< a database has one connection at a time
  std::vector<std::string> regions;  ///< shared memory beside the file, which a power cut always loses
};

/// What a power cut did to the writes that were not safe.
struct Losses {
  std::int64_t kept = 0;
  std::int64_t lost = 0;
  std::int64_t torn = 0;
};

/// Used by one thread. Power cuts are counted from 1, and the draws of a cut are named by its number, its file and
/// the number of the write: the same draws and the same writes leave the same bytes.
class TornDisk {
 public:
  explicit TornDisk(NamedDraw draw) : draw_(std::move(draw)) {}

  std::shared_ptr<DiskFile> open(const std::string& name);  ///< makes it if it is not there
  bool has(const std::string& name) const { return files_.count(name) == 1; }
  /// What a program reads in the file; "" if it is not there.
  std::string content(const std::string& name) const;
  void write(DiskFile& file, std::size_t at, std::string_view bytes);
  void cut(DiskFile& file, std::size_t bytes);
  void sync(DiskFile& file);
  void remove(const std::string& name);  ///< safe at once
  void remove_all() { files_.clear(); }

  /// The power fails after so many more writes, cuts and syncs. What the program does later happens to no file: it runs
  /// on until restart(), but only because a C++ program cannot stop at any place.
  void fail_after(std::int64_t operations);
  /// It does not fail any more as fail_after() said.
  void keep_power() { operations_left_.reset(); }
  /// Whether the power has failed since the last restart.
  bool has_failed() const { return survivors_.has_value(); }
  /// The power fails now, unless it has failed already.
  void fail();
  /// After fail(): the files are those that survived. Whoever has a file open keeps one that is no longer on the disk.
  void restart();
  /// The number of the last power cut; 0 before the first.
  std::int64_t cuts() const { return cuts_; }
  /// Of the last power cut.
  const Losses& last_losses() const { return last_; }

 private:
  using Files = std::map<std::string, std::shared_ptr<DiskFile>>;
  void count_operation();
  std::string survivor_of(const std::string& name, const DiskFile& file);

  NamedDraw draw_;
  Files files_;
  std::optional<Files> survivors_;
  std::optional<std::int64_t> operations_left_;
  std::int64_t cuts_ = 0;
  Losses last_;
};

}  // namespace vendorproof::harness
