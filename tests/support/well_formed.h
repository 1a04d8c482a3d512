// A tiny check that a text is well-formed XML as our writers make it: tags nest and close, attributes are quoted and
// unique, references are known, there is one root, and no byte is forbidden. No DTD, CDATA or processing instruction
// beyond the first line.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::tests {

class WellFormed {
 public:
  /// "" if well-formed; otherwise the fault and its place.
  static std::string problem_of(std::string_view text) {
    WellFormed check(text);
    check.document();
    return check.problem_;
  }

 private:
  explicit WellFormed(std::string_view text) : text_(text) {}

  bool good() const { return problem_.empty(); }
  bool at_end() const { return at_ >= text_.size(); }
  char here() const { return at_end() ? '\0' : text_[at_]; }

  void wrong(const std::string& message) {
    if (good()) problem_ = message + " at byte " + std::to_string(at_);
    at_ = text_.size();
  }

  bool skip(std::string_view expected) {
    if (text_.substr(at_, expected.size()) != expected) return false;
    at_ += expected.size();
    return true;
  }

  void skip_blanks() {
    while (here() == ' ' || here() == '\n') ++at_;
  }

  std::string name() {
    const std::size_t start = at_;
    const auto in_name = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
    };
    while (in_name(here())) ++at_;
    if (at_ == start) wrong("a name is missing");
    return std::string(text_.substr(start, at_ - start));
  }

  /// Characters up to `end`, which is not consumed.
  void characters(char end) {
    while (good() && !at_end() && here() != end) {
      const auto byte = static_cast<unsigned char>(here());
      if (byte < 0x20U && here() != '\n') return wrong("a control character");
      if (here() == '<') return wrong("a bare <");
      if (here() == '&') {
        bool known = false;
        for (const std::string_view reference : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"}) {
          known = known || skip(reference);
        }
        if (!known) return wrong("an unknown reference");
        continue;
      }
      ++at_;
    }
  }

  void attributes() {
    std::set<std::string> seen;
    skip_blanks();
    while (good() && here() != '>' && here() != '/') {
      if (!seen.insert(name()).second) return wrong("an attribute twice");
      if (!skip("=\"")) return wrong("an attribute without quotes");
      characters('"');
      if (!skip("\"")) return wrong("an attribute that does not end");
      skip_blanks();
    }
  }

  void tag() {
    if (skip("</")) {
      const std::string closing = name();
      if (open_.empty() || open_.back() != closing) return wrong("</" + closing + "> closes nothing");
      open_.pop_back();
      if (!skip(">")) wrong("a closing tag that does not end");
      return;
    }
    skip("<");
    if (open_.empty() && roots_++ > 0) return wrong("a second root");
    const std::string opening = name();
    attributes();
    if (skip("/>")) return;
    if (!skip(">")) return wrong("a tag that does not end");
    open_.push_back(opening);
  }

  void document() {
    if (skip("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")) skip_blanks();
    if (skip("<!DOCTYPE html>")) skip_blanks();
    while (good() && !at_end()) {
      if (here() == '<') {
        tag();
        continue;
      }
      const std::size_t start = at_;
      characters('<');
      const std::string_view between = text_.substr(start, at_ - start);
      if (good() && open_.empty() && between.find_first_not_of(" \n") != std::string_view::npos) {
        wrong("text outside the root");
      }
    }
    if (good() && !open_.empty()) wrong("<" + open_.back() + "> is never closed");
    if (good() && roots_ == 0) wrong("no root");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t roots_ = 0;
  std::vector<std::string> open_;
  std::string problem_;
};

}  // namespace vendorproof::tests
