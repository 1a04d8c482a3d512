// The folder that people drop Vendor Central's remittance exports into. Files are read, never moved or changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/core.h"

namespace vendorproof::live {

/// A larger file is not read; it is reported instead.
constexpr std::uintmax_t remittance_bytes_max = std::uintmax_t{64} << 20U;

class RemittanceFolder {
 public:
  explicit RemittanceFolder(std::string path) : path_(std::move(path)) {}

  /// The files named `*.csv` that are new or changed, in order of name. A file that changes is still being written: it
  /// comes when it has been the same at two looks in sequence. After a start every file comes once more; the core knows
  /// what it has read. A file that cannot be read comes with the reason instead of its text.
  std::vector<RemittanceFile> look();

  /// For the only look of a run: the files that have not changed for a minute.
  std::vector<RemittanceFile> look_once();

  /// Why the folder cannot be read; "" if it can. Of the last look.
  const std::string& problem() const { return problem_; }

 private:
  struct Seen {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type changed;
    bool is_given = false;
  };

  std::map<std::string, std::filesystem::path> exports();
  RemittanceFile read(const std::filesystem::path& file, std::uintmax_t size) const;

  std::string path_;
  std::map<std::string, Seen> seen_;  ///< by name
  std::string problem_;
};

}  // namespace vendorproof::live
