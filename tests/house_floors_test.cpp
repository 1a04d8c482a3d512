// The floors of the house: who may include whom, which library may be used where, and that CMake says the same.
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/house.h"

namespace vendorproof::house {
namespace {

struct Room {
  std::string_view name;  ///< as CMake calls it
  std::string_view folder;
  std::vector<std::string_view> stands_on;  ///< other rooms it may include
};

// The table of the design. Rooms of one floor do not know each other, and the mocks know `base` only.
const std::vector<Room> rooms = {
    {"base", "core/base/", {}},
    {"trade", "core/trade/", {"base"}},
    {"erp", "core/erp/dialect.h", {"base", "trade"}},
    {"erp_business_central", "core/erp/business_central/", {"base", "trade", "erp"}},
    {"erp_dialects", "core/erp/", {"base", "trade", "erp", "erp_business_central"}},
    {"channel", "core/channel/channel.h", {"base", "trade"}},
    {"channel_sp_api", "core/channel/sp_api/", {"base", "trade", "channel"}},
    {"channels", "core/channel/", {"base", "trade", "channel", "channel_sp_api"}},
    {"store", "core/store/", {"base", "trade"}},
    {"flow_outbox", "core/flow/outbox/", {"base", "trade", "erp", "channel", "store"}},
    {"flow", "core/flow/", {"base", "trade", "erp", "channel", "store", "flow_outbox"}},
    {"live",
     "core/live/",
     {"base", "trade", "erp", "erp_business_central", "erp_dialects", "channel", "channel_sp_api", "channels", "store",
      "flow_outbox", "flow", "core"}},
    {"core",
     "core/",
     {"base", "trade", "erp", "erp_business_central", "erp_dialects", "channel", "channel_sp_api", "channels", "store",
      "flow_outbox", "flow"}},
    {"mock_amazon", "mock_amazon/", {"base"}},
    {"mock_erp", "mock_erp/", {"base"}},
    {"scenarios", "scenarios/", {"base"}},
    {"reports", "reports/", {"base", "scenarios"}},
    {"harness",
     "harness/",
     {"base", "trade", "erp", "erp_business_central", "erp_dialects", "channel", "channel_sp_api", "channels", "store",
      "flow_outbox", "flow", "live", "core", "mock_amazon", "mock_erp", "scenarios", "reports"}},
    {"tests",
     "tests/",
     {"base", "trade", "erp", "erp_business_central", "erp_dialects", "channel", "channel_sp_api", "channels", "store",
      "flow_outbox", "flow", "live", "core", "mock_amazon", "mock_erp", "scenarios", "reports", "harness"}},
};

struct Library {
  std::string_view header;  ///< how its headers begin
  std::vector<std::string_view> where;
};

const std::vector<std::string_view> everywhere = {"core/",    "mock_amazon/", "mock_erp/", "scenarios/",
                                                  "reports/", "harness/",     "tests/"};

const std::vector<std::string_view> sockets = {"core/live/", "harness/", "tests/core/live/", "tests/harness/"};

const std::vector<Library> libraries = {
    {"httplib.h", sockets},
    {"sqlite3.h", {"core/store/", "tests/core/store/"}},
    {"CLI/", {"harness/"}},
    {"toml++/", {"core/live/"}},
    {"rapidcheck", {"scenarios/", "tests/"}},
    {"gtest/", {"tests/"}},
    {"benchmark/", {"tests/bench/"}},
    {"nlohmann/", {"core/base/json.h", "tests/"}},
    {"tl/", everywhere},
    {"fmt/", everywhere},
    {"openssl/", {"core/live/", "harness/", "tests/harness/"}},
    {"sys/", {"core/base/text.cpp", "core/live/", "harness/", "tests/"}},
    {"unistd.h", {"core/base/text.cpp", "core/live/", "harness/", "tests/"}},
    {"fcntl.h", {"core/base/text.cpp", "core/live/", "harness/", "tests/"}},
    {"signal.h", sockets},
    {"poll.h", sockets},
    {"netinet/", sockets},
    {"arpa/", sockets},
    {"thread", {"core/live/", "harness/", "tests/"}},
    {"mutex", {"core/live/", "harness/", "tests/"}},
    {"condition_variable", {"core/live/", "harness/", "tests/"}},
    {"atomic", {"core/live/", "harness/", "tests/"}},
    {"future", {"core/live/", "harness/", "tests/"}},
    {"csignal", sockets},
    {"random", {"tests/"}},
    {"iostream", {"harness/", "core/live/", "tests/"}},
};

const Room* room_of(std::string_view path) {
  for (const Room& room : rooms) {
    if (starts_with(path, room.folder)) return &room;
  }
  return nullptr;
}

bool may_include(const Room& room, std::string_view header) {
  const Room* other = room_of(header);
  if (other == nullptr) return false;
  if (other == &room) return true;
  return std::find(room.stands_on.begin(), room.stands_on.end(), other->name) != room.stands_on.end();
}

std::string complaint_about_library(const std::string& path, const std::string& header) {
  for (const Library& library : libraries) {
    const bool whole_name =
        library.header.find_first_of("/.") == std::string_view::npos && library.header != "rapidcheck";
    if (whole_name ? header != library.header : !starts_with(header, library.header)) continue;
    return is_in(path, library.where)
               ? ""
               : "<" + header + "> belongs to " + join({library.where.begin(), library.where.end()}, ", ");
  }
  const bool standard = header.find_first_of("/.") == std::string::npos;
  return standard ? ""
                  : "<" + header + "> is a library that the table in this test does not know: is it in the design?";
}

/// The path between the marks of an #include line, with its opening mark; "" for any other line.
std::string included_by(const std::string& line) {
  const std::size_t at = line.find_first_not_of(' ');
  if (at == std::string::npos || line.compare(at, 8, "#include") != 0) return "";
  const std::size_t open = line.find_first_of("<\"", at);
  const std::size_t close = line.find_first_of(">\"", open + 1);
  return open == std::string::npos || close == std::string::npos ? "" : line.substr(open, close - open);
}

Complaints floor_complaints(const Source& source) {
  Complaints complaints;
  const Room* room = room_of(source.path);
  REQUIRE(room != nullptr);
  const std::vector<std::string> lines = split(source.text, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string included = included_by(lines[i]);
    if (included.empty()) continue;
    const std::string header = included.substr(1);
    std::string what;
    if (included[0] == '<') {
      what = complaint_about_library(source.path, header);
    } else if (room_of(header) == nullptr) {
      what = "\"" + header + "\" is not a path from the repository's root";
    } else if (!may_include(*room, header)) {
      what = std::string(room->name) + " may not include \"" + header + "\": it stands on " +
             join({room->stands_on.begin(), room->stands_on.end()}, ", ") + " only";
    }
    if (!what.empty()) complaints.push_back(complaint_at(source.path, i + 1, what));
  }
  return complaints;
}

/// What each room stands on, directly or not, according to the add_room lines of CMakeLists.txt.
std::map<std::string, std::set<std::string>> link_order_of(const std::string& cmake) {
  std::map<std::string, std::set<std::string>> order;
  for (std::size_t at = cmake.find("\nadd_room("); at != std::string::npos; at = cmake.find("\nadd_room(", at + 1)) {
    std::string call = cmake.substr(at + 10, cmake.find(')', at) - at - 10);
    std::replace(call.begin(), call.end(), '\n', ' ');
    const std::vector<std::string> words = split(call, ' ');
    std::set<std::string> below;
    bool stands_on = false;
    for (const std::string& word : words) {
      if (word == "LIBRARIES") stands_on = false;
      if (stands_on && !word.empty()) {
        below.insert(word);
        below.insert(order[word].begin(), order[word].end());
      }
      if (word == "STANDS_ON") stands_on = true;
    }
    order[words[0]] = below;
  }
  return order;
}

Complaints link_complaints(const std::string& cmake) {
  Complaints complaints;
  std::map<std::string, std::set<std::string>> order = link_order_of(cmake);
  for (const Room& room : rooms) {
    if (room.name == "tests") continue;
    const std::set<std::string> designed(room.stands_on.begin(), room.stands_on.end());
    const std::set<std::string> linked = order[std::string(room.name)];
    if (designed == linked) continue;
    complaints.push_back("CMakeLists.txt: " + std::string(room.name) + " is linked with " +
                         join({linked.begin(), linked.end()}, ", ") + " and should stand on " +
                         join({designed.begin(), designed.end()}, ", "));
  }
  return complaints;
}

TEST(HouseFloors, AreKept) {
  const Complaints complaints = about_all(floor_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseFloors, AreRepeatedByTheLinkOrder) {
  const Complaints complaints = link_complaints(text_of_file("CMakeLists.txt"));
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

/// How many complaints a file of this path with this one line gets.
std::size_t complaints_about(const std::string& path, const std::string& line) {
  return floor_complaints({path, "#pragma once\n" + line + "\n"}).size();
}

TEST(HouseFloors, APlantedIncludeOfAHigherFloorIsSeen) {
  EXPECT_EQ(complaints_about("core/base/money.cpp", "#include \"core/trade/documents.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_amazon/orders.cpp", "#include \"core/trade/documents.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_amazon/orders.cpp", "#include \"mock_erp/erp.h\""), 1U);
  EXPECT_EQ(complaints_about("reports/page.cpp", "#include \"harness/judge.h\""), 1U);
  EXPECT_EQ(complaints_about("core/core.cpp", "#include \"core/live/daemon.h\""), 1U);
  EXPECT_EQ(complaints_about("core/channel/sp_api/orders.cpp", "#include \"core/core.h\""), 1U);
  EXPECT_EQ(complaints_about("core/channel/sp_api/orders.cpp", "  #include \"messages.h\""), 1U);
  EXPECT_EQ(complaints_about("harness/world.cpp", "#include \"tests/house.h\""), 1U);
  EXPECT_EQ(complaints_about("core/flow/orders.cpp", "#include \"core/erp/dialects.h\""), 1U);
  EXPECT_EQ(complaints_about("core/flow/outbox/desk.h", "#include \"core/flow/orders.h\""), 1U);
  EXPECT_EQ(complaints_about("core/erp/business_central/json.h", "#include \"core/erp/dialects.h\""), 1U);
  EXPECT_EQ(complaints_about("core/channel/sp_api/json.h", "#include \"core/erp/dialect.h\""), 1U);
}

TEST(HouseFloors, WhatTheDesignAllowsIsNotComplainedAbout) {
  EXPECT_EQ(complaints_about("core/flow/decide.cpp", "#include \"core/flow/outbox/contract.h\""), 0U);
  EXPECT_EQ(complaints_about("core/core.cpp", "#include \"core/flow/decide.h\""), 0U);
  EXPECT_EQ(complaints_about("harness/world.cpp", "#include \"mock_erp/erp.h\""), 0U);
  EXPECT_EQ(complaints_about("mock_erp/erp.cpp", "#include \"core/base/money.h\"  // \"core/trade/documents.h\""), 0U);
}

TEST(HouseFloors, APlantedLibraryIsSeen) {
  EXPECT_EQ(complaints_about("harness/ledger.cpp", "#include <sqlite3.h>"), 1U);
  EXPECT_EQ(complaints_about("core/flow/decide.cpp", "#include <httplib.h>"), 1U);
  EXPECT_EQ(complaints_about("core/flow/decide.cpp", "#include <thread>"), 1U);
  EXPECT_EQ(complaints_about("reports/page.cpp", "#include <CLI/CLI.hpp>"), 1U);
  EXPECT_EQ(complaints_about("reports/page.cpp", "#include <boost/any.hpp>"), 1U);
  EXPECT_EQ(complaints_about("core/store/store.cpp", "#include <sqlite3.h>"), 0U);
  EXPECT_EQ(complaints_about("reports/page.cpp", "#include <vector>"), 0U);
}

TEST(HouseFloors, APlantedLinkIsSeen) {
  const std::string good = text_of_file("CMakeLists.txt");
  std::string bad = good;
  const std::string line = "add_room(mock_amazon mock_amazon STANDS_ON base";
  ASSERT_NE(bad.find(line), std::string::npos);
  bad.replace(bad.find(line), line.size(), "add_room(mock_amazon mock_amazon STANDS_ON trade");
  EXPECT_EQ(link_complaints(bad).size(), link_complaints(good).size() + 1);
}

}  // namespace
}  // namespace vendorproof::house
