// An AL source as a tree: its object with properties, blocks, variables and routines.
#pragma once

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/al/al_tokens.h"

namespace vendorproof::tests::al {

struct Variable {
  std::string name;
  Tokens type;  ///< `Record "Sales Line" temporary`, `Code[20]`, `Label '...', Locked = true`
  bool is_by_reference = false;
  std::size_t line = 1;

  bool is_label() const { return !type.empty() && type.front().is_word("Label"); }
  bool is_temporary() const { return !type.empty() && type.back().is_word("temporary"); }
  /// Of a Record, a Codeunit, an Enum or a Page: the object's name. Else "".
  std::string object(std::string_view kind) const {
    return type.size() > 1 && type.front().is_word(kind) ? type[1].text : "";
  }
};

struct Routine {
  bool is_trigger = false;
  std::string name;
  std::vector<Tokens> attributes;  ///< what is between [ and ]
  std::vector<Variable> parameters;
  std::vector<Variable> variables;
  Tokens body;  ///< between `begin` and its `end`
  std::size_t line = 1;
};

struct Block {
  Tokens head;  ///< `field(number; Rec."No.")`
  std::map<std::string, Tokens> properties;
  std::vector<Block> blocks;
  std::vector<Variable> variables;
  std::vector<Routine> routines;

  bool is(std::string_view word) const { return !head.empty() && head.front().is_word(word); }
  std::string property(const std::string& name) const {
    const auto found = properties.find(name);
    return found == properties.end() ? "" : shown(found->second);
  }
  bool is_off(const std::string& name) const { return property(name) == "false"; }
  /// What stands in the brackets of the head, parted by semicolons.
  std::vector<Tokens> arguments() const {
    std::vector<Tokens> arguments(1);
    for (std::size_t i = 2; i + 1 < head.size(); ++i) {
      if (head[i].is(";")) {
        arguments.emplace_back();
      } else {
        arguments.back().push_back(head[i]);
      }
    }
    return arguments;
  }
  /// This block and all below it.
  template <class Visit>
  void each(Visit visit) const {
    visit(*this);
    for (const Block& block : blocks) block.each(visit);
  }
};

/// `codeunit 50100 "VPL Order Entry"`, `tableextension 50100 "VPL Sales Line" extends "Sales Line"`.
struct Object {
  std::string path;
  std::string kind;
  int number = 0;
  std::string name;
  std::string extends;
  Block body;
};

/// 0 for what is no number.
inline int number_of(const std::string& digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

class Parser {
 public:
  Parser(Tokens tokens, Complaints& complaints) : tokens_(std::move(tokens)), complaints_(complaints) {}

  /// nullopt if the text is not one object.
  std::optional<Object> read() {
    Object object;
    if (tokens_.size() < 4 || tokens_[1].kind != TokenKind::Number || !tokens_[2].is_name()) {
      complain("does not begin with the kind, the number and the name of an object");
      return std::nullopt;
    }
    object.kind = lower_case(tokens_[0].text);
    object.number = number_of(tokens_[1].text);
    object.name = tokens_[2].text;
    at_ = 3;
    if (peek().is_word("extends")) {
      object.extends = tokens_[4].text;
      at_ = 5;
    }
    if (!take("{")) return std::nullopt;
    object.body = read_body({});
    if (!take("}")) return std::nullopt;
    if (at_ < tokens_.size()) complain("has more than one object");
    return object;
  }

 private:
  const Token& peek(std::size_t ahead = 0) const {
    static const Token end;
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : end;
  }

  bool take(std::string_view symbol) {
    if (peek().is(symbol)) {
      ++at_;
      return true;
    }
    complain(fmt::format("'{}' is missing before '{}'", symbol, peek().text));
    at_ = tokens_.size();
    return false;
  }

  void complain(const std::string& what) {
    const std::size_t line = at_ < tokens_.size() ? tokens_[at_].line : tokens_.empty() ? 1 : tokens_.back().line;
    complaints_.push_back(fmt::format("line {}: {}", line, what));
  }

  bool is_routine() const {
    const bool is_scoped = peek().is_word("local") || peek().is_word("internal");
    return peek().is_word("trigger") || peek().is_word("procedure") || (is_scoped && peek(1).is_word("procedure"));
  }

  Block read_body(Tokens head) {
    Block block;
    block.head = std::move(head);
    std::vector<Tokens> attributes;
    while (at_ < tokens_.size() && !peek().is("}")) {
      if (peek().is("[")) {
        attributes.push_back(between("[", "]"));
      } else if (is_routine()) {
        block.routines.push_back(read_routine(std::exchange(attributes, {})));
      } else if (peek().is_word("var")) {
        ++at_;
        read_variables(block.variables);
      } else if (peek().kind == TokenKind::Word && peek(1).is("=")) {
        read_property(block);
      } else {
        read_block(block);
      }
    }
    return block;
  }

  void read_property(Block& block) {
    const std::string name = peek().text;
    at_ += 2;
    Tokens value;
    while (at_ < tokens_.size() && !peek().is(";") && !peek().is("}")) {
      const bool is_next = !value.empty() && peek().line > value.back().line && !value.back().is(",");
      if (is_next && peek(1).is("=")) complain("';' is missing before " + peek().text);
      value.push_back(tokens_[at_++]);
    }
    take(";");
    block.properties[name] = std::move(value);
  }

  void read_block(Block& parent) {
    Tokens head;
    while (at_ < tokens_.size() && !peek().is("{") && !peek().is("}")) head.push_back(tokens_[at_++]);
    if (!take("{")) return;
    parent.blocks.push_back(read_body(std::move(head)));
    take("}");
  }

  /// Inside of brackets, which may stand in each other.
  Tokens between(std::string_view open, std::string_view close) {
    Tokens inside;
    int depth = 0;
    do {
      depth += peek().is(open) ? 1 : peek().is(close) ? -1 : 0;
      if (at_ >= tokens_.size()) break;
      inside.push_back(tokens_[at_++]);
    } while (depth > 0);
    if (depth != 0) complain(fmt::format("'{}' is not closed", open));
    if (inside.size() >= 2) {
      inside.erase(inside.begin());
      inside.pop_back();
    }
    return inside;
  }

  /// `A, B: Type;` up to what is no variable.
  void read_variables(std::vector<Variable>& variables) {
    while (peek().is_name() && (peek(1).is(":") || peek(1).is(","))) {
      std::vector<Token> names = {tokens_[at_++]};
      while (peek().is(",")) {
        names.push_back(peek(1));
        at_ += 2;
      }
      if (!take(":")) return;
      Tokens type;
      while (at_ < tokens_.size() && !peek().is(";")) type.push_back(tokens_[at_++]);
      if (!take(";")) return;
      for (const Token& name : names) variables.push_back({name.text, type, false, name.line});
    }
  }

  Routine read_routine(std::vector<Tokens> attributes) {
    Routine routine;
    routine.attributes = std::move(attributes);
    routine.line = peek().line;
    if (!peek().is_word("trigger") && !peek().is_word("procedure")) ++at_;
    routine.is_trigger = peek().is_word("trigger");
    routine.name = peek(1).text;
    at_ += 2;
    routine.parameters = parameters_in(between("(", ")"));
    // What it returns, which may have a name.
    Tokens returned;
    while (at_ < tokens_.size() && !peek().is_word("var") && !peek().is_word("begin"))
      returned.push_back(tokens_[at_++]);
    if (!returned.empty() && returned.front().kind == TokenKind::Word && returned.size() > 2) {
      routine.variables.push_back({returned[0].text, {returned.begin() + 2, returned.end()}, false, routine.line});
    }
    if (peek().is_word("var")) {
      ++at_;
      read_variables(routine.variables);
    }
    read_code(routine);
    return routine;
  }

  static std::vector<Variable> parameters_in(const Tokens& tokens) {
    std::vector<Variable> parameters;
    std::size_t at = 0;
    while (at < tokens.size()) {
      Variable parameter;
      parameter.is_by_reference = tokens[at].is_word("var");
      if (parameter.is_by_reference) ++at;
      if (at + 1 >= tokens.size()) break;
      parameter.name = tokens[at].text;
      parameter.line = tokens[at].line;
      at += 2;
      while (at < tokens.size() && !tokens[at].is(";")) parameter.type.push_back(tokens[at++]);
      ++at;
      parameters.push_back(std::move(parameter));
    }
    return parameters;
  }

  /// Each `begin` and each `case` has its `end`.
  void read_code(Routine& routine) {
    if (!peek().is_word("begin")) {
      complain(fmt::format("{} has no begin", routine.name));
      at_ = tokens_.size();
      return;
    }
    int depth = 0;
    int brackets = 0;
    do {
      const Token& token = peek();
      depth += token.is_word("begin") || token.is_word("case") ? 1 : token.is_word("end") ? -1 : 0;
      brackets += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
      if (token.is("{") || token.is("}")) break;
      if (at_ >= tokens_.size()) break;
      routine.body.push_back(tokens_[at_++]);
    } while (depth > 0);
    if (depth != 0) complain(fmt::format("{}: begin and end do not match", routine.name));
    if (brackets != 0) complain(fmt::format("{}: its brackets do not match", routine.name));
    take(";");
  }

  Tokens tokens_;
  Complaints& complaints_;
  std::size_t at_ = 0;
};

/// Each bracket is closed by one of its kind.
inline void check_brackets(const Tokens& tokens, Complaints& complaints) {
  Tokens open;
  for (const Token& token : tokens) {
    if (token.is("(") || token.is("[") || token.is("{")) open.push_back(token);
    const std::string_view opener = token.is(")") ? "(" : token.is("]") ? "[" : token.is("}") ? "{" : "";
    if (opener.empty()) continue;
    if (open.empty() || !open.back().is(opener)) {
      complaints.push_back(fmt::format("line {}: '{}' closes nothing", token.line, token.text));
      return;
    }
    open.pop_back();
  }
  for (const Token& token : open)
    complaints.push_back(fmt::format("line {}: '{}' is not closed", token.line, token.text));
}

/// nullopt, and complaints with the path, if the source does not hold together.
inline std::optional<Object> object_of(const std::string& path, std::string_view text, Complaints& complaints) {
  Complaints found;
  const Tokens tokens = Tokenizer(text, found).read();
  check_brackets(tokens, found);
  std::optional<Object> object = Parser(tokens, found).read();
  for (const std::string& complaint : found) complaints.push_back(path + ": " + complaint);
  if (!found.empty()) return std::nullopt;
  object->path = path;
  return object;
}

}  // namespace vendorproof::tests::al
