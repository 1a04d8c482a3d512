// Words, numbers and widths for people: functions that all writers of this room share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "reports/report.h"

namespace vendorproof::reports {

/// Columns of a terminal page.
inline constexpr std::size_t page_width = 110;

/// One line of valid UTF-8. Evidence may quote what a partner sent, so control characters (a terminal obeys them, XML
/// forbids them) and marks that turn the direction of text become blanks, and broken bytes become U+FFFD.
std::string clean(std::string_view text);

/// `clean` text for HTML and XML: `& < > " '` become references.
std::string escaped(std::string_view text);

/// Columns that clean text takes: its code points. Wide East Asian characters count as one.
std::size_t display_width(std::string_view text);

/// Clean text in lines of at most `width` columns (at least 1), broken at blanks. A word wider than a line is broken
/// after `-`, `/` or `_` if it has one, else anywhere. At least one line, which may be empty.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// Clean text; if longer than `width` columns, cut to `width` with `...` at the end; `width` is at least 4.
std::string shortened(std::string_view text, std::size_t width);

/// Filled with blanks up to `width` columns; longer text stays as it is.
std::string left_aligned(std::string_view text, std::size_t width);
std::string right_aligned(std::string_view text, std::size_t width);

/// `12,345`.
std::string grouped(std::int64_t number);

/// As grouped, but "" for zero, so that other numbers stand out in a table.
std::string count_or_blank(std::int64_t count);

/// `1 order`, `12,345 orders`: for nouns whose plural ends in s.
std::string counted(std::int64_t number, std::string_view noun);
/// `1 crash`, `2 crashes`: for all other nouns.
std::string counted_as(std::int64_t number, std::string_view one, std::string_view many);

/// `12,345.50 USD`; `0.00` for an unnamed zero.
std::string amount_text(const Money& money);

/// `12,345.50 USD + 3.00 EUR`, or `nothing` when all are zero.
std::string amounts_text(const std::vector<Money>& amounts);

/// Adds to the sum of the same currency, in order of currency; zeros are left out.
void add_amount(std::vector<Money>& sums, const Money& money);

/// The two largest units, cut off below them: `57 d 3 h`, `27 h 12 m`, `5 m 15 s`, `350 ms`. Two days are still hours,
/// so that a delay can be compared with a limit in hours.
std::string duration_text(Duration duration);

/// Blanks between a number and its unit become blanks at which no line is broken: `244 faults`.
std::string kept_together(std::string text);

enum class Paint { Plain, Good, Bad, Caution, Strong };
std::string painted(std::string_view text, Paint paint, Colour colour);
Paint paint_of(Verdict verdict);

}  // namespace vendorproof::reports
