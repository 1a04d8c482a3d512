#include "harness/command/output_folder.h"

#include <filesystem>
#include <system_error>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

std::string part_of(const std::string& folder, const OutputFile& file) { return folder + "/" + file.first + ".part"; }

void remove_parts(const std::string& folder, const std::vector<OutputFile>& files) {
  std::error_code ignored;
  for (const OutputFile& file : files) std::filesystem::remove(part_of(folder, file), ignored);
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
  for (const std::string& name : names) {
    if (!std::filesystem::is_directory(path + "/" + name, problem)) continue;
    return failure(ErrorCode::Unavailable, path + "/" + name + ": is a folder, and a file of that name is to be " +
                                               "written; remove it, or name another folder with --out");
  }
  const Result<void> writable = write_file(path + "/.vendorproof", "");
  if (!writable) return tl::unexpected<Error>(writable.error());
  std::filesystem::remove(path + "/.vendorproof", problem);
  return {};
}

Result<void> write_into(const std::string& folder, const std::vector<OutputFile>& files) {
  if (folder.empty()) return {};
  remove_parts(folder, files);
  for (const OutputFile& file : files) {
    const Result<void> written = write_new_file(part_of(folder, file), file.second);
    if (written) continue;
    remove_parts(folder, files);
    return written;
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
