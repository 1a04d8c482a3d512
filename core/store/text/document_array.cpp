#include "core/store/text/document_array.h"

#include <cstddef>

#include "core/base/text.h"

namespace vendorproof::store {

namespace {

/// The position after the closing quote of the text that begins at `at`; the end if there is no closing quote.
std::size_t end_of_text(std::string_view array, std::size_t at) {
  for (++at; at < array.size(); ++at) {
    if (array[at] == '\\') {
      ++at;
    } else if (array[at] == '"') {
      return at + 1;
    }
  }
  return array.size();
}

}  // namespace

Result<std::vector<std::string>> elements_of(std::string_view array) {
  if (array.size() < 2 || array.front() != '[' || array.back() != ']') return malformed("its text is not an array");
  std::vector<std::string> elements;
  if (array.size() == 2) return elements;
  std::size_t depth = 0;
  std::size_t start = 1;
  std::size_t at = 1;
  while (at + 1 < array.size()) {
    if (array[at] == '"') {
      at = end_of_text(array, at);
      continue;
    }
    if (array[at] == '[') ++depth;
    if (array[at] == ']' && depth-- == 0) return malformed("its array ends before its text");
    if (array[at] == ',' && depth == 0) {
      elements.emplace_back(array.substr(start, at - start));
      start = at + 1;
    }
    ++at;
  }
  if (depth != 0 || at + 1 != array.size()) return malformed("its array is cut off");
  elements.emplace_back(array.substr(start, at - start));
  return elements;
}

std::string array_of(const std::vector<std::string>& elements) { return "[" + join(elements, ",") + "]"; }

}  // namespace vendorproof::store
