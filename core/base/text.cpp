#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vendorproof {

namespace {

constexpr std::size_t file_bytes_max = 256ULL * 1024 * 1024;

char lowered(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

}  // namespace

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, start)) {
    parts.emplace_back(text.substr(start, at - start));
    start = at + 1;
  }
  parts.emplace_back(text.substr(start));
  return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) text += separator;
    text += part;
  }
  return text;
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lowered);
  return result;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) { return lowered(a) == lowered(b); });
}

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

Result<std::string> read_file(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    return failure(ErrorCode::NotFound, path + ": cannot be read: " + std::strerror(errno) + "; check the path");
  }
  if (S_ISDIR(status.st_mode)) {
    return failure(ErrorCode::NotFound, path + ": is a folder; name a file in it");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return failure(ErrorCode::NotFound,
                   path + ": cannot be opened: " + std::strerror(errno) + "; check its permissions");
  }
  std::string bytes;
  std::array<char, 65536> chunk{};
  // The size of a device or a pipe is unknown before, so the limit is checked while reading.
  while (file.good() && bytes.size() <= file_bytes_max) {
    file.read(chunk.data(), chunk.size());
    bytes.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (bytes.size() > file_bytes_max) return malformed(path + ": is larger than 256 MiB; split it");
  if (file.bad()) return failure(ErrorCode::NotFound, path + ": reading it failed; try again");
  return bytes;
}

Result<void> write_new_file(const std::string& path, std::string_view bytes) {
  const auto bad = [&](int descriptor) {
    const std::string why = std::strerror(errno);
    if (descriptor >= 0) {
      ::close(descriptor);
      std::remove(path.c_str());
    }
    return failure(ErrorCode::Unavailable, path + ": cannot be written: " + why + "; check the folder and the disk");
  };
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) return bad(descriptor);
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) return bad(descriptor);
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  }
  if (::close(descriptor) == 0) return {};
  std::remove(path.c_str());
  return bad(-1);
}

std::string temporary_name(const std::string& path) { return path + "." + std::to_string(::getpid()) + ".part"; }

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const std::string temporary = temporary_name(path);
  // Left by a program that was killed and had this number; or a link, which is removed and not followed.
  ::unlink(temporary.c_str());
  const Result<void> written = write_new_file(temporary, bytes);
  if (!written) return written;
  if (std::rename(temporary.c_str(), path.c_str()) == 0) return {};
  const std::string why = std::strerror(errno);
  std::remove(temporary.c_str());
  return failure(ErrorCode::Unavailable, path + ": cannot be written: " + why + "; check the folder and the disk");
}

}  // namespace vendorproof
