// Things that are forbidden in this repository, each with what to do instead.
#include <string>

#include <gtest/gtest.h>

#include "tests/house.h"
#include "tests/house_code.h"

namespace vendorproof::house {
namespace {

struct Ban {
  std::vector<std::string_view> words;   ///< see has_word; looked for in the code, not in comments and literals
  std::vector<std::string_view> but_in;  ///< where it is allowed
  std::string_view instead;
};

// Where a clock may be read: the daemon and the harness's runs in real time.
const std::vector<std::string_view> clock_rooms = {
    "core/live/",
    "harness/sockets/real_time*",
    "tests/core/live/",
    "tests/harness/sockets/real_time*",
    "tests/harness/sockets/connection_threads*",
    "tests/harness/sockets/http_front*",
    "tests/harness/sockets/http_connection*",
    "tests/harness/sockets/tls_door*",
    "tests/harness/sockets/connect_proxy*",
    "tests/harness/sockets/ready_pool*",
    "tests/harness/command/serve*",
    "tests/harness/command/programs*",
    "tests/harness/command/once*",
    "tests/harness/command/rebuild*",
    "tests/harness/command/run/*",
};

// Exceptions of libraries are caught where the libraries are called: only in these files.
const std::vector<std::string_view> walls = {
    "core/base/json.cpp",                      // nlohmann/json: text that is not JSON
    "core/live/config.cpp",                    // toml++: text that is not TOML
    "core/live/http_client.cpp",               // cpp-httplib: a peer that answers nonsense
    "harness/trial/system_under_test.cpp",     // toml++: text that is not TOML
    "harness/search/guarded_run.cpp",          // our own core: a run that stops must not take a campaign with it
    "harness/sockets/connection_threads.cpp",  // the standard library: a thread that cannot be made
    "harness/main.cpp",                        // fmt and the standard library: output that cannot be written
    "harness/usage/command_line.cpp",          // CLI11: arguments that it does not know
    "harness/sockets/ready_pool.cpp",          // the standard library: no memory for one connection
    "harness/sockets/http_front.cpp",          // the same, for a new one
};

// Floating point is for the coordinates of charts. Business Central writes amounts as JSON numbers: there, a number is
// turned into its shortest decimal text at once, and read exactly from that.
const std::vector<std::string_view> floating_point = {"reports/", "harness/sockets/real_time*", "tests/bench/",
                                                      "mock_erp/wire/exact.cpp"};

const std::vector<Ban> bans = {
    // The names of clocks themselves, so that no alias of them reads one.
    {{"system_clock",   "steady_clock",    "high_resolution_clock",
      "utc_clock",      "tai_clock",       "gps_clock",
      "file_clock",     "::clock",         "clock()",
      "file_time_type", "last_write_time", "using::time",
      "std::time",      "time(nullptr)",   "time(NULL)",
      "time(0)",        "time(&",          "gettimeofday",
      "clock_gettime",  "timespec_get",    "localtime*",
      "gmtime*",        "mktime",          "__DATE__",
      "__TIME__",       "__TIMESTAMP__"},
     clock_rooms,
     "take the time as an argument: Now, Instant or MonoTime of core/base/time.h"},
    {{"sleep_for", "sleep_until", "usleep", "nanosleep"},
     clock_rooms,
     "return when to be called again (wake_at, next_due)"},
    {{"std::rand", "rand()", "srand", "random_device", "mt19937*", "*_distribution", "std::shuffle", "std::random*",
      "default_random_engine"},
     {"tests/"},
     "draw by name: hash_of(seed, name) of core/base/hash.h, the same on every machine"},
    {{"unordered_map", "unordered_set", "unordered_multimap", "unordered_multiset"},
     {"core/base/look_up.h"},
     "std::map or std::set, or LookUp: the order of iteration must be the same on every machine"},
    {{"double", "float"},
     floating_point,
     "Money, Quantity and whole basis points: sums of floating point depend on their order"},
    {{"throw"}, {}, "return a Result with an Error that says what to do"},
    {{"catch"}, walls, "catch where the library is called, in a wall file listed in this test"},
    {{"std::cout", "std::cerr", "std::clog", "printf", "fprintf", "vprintf", "vfprintf", "puts", "fputs", "fputc",
      "putc", "putchar", "perror", "fmt::print", "fmt::println", "stdout", "stderr"},
     {"harness/", "core/live/", "core/base/require.cpp", "core/store/file/damage.cpp", "tests/"},
     "return what is to be said: only the harness and the daemon speak"},
    {{"assert"}, {}, "REQUIRE of core/base/require.h, which is always on"},
    {{"using namespace std;"}, {}, "write std::"},
    {{"co_await", "co_yield", "co_return"},
     {},
     "successive durable steps: a position in a coroutine is lost in a crash"},
    {{"const_cast", "reinterpret_cast"},
     {"core/store/", "core/live/", "harness/sockets/http_front.cpp", "harness/sockets/transport.cpp",
      "harness/sockets/content_coding.cpp", "harness/sockets/connect_proxy.cpp", "tests/core/store/",
      "tests/core/live/", "tests/harness/"},
     "another type: only C interfaces need this"},
    {{"dynamic_cast", "typeid"}, {}, "a std::variant"},
    {{"planted*", "*PlantedDefect", "Spoiler"},
     {"harness/", "scenarios/", "reports/", "tests/"},
     "a row of harness/defects: the core carries no defect"},
    {{"#define"}, {"core/base/require.h"}, "a function or a constant: REQUIRE is the only macro of the house"},
};

/// A line of code with blanks only where they part two names, so that `std :: time ( 0 )` is `std::time(0)`.
std::string without_gaps(std::string_view line) {
  std::string tight;
  bool gap = false;
  for (const char byte : line) {
    if (std::isspace(static_cast<unsigned char>(byte)) != 0) {
      gap = true;
      continue;
    }
    if (gap && !tight.empty() && is_identifier(tight.back()) && is_identifier(byte)) tight += ' ';
    tight += byte;
    gap = false;
  }
  return tight;
}

Complaints ban_complaints(const Source& source) {
  Complaints complaints;
  std::vector<std::string> lines = split(code_of(source.text), '\n');
  for (std::string& line : lines) line = without_gaps(line);
  for (const Ban& ban : bans) {
    if (is_in(source.path, ban.but_in)) continue;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const std::string_view word : ban.words) {
        if (!has_word(lines[i], word)) continue;
        complaints.push_back(
            complaint_at(source.path, i + 1, "no " + std::string(word) + ": " + std::string(ban.instead)));
      }
    }
  }
  return complaints;
}

// Names without meaning. They are searched at the end of the name of a type or file.
const std::vector<std::string_view> empty_words = {"Manager", "Helper",    "Helpers", "Util", "Utils", "Impl",
                                                   "Handler", "Processor", "Service", "Data", "Info",  "Common"};

/// The identifier behind `keyword ` at its place in the line, or "".
std::string name_behind(std::string_view line, std::string_view keyword) {
  if (!has_word(line, keyword)) return "";
  std::size_t start = line.find(keyword) + keyword.size();
  while (start < line.size() && line[start] == ' ') ++start;
  std::size_t end = start;
  while (end < line.size() && is_identifier(line[end])) ++end;
  return std::string(line.substr(start, end - start));
}

Complaints name_complaints(const Source& source) {
  Complaints complaints;
  const std::string stem = std::filesystem::path(source.path).stem().string();
  for (const std::string_view word : empty_words) {
    const std::string small = lower_case(word);
    if (stem == small || ends_with(stem, "_" + small)) {
      complaints.push_back(source.path + ": name the file after its subject, not " + small);
    }
  }
  const std::vector<std::string> lines = split(code_of(source.text), '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string_view keyword : {"class", "struct", "using"}) {
      const std::string name = name_behind(lines[i], keyword);
      for (const std::string_view word : empty_words) {
        if (!ends_with(name, word)) continue;
        complaints.push_back(
            complaint_at(source.path, i + 1, name + ": name it after what it is, not " + std::string(word)));
      }
    }
  }
  return complaints;
}

// Written apart, so that this file does not complain about itself.
const std::vector<std::string> unfinished = {std::string("TO") + "DO", std::string("FIX") + "ME",
                                             std::string("HA") + "CK"};

Complaints unfinished_complaints(const Source& source) {
  Complaints complaints;
  const std::vector<std::string> lines = split(source.text, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string& word : unfinished) {
      if (has_word(lines[i], word))
        complaints.push_back(complaint_at(source.path, i + 1, "finish it, or write an issue"));
    }
  }
  return complaints;
}

/// The primary keys of the store's tables: a SELECT by one of them finds one row at most.
bool is_one_row(std::string_view sql) {
  const std::vector<std::string_view> keys = {"number", "name", "key"};
  return std::any_of(keys.begin(), keys.end(),
                     [&](std::string_view key) { return ends_with(sql, "where " + std::string(key) + " = ?"); });
}

Complaints sql_complaints(const Source& source) {
  Complaints complaints;
  if (!is_in(source.path, {"core/store/", "core/flow/"})) return complaints;
  for (const Literal& literal : literals_of(source.text)) {
    const std::string sql = lower_case(literal.text);
    for (const std::string_view word : {"datetime(", "strftime(", "julianday(", "unixepoch(", "current_timestamp",
                                        "current_date", "current_time", "random(", "randomblob("}) {
      if (!has_word(sql, word)) continue;
      complaints.push_back(
          complaint_at(source.path, literal.line, "no " + std::string(word) + ") in SQL: bind the value"));
    }
    const bool ordered = has_word(sql, "order by") || has_word(sql, "limit 1");
    const bool aggregate = has_word(sql, "count(") || has_word(sql, "max(") || has_word(sql, "min(") ||
                           has_word(sql, "sum(") || has_word(sql, "exists");
    if (!has_word(sql, "select") || !has_word(sql, "from")) continue;
    if (ordered || aggregate || is_one_row(sql)) continue;
    complaints.push_back(complaint_at(source.path, literal.line, "SELECT without ORDER BY: order it, or ask by a key"));
  }
  return complaints;
}

TEST(HouseBans, AreKept) {
  const Complaints complaints = about_all(ban_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseBans, NamesSayWhatThingsAre) {
  const Complaints complaints = about_all(name_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseBans, NothingIsLeftUnfinished) {
  const Complaints complaints = about_all(unfinished_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
  for (const Source& source : sources_where(is_al_source)) EXPECT_TRUE(unfinished_complaints(source).empty());
}

TEST(HouseBans, SqlIsOrderedAndAsksNoClock) {
  const Complaints complaints = about_all(sql_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseBans, EveryBannedWordIsSeenWhenPlanted) {
  for (const Ban& ban : bans) {
    for (const std::string_view word : ban.words) {
      std::string planted(word);
      if (planted.front() == '*') planted.replace(0, 1, "some");
      if (planted.back() == '*') planted.replace(planted.size() - 1, 1, "thing");
      EXPECT_FALSE(ban_complaints({"core/trade/plan.cpp", "x = " + planted + " y;\n"}).empty()) << word;
      EXPECT_TRUE(ban_complaints({"core/trade/plan.cpp", "// " + planted + "\nf(\"" + planted + "\");\n"}).empty())
          << word;
      for (const std::string_view place : ban.but_in) {
        const std::string path(place.substr(0, place.find('*')));
        const Complaints complaints = ban_complaints({path + (ends_with(path, "/") ? "x.cpp" : ""), planted + ";"});
        for (const std::string& complaint : complaints) EXPECT_EQ(complaint.find(ban.instead), std::string::npos);
      }
    }
  }
}

TEST(HouseBans, PartsOfWordsAreNotBanned) {
  EXPECT_TRUE(ban_complaints({"core/trade/plan.cpp", "doubled(snprintf, asserted, catching, operand());"}).empty());
}

TEST(HouseBans, BannedWordsAreSeenBehindEveryLiteral) {
  for (const char* before : {"char c = u8'\"';", "wchar_t c = L'\"';", "char16_t c = u'\"';", "char32_t c = U'\"';",
                             "case'\"':", "s = u8R\"(a\"b)\";", "s = LR\"q(a)\"b)q\";", "s = uR\"(\")\";",
                             "s = UR\"(')\";", "n = 0x1'f;", "s = \"\"R\"(\";", "s = FOUR\"(\";"}) {
    for (const char* between : {" ", "\n"}) {
      const std::string text = std::string(before) + between + "throw 1;\n";
      EXPECT_EQ(ban_complaints({"core/trade/plan.cpp", text}).size(), 1U) << text;
      EXPECT_TRUE(code_complaints({"core/trade/plan.cpp", text}).empty()) << text;
    }
  }
}

TEST(HouseBans, BannedWordsAreSeenWithGapsAndUnderOtherNames) {
  for (const char* line : {"using Clock = std::chrono::steady_clock;", "using std::chrono::system_clock;",
                           "t = Instant::clock::now();", "t = std :: time (NULL);", "t = ::time(&now);",
                           "using ::time;", "t = time ( nullptr );", "std::fputs(text, file);", "std :: puts(text);",
                           "std::printf(text);", "fmt::print(\"a\");", "#  define A 1", "\t#\tdefine A 1"}) {
    EXPECT_FALSE(ban_complaints({"core/trade/plan.cpp", line}).empty()) << line;
  }
  EXPECT_TRUE(ban_complaints({"core/trade/plan.cpp", "t = site.time(); x = clock_of(time (a));"}).empty());
}

TEST(HouseBans, PlantedNamesAreSeen) {
  EXPECT_EQ(name_complaints({"core/flow/order_manager.h", ""}).size(), 1U);
  EXPECT_EQ(name_complaints({"core/flow/order.h", "class OrderHandler {"}).size(), 1U);
  EXPECT_EQ(name_complaints({"core/flow/order.h", "  struct CommonInfo;"}).size(), 1U);
  EXPECT_EQ(name_complaints({"core/flow/order.h", "enum class Util { A };"}).size(), 1U);
  EXPECT_TRUE(name_complaints({"core/flow/order.h", "struct Order {};  // not OrderData\nclass Implied;"}).empty());
}

TEST(HouseBans, PlantedUnfinishedWorkIsSeen) {
  EXPECT_EQ(unfinished_complaints({"core/flow/order.h", "// " + unfinished[0] + ": later\n// ok\n// " + unfinished[1]})
                .size(),
            2U);
}

TEST(HouseBans, PlantedSqlIsSeen) {
  const auto count = [](const std::string& text) { return sql_complaints({"core/store/rows.cpp", text}).size(); };
  EXPECT_EQ(count("run(\"SELECT a FROM t WHERE b = ?\");"), 1U);
  EXPECT_EQ(count("run(\"SELECT a \"\n    \"FROM t ORDER BY a\");"), 0U);
  EXPECT_EQ(count("run(R\"(SELECT a\nFROM t)\");"), 1U);
  EXPECT_EQ(count("run(\"SELECT count(*) FROM t\");"), 0U);
  EXPECT_EQ(count("run(\"SELECT a FROM t WHERE key = ?\");"), 0U);
  EXPECT_EQ(count("run(\"SELECT a FROM t WHERE key = ? OR b = ?\");"), 1U);
  EXPECT_EQ(count("run(\"INSERT INTO t VALUES (datetime('now'))\");"), 1U);
  EXPECT_EQ(count("run(\"SELECT a FROM t ORDER BY random()\");"), 1U);
  EXPECT_TRUE(sql_complaints({"reports/page.cpp", "\"SELECT a FROM t\""}).empty());
}

}  // namespace
}  // namespace vendorproof::house
