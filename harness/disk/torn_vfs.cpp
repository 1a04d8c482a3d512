#include "harness/disk/torn_vfs.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>
#include <string_view>

#include <sqlite3.h>

#include "core/base/require.h"
#include "core/store/database.h"

namespace vendorproof::harness {

namespace {

constexpr int path_bytes_max = 512;
constexpr int promised_sector_bytes = 4096;

/// SQLite allocates it and knows only its base.
struct OpenFile : sqlite3_file {
  TornDisk* disk = nullptr;
  std::shared_ptr<DiskFile> file;
  bool has_pages = false;
};

OpenFile& open_file_of(sqlite3_file* file) { return *static_cast<OpenFile*>(file); }
TornDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<TornDisk*>(vfs->pAppData); }

int close_file(sqlite3_file* file) {
  OpenFile& open = open_file_of(file);
  if (open.has_pages) open.file->is_open_for_pages = false;
  open.~OpenFile();
  return SQLITE_OK;
}

int read_file_at(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
  const std::string& content = open_file_of(file).file->now;
  const auto wanted = static_cast<std::size_t>(count);
  const std::size_t start = std::min(content.size(), static_cast<std::size_t>(at));
  const std::size_t found = std::min(wanted, content.size() - start);
  std::memcpy(bytes, content.data() + start, found);
  if (found == wanted) return SQLITE_OK;
  std::memset(static_cast<char*>(bytes) + found, 0, wanted - found);
  return SQLITE_IOERR_SHORT_READ;
}

int write_file_at(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  OpenFile& open = open_file_of(file);
  const std::string_view text(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
  open.disk->write(*open.file, static_cast<std::size_t>(at), text);
  return SQLITE_OK;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 bytes) {
  OpenFile& open = open_file_of(file);
  open.disk->cut(*open.file, static_cast<std::size_t>(bytes));
  return SQLITE_OK;
}

int sync_file(sqlite3_file* file, int /*flags*/) {
  OpenFile& open = open_file_of(file);
  open.disk->sync(*open.file);
  return SQLITE_OK;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* bytes) {
  *bytes = static_cast<sqlite3_int64>(open_file_of(file).file->now.size());
  return SQLITE_OK;
}

// A database has one connection, so every lock is free.
int take_lock(sqlite3_file* /*file*/, int /*level*/) { return SQLITE_OK; }

int tell_reserved_lock(sqlite3_file* /*file*/, int* is_taken) {
  *is_taken = 0;
  return SQLITE_OK;
}

int answer_file_control(sqlite3_file* /*file*/, int /*operation*/, void* /*argument*/) { return SQLITE_NOTFOUND; }

int sector_size(sqlite3_file* /*file*/) { return promised_sector_bytes; }

int characteristics(sqlite3_file* /*file*/) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int map_region(sqlite3_file* file, int region, int bytes, int extends, void volatile** mapped) {
  std::vector<std::string>& regions = open_file_of(file).file->regions;
  const auto number = static_cast<std::size_t>(region);
  *mapped = nullptr;
  // Memory that SQLite has mapped stays where it is: only the strings move, and each is longer than a short string.
  while (extends != 0 && regions.size() <= number) regions.emplace_back(static_cast<std::size_t>(bytes), '\0');
  if (number < regions.size()) *mapped = regions[number].data();
  return SQLITE_OK;
}

int lock_region(sqlite3_file* /*file*/, int /*offset*/, int /*count*/, int /*flags*/) { return SQLITE_OK; }

void order_memory(sqlite3_file* /*file*/) {}

// The next connection is the first one again, and finds no old memory.
int unmap_regions(sqlite3_file* file, int /*deletes*/) {
  open_file_of(file).file->regions.clear();
  return SQLITE_OK;
}

const sqlite3_io_methods methods = {2,
                                    close_file,
                                    read_file_at,
                                    write_file_at,
                                    truncate_file,
                                    sync_file,
                                    size_of_file,
                                    take_lock,
                                    take_lock,
                                    tell_reserved_lock,
                                    answer_file_control,
                                    sector_size,
                                    characteristics,
                                    map_region,
                                    lock_region,
                                    order_memory,
                                    unmap_regions,
                                    nullptr,
                                    nullptr};

/// A file without a name is one for a while, which no other connection sees.
int open_in_vfs(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  file->pMethods = nullptr;
  TornDisk& disk = disk_of(vfs);
  const bool has_pages = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  const bool is_there = name != nullptr && disk.has(name);
  if (name != nullptr && !is_there && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
  std::shared_ptr<DiskFile> opened = name == nullptr ? std::make_shared<DiskFile>() : disk.open(name);
  if (has_pages && opened->is_open_for_pages) return SQLITE_CANTOPEN;
  if (has_pages) opened->is_open_for_pages = true;
  // The name of a store is safe before the store is used: the daemon flushes its folder.
  if (has_pages) opened->is_named = true;
  OpenFile& open = *new (static_cast<void*>(file)) OpenFile;
  open.pMethods = &methods;
  open.disk = &disk;
  open.file = std::move(opened);
  open.has_pages = has_pages;
  if (flags_out != nullptr) *flags_out = flags;
  return SQLITE_OK;
}

int delete_in_vfs(sqlite3_vfs* vfs, const char* name, int /*flushes_folder*/) {
  if (!disk_of(vfs).has(name)) return SQLITE_IOERR_DELETE_NOENT;
  disk_of(vfs).remove(name);
  return SQLITE_OK;
}

int look_in_vfs(sqlite3_vfs* vfs, const char* name, int /*flags*/, int* is_there) {
  // As in SQLite's own file system, an empty file does not count.
  *is_there = disk_of(vfs).content(name).empty() ? 0 : 1;
  return SQLITE_OK;
}

int whole_path(sqlite3_vfs* /*vfs*/, const char* name, int bytes, char* path) {
  const std::size_t count = std::strlen(name) + 1;
  if (count > static_cast<std::size_t>(bytes)) return SQLITE_CANTOPEN;
  std::memcpy(path, name, count);
  return SQLITE_OK;
}

int fill_randomly(sqlite3_vfs* /*vfs*/, int count, char* bytes) {
  std::memset(bytes, 0, static_cast<std::size_t>(count));
  return count;
}

int wait_for(sqlite3_vfs* /*vfs*/, int /*microseconds*/) { return 0; }

// The simulation reads no clock, and the store's SQL asks for none.
int tell_day(sqlite3_vfs* /*vfs*/, sqlite3_int64* milliseconds) {
  *milliseconds = 0;
  return SQLITE_OK;
}

int last_error(sqlite3_vfs* /*vfs*/, int /*count*/, char* /*text*/) { return 0; }

std::string next_name() {
  static std::atomic<std::uint64_t> next{0};
  return "vendorproof-torn-" + std::to_string(next++);
}

}  // namespace

struct TornVfs::Registration {
  std::string name = next_name();
  sqlite3_vfs vfs{};
};

TornVfs::TornVfs(TornDisk& disk) : registration_(std::make_unique<Registration>()) {
  // The first connection of the process configures SQLite, which must be before the first registration.
  static const bool is_configured = store::Database::open(":memory:").has_value();
  REQUIRE(is_configured);
  sqlite3_vfs& vfs = registration_->vfs;
  vfs.iVersion = 2;
  vfs.szOsFile = static_cast<int>(sizeof(OpenFile));
  vfs.mxPathname = path_bytes_max;
  vfs.zName = registration_->name.c_str();
  vfs.pAppData = &disk;
  vfs.xOpen = open_in_vfs;
  vfs.xDelete = delete_in_vfs;
  vfs.xAccess = look_in_vfs;
  vfs.xFullPathname = whole_path;
  vfs.xRandomness = fill_randomly;
  vfs.xSleep = wait_for;
  vfs.xGetLastError = last_error;
  vfs.xCurrentTimeInt64 = tell_day;
  REQUIRE(sqlite3_vfs_register(&vfs, 0) == SQLITE_OK);
}

TornVfs::~TornVfs() { REQUIRE(sqlite3_vfs_unregister(&registration_->vfs) == SQLITE_OK); }

std::string TornVfs::uri(const std::string& path) const { return "file:" + path + "?vfs=" + registration_->name; }

}  // namespace vendorproof::harness
