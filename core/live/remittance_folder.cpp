#include "core/live/remittance_folder.h"

#include <chrono>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"

namespace vendorproof::live {

namespace {

namespace fs = std::filesystem;

constexpr auto still_for = std::chrono::minutes(1);

/// Hidden files are those of programs that are still writing.
bool is_export(const fs::path& file) {
  const std::string name = file.filename().string();
  return !starts_with(name, ".") && lower_case(file.extension().string()) == ".csv";
}

}  // namespace

std::map<std::string, fs::path> RemittanceFolder::exports() {
  problem_.clear();
  std::error_code error;
  std::map<std::string, fs::path> files;
  for (fs::directory_iterator at(path_, error), end; !error && at != end; at.increment(error)) {
    std::error_code unknown;
    if (is_export(at->path()) && at->is_regular_file(unknown))
      files.emplace(at->path().filename().string(), at->path());
  }
  if (error) problem_ = fmt::format("the folder of remittances {} cannot be read: {}", path_, error.message());
  return files;
}

std::vector<RemittanceFile> RemittanceFolder::look_once() {
  std::vector<RemittanceFile> found;
  for (const auto& [name, file] : exports()) {
    std::error_code unknown;
    const auto age = fs::file_time_type::clock::now() - fs::last_write_time(file, unknown);
    if (!unknown && age >= still_for) found.push_back(read(file, fs::file_size(file, unknown)));
  }
  return found;
}

std::vector<RemittanceFile> RemittanceFolder::look() {
  std::vector<RemittanceFile> found;
  std::map<std::string, Seen> seen;
  for (const auto& [name, file] : exports()) {
    std::error_code unknown;
    Seen now{fs::file_size(file, unknown), fs::last_write_time(file, unknown), false};
    const auto before = seen_.find(name);
    const bool is_same =
        before != seen_.end() && before->second.size == now.size && before->second.changed == now.changed;
    now.is_given = is_same && before->second.is_given;
    if (is_same && !now.is_given) {
      found.push_back(read(file, now.size));
      now.is_given = true;
    }
    seen.emplace(name, now);
  }
  if (problem_.empty()) seen_ = std::move(seen);
  return found;
}

RemittanceFile RemittanceFolder::read(const fs::path& file, std::uintmax_t size) const {
  RemittanceFile remittance;
  remittance.name = file.filename().string();
  if (size > remittance_bytes_max) {
    remittance.problem = fmt::format("it has {} bytes, at most {} are read", size, remittance_bytes_max);
    return remittance;
  }
  Result<std::string> text = read_file(file.string());
  if (text) {
    remittance.text = std::move(*text);
  } else {
    remittance.problem = text.error().message;
  }
  return remittance;
}

}  // namespace vendorproof::live
