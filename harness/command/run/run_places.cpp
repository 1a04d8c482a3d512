#include "harness/command/run/run_places.h"

#include <cerrno>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/store/file/place.h"

namespace vendorproof::harness {

namespace {

/// Why a file cannot be written, or made where it is not there yet.
Result<void> check_file(const std::string& file) {
  if (auto folder = store::check_folder_of(file); !folder) return folder;
  const std::string path = store::real_path(file);
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  if (S_ISDIR(status.st_mode)) return malformed(path + " is a folder; name a file in it");
  if (::faccessat(AT_FDCWD, path.c_str(), R_OK | W_OK, AT_EACCESS) == 0) return {};
  return malformed(
      fmt::format("{} may not be written by the user of this process: {}; give it the right (chown, "
                  "chmod), or name another",
                  path, std::strerror(errno)));
}

Result<void> check_store(const std::string& file) {
  if (auto writable = check_file(file); !writable) return writable;
  const std::string path = store::real_path(file);
  return store::is_there(path).map([](bool) {}).map_error([&](const Error& error) {
    return Error{error.code, path + ": " + error.message};
  });
}

Result<void> check_exports(const std::string& folder) { return store::check_folder(folder, store::FolderUse::Read); }

}  // namespace

std::vector<std::string> problems_of_places(const live::LiveConfig& config) {
  std::vector<std::string> problems;
  using CheckPlace = Result<void> (*)(const std::string& path);
  const auto check = [&](std::string_view key, const std::string& path, CheckPlace check_place) {
    if (path.empty()) return;
    if (const Result<void> checked = check_place(path); !checked) {
      problems.push_back(fmt::format("{}: {}", key, checked.error().message));
    }
  };
  check("[amazon] remittance_folder", config.remittance_folder, check_exports);
  check("[store] file", config.store_file, check_store);
  check("[alerts] file", config.alerts.file, check_file);
  check("[log] file", config.log.file, check_file);
  return problems;
}

}  // namespace vendorproof::harness
