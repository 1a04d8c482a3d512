// What of a source is code, without comments and literals, so that no quote hides what stands behind it.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house.h"
#include "tests/house_pieces.h"

namespace vendorproof::house {

inline std::size_t line_at(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::string_view::difference_type>(at), '\n'));
}

/// The code alone: comments and what is inside of literals become blanks, lines stay where they are. The paths of
/// #include lines go with the literals.
inline std::string code_of(std::string_view text) {
  std::string code(text);
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (code[i] != '\n') code[i] = ' ';
    }
  };
  for (const Piece& piece : pieces_of(text)) {
    if (piece.kind == PieceKind::Comment) blank(piece.begin, piece.end);
    if (piece.kind == PieceKind::Literal) blank(piece.inside_begin, piece.inside_end);
  }
  return code;
}

/// A string literal, together with those that follow it without anything between, and the line it starts on.
struct Literal {
  std::size_t line = 1;
  std::string text;
};

inline std::vector<Literal> literals_of(std::string_view text) {
  std::vector<Literal> literals;
  bool joined = false;
  for (const Piece& piece : pieces_of(text)) {
    if (piece.kind == PieceKind::Literal) {
      if (!joined) literals.push_back({line_at(text, piece.begin), ""});
      literals.back().text += text.substr(piece.inside_begin, piece.inside_end - piece.inside_begin);
      joined = true;
    } else if (piece.kind == PieceKind::Word ||
               (piece.kind == PieceKind::Other && std::isspace(static_cast<unsigned char>(text[piece.begin])) == 0)) {
      joined = false;
    }
  }
  return literals;
}

/// What would hide code from the tests of the house, or them from it.
inline Complaints code_complaints(const Source& source) {
  Complaints complaints;
  const std::string_view text = source.text;
  const auto complain = [&](const Piece& piece, const std::string& what) {
    complaints.push_back(complaint_at(source.path, line_at(text, piece.begin), what));
  };
  const bool may_splice = is_in(source.path, {"core/base/require.h"});
  for (const Piece& piece : pieces_of(text)) {
    const std::string_view two = text.substr(piece.begin, 2);
    if (!piece.closed && piece.kind == PieceKind::Literal) complain(piece, "a literal that is not closed");
    if (!piece.closed && piece.kind == PieceKind::Comment) complain(piece, "a comment that is not closed");
    if (piece.kind != PieceKind::Other) continue;
    if (two[0] == '\\' && !may_splice) complain(piece, "a backslash outside of literals: write the code without it");
    if (two == "%:") complain(piece, "%: stands for a hash: write the hash");
  }
  return complaints;
}

}  // namespace vendorproof::house
