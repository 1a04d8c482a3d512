// Permission sets name what the code uses, and app.json is complete.
#include <string>

#include <gtest/gtest.h>

#include "tests/core/erp/business_central/extension/rights_checks.h"

namespace vendorproof::tests::al {
namespace {

const std::string api_set = "src/permissions/VPLAPI.PermissionSet.al";

Json manifest() { return *parse_json(*read_file(source_dir() + "/" + extension_folder + "/app.json")); }

TEST(AlRights, NameEveryObjectAndEveryTableThatIsUsed) {
  EXPECT_EQ(rights_complaints(Extension(shipped_sources())), Complaints());
}

TEST(AlRights, APlantedGapIsSeen) {
  const auto count = [](const std::string& path, const std::string& from, const std::string& to) {
    return rights_complaints(Extension(spoiled({path, from, to}))).size();
  };
  EXPECT_EQ(count(api_set, "        codeunit \"VPL Order Entry\" = X,\n", ""), 1U);
  EXPECT_EQ(count(api_set, "        page \"VPL API Packages\" = X,\n", ""), 1U);
  EXPECT_EQ(count(api_set, "table \"VPL Final Line\" = X", "table \"VPL Last Line\" = X"), 2U);
  EXPECT_GT(count(api_set, "tabledata \"Sales Header\" = RIMD", "tabledata \"Sales Header\" = RI"), 0U);
  EXPECT_GT(count(api_set, "        tabledata \"Gen. Journal Batch\" = R,\n", ""), 0U);
  EXPECT_GT(count("src/permissions/VPLADMIN.PermissionSet.al", "tabledata \"No. Series\" = RI",
                  "tabledata \"No. Series\" = R"),
            0U);
  EXPECT_EQ(count("src/permissions/VPLADMIN.PermissionSet.al", "    IncludedPermissionSets = \"VPL API\";\n", ""), 1U);
}

TEST(AlRights, LetPeoplePostWithoutASetOfThisApp) {
  const Extension extension(shipped_sources());
  EXPECT_EQ(people_complaints(extension), Complaints());
  EXPECT_GE(codeunits_of_people(extension).size(), 6U);
}

TEST(AlRights, APlantedGapForPeopleIsSeen) {
  const auto count = [](const std::string& path, const std::string& from, const std::string& to) {
    return people_complaints(Extension(spoiled({path, from, to}))).size();
  };
  const std::string basic = "src/permissions/VPLD365BASIC.PermissionSetExt.al";
  EXPECT_EQ(count(basic, "tabledata \"VPL Despatch Line\" = rimd", "tabledata \"VPL Despatch Line\" = rim"), 1U);
  EXPECT_EQ(count(basic, "        codeunit \"VPL Package Rules\" = X,\n", ""), 1U);
  EXPECT_EQ(count("src/codeunits/VPLOrderSubscribers.Codeunit.al", "\"VPL Order Link\" = rm", "\"VPL Order Link\" = r"),
            1U);
  EXPECT_EQ(count("src/codeunits/VPLDespatchEntry.Codeunit.al", "        tabledata \"VPL Setup\" = r,\n", ""), 1U);
}

TEST(AlManifest, IsComplete) { EXPECT_EQ(manifest_complaints(manifest()), Complaints()); }

TEST(AlManifest, APlantedGapIsSeen) {
  const auto count = [](const std::string& name, const Json& value) {
    Json app = manifest();
    app[name] = value;
    return manifest_complaints(app).size();
  };
  EXPECT_EQ(count("id", "6f1d7a52-3c0e-4b8a-9c57"), 1U);
  EXPECT_EQ(count("publisher", ""), 1U);
  EXPECT_EQ(count("version", "1.0"), 1U);
  EXPECT_EQ(count("runtime", "14.0"), 1U);
  EXPECT_EQ(count("idRanges", Json::array()), 1U);
  EXPECT_EQ(count("features", Json::array()), 1U);
  EXPECT_EQ(count("dependencies", {{{"name", "Other"}}}), 1U);
}

}  // namespace
}  // namespace vendorproof::tests::al
