// A writer of small PDF 1.4 files: pages with text in Helvetica, lines and filled rectangles. Uncompressed and
// without dates, so the same pages give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::mock_amazon {

/// Lengths are hundredths of a point (1/7,200 inch), from the lower left corner of the page.
class PdfPage {
 public:
  PdfPage(std::int64_t width, std::int64_t height) : width_(width), height_(height) {}

  enum class Face { Regular, Bold };
  /// `text` is UTF-8; a character outside Latin-1 becomes `?`.
  void text(std::int64_t x, std::int64_t y, std::int64_t size, Face face, std::string_view text);
  void rectangle(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height);

  std::int64_t width() const { return width_; }
  std::int64_t height() const { return height_; }
  const std::string& content() const { return content_; }

 private:
  std::int64_t width_;
  std::int64_t height_;
  std::string content_;
};

/// The whole file. Without pages it has one empty page.
std::string pdf_file(const std::vector<PdfPage>& pages, std::string_view title);

}  // namespace vendorproof::mock_amazon
