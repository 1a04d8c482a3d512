// The one parser of #include lines for all tests of the house.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house.h"
#include "tests/house_code.h"

namespace vendorproof::house {

struct Include {
  std::size_t line = 1;
  bool angled = false;  ///< `<path>`, not `"path"`
  std::string path;     ///< without detours through `.` and `..`; empty when the operand is not a literal path
  std::string fault;    ///< what is wrong with how it is written, whatever the path is; empty when nothing is
};

/// What is wrong with how a path is written, whatever it leads to.
inline std::string fault_of_path(const std::string& path, bool angled) {
  const bool plain = std::all_of(path.begin(), path.end(), [](char byte) {
    return is_identifier(byte) || std::string_view("/.-+").find(byte) != std::string_view::npos;
  });
  if (!plain) return "writes a path with other characters than letters, digits and _ / . - +";
  for (const std::string& part : split(path, '/')) {
    if (part == "..") return "goes up by '..': write the path from the repository's root";
    if (part.empty() || part == ".") return "makes a detour: write the path from the repository's root";
  }
  return angled || ends_with(path, ".h") ? "" : "includes what is not a .h file";
}

/// The include that the operand on one line makes. `code` is the line without comments and literals, `text` as it is
/// written; both from the operand on.
inline Include include_of(std::string_view code, std::string_view text) {
  Include include;
  include.angled = starts_with(code, "<");
  const bool quoted = starts_with(code, "\"");
  const std::size_t close = code.find(include.angled ? '>' : '"', 1);
  if ((!include.angled && !quoted) || close == std::string_view::npos) {
    include.fault = "includes by an operand that is not a literal path";
    return include;
  }
  const std::string path(text.substr(1, close - 1));
  include.path = std::filesystem::path(path).lexically_normal().generic_string();
  include.fault = fault_of_path(path, include.angled);
  const bool alone = code.find_first_not_of(" \t\v\f\r", close + 1) == std::string_view::npos;
  if (include.fault.empty() && !alone) include.fault = "has more than a path on the line of an include";
  return include;
}

/// All includes of a text: `^\s*#\s*include`, with comments taken away first.
inline std::vector<Include> includes_of(std::string_view text) {
  constexpr std::string_view blanks = " \t\v\f\r";
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::vector<Include> includes;
  const std::string code = code_of(text);
  std::size_t start = starts_with(text, byte_order_mark) ? byte_order_mark.size() : 0;
  for (std::size_t line = 1; start < code.size(); ++line) {
    const std::size_t end = std::min(code.find('\n', start), code.size());
    const std::string_view on_line = std::string_view(code).substr(0, end);
    const std::size_t hash = on_line.find_first_not_of(blanks, start);
    start = end + 1;
    if (hash == std::string_view::npos || on_line[hash] != '#') continue;
    const std::size_t word = std::min(on_line.find_first_not_of(blanks, hash + 1), end);
    const std::size_t word_end = end_of_word(on_line, word);
    const std::string_view directive = on_line.substr(word, word_end - word);
    if (directive != "include" && directive != "include_next" && directive != "import") continue;
    const std::size_t operand = std::min(on_line.find_first_not_of(blanks, word_end), end);
    Include include = include_of(on_line.substr(operand), text.substr(operand, end - operand));
    include.line = line;
    if (directive != "include") include.fault = "includes by #" + std::string(directive) + ": write #include";
    includes.push_back(include);
  }
  return includes;
}

}  // namespace vendorproof::house
