// A store in a file of its own, looked at with SQLite's own functions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include "core/base/text.h"
#include "tests/support/places.h"

namespace vendorproof::store {

/// What a store of that version looked like: a text of SQL statements beside the tests.
inline std::string fixture_of(std::int64_t version) {
  return tests::source_dir() + "/tests/core/store/version_" + std::to_string(version) + ".sql";
}

class StoreFile : public testing::Test {
 protected:
  void SetUp() override { TearDown(); }
  void TearDown() override {
    for (const char* suffix : {"", "-wal", "-shm", ".lock", ".new", ".toml", ".version-1", ".version-2", ".version-3",
                               ".version-4", ".version-5"}) {
      std::filesystem::remove_all(path_ + suffix);
    }
  }
  void run(const std::string& sql) const {
    sqlite3* connection = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &connection), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(connection);
    sqlite3_close(connection);
  }
  /// As a program of that version left it.
  void write_version(std::int64_t version) const {
    const Result<std::string> sql = read_file(fixture_of(version));
    ASSERT_TRUE(sql) << sql.error().message;
    run(*sql);
  }
  /// Each row with its columns joined by `|`.
  std::vector<std::string> rows(const std::string& sql, const std::string& suffix = "") const {
    std::vector<std::string> result;
    sqlite3* connection = nullptr;
    EXPECT_EQ(sqlite3_open((path_ + suffix).c_str(), &connection), SQLITE_OK);
    const auto add = [](void* list, int count, char** columns, char**) {
      std::string row;
      for (int i = 0; i < count; ++i) row += (i == 0 ? "" : "|") + std::string(columns[i]);
      static_cast<std::vector<std::string>*>(list)->push_back(row);
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(connection, sql.c_str(), add, &result, nullptr), SQLITE_OK) << sqlite3_errmsg(connection);
    sqlite3_close(connection);
    return result;
  }
  std::string bytes() const { return read_file(path_).value_or(""); }

  const std::string path_ = testing::TempDir() + "vendorproof_store_test_" + std::to_string(::getpid()) + ".db";
};

}  // namespace vendorproof::store
