#include "core/store/file/log_check.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "core/store/file/damage.h"

namespace vendorproof::store {

namespace {

// The form of the log is part of SQLite's file format, which does not change: https://www.sqlite.org/fileformat2.html
constexpr std::size_t header_bytes = 32;
constexpr std::size_t frame_head_bytes = 24;
constexpr std::uint32_t magic = 0x377f0682;  // its last bit: the words of the sums are big-endian
constexpr std::uint32_t page_bytes_min = 512;
constexpr std::uint32_t page_bytes_max = 65536;

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < 4; ++i) word = (word << 8U) | static_cast<unsigned char>(bytes[at + i]);
  return word;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t word = 0;
  for (std::size_t i = 4; i-- > 0;) word = (word << 8U) | static_cast<unsigned char>(bytes[at + i]);
  return word;
}

/// The running sum over everything before it in the log.
class Sum {
 public:
  explicit Sum(bool words_are_big_endian) : word_(words_are_big_endian ? big_endian : little_endian) {}
  void add(std::string_view bytes) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      first_ += word_(bytes, at) + second_;
      second_ += word_(bytes, at + 4) + first_;
    }
  }
  bool is_stored_in(std::string_view bytes, std::size_t at) const {
    return big_endian(bytes, at) == first_ && big_endian(bytes, at + 4) == second_;
  }

 private:
  std::uint32_t (*word_)(std::string_view bytes, std::size_t at);
  std::uint32_t first_ = 0;
  std::uint32_t second_ = 0;
};

bool read_whole(std::istream& file, std::string& bytes) {
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return static_cast<std::size_t>(file.gcount()) == bytes.size();
}

/// Whether frames follow. The header is flushed before the first of them is written.
bool has_frames(std::istream& file) {
  std::string chunk(4096, '\0');
  while (file.good()) {
    file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    const auto end = chunk.begin() + static_cast<std::ptrdiff_t>(file.gcount());
    if (std::any_of(chunk.begin(), end, [](char byte) { return byte != 0; })) return true;
  }
  return false;
}

struct Frames {
  std::int64_t whole = 0;          ///< SQLite reads so many
  std::int64_t later_commits = 0;  ///< frames behind them that end a commit of the same life of the log
};

/// From the first frame to the end of the file. A rest that is shorter than a frame is left out.
Frames count_frames(std::istream& file, std::string_view header, Sum sum) {
  Frames frames;
  std::string head(frame_head_bytes, '\0');
  std::string page(big_endian(header, 8), '\0');
  const std::string_view salts = header.substr(16, 8);
  bool is_whole = true;
  while (read_whole(file, head) && read_whole(file, page)) {
    const bool same_life = std::string_view(head).substr(8, 8) == salts;
    const bool ends_commit = big_endian(head, 4) != 0;
    if (is_whole) {
      sum.add(std::string_view(head).substr(0, 8));
      sum.add(page);
      is_whole = same_life && sum.is_stored_in(head, 16);
    }
    if (is_whole) ++frames.whole;
    if (!is_whole && same_life && ends_commit) ++frames.later_commits;
  }
  return frames;
}

std::string log_of(const std::string& path) { return path + "-wal"; }

Result<void> damaged_log(const std::string& path, std::string_view problem) {
  return malformed(damaged_part(fmt::format("the log {}", log_of(path)), problem));
}

}  // namespace

Result<void> check_log(const std::string& path) {
  std::error_code problem;
  if (!std::filesystem::exists(log_of(path), problem)) return {};
  if (!std::filesystem::is_regular_file(log_of(path), problem)) return damaged_log(path, "it is no ordinary file");
  std::ifstream file(log_of(path), std::ios::binary);
  if (!file) {
    return failure(ErrorCode::Unavailable,
                   fmt::format("its log {} cannot be read; check the permissions of the file", log_of(path)));
  }
  return check_log_bytes(file, path);
}

Result<void> check_log_bytes(std::istream& file, const std::string& path) {
  std::string header(header_bytes, '\0');
  if (!read_whole(file, header)) return {};
  const bool words_are_big_endian = (big_endian(header, 0) & 1U) != 0;
  const std::uint32_t page_bytes = big_endian(header, 8);
  Sum sum(words_are_big_endian);
  sum.add(std::string_view(header).substr(0, 24));
  const bool is_log = (big_endian(header, 0) & ~1U) == magic && page_bytes >= page_bytes_min &&
                      page_bytes <= page_bytes_max && sum.is_stored_in(header, 24);
  if (!is_log) return has_frames(file) ? damaged_log(path, "its header is not whole") : Result<void>();
  const Frames frames = count_frames(file, header, sum);
  if (frames.later_commits < 2) return {};
  return damaged_log(path, fmt::format("frame {} is not whole, and {} commits stand behind it", frames.whole + 1,
                                       frames.later_commits));
}

}  // namespace vendorproof::store
