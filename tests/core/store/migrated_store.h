#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/store/store.h"
#include "core/store/text/document_text.h"
#include "tests/core/store/store_file.h"

namespace vendorproof::store {

using Rows = std::vector<std::string>;

/// A store that an older version wrote, and that this version opens.
class MigratedStore : public StoreFile {
 protected:
  std::unique_ptr<Store> opened() {
    auto store = open_store({path_, Durability::Full, [this](std::string_view line) { told_.emplace_back(line); }});
    EXPECT_TRUE(store) << store.error().message;
    return store ? std::move(*store) : nullptr;
  }
  std::string refused() {
    const auto store = open_store({path_, Durability::Full});
    EXPECT_FALSE(store);
    return store ? "" : store.error().message;
  }
  std::vector<std::string> told_;
};

inline trade::ShipNotice notice_in(const Store& store, std::string_view key) {
  return read_document<trade::ShipNotice>(store.known_work(key).parameters, key);
}

}  // namespace vendorproof::store
