#include "harness/sockets/content_coding.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <climits>

#include <zlib.h>

#include "core/base/require.h"
#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

constexpr int window_bits = 15;
/// For zlib: the same window in the gzip format.
constexpr int gzip_window_bits = window_bits + 16;
constexpr std::size_t decoded_piece_bytes = 64UL * 1024;
/// Little work for most of the gain.
constexpr int fast_level = 1;
constexpr int usual_memory_level = 8;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// zlib does not change its input.
Bytef* input_of(std::string_view bytes) { return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data())); }

/// A stream that is being read; ended by the destructor.
class Inflating {
 public:
  Inflating(ContentCoding coding, std::string_view bytes) {
    stream_.next_in = input_of(bytes);
    stream_.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), UINT_MAX));
    has_begun_ = ::inflateInit2(&stream_, coding == ContentCoding::Gzip ? gzip_window_bits : window_bits) == Z_OK;
  }
  Inflating(const Inflating&) = delete;
  Inflating& operator=(const Inflating&) = delete;
  ~Inflating() { ::inflateEnd(&stream_); }

  /// Appends the next piece; says what zlib says.
  int next(std::string& out) {
    stream_.next_out = reinterpret_cast<Bytef*>(piece_.data());
    stream_.avail_out = static_cast<uInt>(piece_.size());
    const int said = ::inflate(&stream_, Z_NO_FLUSH);
    out.append(piece_.data(), piece_.size() - stream_.avail_out);
    return said;
  }
  /// False without memory.
  bool has_begun() const { return has_begun_; }
  bool has_more_input() const { return stream_.avail_in > 0; }

 private:
  z_stream stream_{};
  bool has_begun_ = false;
  std::array<char, decoded_piece_bytes> piece_;
};

/// The weight of a coding in Accept-Encoding, `gzip;q=0.5`; 1 without one, 0 if it cannot be read.
bool has_weight(std::string_view parameters) {
  const std::size_t equals = parameters.find('=');
  if (equals == std::string_view::npos) return true;
  const std::string_view weight = trimmed(parameters.substr(equals + 1));
  return std::any_of(weight.begin(), weight.end(), [](char letter) { return letter >= '1' && letter <= '9'; });
}

}  // namespace

std::optional<ContentCoding> content_coding_of(std::string_view field) {
  const std::string_view name = trimmed(field);
  if (equal_ignoring_case(name, "identity") || name.empty()) return ContentCoding::Identity;
  if (equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip")) return ContentCoding::Gzip;
  if (equal_ignoring_case(name, "deflate")) return ContentCoding::Deflate;
  return std::nullopt;
}

Result<std::string> decoded(ContentCoding coding, std::string_view bytes, std::size_t bytes_max) {
  if (coding == ContentCoding::Identity) return std::string(bytes);
  Inflating stream(coding, bytes);
  if (!stream.has_begun()) return failure(ErrorCode::Unavailable, "there is no memory now to decode the body");
  std::string out;
  int said = Z_OK;
  while (said == Z_OK) {
    said = stream.next(out);
    if (out.size() > bytes_max) return failure(ErrorCode::Denied, "the decoded body is too long");
  }
  if (said == Z_STREAM_END && !stream.has_more_input()) return out;
  return malformed("the body is not what Content-Encoding says");
}

std::optional<std::string> gzipped(std::string_view bytes) {
  z_stream stream{};
  const int begun =
      ::deflateInit2(&stream, fast_level, Z_DEFLATED, gzip_window_bits, usual_memory_level, Z_DEFAULT_STRATEGY);
  // The arguments are right, so only memory can be missing.
  if (begun != Z_OK) return std::nullopt;
  std::string out(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = input_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int said = ::deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  REQUIRE(said == Z_STREAM_END);
  return out;
}

bool accepts_gzip(std::string_view field) {
  bool any = false;
  while (!field.empty()) {
    const std::string_view item = field.substr(0, field.find(','));
    field.remove_prefix(std::min(item.size() + 1, field.size()));
    const std::string_view name = trimmed(item.substr(0, item.find(';')));
    const bool accepted = has_weight(item.substr(std::min(item.find(';'), item.size())));
    if (equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip")) return accepted;
    any = any || (name == "*" && accepted);
  }
  return any;
}

}  // namespace vendorproof::harness
