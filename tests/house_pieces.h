// What of a source is code: its text cut into pieces as a compiler cuts it, so that no quote hides what stands behind
// it.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house.h"

namespace vendorproof::house {

enum class PieceKind { Comment, Literal, Word, Other };

/// A piece of a text, from `begin` to one before `end`. A literal's prefix and suffix belong to it.
struct Piece {
  PieceKind kind = PieceKind::Other;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t inside_begin = 0;  ///< of a literal: one behind its opening quote
  std::size_t inside_end = 0;    ///< of a literal: its closing quote
  bool closed = true;            ///< of a comment or a literal: whether its end is there
};

/// Whether a compiler takes this byte for a part of a name: also `$`, and letters outside of ASCII.
inline bool is_word_byte(char byte) {
  return is_identifier(byte) || byte == '$' || (static_cast<unsigned char>(byte) & 0x80U) != 0;
}

inline std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word_byte(text[at])) ++at;
  return at;
}

/// One behind the number that starts at `at`; the apostrophe of `1'000` is in it.
inline std::size_t end_of_number(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const bool sign = (text[at] == '+' || text[at] == '-') && std::string_view("eEpP").find(text[at - 1]) < 4;
    const bool group = text[at] == '\'' && at + 1 < text.size() && is_identifier(text[at + 1]);
    if (!is_word_byte(text[at]) && text[at] != '.' && !sign && !group) break;
    ++at;
  }
  return at;
}

/// The comment that starts at `at`. A backslash at the end of its line carries a `//` comment on.
inline Piece comment_at(std::string_view text, std::size_t at) {
  if (text[at + 1] == '*') {
    const std::size_t end = text.find("*/", at + 2);
    const bool closed = end != std::string_view::npos;
    return {PieceKind::Comment, at, closed ? end + 2 : text.size(), 0, 0, closed};
  }
  std::size_t end = std::min(text.find('\n', at), text.size());
  while (end < text.size()) {
    const std::size_t last = text.find_last_not_of(" \t\v\f\r", end - 1);
    if (text[last] != '\\') break;
    end = std::min(text.find('\n', end + 1), text.size());
  }
  return {PieceKind::Comment, at, end};
}

/// The raw string literal whose opening quote is at `quote`.
inline Piece raw_literal_at(std::string_view text, std::size_t begin, std::size_t quote) {
  constexpr std::size_t mark_max = 16;
  const std::size_t open = text.find_first_of("() \\\t\v\f\r\n\"", quote + 1);
  const bool opened = open != std::string_view::npos && text[open] == '(' && open - quote - 1 <= mark_max;
  const std::string close = opened ? ")" + std::string(text.substr(quote + 1, open - quote - 1)) + "\"" : "";
  const std::size_t found = opened ? text.find(close, open) : std::string_view::npos;
  if (found == std::string_view::npos) return {PieceKind::Literal, begin, text.size(), quote + 1, text.size(), false};
  const std::size_t end = found + close.size();
  return {PieceKind::Literal, begin, end_of_word(text, end), quote + 1, end - 1};
}

/// The literal whose opening quote is at `quote`. One that is not closed ends with its line.
inline Piece literal_at(std::string_view text, std::size_t begin, std::size_t quote) {
  if (text[quote] == '"' && quote > begin && text[quote - 1] == 'R') return raw_literal_at(text, begin, quote);
  std::size_t at = quote + 1;
  while (at < text.size() && text[at] != '\n' && text[at] != text[quote]) at += text[at] == '\\' ? 2U : 1U;
  at = std::min(at, text.size());
  if (at == text.size() || text[at] == '\n') return {PieceKind::Literal, begin, at, quote + 1, at, false};
  return {PieceKind::Literal, begin, end_of_word(text, at + 1), quote + 1, at};
}

/// Whether `word` in front of `quote` makes one literal with what is quoted.
inline bool is_literal_prefix(std::string_view word, char quote) {
  static constexpr std::array<std::string_view, 9> prefixes = {"u8", "u", "U", "L", "R", "u8R", "uR", "UR", "LR"};
  const bool known = std::find(prefixes.begin(), prefixes.end(), word) != prefixes.end();
  return known && (quote == '"' || (quote == '\'' && word.back() != 'R'));
}

/// The piece that starts at `at`.
inline Piece piece_at(std::string_view text, std::size_t at) {
  const std::string_view two = text.substr(at, 2);
  if (two == "//" || two == "/*") return comment_at(text, at);
  if (text[at] == '"' || text[at] == '\'') return literal_at(text, at, at);
  const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  if (is_digit(at) || (text[at] == '.' && is_digit(at + 1))) return {PieceKind::Word, at, end_of_number(text, at + 1)};
  const std::size_t end = end_of_word(text, at);
  if (end == at) return {PieceKind::Other, at, at + 1};
  if (end < text.size() && is_literal_prefix(text.substr(at, end - at), text[end])) return literal_at(text, at, end);
  return {PieceKind::Word, at, end};
}

/// All pieces of a text, without a gap.
inline std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size(); at = pieces.back().end) pieces.push_back(piece_at(text, at));
  return pieces;
}

}  // namespace vendorproof::house
