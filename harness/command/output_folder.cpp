#include "harness/command/output_folder.h"

#include <filesystem>
#include <system_error>

#include "core/base/text.h"

namespace vendorproof::harness {

Result<void> prepare_folder(const std::string& path) {
  if (path.empty()) return {};
  std::error_code problem;
  std::filesystem::create_directories(path, problem);
  if (problem) {
    return failure(ErrorCode::Unavailable,
                   path + ": this folder cannot be made: " + problem.message() + "; name another one with --out");
  }
  const Result<void> writable = write_file(path + "/.vendorproof", "");
  if (!writable) return tl::unexpected<Error>(writable.error());
  std::filesystem::remove(path + "/.vendorproof", problem);
  return {};
}

}  // namespace vendorproof::harness
