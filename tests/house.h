// What the tests of the house's order are made of: its sources as texts, and complaints about them.
// Every check is a pure function from text to a list of complaints, so that it can be shown failing on a planted text.
#pragma once

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/require.h"
#include "core/base/text.h"
#include "tests/support/places.h"

namespace vendorproof::house {

struct Source {
  std::string path;  ///< from the repository's root, with `/`
  std::string text;
};

using Complaints = std::vector<std::string>;

inline std::string complaint_at(const std::string& path, std::size_t line, const std::string& what) {
  return path + ":" + std::to_string(line) + ": " + what;
}

inline bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

/// Whether `path` is one of the `places`: a file, or anything below a folder that ends in `/`, or anything that begins
/// like a place that ends in `*`.
inline bool is_in(const std::string& path, const std::vector<std::string_view>& places) {
  return std::any_of(places.begin(), places.end(), [&](std::string_view place) {
    if (ends_with(place, "*")) return starts_with(path, place.substr(0, place.size() - 1));
    return ends_with(place, "/") ? starts_with(path, place) : path == place;
  });
}

inline std::string text_of_file(const std::string& path) {
  const Result<std::string> text = read_file(tests::source_dir() + "/" + path);
  REQUIRE(text.has_value());
  return *text;
}

constexpr std::string_view code_folders[] = {"core",    "mock_amazon", "mock_erp", "scenarios",
                                             "reports", "harness",     "tests"};

/// How the names of headers and sources end, and of those that CMake writes from a template.
constexpr std::string_view source_endings[] = {".h", ".cpp", ".cpp.in"};

inline bool is_source(std::string_view path) {
  return std::any_of(std::begin(source_endings), std::end(source_endings),
                     [&](std::string_view ending) { return ends_with(path, ending); });
}

/// All files in the folders of code whose path is wanted, sorted by path.
template <class IsWanted>
std::vector<Source> sources_where(IsWanted is_wanted) {
  namespace files = std::filesystem;
  std::vector<Source> sources;
  const files::path root(tests::source_dir());
  for (const std::string_view folder : code_folders) {
    for (const auto& entry : files::recursive_directory_iterator(root / folder)) {
      const std::string path = files::relative(entry.path(), root).generic_string();
      if (is_wanted(path)) sources.push_back({path, text_of_file(path)});
    }
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

/// All headers and sources of the house, sorted by path.
inline std::vector<Source> all_sources() { return sources_where(is_source); }

/// Sources in AL, Business Central's language: `tests/core/erp/business_central/extension` looks at what they say.
inline bool is_al_source(std::string_view path) { return ends_with(path, ".al"); }

inline bool is_identifier(char character) {
  return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
}

/// Whether `line` has `pattern` as a whole word; a `*` at either end of the pattern opens that end.
inline bool has_word(std::string_view line, std::string_view pattern) {
  const bool open_left = starts_with(pattern, "*");
  const bool open_right = ends_with(pattern, "*");
  const std::string_view word =
      pattern.substr(open_left ? 1 : 0, pattern.size() - (open_left ? 1 : 0) - (open_right ? 1 : 0));
  for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool left = open_left || !is_identifier(word.front()) || at == 0 || !is_identifier(line[at - 1]);
    const bool right = open_right || !is_identifier(word.back()) || end == line.size() || !is_identifier(line[end]);
    if (left && right) return true;
  }
  return false;
}

/// The complaints of `check` about every source, one after the other.
template <class Check>
Complaints about_all(Check check) {
  Complaints all;
  for (const Source& source : all_sources()) {
    const Complaints some = check(source);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

/// For a test's message: one complaint a line.
inline std::string shown(const Complaints& complaints) { return join(complaints, "\n"); }

}  // namespace vendorproof::house
