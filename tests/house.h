// Tools for the house_* tests: the sources as texts, and their code without comments and literals.
// Every check is a pure function from text to a list of complaints, so that a test can show it failing on a bad text.
#pragma once

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/require.h"
#include "core/base/text.h"
#include "tests/support/places.h"

namespace vendorproof::house {

struct Source {
  std::string path;  ///< from the repository's root, with `/`
  std::string text;
};

using Complaints = std::vector<std::string>;

inline std::string complaint_at(const std::string& path, std::size_t line, const std::string& what) {
  return path + ":" + std::to_string(line) + ": " + what;
}

inline bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

/// Whether `path` is one of the `places`: a file, or anything below a folder that ends in `/`, or anything that begins
/// like a place that ends in `*`.
inline bool is_in(const std::string& path, const std::vector<std::string_view>& places) {
  return std::any_of(places.begin(), places.end(), [&](std::string_view place) {
    if (ends_with(place, "*")) return starts_with(path, place.substr(0, place.size() - 1));
    return ends_with(place, "/") ? starts_with(path, place) : path == place;
  });
}

inline std::string text_of_file(const std::string& path) {
  const Result<std::string> text = read_file(tests::source_dir() + "/" + path);
  REQUIRE(text.has_value());
  return *text;
}

/// All headers and sources of the house, sorted by path.
inline std::vector<Source> all_sources() {
  namespace files = std::filesystem;
  std::vector<Source> sources;
  const files::path root(tests::source_dir());
  for (const char* folder : {"core", "mock_amazon", "mock_erp", "scenarios", "reports", "harness", "tests"}) {
    for (const auto& entry : files::recursive_directory_iterator(root / folder)) {
      const std::string path = files::relative(entry.path(), root).generic_string();
      if (ends_with(path, ".h") || ends_with(path, ".cpp")) sources.push_back({path, text_of_file(path)});
    }
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

inline bool is_identifier(char character) {
  return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
}

/// The end of the literal that starts at `at` (a quote): one past its closing quote.
inline std::size_t end_of_literal(std::string_view text, std::size_t at) {
  const char quote = text[at];
  if (quote == '"' && at > 0 && text[at - 1] == 'R') {
    const std::size_t open = text.find('(', at);
    const std::string close = ")" + std::string(text.substr(at + 1, open - at - 1)) + "\"";
    const std::size_t end = text.find(close, open);
    return end == std::string_view::npos ? text.size() : end + close.size();
  }
  for (std::size_t i = at + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      return i + 1;
    }
  }
  return text.size();
}

/// One past the comment that starts at `at`; `at` if no comment starts there.
inline std::size_t end_of_comment(std::string_view text, std::size_t at) {
  const std::string_view start = text.substr(at, 2);
  if (start == "//") return std::min(text.find('\n', at), text.size());
  if (start != "/*") return at;
  const std::size_t end = text.find("*/", at + 2);
  return end == std::string_view::npos ? text.size() : end + 2;
}

/// Whether a literal starts at `at`; the apostrophe of `1'000` does not start one.
inline bool is_literal(std::string_view text, std::size_t at) {
  if (text[at] == '"') return true;
  return text[at] == '\'' && (at == 0 || !is_identifier(text[at - 1]));
}

/// Only the code: comments and the contents of literals become blanks, and lines stay where they are. The paths of
/// #include lines become blanks too.
inline std::string code_of(std::string_view text) {
  std::string code(text);
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (code[i] != '\n') code[i] = ' ';
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t comment = end_of_comment(text, at);
    if (comment > at) {
      blank(at, comment);
      at = comment;
    } else if (is_literal(text, at)) {
      const std::size_t end = end_of_literal(text, at);
      blank(at + 1, end - 1);
      at = end;
    } else {
      ++at;
    }
  }
  return code;
}

/// A string literal, joined with directly following literals, and the line on which it starts.
struct Literal {
  std::size_t line = 1;
  std::string text;
};

inline std::vector<Literal> literals_of(std::string_view text) {
  std::vector<Literal> literals;
  bool joined = false;
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::max(end_of_comment(text, at), at + 1);
    if (end == at + 1 && is_literal(text, at)) {
      end = end_of_literal(text, at);
      if (!joined) literals.push_back({line, ""});
      literals.back().text += text.substr(at + 1, end - at - 2);
      joined = true;
    } else if (end == at + 1 && std::isspace(static_cast<unsigned char>(text[at])) == 0 && text[at] != 'R') {
      joined = false;
    }
    line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    at = end;
  }
  return literals;
}

/// Whether `line` has `pattern` as a whole word; a `*` at either end of the pattern opens that end.
inline bool has_word(std::string_view line, std::string_view pattern) {
  const bool open_left = starts_with(pattern, "*");
  const bool open_right = ends_with(pattern, "*");
  const std::string_view word =
      pattern.substr(open_left ? 1 : 0, pattern.size() - (open_left ? 1 : 0) - (open_right ? 1 : 0));
  for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool left = open_left || !is_identifier(word.front()) || at == 0 || !is_identifier(line[at - 1]);
    const bool right = open_right || !is_identifier(word.back()) || end == line.size() || !is_identifier(line[end]);
    if (left && right) return true;
  }
  return false;
}

/// The complaints of `check` about every source, one after the other.
template <class Check>
Complaints about_all(Check check) {
  Complaints all;
  for (const Source& source : all_sources()) {
    const Complaints some = check(source);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

/// For a test's message: one complaint per line.
inline std::string shown(const Complaints& complaints) { return join(complaints, "\n"); }

}  // namespace vendorproof::house
