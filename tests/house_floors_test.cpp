// The floors of the repository: which room may include which, which library may be used where. CMake must say the same.
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/house.h"
#include "tests/house_includes.h"

namespace vendorproof::house {
namespace {

struct Room {
  std::string_view name;  ///< as CMake calls it
  std::string_view folder;
  std::vector<std::string_view> stands_on;  ///< rooms that it may include, with all rooms below those
};

// The table of the design. A room inside another comes before it. Rooms of one floor do not include each other.
const std::vector<Room> rooms = {
    {"base_json", "core/base/json/", {"base"}},
    {"base_archive", "core/base/archive/", {"base_json"}},
    {"base", "core/base/", {}},
    {"trade_ledger", "core/trade/ledger/", {"trade"}},
    {"trade", "core/trade/", {"base_json"}},
    {"audit", "core/audit/", {"trade"}},
    {"erp", "core/erp/dialect.h", {"trade"}},
    {"erp_audit", "core/erp/audit_questions.h", {"erp", "audit"}},
    {"erp_business_central", "core/erp/business_central/", {"erp_audit"}},
    {"erp_tryton", "core/erp/tryton/", {"erp_audit"}},
    {"erp_dialects", "core/erp/", {"erp_business_central", "erp_tryton"}},
    {"channel", "core/channel/channel.h", {"trade"}},
    {"channel_sp_api", "core/channel/sp_api/", {"channel"}},
    {"channels", "core/channel/", {"channel_sp_api"}},
    {"store_file", "core/store/file/", {"base"}},
    {"store_attic", "core/store/attic/", {"store"}},
    {"store_copies", "core/store/copies/", {"store"}},
    {"store", "core/store/", {"trade_ledger", "store_file"}},
    {"flow_outbox", "core/flow/outbox/", {"erp", "channel", "store"}},
    {"flow_retirement", "core/retirement/", {"flow_outbox", "store_attic"}},
    {"flow_overview", "core/flow/overview/", {"flow_outbox"}},
    {"flow_money", "core/flow/money/", {"flow_outbox"}},
    {"flow", "core/flow/", {"flow_money", "flow_overview", "flow_retirement"}},
    {"live_operators", "core/live/operators/", {"live"}},
    {"live_alerts", "core/live/alerts/", {"live_operators"}},
    {"live", "core/live/", {"core"}},
    {"core", "core/", {"erp_dialects", "channels", "flow"}},

    // Vendor Central: only `base`, and its own rooms, lowest first.
    {"mock_amazon_rules", "mock_amazon/rules/", {"base"}},
    {"mock_amazon_wire", "mock_amazon/wire/", {"base_json"}},
    {"mock_amazon_state", "mock_amazon/state/", {"mock_amazon_wire"}},
    {"mock_amazon_charges", "mock_amazon/charges/", {"mock_amazon_state"}},
    {"mock_amazon_quirks", "mock_amazon/quirks/", {"mock_amazon_state"}},
    {"mock_amazon_orders", "mock_amazon/orders/", {"mock_amazon_charges", "mock_amazon_quirks"}},
    {"mock_amazon_payables", "mock_amazon/payables/", {"mock_amazon_charges", "mock_amazon_quirks"}},
    {"mock_amazon_notices", "mock_amazon/notices/", {"mock_amazon_orders", "mock_amazon_payables"}},
    {"mock_amazon_portal", "mock_amazon/portal/", {"mock_amazon_orders", "mock_amazon_payables"}},
    {"mock_amazon_receiving", "mock_amazon/receiving/", {"mock_amazon_notices", "mock_amazon_portal"}},
    {"mock_amazon_transport", "mock_amazon/transport/", {"mock_amazon_notices", "mock_amazon_portal"}},
    {"mock_amazon_sp_api", "mock_amazon/sp_api/", {"mock_amazon_transport"}},
    {"mock_amazon_api", "mock_amazon/api/", {"mock_amazon_receiving", "mock_amazon_sp_api"}},
    {"mock_amazon_archive", "mock_amazon/archive/", {"base_archive", "mock_amazon_api"}},
    {"mock_amazon", "mock_amazon/", {"mock_amazon_archive", "mock_amazon_rules"}},

    // The ERP: only `base`, and its own rooms, lowest first.
    {"mock_erp_contract", "mock_erp/contract/", {}},
    {"mock_erp_description", "mock_erp/description/", {"base_json", "mock_erp_contract"}},
    {"mock_erp_wire", "mock_erp/wire/", {"base_json", "mock_erp_contract"}},
    {"mock_erp_state", "mock_erp/state/", {"mock_erp_wire"}},
    {"mock_erp_pages", "mock_erp/pages/", {"mock_erp_state"}},
    {"mock_erp_warehouse", "mock_erp/warehouse/", {"mock_erp_state"}},
    {"mock_erp_office", "mock_erp/office/", {"mock_erp_pages", "mock_erp_warehouse"}},
    {"mock_erp_api", "mock_erp/api/", {"mock_erp_office", "mock_erp_description"}},
    {"mock_erp_archive", "mock_erp/archive/", {"base_archive", "mock_erp_state"}},
    {"mock_erp", "mock_erp/", {"mock_erp_api", "mock_erp_archive"}},

    {"scenarios_value", "scenarios/value/", {"base_json"}},
    {"scenarios_files", "scenarios/files/", {"scenarios_value"}},
    {"scenarios_generators", "scenarios/generators/", {"scenarios_value"}},
    {"scenarios", "scenarios/", {"scenarios_files", "scenarios_generators"}},
    {"reports", "reports/", {"scenarios"}},

    // The judge sees only the record of a run, not the rooms that made it.
    {"harness_record", "harness/record/", {"base_json"}},
    {"harness_sockets", "harness/sockets/", {"base_json"}},
    {"harness_compare", "harness/compare/", {"harness_record"}},
    {"harness_judge", "harness/judge/", {"harness_record", "scenarios", "reports"}},
    {"harness_field", "harness/field/", {"harness_record", "harness_sockets", "mock_amazon", "mock_erp", "scenarios"}},
    {"harness_defects", "harness/defects/", {"harness_field"}},
    {"harness_disk", "harness/disk/", {"store"}},
    {"harness_world", "harness/world/", {"harness_defects", "harness_disk", "harness_judge", "core"}},
    {"harness_search", "harness/search/", {"harness_world"}},
    {"harness_site", "harness/site/", {"harness_world"}},
    {"harness_control", "harness/control/", {"harness_search", "harness_site"}},
    {"harness_trial", "harness/trial/", {"harness_control", "live"}},
    {"harness_door", "harness/command/door/", {"harness_command"}},
    {"harness_command", "harness/command/", {"harness_trial", "harness_compare", "live_alerts", "store_copies"}},
    {"harness_statement", "harness/statement/", {"harness_command"}},
    {"harness_audit", "harness/audit/", {"harness_command", "audit"}},
    {"harness_usage", "harness/usage/", {"harness_door", "harness_statement", "harness_audit"}},
    {"harness", "harness/", {"harness_usage"}},
    {"tests", "tests/", {"harness"}},
};

struct Library {
  std::string_view header;  ///< the beginning of its headers' paths
  std::vector<std::string_view> where;
};

const std::vector<std::string_view> everywhere = {"core/",    "mock_amazon/", "mock_erp/", "scenarios/",
                                                  "reports/", "harness/",     "tests/"};

const std::vector<std::string_view> sockets = {"core/live/", "harness/sockets/", "tests/core/live/", "tests/harness/"};

const std::vector<std::string_view> signals = {"core/live/", "harness/main.cpp", "tests/core/live/", "tests/harness/"};

const std::vector<Library> libraries = {
    {"httplib.h", {"core/live/", "tests/core/live/", "tests/harness/"}},
    {"boost/", {"harness/sockets/"}},
    {"zlib.h", {"harness/sockets/"}},
    {"sqlite3.h", {"core/store/", "harness/disk/", "tests/core/store/"}},
    {"CLI/", {"harness/"}},
    {"toml++/", {"core/live/", "harness/trial/"}},
    {"rapidcheck", {"scenarios/generators/", "tests/"}},
    {"gtest/", {"tests/"}},
    {"benchmark/", {"tests/bench/"}},
    {"nlohmann/", {"core/base/json/", "tests/"}},
    {"simdjson.h", {"core/base/json/"}},
    {"tl/", everywhere},
    {"fmt/", everywhere},
    {"openssl/", {"core/live/", "harness/sockets/", "tests/harness/"}},
    {"sys/", {"core/base/text.cpp", "core/store/file/", "core/live/", "harness/", "tests/"}},
    {"unistd.h", {"core/base/text.cpp", "core/store/file/", "core/live/", "harness/", "tests/"}},
    {"pwd.h", {"harness/"}},
    {"fcntl.h", {"core/base/text.cpp", "core/store/file/", "core/live/", "harness/", "tests/"}},
    {"signal.h", signals},
    {"spawn.h", {"harness/trial/"}},
    {"poll.h",
     {"core/live/", "harness/main.cpp", "harness/sockets/", "harness/trial/", "tests/core/live/", "tests/harness/"}},
    {"netinet/", sockets},
    {"arpa/", sockets},
    {"thread", {"core/live/", "harness/", "tests/"}},
    {"mutex", {"core/live/", "harness/", "tests/"}},
    {"condition_variable", {"core/live/", "harness/", "tests/"}},
    {"atomic", {"core/live/", "harness/", "tests/"}},
    {"future", {"core/live/", "harness/", "tests/"}},
    {"csignal",
     {"core/live/", "harness/main.cpp", "harness/sockets/http_front.cpp", "harness/trial/", "tests/core/store/",
      "tests/core/live/", "tests/harness/"}},
    {"random", {"tests/"}},
    {"iostream", {"harness/", "core/live/", "tests/"}},
};

const Room* room_of(std::string_view path) {
  for (const Room& room : rooms) {
    if (starts_with(path, room.folder)) return &room;
  }
  return nullptr;
}

const Room& room_named(std::string_view name) {
  const auto found = std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) { return room.name == name; });
  REQUIRE(found != rooms.end());
  return *found;
}

/// Every room below this one.
std::set<std::string> below(const Room& room) {
  std::set<std::string> names;
  for (const std::string_view name : room.stands_on) {
    names.emplace(name);
    names.merge(below(room_named(name)));
  }
  return names;
}

bool may_include(const Room& room, std::string_view header) {
  const Room* other = room_of(header);
  if (other == nullptr) return false;
  return other == &room || below(room).count(std::string(other->name)) == 1;
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

/// What is wrong with an include in a source of this path and room, or "".
std::string complaint_about_include(const std::string& path, const Room& room, const Include& include) {
  if (!include.fault.empty()) return include.fault;
  if (include.angled) return complaint_about_library(path, include.path);
  if (room_of(include.path) == nullptr) return "\"" + include.path + "\" is not a path from the repository's root";
  if (may_include(room, include.path)) return "";
  return std::string(room.name) + " may not include \"" + include.path + "\": it stands on " +
         join({room.stands_on.begin(), room.stands_on.end()}, ", ") + ", and what is below";
}

Complaints floor_complaints(const Source& source) {
  Complaints complaints;
  const Room* room = room_of(source.path);
  REQUIRE(room != nullptr);
  for (const Include& include : includes_of(source.text)) {
    const std::string what = complaint_about_include(source.path, *room, include);
    if (!what.empty()) complaints.push_back(complaint_at(source.path, include.line, what));
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
    const std::set<std::string> designed = below(room);
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
  EXPECT_EQ(complaints_about("mock_amazon/orders/order_pages.cpp", "#include \"core/trade/documents.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_amazon/orders/order_pages.cpp", "#include \"mock_erp/erp.h\""), 1U);
  EXPECT_EQ(complaints_about("reports/page.cpp", "#include \"harness/judge/judge.h\""), 1U);
  EXPECT_EQ(complaints_about("core/core.cpp", "#include \"core/live/daemon.h\""), 1U);
  EXPECT_EQ(complaints_about("core/channel/sp_api/orders.cpp", "#include \"core/core.h\""), 1U);
  EXPECT_EQ(complaints_about("core/channel/sp_api/orders.cpp", "  #include \"messages.h\""), 1U);
  EXPECT_EQ(complaints_about("core/flow/orders.cpp", "#include \"core/erp/dialects.h\""), 1U);
  EXPECT_EQ(complaints_about("core/flow/outbox/desk.h", "#include \"core/flow/orders.h\""), 1U);
  EXPECT_EQ(complaints_about("core/erp/business_central/json.h", "#include \"core/erp/dialects.h\""), 1U);
  EXPECT_EQ(complaints_about("core/channel/sp_api/json.h", "#include \"core/erp/dialect.h\""), 1U);
  EXPECT_EQ(complaints_about("harness/world/world.cpp", "#include \"tests/house.h\""), 1U);
}

TEST(HouseFloors, TheJudgeSeesTheRecordAlone) {
  for (const char* header :
       {"mock_amazon/vendor_central.h", "mock_amazon/state/settings.h", "mock_erp/erp.h", "core/core.h",
        "core/trade/exception.h", "harness/world/world.h", "harness/field/field.h", "harness/site/site.h"}) {
    EXPECT_EQ(complaints_about("harness/judge/judge.cpp", "#include \"" + std::string(header) + "\""), 1U) << header;
  }
  for (const char* header : {"harness/record/run_record.h", "core/base/shown.h", "scenarios/scenario.h",
                             "reports/report.h", "harness/judge/evidence.h"}) {
    EXPECT_EQ(complaints_about("harness/judge/judge.cpp", "#include \"" + std::string(header) + "\""), 0U) << header;
  }
}

TEST(HouseFloors, APlantedIncludeIsSeenHoweverItIsWritten) {
  const std::string judge = "harness/judge/judge.cpp";
  for (const char* line :
       {"#include \"harness/judge/../../core/core.h\"", "# include \"core/core.h\"", "\t#include \"core/core.h\"",
        "#\tinclude <httplib.h>", "/**/ #include \"core/core.h\"", "/* a\n b */#/**/include/**/\"core/core.h\"",
        "#include MACRO", "#include \"harness/judge/judge.hpp\"", "#include \"harness/judge/rules.inc\"",
        "#include_next \"core/core.h\"", "#import \"core/core.h\"", "#include <core/core.h>",
        "#include <vector/../../core/core.h>", "#include \"harness/judge/judge.h\" \"core/core.h\""}) {
    EXPECT_EQ(complaints_about(judge, line), 1U) << line;
  }
  EXPECT_EQ(complaints_about("core/flow/decide.cpp", "#include \"core/./live/daemon.h\""), 1U);
  EXPECT_EQ(complaints_about("core/flow/decide.cpp", "#include \"core//live/daemon.h\""), 1U);
  EXPECT_EQ(floor_complaints({judge, "\xEF\xBB\xBF#include \"core/core.h\"\n"}).size(), 1U);
  EXPECT_EQ(complaints_about(judge, "const char* text = R\"(\n#include \"core/core.h\"\n)\";"), 0U);
  EXPECT_EQ(complaints_about(judge, "/* #include\n#include \"core/core.h\" */"), 0U);
}

TEST(HouseFloors, RoomsOfVendorCentralDoNotIncludeUpwards) {
  EXPECT_EQ(complaints_about("mock_amazon/wire/page.h", "#include \"mock_amazon/state/order_book.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_amazon/state/access.cpp", "#include \"mock_amazon/quirks/quirks.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_amazon/charges/a.cpp", "#include \"mock_amazon/quirks/quirks.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_amazon/api/a.cpp", "#include \"mock_amazon/vendor_central.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_amazon/rules/a.cpp", "#include \"mock_amazon/state/central.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_amazon/api/a.cpp", "#include \"mock_amazon/state/central.h\""), 0U);
}

TEST(HouseFloors, RoomsOfTheErpDoNotIncludeUpwards) {
  EXPECT_EQ(complaints_about("mock_erp/wire/odata.h", "#include \"mock_erp/state/company.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_erp/state/company.h", "#include \"mock_erp/erp.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_erp/warehouse/a.cpp", "#include \"mock_erp/pages/listing.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_erp/pages/a.cpp", "#include \"mock_erp/office/desks.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_erp/api/a.cpp", "#include \"mock_erp/archive/archive.h\""), 1U);
  EXPECT_EQ(complaints_about("mock_erp/office/a.cpp", "#include \"mock_erp/warehouse/stock_room.h\""), 0U);
}

TEST(HouseFloors, RoomsOfScenariosDoNotIncludeUpwards) {
  EXPECT_EQ(complaints_about("scenarios/value/orders.h", "#include \"scenarios/scenario.h\""), 1U);
  EXPECT_EQ(complaints_about("scenarios/files/a.cpp", "#include \"scenarios/generators/profile.h\""), 1U);
  EXPECT_EQ(complaints_about("scenarios/generators/a.cpp", "#include \"scenarios/files/reading.h\""), 1U);
  EXPECT_EQ(complaints_about("scenarios/files/a.cpp", "#include <rapidcheck/Gen.h>"), 1U);
  EXPECT_EQ(complaints_about("scenarios/files/a.cpp", "#include \"scenarios/value/scenario.h\""), 0U);
}

TEST(HouseFloors, WhatTheDesignAllowsIsNotComplainedAbout) {
  EXPECT_EQ(complaints_about("core/flow/decide.cpp", "#include \"core/flow/outbox/contract.h\""), 0U);
  EXPECT_EQ(complaints_about("core/core.cpp", "#include \"core/flow/decide.h\""), 0U);
  EXPECT_EQ(complaints_about("harness/world/world.cpp", "#include \"mock_erp/erp.h\""), 0U);
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
  const std::string line = "add_room(harness_judge harness/judge STANDS_ON harness_record";
  ASSERT_NE(bad.find(line), std::string::npos);
  bad.replace(bad.find(line), line.size(), "add_room(harness_judge harness/judge STANDS_ON mock_erp");
  EXPECT_EQ(link_complaints(bad).size(), link_complaints(good).size() + 1);
}

}  // namespace
}  // namespace vendorproof::house
