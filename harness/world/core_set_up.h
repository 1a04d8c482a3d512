// What a simulated core stands on: a store in memory that outlives a crash, and its configuration (core_config,
// world.h).
#pragma once

#include <memory>
#include <string>

#include "core/store/store.h"

namespace vendorproof::harness {

/// A new database in memory, which lives as long as somebody has it open.
std::string unique_store_uri();
std::unique_ptr<store::Store> opened(const std::string& uri);

}  // namespace vendorproof::harness
