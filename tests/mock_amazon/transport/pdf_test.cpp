#include "mock_amazon/transport/pdf.h"

#include <cstdlib>

#include <gtest/gtest.h>

namespace vendorproof::mock_amazon {
namespace {

std::size_t number_at(const std::string& text, std::size_t place) {
  return static_cast<std::size_t>(std::strtoull(text.c_str() + place, nullptr, 10));
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// Reads the file the way a viewer does: from its end, by the table of places. Returns the number of objects.
std::size_t read_by_table(const std::string& file) {
  const std::size_t end = file.rfind("startxref\n");
  EXPECT_NE(end, std::string::npos);
  const std::size_t table = number_at(file, end + 10);
  EXPECT_EQ(file.substr(table, 7), "xref\n0 ");
  const std::size_t size = number_at(file, table + 7);
  std::size_t row = file.find('\n', table + 7) + 1;
  EXPECT_EQ(file.substr(row, 20), "0000000000 65535 f \n");
  for (std::size_t object = 1; object < size; ++object) {
    row += 20;
    EXPECT_EQ(file.substr(row + 10, 10), " 00000 n \n");
    const std::string head = std::to_string(object) + " 0 obj\n";
    EXPECT_EQ(file.substr(number_at(file, row), head.size()), head);
  }
  EXPECT_EQ(file.substr(row + 20, 8), "trailer\n");
  EXPECT_TRUE(file.ends_with("%%EOF\n"));
  return size - 1;
}

TEST(Pdf, IsReadByItsTable) {
  std::vector<PdfPage> pages;
  for (int i = 0; i < 3; ++i) {
    PdfPage page(28'800, 43'200);
    page.text(1'400, 2'000, 900, PdfPage::Face::Bold, "page " + std::to_string(i));
    page.rectangle(0, 0, 100, 150);
    pages.push_back(page);
  }
  const std::string file = pdf_file(pages, "Three");
  EXPECT_EQ(read_by_table(file), 5U + 2U * 3U);
  EXPECT_EQ(count_of(file, "/Type /Page /Parent"), 3U);
  EXPECT_NE(file.find("/Count 3 "), std::string::npos);
  EXPECT_NE(file.find("(page 2) Tj"), std::string::npos);
  EXPECT_EQ(pdf_file(pages, "Three"), file);
}

TEST(Pdf, StatesTheLengthOfEveryStream) {
  PdfPage page(28'800, 43'200);
  page.text(0, 0, 900, PdfPage::Face::Regular, "x");
  const std::string file = pdf_file({page}, "One");
  const std::size_t length = number_at(file, file.find("/Length ") + 8);
  const std::size_t start = file.find("stream\n") + 7;
  EXPECT_EQ(file.substr(start + length, 9), "endstream");
  EXPECT_EQ(length, page.content().size());
}

TEST(Pdf, HasOnePageAtLeast) { EXPECT_EQ(read_by_table(pdf_file({}, "None")), 7U); }

TEST(Pdf, WritesLengthsInPoints) {
  PdfPage page(100, 100);
  page.rectangle(-1'250, 7, 140, 100);
  EXPECT_EQ(page.content(), "-12.5 0.07 1.4 1 re f\n");
}

TEST(Pdf, EscapesWhatAStringCanNotHold) {
  const auto shown = [](std::string_view text) {
    PdfPage page(100, 100);
    page.text(0, 0, 100, PdfPage::Face::Regular, text);
    const std::string& content = page.content();
    const std::size_t start = content.find('(');
    return content.substr(start, content.rfind(')') + 1 - start);
  };
  EXPECT_EQ(shown("a (b) \\"), "(a \\(b\\) \\\\)");
  EXPECT_EQ(shown("M\xC3\xBCller"), "(M\\374ller)");
  EXPECT_EQ(shown("\xE2\x82\xAC 5"), "(? 5)");
  EXPECT_EQ(shown("a\nb\x01"), "(a?b?)");
  EXPECT_EQ(shown("\xFF\xC3"), "(" + std::string(2, '?') + ")");
  EXPECT_EQ(shown("\xC2\x80"), "(?)");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
