// Durable state of the integration: one Store over SQLite. Every change happens inside one transaction of a step.
#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"

namespace vendorproof::store {

enum class Durability { Full, Off };

/// `uri` is a file path or an SQLite URI; the simulation uses `file:/name?vfs=memdb`, where an anchor connection keeps
/// the contents while the core is killed and reopened.
struct StoreOptions {
  std::string uri;
  Durability durability = Durability::Full;   ///< Full: WAL and synchronous=FULL
};

class Store;

/// Opens or creates. Errors: Unavailable, naming the file and the remedy; Malformed for a file that is not ours or of
/// a newer version.
Result<std::unique_ptr<Store>> open_store(const StoreOptions& options);

}  // namespace vendorproof::store
