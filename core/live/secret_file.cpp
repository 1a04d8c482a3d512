#include "core/live/secret_file.h"

#include <cerrno>
#include <cstring>

#include <sys/stat.h>

#include "core/base/text.h"

namespace vendorproof::live {

namespace {

constexpr off_t bytes_max = 64 * 1024;

}  // namespace

Result<std::string> read_secret_file(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    return failure(ErrorCode::NotFound, path + " cannot be read: " + std::strerror(errno) + "; check the path");
  }
  if (!S_ISREG(status.st_mode)) return malformed(path + " is no file; name the file that has the secret");
  if (status.st_size > bytes_max) return malformed(path + " is larger than a secret can be; check the path");
  return read_file(path);
}

bool secret_file_exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

}  // namespace vendorproof::live
