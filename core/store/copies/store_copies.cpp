#include "core/store/copies/store_copies.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "core/store/database.h"
#include "core/store/file/lock.h"
#include "core/store/file/log_check.h"
#include "core/store/file/place.h"
#include "core/store/guard.h"
#include "core/store/row_check.h"
#include "core/store/schema.h"

namespace vendorproof::store {

namespace {

namespace fs = std::filesystem;

/// Names that are tried for a file that is kept.
constexpr int kept_names_max = 1'000;

Error named(const std::string& path, const Error& error) { return {error.code, path + ": " + error.message}; }

std::int64_t count_in(Database& database, const std::string& sql) {
  const Result<std::string> text = database.first_text(sql);
  return text ? std::atoll(text->c_str()) : 0;
}

StoreContents contents_of(Database& database, std::int64_t version, const std::string& path) {
  StoreContents contents;
  contents.version = version;
  contents.orders = count_in(database, "SELECT count(*) FROM orders");
  contents.open_orders = count_in(database, "SELECT count(*) FROM orders WHERE settled = 0");
  // States: 0 due, 1 in flight, 2 in doubt. Polls never end.
  contents.unfinished_calls = count_in(database, "SELECT count(*) FROM work WHERE state < 3 AND key NOT LIKE 'poll/%'");
  contents.open_exceptions = count_in(database, "SELECT count(*) FROM exceptions WHERE open = 1");
  std::error_code problem;
  const std::uintmax_t bytes = fs::file_size(path, problem);
  contents.bytes = problem ? 0 : static_cast<std::int64_t>(bytes);
  return contents;
}

/// The checks that open_store makes, on one state of the file.
Result<StoreContents> look(const std::string& path) {
  const Result<bool> there = is_there(path);
  if (!there) return tl::unexpected<Error>(there.error());
  if (!*there) return failure(ErrorCode::Unavailable, "there is no such file");
  if (auto log = check_log(path); !log) return tl::unexpected<Error>(log.error());
  std::error_code problem;
  const bool has_log = fs::exists(path + "-wal", problem);
  auto database = Database::open(path);
  if (!database) return tl::unexpected<Error>(database.error());
  (*database)->leave_log(has_log);
  const Result<std::int64_t> version = version_of(**database);
  if (!version) return tl::unexpected<Error>(version.error());
  if (auto begun = (*database)->run("BEGIN"); !begun) return tl::unexpected<Error>(begun.error());
  Result<void> checked = check_pages(**database);
  if (checked && *version == schema_version) checked = check_tables(**database);
  if (checked && *version == schema_version) {
    Guard guard(**database, Guarding::On);
    checked = check_rows(**database, guard, nullptr);
  }
  if (!checked) return tl::unexpected<Error>(checked.error());
  const StoreContents contents = contents_of(**database, *version, path);
  if (auto ended = (*database)->run("COMMIT"); !ended) return tl::unexpected<Error>(ended.error());
  return contents;
}

void remove_with_log(const std::string& path) {
  std::error_code ignored;
  for (const char* end : {"", "-wal", "-shm"}) fs::remove(path + end, ignored);
}

/// What is copied, and where: as the user named them, and where the copy is made before it comes to its place.
struct Copying {
  std::string from;
  std::string from_path;
  std::string to;
  std::string unfinished;
};

/// Makes a complete and checked copy at `unfinished`. After an error nothing is left there. The error names the file
/// that caused it.
Result<StoreContents> copy_checked(const Copying& copying) {
  if (auto folder = check_folder_of(copying.unfinished); !folder) {
    return tl::unexpected<Error>(named(copying.to, folder.error()));
  }
  auto source = Database::open(copying.from_path);
  if (!source) return tl::unexpected<Error>(named(copying.from, source.error()));
  (*source)->leave_log(true);
  if (auto copied = (*source)->copy_to(copying.unfinished); !copied) {
    remove_with_log(copying.unfinished);
    const bool is_of_source = copied.error().code == ErrorCode::Malformed;
    return tl::unexpected<Error>(named(is_of_source ? copying.from : copying.to, copied.error()));
  }
  // The copy is complete, so a fault in it comes from the file that was copied.
  Result<StoreContents> contents = look(copying.unfinished);
  if (contents) return contents;
  remove_with_log(copying.unfinished);
  return tl::unexpected<Error>(named(copying.from, contents.error()));
}

/// A name beside the store that nothing has.
Result<std::string> free_name(const std::string& path) {
  for (int number = 1; number <= kept_names_max; ++number) {
    std::string name = fmt::format("{}.replaced-{}", path, number);
    std::error_code problem;
    if (!fs::exists(name, problem)) return name;
  }
  return failure(ErrorCode::Conflict,
                 fmt::format("there are {} replaced files beside it; remove some", kept_names_max));
}

/// Moves what stands at `path` aside, its log first: a log without its store is never read.
Result<std::string> move_aside(const std::string& path) {
  std::error_code problem;
  if (!fs::exists(path, problem)) return std::string();
  Result<std::string> kept = free_name(path);
  if (!kept) return kept;
  for (const char* end : {"-wal", "-shm", ""}) {
    if (!fs::exists(path + end, problem)) continue;
    fs::rename(path + end, *kept + end, problem);
    if (problem) {
      return failure(ErrorCode::Unavailable,
                     fmt::format("it cannot be moved to {}: {}", *kept + end, problem.message()));
    }
  }
  return kept;
}

Result<Restored> put_back(const Copying& copying, const std::string& path) {
  remove_with_log(copying.unfinished);
  const Result<StoreContents> contents = copy_checked(copying);
  if (!contents) return tl::unexpected<Error>(contents.error());
  const Result<std::string> kept = move_aside(path);
  if (!kept) {
    remove_with_log(copying.unfinished);
    return tl::unexpected<Error>(named(copying.to, kept.error()));
  }
  if (auto placed = put_in_place(copying.unfinished, path); !placed) {
    return tl::unexpected<Error>(named(copying.to, placed.error()));
  }
  return Restored{*contents, *kept};
}

}  // namespace

Result<StoreContents> look_at_store(const std::string& path) {
  return look(real_path(path)).map_error([&](const Error& error) { return named(path, error); });
}

Result<StoreContents> back_up_store(const std::string& path, const std::string& copy) {
  const Result<bool> there = is_there(real_path(path));
  if (!there) return tl::unexpected<Error>(named(path, there.error()));
  if (!*there) return failure(ErrorCode::Unavailable, path + ": there is no such file");
  const std::string target = real_path(copy);
  std::error_code problem;
  if (fs::exists(target, problem)) {
    return failure(ErrorCode::Conflict, copy + ": something stands there already; name a new file");
  }
  if (auto log = check_log(real_path(path)); !log) return tl::unexpected<Error>(named(path, log.error()));
  const Copying copying = {path, real_path(path), copy, target + ".part"};
  remove_with_log(copying.unfinished);
  Result<StoreContents> contents = copy_checked(copying);
  if (!contents) return contents;
  if (auto placed = put_in_place(copying.unfinished, target); !placed) {
    return tl::unexpected<Error>(named(copy, placed.error()));
  }
  return contents;
}

Result<Restored> restore_store(const std::string& copy, const std::string& path) {
  const Result<bool> there = is_there(real_path(copy));
  if (!there) return tl::unexpected<Error>(named(copy, there.error()));
  if (!*there) return failure(ErrorCode::Unavailable, copy + ": there is no such file");
  if (real_path(copy) == real_path(path)) return failure(ErrorCode::Conflict, copy + ": it is the store itself");
  if (auto folder = check_folder_of(path); !folder) return tl::unexpected<Error>(named(path, folder.error()));
  const Result<FileLock> lock = FileLock::take(real_path(path));
  if (!lock) return tl::unexpected<Error>(named(path, lock.error()));
  return put_back({copy, real_path(copy), path, real_path(path) + ".restoring"}, real_path(path));
}

}  // namespace vendorproof::store
