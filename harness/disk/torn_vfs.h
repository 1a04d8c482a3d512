// A torn disk as one of SQLite's file systems (VFS).
#pragma once

#include <memory>
#include <string>

#include "harness/disk/torn_disk.h"

namespace vendorproof::harness {

/// Registers the disk under a name that no other has, as long as this exists. Connections to it must end before. Disks
/// share nothing, so each may be used by its own thread.
///
/// Its promises to SQLite are those of SQLite's own file system for Unix: sectors of 4096 bytes, and a write does not
/// damage the bytes beside it (SQLITE_IOCAP_POWERSAFE_OVERWRITE).
class TornVfs {
 public:
  explicit TornVfs(TornDisk& disk);
  TornVfs(const TornVfs&) = delete;
  TornVfs& operator=(const TornVfs&) = delete;
  ~TornVfs();

  /// For sqlite3_open: `file:/core.db?vfs=NAME`. A database may have one connection at a time; the second one is
  /// refused with SQLITE_CANTOPEN.
  std::string uri(const std::string& path) const;

 private:
  struct Registration;
  std::unique_ptr<Registration> registration_;
};

}  // namespace vendorproof::harness
