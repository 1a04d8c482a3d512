// The seams of the core: code that decides about the trade or reads the configuration knows dialects and channels only
// by their tables. A new dialect or channel is one new folder and one row.
#include <string>

#include <gtest/gtest.h>

#include "tests/house.h"
#include "tests/house_includes.h"

namespace vendorproof::house {
namespace {

/// Places that must not name any dialect or channel.
const std::vector<std::string_view> blind = {"core/flow/", "core/live/config*"};

/// Words that name a dialect or a channel: folders, names, and words of one syntax. Case is ignored.
constexpr std::string_view telling[] = {
    "core/erp/business_central",
    "core/channel/sp_api",
    "business central",
    "business_central",
    "business-central",
    "sp-api",
    "sp_api",
    "selling partner api",
    "login with amazon",
    "x-amz-",
    "odata",
    "etag",
    "vendorlink",
    "nexttoken",
    "wire::",
    "core/wire",
};

Complaints seam_complaints(const Source& source) {
  Complaints complaints;
  if (!is_in(source.path, blind)) return complaints;
  const std::vector<std::string> lines = split(source.text, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string_view word : telling) {
      if (lower_case(lines[i]).find(word) == std::string::npos) continue;
      complaints.push_back(complaint_at(
          source.path, i + 1,
          "names '" + std::string(word) + "': only the dialect or the channel itself knows it; ask its table"));
    }
  }
  return complaints;
}

/// Dialects and channels are the folders beside the header of their table.
Complaints folder_complaints(const Source& source) {
  Complaints complaints;
  if (!is_in(source.path, blind)) return complaints;
  for (const Include& include : includes_of(source.text)) {
    for (const std::string_view table : {"core/erp/", "core/channel/"}) {
      if (!starts_with(include.path, table) || include.path.find('/', table.size()) == std::string::npos) continue;
      complaints.push_back(complaint_at(source.path, include.line, "goes around the table in " + std::string(table)));
    }
  }
  return complaints;
}

TEST(HouseSeams, FlowAndConfigurationNameNoDialectAndNoChannel) {
  const Complaints complaints = about_all(seam_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseSeams, FlowAndConfigurationGoThroughTheTables) {
  const Complaints complaints = about_all(folder_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseSeams, APlantedNameIsSeen) {
  const auto count = [](const std::string& path, const std::string& line) {
    return seam_complaints({path, "#pragma once\n" + line + "\n"}).size();
  };
  for (const char* path : {"core/flow/orders.cpp", "core/flow/outbox/desk.h", "core/live/config.cpp"}) {
    for (const std::string_view word : telling) EXPECT_GE(count(path, "x // " + std::string(word)), 1U) << word;
    EXPECT_EQ(count(path, "f(\"X-Amz-Access-Token\");"), 1U) << path;
    EXPECT_EQ(count(path, "// what the dialect calls its channel"), 0U) << path;
  }
  EXPECT_EQ(count("core/channel/sp_api/login.cpp", "// SP-API"), 0U);
}

TEST(HouseSeams, APlantedIncludeIsSeen) {
  const auto count = [](const std::string& path, const std::string& line) {
    return folder_complaints({path, line + "\n"}).size();
  };
  EXPECT_EQ(count("core/flow/orders.cpp", "#include \"core/erp/tryton/pages.h\""), 1U);
  EXPECT_EQ(count("core/live/config.cpp", "#include \"core/channel/edi/segments.h\""), 1U);
  EXPECT_EQ(count("core/flow/orders.cpp", "/**/\t# include \"core/erp/tryton/pages.h\""), 1U);
  EXPECT_EQ(count("core/flow/orders.cpp", "#include \"core/flow/../erp/tryton/pages.h\""), 1U);
  EXPECT_EQ(count("core/flow/orders.cpp", "#include \"core/erp/dialect.h\""), 0U);
  EXPECT_EQ(count("core/live/config.cpp", "#include \"core/channel/channels.h\""), 0U);
  EXPECT_EQ(count("core/core.cpp", "#include \"core/erp/tryton/pages.h\""), 0U);
}

}  // namespace
}  // namespace vendorproof::house
