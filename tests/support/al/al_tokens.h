// The words of AL, Business Central's language: enough of it to check the structure of sources without a compiler.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"

namespace vendorproof::tests::al {

using Complaints = std::vector<std::string>;

enum class TokenKind { Word, Name, Text, Number, Symbol };

struct Token {
  TokenKind kind = TokenKind::Symbol;
  std::string text;  ///< of a Name "..." and a Text '...': what is inside
  std::size_t line = 1;

  bool is(std::string_view symbol) const { return kind == TokenKind::Symbol && text == symbol; }
  /// Words do not differ by case.
  bool is_word(std::string_view word) const { return kind == TokenKind::Word && lower_case(text) == lower_case(word); }
  /// What can name an object, a field or a variable.
  bool is_name() const { return kind == TokenKind::Word || kind == TokenKind::Name; }
};

using Tokens = std::vector<Token>;

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Complaints& complaints) : text_(text), complaints_(complaints) {}

  Tokens read() {
    while (at_ < text_.size()) {
      if (skip_blank() || skip_comment()) continue;
      read_token();
    }
    return tokens_;
  }

 private:
  bool skip_blank() {
    if (std::isspace(static_cast<unsigned char>(text_[at_])) == 0) return false;
    if (text_[at_] == '\n') ++line_;
    ++at_;
    return true;
  }

  bool skip_comment() {
    const std::string_view two = text_.substr(at_, 2);
    if (two == "//") {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return true;
    }
    if (two != "/*") return false;
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) complaints_.push_back(fmt::format("line {}: a comment is not closed", line_));
    const std::size_t to = end == std::string_view::npos ? text_.size() : end + 2;
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    at_ = to;
    return true;
  }

  static bool is_word_part(char byte) { return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_'; }

  void read_token() {
    const char first = text_[at_];
    if (first == '\'' || first == '"') {
      read_quoted(first);
    } else if (is_word_part(first)) {
      std::size_t end = at_;
      while (end < text_.size() && is_word_part(text_[end])) ++end;
      const bool is_number = std::isdigit(static_cast<unsigned char>(first)) != 0;
      add(is_number ? TokenKind::Number : TokenKind::Word, std::string(text_.substr(at_, end - at_)), end);
    } else {
      const std::string_view two = text_.substr(at_, 2);
      const bool is_pair = two == ":=" || two == "::" || two == "<>" || two == "+=" || two == "-=" || two == "..";
      add(TokenKind::Symbol, std::string(is_pair ? two : two.substr(0, 1)), at_ + (is_pair ? 2 : 1));
    }
  }

  /// The quote stands twice for itself. Neither texts nor names go on in the next line.
  void read_quoted(char quote) {
    std::string inside;
    std::size_t end = at_ + 1;
    for (; end < text_.size() && text_[end] != '\n'; ++end) {
      if (text_[end] == quote && end + 1 < text_.size() && text_[end + 1] == quote) {
        ++end;
      } else if (text_[end] == quote) {
        add(quote == '"' ? TokenKind::Name : TokenKind::Text, inside, end + 1);
        return;
      }
      inside += text_[end];
    }
    complaints_.push_back(fmt::format("line {}: a quote is not closed", line_));
    at_ = end;
  }

  void add(TokenKind kind, std::string text, std::size_t end) {
    tokens_.push_back({kind, std::move(text), line_});
    at_ = end;
  }

  std::string_view text_;
  Complaints& complaints_;
  Tokens tokens_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

/// `Record "Sales Line" temporary`, with names in quotes only where they need them.
inline std::string shown(const Tokens& tokens) {
  std::string text;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool is_tight = i == 0 || tokens[i].kind == TokenKind::Symbol || tokens[i - 1].kind == TokenKind::Symbol;
    if (!is_tight) text += " ";
    text += tokens[i].text;
  }
  return text;
}

}  // namespace vendorproof::tests::al
