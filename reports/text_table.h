// A table on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reports/wording.h"

namespace vendorproof::reports {

/// `width_max` limits the column; wider text continues on further lines, so that no amount is ever cut.
struct TextColumn {
  std::string_view title;
  std::size_t width_max = 0;
  bool number = false;  ///< aligned to the right
};

/// As many cells as columns; `paint` colours the first.
struct TextRow {
  std::vector<std::string> cells;
  Paint paint = Paint::Plain;
};

/// Columns are two blanks apart; lines carry no trailing blanks.
std::string text_table(const std::vector<TextColumn>& columns, const std::vector<TextRow>& rows, Colour colour);

/// Appends `text` wrapped to the page: the first line after `label`, the rest under it. `label` fills its `indent`.
void append_labelled(std::string& page, std::string_view label, std::size_t indent, std::string_view text);

}  // namespace vendorproof::reports
