#include "harness/trial/last_words.h"

#include <algorithm>
#include <vector>

#include "core/base/nearest_word.h"
#include "core/base/text.h"

namespace vendorproof::harness {

std::string last_words(const std::string& log_file) {
  constexpr std::size_t lines_max = 5;
  const std::string text = read_file(log_file).value_or("");
  std::vector<std::string> lines = split(text, '\n');
  std::erase_if(lines, [](const std::string& line) { return line.empty(); });
  if (lines.empty()) return "; it said nothing";
  if (lines.size() > lines_max) lines.erase(lines.begin(), lines.end() - lines_max);
  return "; it last said: " + shown_line(join(lines, " / ")) + "; all of it is in " + log_file;
}

}  // namespace vendorproof::harness
