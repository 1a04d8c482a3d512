#include "harness/trial/last_words.h"

#include <algorithm>
#include <vector>

#include "core/base/nearest_word.h"
#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t words_max = 900;  ///< bytes

/// The end of a text, from the beginning of a character on.
std::string end_of(const std::string& text) {
  if (text.size() <= words_max) return text;
  std::size_t start = text.size() - words_max;
  const auto is_inside_a_character = [&text](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (start < text.size() && is_inside_a_character(start)) ++start;
  return "..." + text.substr(start);
}

}  // namespace

std::string last_words(const std::string& log_file) {
  constexpr std::size_t lines_max = 5;
  const std::string text = read_file(log_file).value_or("");
  std::vector<std::string> lines = split(text, '\n');
  std::erase_if(lines, [](const std::string& line) { return line.empty(); });
  if (lines.empty()) return "; it said nothing";
  if (lines.size() > lines_max) lines.erase(lines.begin(), lines.end() - lines_max);
  return "; it last said: " + shown_line(end_of(join(lines, " / "))) + "; all of it is in " + log_file;
}

}  // namespace vendorproof::harness
