#include "core/base/nearest_word.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include <fmt/format.h>

#include "core/base/text.h"

namespace vendorproof {

namespace {

constexpr std::size_t word_shown_max = 80;
constexpr std::size_t line_shown_max = 1'000;
/// So many letters tell which word was begun.
constexpr std::size_t beginning_min = 3;
constexpr std::size_t letters_compared_max = 60;

/// How many changes of a letter turn one word into the other.
std::size_t changes_between(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> cost(left.size() + 1, std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = cost[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      cost[i][j] = std::min({replaced, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[left.size()][right.size()];
}

bool is_plain(char letter) {
  constexpr std::string_view marks = "-_./=:,+@%";
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || marks.find(letter) != std::string_view::npos;
}

bool is_control(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return code < 0x20 || code == 0x7F;
}

/// In bash's own quotes, in which a control character can be written: a report shows it, and a terminal does not obey.
std::string quoted_with_codes(const std::string& word) {
  std::string text = "$'";
  for (const char letter : word) {
    if (is_control(letter)) {
      text += fmt::format("\\{:03o}", static_cast<unsigned char>(letter));
      continue;
    }
    if (letter == '\'' || letter == '\\') text += '\\';
    text += letter;
  }
  return text + "'";
}

std::string quoted_for_shell(const std::string& word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return word;
  if (std::any_of(word.begin(), word.end(), is_control)) return quoted_with_codes(word);
  std::string text = "'";
  for (const char letter : word) {
    if (letter == '\'') {
      text += R"('\'')";
    } else {
      text += letter;
    }
  }
  return text + "'";
}

/// The known word that begins with these letters. "" if no known word does, or if several do.
std::string continued(std::string_view beginning, const std::vector<std::string>& known) {
  if (beginning.size() < beginning_min) return "";
  std::string found;
  for (const std::string& word : known) {
    if (!starts_with(lower_case(word), beginning)) continue;
    if (!found.empty()) return "";
    found = word;
  }
  return found;
}

std::string shown(std::string_view text, std::size_t letters_max) {
  std::string result;
  for (const char letter : text) {
    if (result.size() >= letters_max) return result + "...";
    if (is_control(letter)) {
      result += fmt::format("\\x{:02X}", static_cast<unsigned char>(letter));
    } else {
      result += letter;
    }
  }
  return result;
}

}  // namespace

std::string nearest_word(std::string_view written, const std::vector<std::string>& known) {
  const std::string wanted = lower_case(written.substr(0, letters_compared_max));
  std::string nearest;
  std::size_t fewest = std::max<std::size_t>(wanted.size() / 3, 1) + 1;
  for (const std::string& word : known) {
    const std::size_t changes = changes_between(wanted, lower_case(word));
    if (changes >= fewest) continue;
    fewest = changes;
    nearest = word;
  }
  return nearest.empty() ? continued(wanted, known) : nearest;
}

std::string suggestion(std::string_view written, const std::vector<std::string>& known) {
  const std::string nearest = nearest_word(written, known);
  return nearest.empty() ? "" : "; did you mean " + nearest + "?";
}

std::string known_words(std::string_view written, const std::vector<std::string>& known) {
  return suggestion(written, known) + "; known are: " + join(known, ", ");
}

std::string shown_word(std::string_view word) { return shown(word, word_shown_max); }

std::string shown_line(std::string_view message) { return shown(message, line_shown_max); }

std::string shell_line(const std::vector<std::string>& words) {
  std::vector<std::string> quoted;
  for (const std::string& word : words) quoted.push_back(quoted_for_shell(word));
  return join(quoted, " ");
}

}  // namespace vendorproof
