// No result of a look-up is dereferenced unchecked: check it if it may be missing, else use `known`.
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/house.h"
#include "tests/house_code.h"

namespace vendorproof::house {
namespace {

/// Functions that return a pointer, an iterator or an optional, which is empty if the thing is not found.
const std::vector<std::string_view> lookups = {
    "find",         "find_if",     "max_element",    "min_element",   "line_of",    "item_of",        "row_of",
    "table_called", "store.order", "store.despatch", "store.invoice", "store.work", "store.exception"};

/// One past the parenthesis that closes the one at `open`.
std::size_t end_of_call(std::string_view code, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < code.size(); ++at) {
    if (code[at] == '(') ++depth;
    if (code[at] == ')' && --depth == 0) return at + 1;
  }
  return code.size();
}

/// Whether the expression that ends at `name` is dereferenced: `*central.orders.find`, but not a product.
bool is_starred(std::string_view code, std::size_t name) {
  std::size_t at = name;
  while (at > 0) {
    const char last = code[at - 1];
    const std::string_view two = at > 1 ? code.substr(at - 2, 2) : std::string_view();
    if (is_identifier(last) || last == '.' || last == ':') {
      at -= 1;
    } else if (two == "->" || two == "()") {
      at -= 2;
    } else {
      break;
    }
  }
  if (at == 0 || code[at - 1] != '*') return false;
  const std::string_view before = code.substr(0, at - 1);
  if (ends_with(before, "return ")) return true;
  const std::size_t last = before.find_last_not_of(" \n");
  return last != std::string_view::npos && std::string_view("=(,{;!&|?:[").find(before[last]) != std::string_view::npos;
}

Complaints lookup_complaints(const Source& source) {
  Complaints complaints;
  if (starts_with(source.path, "tests/")) return complaints;
  const std::string code = code_of(source.text);
  for (const std::string_view name : lookups) {
    const std::string call = std::string(name) + "(";
    for (std::size_t at = code.find(call); at != std::string::npos; at = code.find(call, at + 1)) {
      if (at > 0 && is_identifier(code[at - 1])) continue;
      const std::size_t end = end_of_call(code, at + name.size());
      if (!is_starred(code, at) && code.compare(end, 2, "->") != 0) continue;
      const auto line = static_cast<std::size_t>(std::count(code.begin(), code.begin() + static_cast<long>(at), '\n'));
      complaints.push_back(complaint_at(source.path, line + 1,
                                        std::string(name) + " may find nothing: ask first, or say known(...), which "
                                                            "names the key"));
    }
  }
  return complaints;
}

TEST(HouseLookups, AreAskedOrKnown) {
  const Complaints complaints = about_all(lookup_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseLookups, PlantedOnesAreSeen) {
  const auto count = [](const std::string& text) { return lookup_complaints({"core/flow/a.cpp", text}).size(); };
  EXPECT_EQ(count("Order& order = *central.orders.find(number);"), 1U);
  EXPECT_EQ(count("return *orders_->find(number)->line_of(f(1));"), 1U);
  EXPECT_EQ(count("return *std::find_if(a.begin(), a.end(), f);"), 1U);
  EXPECT_EQ(count("f(desk.store.order(work.subject)->order);"), 1U);
  EXPECT_EQ(count("x = *claim().item_of(a);"), 1U);
  EXPECT_EQ(count("const auto found = orders.find(number);"), 0U);
  EXPECT_EQ(count("x = a * size.find(number);"), 0U);
  EXPECT_EQ(count("order.known_line(1).answer; // *orders.find(1)"), 0U);
  EXPECT_EQ(lookup_complaints({"tests/core/a.cpp", "*orders.find(1);"}).size(), 0U);
}

}  // namespace
}  // namespace vendorproof::house
