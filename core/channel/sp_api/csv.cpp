#include "core/channel/sp_api/csv.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace vendorproof::channel::sp_api {

namespace {

constexpr std::size_t bytes_max = 64ULL * 1024 * 1024;
constexpr std::size_t rows_max = 1'000'000;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {
    if (starts_with(rest_, byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
  }

  bool at_end() const { return rest_.empty(); }
  const std::string& problem() const { return problem_; }

  /// The next row, or the part of it before a problem.
  std::vector<std::string> row() {
    std::vector<std::string> fields;
    do {
      fields.push_back(next_is('"') ? quoted(fields.size() + 1) : plain(fields.size() + 1));
    } while (problem_.empty() && skip(','));
    if (problem_.empty() && !at_end() && !skip_line_end()) {
      note(fields.size(), "text after the closing quote");
    }
    return fields;
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
  std::string problem_;
};

bool is_empty_line(const std::vector<std::string>& fields) { return fields.size() == 1 && fields.front().empty(); }

}  // namespace

Result<std::vector<std::vector<std::string>>> parse_csv(std::string_view text) {
  if (text.size() > bytes_max) return malformed("is larger than 64 MiB");
  std::vector<std::vector<std::string>> rows;
  Scanner scanner(text);
  while (!scanner.at_end()) {
    if (rows.size() >= rows_max) return malformed("has more than 1,000,000 rows");
    std::vector<std::string> fields = scanner.row();
    if (!scanner.problem().empty()) {
      return malformed("row " + std::to_string(rows.size() + 1) + ", " + scanner.problem());
    }
    if (!is_empty_line(fields)) rows.push_back(std::move(fields));
  }
  return rows;
}

}  // namespace vendorproof::channel::sp_api
