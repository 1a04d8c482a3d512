// What a simulated core needs: a store in memory that outlives a crash, and its configuration (core_config,
// world.h).
#pragma once

#include <memory>
#include <string>

#include "core/store/store.h"

namespace vendorproof::harness {

/// A new database in memory, which exists as long as at least one connection to it is open.
std::string unique_store_uri();
std::unique_ptr<store::Store> opened(const std::string& uri);

}  // namespace vendorproof::harness
