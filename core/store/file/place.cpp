#include "core/store/file/place.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/store/file/damage.h"

namespace vendorproof::store {

namespace {

/// The name of a new file is on the disk when its folder is.
bool flush_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool flushed = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return flushed;
}

}  // namespace

std::string real_path(const std::string& path) {
  std::error_code problem;
  const std::filesystem::path absolute = std::filesystem::absolute(path, problem);
  if (problem) return path;
  const std::filesystem::path real = std::filesystem::weakly_canonical(absolute, problem);
  return problem ? absolute.string() : real.string();
}

Result<bool> is_there(const std::string& path) {
  std::error_code problem;
  const std::filesystem::file_status status = std::filesystem::status(path, problem);
  if (status.type() == std::filesystem::file_type::not_found) return false;
  if (problem) {
    return failure(ErrorCode::Unavailable, fmt::format("it cannot be looked at: {}; check its folder and its "
                                                       "permissions",
                                                       problem.message()));
  }
  if (std::filesystem::is_directory(status)) return malformed("it is a folder; name a file in it");
  if (!std::filesystem::is_regular_file(status)) return malformed("it is no ordinary file; name one");
  if (std::filesystem::hard_link_count(path, problem) > 1) {
    return malformed(
        "it has a second name (a hard link), so another process could work on it; remove that name, or "
        "copy the file");
  }
  const std::uintmax_t size = std::filesystem::file_size(path, problem);
  if (problem || size > 0) return true;
  return malformed(
      fmt::format("the file is empty, which a store never is; if it is to become a new store, remove it; "
                  "else {}",
                  way_back));
}

Result<void> check_folder(const std::string& folder, FolderUse use) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) {
    const bool is_missing = errno == ENOENT || errno == ENOTDIR;
    return failure(ErrorCode::Unavailable,
                   fmt::format("the folder {} cannot be used: {}; {}, or name another", folder, std::strerror(errno),
                               is_missing ? "make it (mkdir -p)" : "correct the folders above it"));
  }
  if (!S_ISDIR(status.st_mode)) return failure(ErrorCode::Unavailable, folder + " is no folder; name one");
  const int rights = use == FolderUse::Read ? R_OK | X_OK : W_OK | X_OK;
  if (::faccessat(AT_FDCWD, folder.c_str(), rights, AT_EACCESS) == 0) return {};
  return failure(ErrorCode::Unavailable,
                 fmt::format("the folder {} may not be {} by the user of this process: {}; give it the right (chown, "
                             "chmod), or name another",
                             folder, use == FolderUse::Read ? "read" : "written", std::strerror(errno)));
}

Result<void> check_folder_of(const std::string& path) {
  return check_folder(std::filesystem::path(real_path(path)).parent_path().string(), FolderUse::Write);
}

Result<void> put_in_place(const std::string& from, const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  if (std::rename(from.c_str(), path.c_str()) == 0 && flush_folder(folder.empty() ? "." : folder)) return {};
  return failure(ErrorCode::Unavailable,
                 fmt::format("it cannot be put in its place: {}; check the folder and the disk", std::strerror(errno)));
}

}  // namespace vendorproof::store
