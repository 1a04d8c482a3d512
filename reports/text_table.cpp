#include "reports/text_table.h"

#include <algorithm>

#include "core/base/require.h"

namespace vendorproof::reports {
namespace {

using Widths = std::vector<std::size_t>;

Widths widths_of(const std::vector<TextColumn>& columns, const std::vector<TextRow>& rows) {
  Widths widths;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    std::size_t width = display_width(columns[at].title);
    for (const TextRow& row : rows) {
      REQUIRE(row.cells.size() == columns.size());
      width = std::max(width, display_width(clean(row.cells[at])));
    }
    widths.push_back(std::max<std::size_t>(std::min(width, columns[at].width_max), 1));
  }
  return widths;
}

void append_row(std::string& table, const std::vector<TextColumn>& columns, const Widths& widths, const TextRow& row,
                Colour colour) {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 1;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    cells.push_back(wrapped(row.cells[at], widths[at]));
    height = std::max(height, cells.back().size());
  }
  for (std::size_t level = 0; level < height; ++level) {
    std::string line;
    std::size_t owed = 0;
    for (std::size_t at = 0; at < columns.size(); ++at) {
      const std::string text = level < cells[at].size() ? cells[at][level] : "";
      const std::size_t spare = widths[at] - std::min(widths[at], display_width(text));
      if (!text.empty()) {
        line += std::string(owed + (columns[at].number ? spare : 0), ' ');
        line += painted(text, at == 0 ? row.paint : Paint::Plain, colour);
        owed = columns[at].number ? 0 : spare;
      } else {
        owed += spare;
      }
      owed += 2;
    }
    table += line + "\n";
  }
}

}  // namespace

std::string text_table(const std::vector<TextColumn>& columns, const std::vector<TextRow>& rows, Colour colour) {
  const Widths widths = widths_of(columns, rows);
  TextRow titles;
  TextRow rules;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    titles.cells.emplace_back(columns[at].title);
    rules.cells.emplace_back(widths[at], '-');
  }
  std::string table;
  append_row(table, columns, widths, titles, colour);
  append_row(table, columns, widths, rules, colour);
  for (const TextRow& row : rows) append_row(table, columns, widths, row, colour);
  return table;
}

void append_labelled(std::string& page, std::string_view label, std::size_t indent, std::string_view text) {
  REQUIRE(indent < page_width);
  std::string before = left_aligned(label, indent);
  for (const std::string& line : wrapped(text, page_width - indent)) {
    page += before + line + "\n";
    before.assign(indent, ' ');
  }
}

}  // namespace vendorproof::reports
