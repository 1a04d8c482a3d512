#include "harness/command/output_folder.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

std::string part_of(const std::string& folder, const OutputFile& file) {
  return temporary_name(folder + "/" + file.first);
}

/// While it lives, no other run of the program puts files into the folder.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder)
      : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) continue;
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

 private:
  int descriptor_;
};

void remove_parts(const std::string& folder, const std::vector<OutputFile>& files) {
  std::error_code ignored;
  for (const OutputFile& file : files) std::filesystem::remove(part_of(folder, file), ignored);
}

Result<void> check_places(const std::string& folder, const std::vector<std::string>& names) {
  std::error_code ignored;
  for (const std::string& name : names) {
    if (!std::filesystem::is_directory(folder + "/" + name, ignored)) continue;
    return failure(ErrorCode::Unavailable, folder + "/" + name + ": is a folder, and a file of that name is to be " +
                                               "written; remove it, or name another folder with --out");
  }
  return {};
}

std::vector<std::string> names_of(const std::vector<OutputFile>& files) {
  std::vector<std::string> names;
  for (const OutputFile& file : files) names.push_back(file.first);
  return names;
}

}  // namespace

Result<void> prepare_folder(const std::string& path, const std::vector<std::string>& names) {
  if (path.empty()) return {};
  std::error_code problem;
  std::filesystem::create_directories(path, problem);
  if (problem) {
    return failure(ErrorCode::Unavailable,
                   path + ": this folder cannot be made: " + problem.message() + "; name another one with --out");
  }
  if (const Result<void> free = check_places(path, names); !free) return free;
  const std::string trial = temporary_name(path + "/trial");
  const Result<void> writable = write_new_file(trial, "");
  if (writable) std::filesystem::remove(trial, problem);
  return writable;
}

Result<void> check_folder(const std::string& path) {
  std::error_code ignored;
  std::vector<std::filesystem::path> missing;  // the innermost first
  std::filesystem::path folder = std::filesystem::absolute(path).lexically_normal();
  for (; !std::filesystem::exists(folder, ignored) && folder.has_relative_path(); folder = folder.parent_path()) {
    missing.push_back(folder);
  }
  const Result<void> prepared = prepare_folder(path);
  for (const std::filesystem::path& made : missing) std::filesystem::remove(made, ignored);
  return prepared;
}

Result<void> write_into(const std::string& folder, const std::vector<OutputFile>& files) {
  if (folder.empty()) return {};
  const FolderLock lock(folder);
  remove_parts(folder, files);
  for (const OutputFile& file : files) {
    const Result<void> written = write_new_file(part_of(folder, file), file.second);
    if (written) continue;
    remove_parts(folder, files);
    return written;
  }
  // Nothing takes the place of an old file before all new ones are whole and can take theirs.
  const Result<void> free = check_places(folder, names_of(files));
  if (!free) {
    remove_parts(folder, files);
    return free;
  }
  for (const OutputFile& file : files) {
    std::error_code problem;
    std::filesystem::rename(part_of(folder, file), folder + "/" + file.first, problem);
    if (!problem) continue;
    remove_parts(folder, files);
    return failure(ErrorCode::Unavailable,
                   folder + "/" + file.first + ": cannot be written: " + problem.message() + "; check the folder");
  }
  return {};
}

}  // namespace vendorproof::harness
