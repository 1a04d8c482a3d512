#include "core/channel/sp_api/csv.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace vendorproof::channel::sp_api {

namespace {

constexpr std::size_t bytes_max = 64ULL * 1024 * 1024;
constexpr std::size_t rows_max = 1'000'000;
constexpr std::size_t broken_rows_max = 1'000;
constexpr std::size_t field_bytes_max = 100'000;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {
    if (starts_with(rest_, byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
  }

  bool at_end() const { return rest_.empty(); }

  /// The next row. After a broken one the next row starts in the next line.
  CsvRow row() {
    const std::string_view start = rest_;
    problem_.clear();
    CsvRow row{line_, {}, ""};
    do {
      row.fields.push_back(next_is('"') ? quoted(row.fields.size() + 1) : plain(row.fields.size() + 1));
    } while (problem_.empty() && skip(','));
    if (problem_.empty() && !at_end() && !skip_line_end()) note(row.fields.size(), "text after the closing quote");
    if (!problem_.empty()) {
      const std::string_view line = start.substr(0, start.find('\n'));
      row = {line_, {std::string(line)}, problem_};
      rest_ = start.substr(std::min(line.size() + 1, start.size()));
    }
    const std::string_view read = start.substr(0, start.size() - rest_.size());
    line_ += static_cast<std::size_t>(std::count(read.begin(), read.end(), '\n'));
    return row;
  }

 private:
  bool next_is(char character) const { return !rest_.empty() && rest_.front() == character; }

  bool skip(char character) {
    if (!next_is(character)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool skip_line_end() {
    if (starts_with(rest_, "\r\n")) {
      rest_.remove_prefix(2);
      return true;
    }
    return skip('\n');
  }

  std::string plain(std::size_t column) {
    const std::size_t length = std::min(rest_.find_first_of(",\n"), rest_.size());
    std::string field(rest_.substr(0, length));
    rest_.remove_prefix(length);
    if (!field.empty() && field.back() == '\r' && (at_end() || next_is('\n'))) field.pop_back();
    if (field.find('"') != std::string::npos) note(column, "a quote inside a field that does not start with one");
    return field;
  }

  std::string quoted(std::size_t column) {
    std::string field;
    rest_.remove_prefix(1);
    while (true) {
      const std::size_t quote = rest_.find('"');
      if (quote == std::string_view::npos) {
        note(column, "the quote is not closed");
        return field;
      }
      if (field.size() + quote > field_bytes_max) {
        note(column, "a text in quotes is longer than 100,000 bytes");
        return field;
      }
      field += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
      if (!skip('"')) return field;
      field += '"';
    }
  }

  void note(std::size_t column, const std::string& what) {
    if (problem_.empty()) problem_ = "column " + std::to_string(column) + ": " + what;
  }

  std::string_view rest_;
  std::size_t line_ = 1;
  std::string problem_;
};

bool is_empty_line(const CsvRow& row) { return row.fields.size() == 1 && row.fields.front().empty(); }

}  // namespace

Result<std::vector<CsvRow>> parse_csv(std::string_view text) {
  if (text.size() > bytes_max) return malformed("is larger than 64 MiB");
  std::vector<CsvRow> rows;
  std::size_t broken = 0;
  Scanner scanner(text);
  while (!scanner.at_end()) {
    if (rows.size() >= rows_max) return malformed("has more than 1,000,000 rows");
    CsvRow row = scanner.row();
    if (!row.problem.empty() && ++broken > broken_rows_max) return malformed("has more than 1,000 broken rows");
    if (!is_empty_line(row)) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace vendorproof::channel::sp_api
