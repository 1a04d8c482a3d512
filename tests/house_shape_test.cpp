// Sizes of files, lines and functions; a README in every folder; a test for every source.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/house.h"
#include "tests/house_code.h"
#include "tests/house_mirror.h"
#include "tests/support/places.h"

namespace vendorproof::house {
namespace {

constexpr std::size_t file_lines_max = 400;
constexpr std::size_t test_file_lines_max = 500;
constexpr std::size_t header_lines_max = 150;
constexpr std::size_t entries_max = 30;
constexpr std::size_t columns_max = 120;
constexpr std::size_t function_lines_max = 70;
constexpr std::size_t readme_lines_max = 80;

/// Characters, not bytes: continuation bytes of UTF-8 take no column.
std::size_t columns_of(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(
      line.begin(), line.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

Complaints size_complaints(const Source& source) {
  Complaints complaints;
  const std::vector<std::string> lines = split(source.text, '\n');
  const std::size_t count = lines.size() - (lines.back().empty() ? 1 : 0);
  const std::size_t limit = starts_with(source.path, "tests/") ? test_file_lines_max
                            : ends_with(source.path, ".h")     ? header_lines_max
                                                               : file_lines_max;
  if (count > limit) {
    complaints.push_back(source.path + ": " + std::to_string(count) + " lines of at most " + std::to_string(limit) +
                         ": split it by subject");
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (columns_of(lines[i]) > columns_max)
      complaints.push_back(complaint_at(source.path, i + 1, "longer than 120 columns"));
  }
  return complaints;
}

enum class BlockKind { Outer, Function, Other };

struct Block {
  BlockKind kind;
  std::size_t first_line;
};

/// What a brace opens, from the text before it: namespaces and types contain functions, a parameter list begins one.
BlockKind kind_of(std::string_view head) {
  if (has_word(head, "namespace")) return BlockKind::Outer;
  const bool parameters = head.find('(') != std::string_view::npos;
  if (parameters) return BlockKind::Function;
  const bool type = has_word(head, "class") || has_word(head, "struct") || has_word(head, "union");
  return type ? BlockKind::Outer : BlockKind::Other;
}

/// Functions of namespaces and classes that are longer than the limit, found by their braces.
Complaints function_complaints(const Source& source) {
  Complaints complaints;
  const std::string code = code_of(source.text);
  std::vector<Block> open;
  std::string head;
  std::size_t head_line = 1;
  std::size_t line = 1;
  for (const char character : code) {
    if (character == '{') {
      const bool outer =
          std::all_of(open.begin(), open.end(), [](const Block& b) { return b.kind == BlockKind::Outer; });
      open.push_back({outer ? kind_of(head) : BlockKind::Other, head_line});
    }
    if (character == '}' && !open.empty()) {
      const std::size_t length = line - open.back().first_line + 1;
      if (open.back().kind == BlockKind::Function && length > function_lines_max) {
        complaints.push_back(
            complaint_at(source.path, open.back().first_line,
                         "a function of " + std::to_string(length) + " lines of at most 70: name its parts"));
      }
      open.pop_back();
    }
    if (character == '{' || character == '}' || character == ';') {
      head.clear();
    } else if (!head.empty() || std::isspace(static_cast<unsigned char>(character)) == 0) {
      if (head.empty()) head_line = line;
      head += character;
    }
    if (character == '\n') ++line;
  }
  return complaints;
}

/// All folders of the repository and the number of entries of each (files and folders), without what git does not
/// know. Golden files, rate cards and scenarios are lists of data.
std::map<std::string, std::size_t> entries_by_folder() {
  namespace files = std::filesystem;
  std::map<std::string, std::size_t> entries;
  const files::path root(tests::source_dir());
  for (const std::string_view top : code_folders) {
    entries.emplace(top, 0);
    for (const auto& entry : files::recursive_directory_iterator(root / top)) {
      const std::string path = files::relative(entry.path(), root).generic_string();
      ++entries[files::path(path).parent_path().generic_string()];
      if (entry.is_directory()) entries.emplace(path, 0);
    }
  }
  return entries;
}

Complaints crowd_complaints(const std::map<std::string, std::size_t>& entries) {
  Complaints complaints;
  for (const auto& [folder, count] : entries) {
    if (count <= entries_max) continue;
    complaints.push_back(folder + ": " + std::to_string(count) + " entries of at most " + std::to_string(entries_max) +
                         ": make rooms of it");
  }
  return complaints;
}

/// Folders that hold data alone, or that mirror a folder with a README.
bool needs_no_readme(const std::string& folder) {
  return is_in(folder, {"tests/core*", "tests/harness*", "tests/mock_amazon*", "tests/mock_erp*", "tests/scenarios*",
                        "tests/reports*", "tests/golden*", "tests/support*", "scenarios/catalogue*", "scenarios/audits",
                        "scenarios/demo", "scenarios/profiles", "mock_amazon/rate_cards",
                        "core/erp/business_central/extension/src*"});
}

Complaints readme_complaints(const std::string& folder, const Result<std::string>& readme) {
  if (!readme) return {folder + ": write its README.md: what for, what it may include, where to start, what it is not"};
  const std::size_t lines = split(*readme, '\n').size();
  if (lines < 5) return {folder + "/README.md: says too little"};
  const std::string short_name = starts_with(folder, "tests/") ? folder.substr(6) : folder;
  const bool has_title = starts_with(*readme, "# " + folder + ": ") || starts_with(*readme, "# " + short_name + ": ");
  if (!has_title) return {folder + "/README.md: the first line must begin with `# " + folder + ": `"};
  if (lines > readme_lines_max)
    return {folder + "/README.md: " + std::to_string(lines) + " lines: one screen is enough"};
  return {};
}

/// `core/base/money.cpp` is tested by `tests/core/base/money_test.cpp`, unless `elsewhere` names another file.
Complaints mirror_complaints(const std::vector<std::string>& paths,
                             const std::map<std::string, std::string>& elsewhere) {
  Complaints complaints;
  const auto exists = [&](const std::string& path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
  };
  for (const std::string& path : paths) {
    if (starts_with(path, "tests/") || !ends_with(path, ".cpp")) continue;
    const std::string mirror = "tests/" + path.substr(0, path.size() - 4) + "_test.cpp";
    const bool excused = elsewhere.count(path) == 1;
    if (!exists(mirror) && !excused) complaints.push_back(path + ": write " + mirror);
    if (exists(mirror) && excused) complaints.push_back(path + ": has its mirror, and needs no row here");
  }
  for (const auto& [path, test] : elsewhere) {
    if (!exists(path)) complaints.push_back(path + ": does not exist, and needs no row here");
    if (!exists(test)) complaints.push_back(test + ": does not exist, and was to test " + path);
  }
  return complaints;
}

/// How the names of C and C++ files end elsewhere. In the house, they end in `.h` and `.cpp`.
constexpr std::string_view foreign_endings[] = {
    ".c",   ".cc",  ".cp",  ".cxx", ".c++", ".cppm", ".ccm", ".cxxm", ".ixx", ".mxx", ".hh", ".hpp", ".hxx", ".h++",
    ".inc", ".inl", ".ipp", ".tpp", ".txx", ".tcc",  ".tpl", ".def",  ".i",   ".ii",  ".m",  ".mm",  ".s",
};

/// Source files that no test of the house would look at.
Complaints foreign_complaints(const std::vector<std::string>& paths) {
  Complaints complaints;
  for (const std::string& path : paths) {
    if (is_source(path)) continue;
    std::string name = lower_case(path);
    if (ends_with(name, ".in")) name.resize(name.size() - 3);
    const bool foreign =
        is_source(name) || std::any_of(std::begin(foreign_endings), std::end(foreign_endings),
                                       [&](std::string_view ending) { return ends_with(name, ending); });
    if (foreign) complaints.push_back(path + ": name headers .h and sources .cpp, so that they are looked at");
  }
  return complaints;
}

/// All files in the folders of code, of any kind.
std::vector<std::string> all_paths() {
  namespace files = std::filesystem;
  std::vector<std::string> paths;
  const files::path root(tests::source_dir());
  for (const std::string_view folder : code_folders) {
    for (const auto& entry : files::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file()) paths.push_back(files::relative(entry.path(), root).generic_string());
    }
  }
  return paths;
}

TEST(HouseShape, EverySourceIsLookedAt) {
  const Complaints complaints = foreign_complaints(all_paths());
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseShape, APlantedForeignSourceIsSeen) {
  for (const char* ending :
       {".hpp", ".inc", ".ipp", ".cc", ".hh", ".c", ".cxx", ".C", ".HPP", ".H", ".hpp.in", ".h.in"}) {
    EXPECT_EQ(foreign_complaints({"core/base/a" + std::string(ending)}).size(), 1U) << ending;
  }
  for (const char* ending : {".h", ".cpp", ".cpp.in", ".md", ".json", ".sql", ".txt", ".html", ".mjs", ".al"}) {
    EXPECT_EQ(foreign_complaints({"core/base/a" + std::string(ending)}).size(), 0U) << ending;
  }
}

TEST(HouseShape, FilesAndLinesAreShort) {
  const Complaints complaints = about_all(size_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseShape, AlFilesAndLinesAreShort) {
  const std::vector<Source> sources = sources_where(is_al_source);
  EXPECT_FALSE(sources.empty());
  for (const Source& source : sources) {
    const Complaints complaints = size_complaints(source);
    EXPECT_TRUE(complaints.empty()) << shown(complaints);
  }
}

TEST(HouseShape, FunctionsAreShort) {
  const Complaints complaints = about_all(function_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseShape, EveryFolderIsExplained) {
  for (const auto& [folder, entries] : entries_by_folder()) {
    if (needs_no_readme(folder)) continue;
    const std::string path = tests::source_dir() + "/" + folder + "/README.md";
    const Complaints complaints = readme_complaints(folder, read_file(path));
    EXPECT_TRUE(complaints.empty()) << shown(complaints);
  }
}

TEST(HouseShape, FoldersAreNotCrowded) {
  const Complaints complaints = crowd_complaints(entries_by_folder());
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseShape, APlantedCrowdIsSeen) {
  EXPECT_EQ(crowd_complaints({{"core/flow", 31}}).size(), 1U);
  EXPECT_EQ(crowd_complaints({{"core/flow", 30}}).size(), 0U);
}

TEST(HouseShape, EverySourceHasItsTest) {
  std::vector<std::string> paths;
  for (const Source& source : all_sources()) paths.push_back(source.path);
  const Complaints complaints = mirror_complaints(paths, tested_by);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

std::string lines_of(std::size_t count, const std::string& line = "x;") {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += line + "\n";
  return text;
}

TEST(HouseShape, PlantedSizesAreSeen) {
  EXPECT_EQ(size_complaints({"core/base/a.cpp", lines_of(401)}).size(), 1U);
  EXPECT_EQ(size_complaints({"core/base/a.cpp", lines_of(400)}).size(), 0U);
  EXPECT_EQ(size_complaints({"tests/core/base/a_test.cpp", lines_of(500)}).size(), 0U);
  EXPECT_EQ(size_complaints({"tests/core/base/a_test.cpp", lines_of(501)}).size(), 1U);
  EXPECT_EQ(size_complaints({"core/base/a.h", lines_of(151)}).size(), 1U);
  EXPECT_EQ(size_complaints({"core/base/a.h", lines_of(150)}).size(), 0U);
  EXPECT_EQ(size_complaints({"core/base/a.cpp", std::string(121, 'x')}).size(), 1U);
  EXPECT_EQ(size_complaints({"core/erp/a/src/A.Table.al", lines_of(401)}).size(), 1U);
  EXPECT_EQ(size_complaints({"core/erp/a/src/A.Table.al", std::string(121, 'x')}).size(), 1U);
  EXPECT_EQ(size_complaints({"core/base/a.cpp", lines_of(1, std::string(119, 'x') + "\xc3\xa4")}).size(), 0U);
}

TEST(HouseShape, PlantedLongFunctionsAreSeen) {
  const std::string body = lines_of(69);
  const auto count = [](const std::string& text) { return function_complaints({"core/base/a.cpp", text}).size(); };
  EXPECT_EQ(count("namespace a {\nint f(int x) {\n" + body + "}\n}\n"), 1U);
  EXPECT_EQ(count("namespace a {\nint f(int x) {\n" + lines_of(68) + "}\n}\n"), 0U);
  EXPECT_EQ(count("class A : public B {\n  int f() const {\n" + body + "  }\n};\n"), 1U);
  EXPECT_EQ(count("TEST(A, B) {\n if (x) {\n" + body + " }\n}\n"), 1U);
  EXPECT_EQ(count("const std::vector<int> table = {\n" + body + body + "};\n"), 0U);
  EXPECT_EQ(count("int f(char c) { return c == '{'; }\n" + body + "// {\nint g() { return 1; }\n"), 0U);
}

TEST(HouseShape, PlantedMissingReadmesAreSeen) {
  EXPECT_EQ(readme_complaints("core", failure(ErrorCode::NotFound, "none")).size(), 1U);
  EXPECT_EQ(readme_complaints("core", std::string("# core\n")).size(), 1U);
  EXPECT_EQ(readme_complaints("core", "# core: the core\n" + lines_of(100)).size(), 1U);
  EXPECT_EQ(readme_complaints("core", "# core: the core\n" + lines_of(30)).size(), 0U);
  EXPECT_EQ(readme_complaints("tests/bench", "# bench: speed\n" + lines_of(30)).size(), 0U);
  EXPECT_EQ(readme_complaints("core", "#core : the core\n" + lines_of(30)).size(), 1U)
      << "a formatter of code broke it";
}

TEST(HouseShape, PlantedMissingTestsAreSeen) {
  const std::vector<std::string> paths = {"core/a.cpp", "core/a.h", "core/b.cpp", "tests/core/a_test.cpp"};
  EXPECT_EQ(mirror_complaints(paths, {}), (Complaints{"core/b.cpp: write tests/core/b_test.cpp"}));
  EXPECT_TRUE(mirror_complaints(paths, {{"core/b.cpp", "tests/core/a_test.cpp"}}).empty());
  EXPECT_EQ(mirror_complaints(paths, {{"core/b.cpp", "tests/core/gone_test.cpp"}}).size(), 1U);
  EXPECT_EQ(mirror_complaints({"tests/core/a_test.cpp"}, {{"core/gone.cpp", "tests/core/a_test.cpp"}}).size(), 1U);
  EXPECT_EQ(
      mirror_complaints({"core/a.cpp", "tests/core/a_test.cpp"}, {{"core/a.cpp", "tests/core/a_test.cpp"}}).size(), 1U);
}

}  // namespace
}  // namespace vendorproof::house
