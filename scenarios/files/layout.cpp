#include "scenarios/files/layout.h"

#include "core/base/json/json_tree.h"

namespace vendorproof::scenarios {

namespace {

constexpr std::size_t columns_max = 110;

std::string text_of_leaf(const Json& leaf) { return leaf.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Appends on one line; stops when the line is too long, because then the caller breaks the value into lines.
void append_on_one_line(std::string& out, const Json& node) {
  if (out.size() > columns_max) return;
  if (!node.is_structured()) {
    out += text_of_leaf(node);
    return;
  }
  const bool object = node.is_object();
  out += object ? '{' : '[';
  bool first = true;
  for (const auto& [key, value] : node.items()) {
    if (!first) out += ", ";
    first = false;
    if (object) out += text_of_leaf(Json(key)) + ": ";
    append_on_one_line(out, value);
  }
  out += object ? '}' : ']';
}

bool fits(const Json& node, std::size_t column, std::string& line) {
  line.clear();
  append_on_one_line(line, node);
  return !node.is_structured() || node.empty() || column + line.size() <= columns_max;
}

void append(std::string& out, const Json& node, std::size_t indent) {
  const std::size_t line_break = out.rfind('\n');
  const std::size_t column = line_break == std::string::npos ? out.size() : out.size() - line_break - 1;
  std::string line;
  if (indent > 0 && fits(node, column, line)) {
    out += line;
    return;
  }
  if (!node.is_structured()) {
    out += text_of_leaf(node);
    return;
  }
  const bool object = node.is_object();
  out += object ? '{' : '[';
  bool first = true;
  for (const auto& [key, value] : node.items()) {
    out += first ? "\n" : ",\n";
    first = false;
    out.append(indent + 2, ' ');
    if (object) out += text_of_leaf(Json(key)) + ": ";
    append(out, value, indent + 2);
  }
  out += '\n';
  out.append(indent, ' ');
  out += object ? '}' : ']';
}

}  // namespace

std::string lay_out(const Json& document) {
  std::string out;
  append(out, document, 0);
  out += '\n';
  return out;
}

}  // namespace vendorproof::scenarios
