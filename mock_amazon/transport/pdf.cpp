#include "mock_amazon/transport/pdf.h"

namespace vendorproof::mock_amazon {

namespace {

/// 7250 hundredths as `72.5`.
std::string number(std::int64_t hundredths) {
  std::string text = hundredths < 0 ? "-" : "";
  const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
  text += std::to_string(size / 100);
  if (size % 100 != 0) text += "." + std::string(size % 100 < 10 ? "0" : "") + std::to_string(size % 100);
  if (size % 100 != 0 && size % 10 == 0) text.pop_back();
  return text;
}

/// UTF-8 as Latin-1, which the font's WinAnsiEncoding holds at the same places; `?` for everything else.
std::string latin_1(std::string_view utf_8) {
  std::string text;
  for (std::size_t i = 0; i < utf_8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf_8[i]);
    if (byte >= 0x20U && byte < 0x7FU) {
      text += utf_8[i];
      continue;
    }
    const bool two_bytes = (byte == 0xC2U || byte == 0xC3U) && i + 1 < utf_8.size();
    const auto next = two_bytes ? static_cast<unsigned char>(utf_8[i + 1]) : 0U;
    const bool in_latin_1 = two_bytes && (next & 0xC0U) == 0x80U && (byte == 0xC3U || next >= 0xA0U);
    text += in_latin_1 ? static_cast<char>(((byte & 0x03U) << 6U) | (next & 0x3FU)) : '?';
    while (i + 1 < utf_8.size() && (static_cast<unsigned char>(utf_8[i + 1]) & 0xC0U) == 0x80U) ++i;
  }
  return text;
}

/// A string object: brackets and backslashes escaped, bytes beyond ASCII in octal.
std::string string_object(std::string_view utf_8) {
  std::string text = "(";
  for (const char letter : latin_1(utf_8)) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '(' || letter == ')' || letter == '\\') {
      text += '\\';
      text += letter;
    } else if (byte < 0x80U) {
      text += letter;
    } else {
      text += '\\';
      for (const unsigned shift : {6U, 3U, 0U}) text += static_cast<char>('0' + ((byte >> shift) & 7U));
    }
  }
  return text + ")";
}

std::string reference(std::size_t object) { return std::to_string(object) + " 0 R"; }

std::string font_object(std::string_view name) {
  return "<< /Type /Font /Subtype /Type1 /BaseFont /" + std::string(name) + " /Encoding /WinAnsiEncoding >>";
}

/// Objects are numbered from 1 as they are added; the table of their places ends the file.
class Writer {
 public:
  void add(const std::string& object) {
    places_.push_back(file.size());
    file += std::to_string(places_.size()) + " 0 obj\n" + object + "\nendobj\n";
  }

  void finish(std::size_t root, std::size_t information) {
    const std::size_t table = file.size();
    const std::string size = std::to_string(places_.size() + 1);
    file += "xref\n0 " + size + "\n0000000000 65535 f \n";
    for (const std::size_t place : places_) {
      const std::string digits = std::to_string(place);
      file += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    file += "trailer\n<< /Size " + size + " /Root " + reference(root) + " /Info " + reference(information) +
            " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  }

  // Bytes above 127 in the second line mark the file as binary.
  std::string file = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";

 private:
  std::vector<std::size_t> places_;
};

}  // namespace

void PdfPage::text(std::int64_t x, std::int64_t y, std::int64_t size, Face face, std::string_view text) {
  content_ += "BT /" + std::string(face == Face::Bold ? "F2 " : "F1 ") + number(size) + " Tf " + number(x) + " " +
              number(y) + " Td " + string_object(text) + " Tj ET\n";
}

void PdfPage::rectangle(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height) {
  content_ += number(x) + " " + number(y) + " " + number(width) + " " + number(height) + " re f\n";
}

std::string pdf_file(const std::vector<PdfPage>& pages, std::string_view title) {
  if (pages.empty()) return pdf_file({PdfPage(28'800, 43'200)}, title);
  constexpr std::size_t catalogue = 1;
  constexpr std::size_t tree = 2;
  constexpr std::size_t information = 5;
  constexpr std::size_t first_page = 6;
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += reference(first_page + 2 * i) + " ";
  Writer writer;
  writer.add("<< /Type /Catalog /Pages " + reference(tree) + " >>");
  writer.add("<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [ " + kids + "] >>");
  writer.add(font_object("Helvetica"));
  writer.add(font_object("Helvetica-Bold"));
  writer.add("<< /Title " + string_object(title) + " /Producer (Vendorproof) >>");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const PdfPage& page = pages[i];
    writer.add("<< /Type /Page /Parent " + reference(tree) + " /MediaBox [ 0 0 " + number(page.width()) + " " +
               number(page.height()) + " ] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents " +
               reference(first_page + 2 * i + 1) + " >>");
    writer.add("<< /Length " + std::to_string(page.content().size()) + " >>\nstream\n" + page.content() + "endstream");
  }
  writer.finish(catalogue, information);
  return std::move(writer.file);
}

}  // namespace vendorproof::mock_amazon
