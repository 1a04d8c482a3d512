#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::at;

constexpr const char* despatches_body = R"({"value":[
  {"id":"d1","number":"DSP-1001","status":"Posted","customerNumber":"AMAZON","loadNumber":"LOAD-7",
   "shipToCode":"PHX6","shippingAgentCode":"ABFS","proNumber":"PRO778899","billOfLadingNumber":"BOL-20001001",
   "customerPickupReference":"7000000001","packageCount":3,"complete":true,
   "postedDateTime":"2026-11-04T14:00:00Z","departureDateTime":"2026-11-04T14:45:00Z",
   "estimatedArrivalDateTime":"2026-11-06T14:45:00Z","lastModifiedDateTime":"2026-11-04T14:00:00.250Z",
   "despatchLines":[{"sequence":10000,"orderNumber":"S-101005","orderLineSequence":20000,
     "externalDocumentNumber":"7QX2M4KP","itemNumber":"TEA-GREEN","quantityBase":24.0,"shipmentNumber":"SS-1",
     "undoneQuantityBase":0}],
   "packages":[
     {"packageNumber":1,"parentPackageNumber":3,"packageType":"Carton","sscc":"095060000000000012","trackingNumber":"",
      "packageContents":[
        {"despatchLineSequence":10000,"quantityBase":24,"lotNumber":"L42","expirationDate":"2027-11-01"}]},
     {"packageNumber":2,"parentPackageNumber":0,"packageType":"Carton","sscc":"","trackingNumber":"1Z",
      "packageContents":[
        {"despatchLineSequence":10000,"quantityBase":0,"lotNumber":"","expirationDate":"0001-01-01"}]},
     {"packageNumber":3,"parentPackageNumber":0,"packageType":"Pallet","sscc":"","trackingNumber":"",
      "packageContents":[]}]},
  {"id":"d2","number":"DSP-1002","status":"Open","customerNumber":"AMAZON","loadNumber":"","shipToCode":"PHX6",
   "shippingAgentCode":"","proNumber":"","billOfLadingNumber":"","customerPickupReference":"","packageCount":0,
   "complete":false,"postedDateTime":"0001-01-01T00:00:00Z","departureDateTime":"0001-01-01T00:00:00Z",
   "estimatedArrivalDateTime":"0001-01-01T00:00:00Z","lastModifiedDateTime":"2026-11-04T15:00:00Z",
   "despatchLines":[],"packages":[]}],
  "@odata.nextLink":"http://erp:7048/next?$skiptoken=7"})";

TEST(BusinessCentralDespatches, AsksSinceOldestFirst) {
  const HttpRequest request = get_despatches(samples::access(), at("2026-11-04T00:00:00Z"));
  EXPECT_EQ(query_of(request, "$filter"),
            "customerNumber eq 'AMAZON' and status ne 'Open' and lastModifiedDateTime ge 2026-11-04T00:00:00Z");
  EXPECT_EQ(query_of(request, "$orderby"), "lastModifiedDateTime");
  EXPECT_EQ(query_of(request, "$expand"),
            "despatchLines($select=sequence,orderNumber,orderLineSequence,externalDocumentNumber,itemNumber,"
            "quantityBase,shipmentNumber,undoneQuantityBase),"
            "packages($select=packageNumber,parentPackageNumber,packageType,sscc,trackingNumber;"
            "$expand=packageContents($select=despatchLineSequence,quantityBase,lotNumber,expirationDate))");
}

TEST(BusinessCentralDespatches, HeadsAreAskedWithoutContents) {
  const HttpRequest request = get_despatch_heads(samples::access(), at("2026-11-04T00:00:00Z"));
  EXPECT_EQ(query_of(request, "$filter"),
            "customerNumber eq 'AMAZON' and status ne 'Open' and lastModifiedDateTime ge 2026-11-04T00:00:00Z");
  EXPECT_EQ(query_of(request, "$orderby"), "lastModifiedDateTime");
  EXPECT_EQ(query_of(request, "$select"), "number,customerNumber,lastModifiedDateTime");
  EXPECT_EQ(query_of(request, "$expand"), std::nullopt);
  const auto page = read_heads(samples::access(), despatches_body);
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->rows, (std::vector<trade::DocumentHead>{{"DSP-1001", at("2026-11-04T14:00:00.250Z")},
                                                          {"DSP-1002", at("2026-11-04T15:00:00Z")}}));
  EXPECT_EQ(page->next_link, "/next?$skiptoken=7");
  const auto odd = read_heads(samples::access(), R"({"value":[{"number":"DSP-1"}]})");
  EXPECT_EQ(odd->odd, (std::vector<trade::OddRow>{{"DSP-1", "$.value[0].lastModifiedDateTime is missing"}}));
}

TEST(BusinessCentralDespatches, ReadsAPostedDespatch) {
  const auto page = read_despatches(samples::access(), despatches_body);
  ASSERT_TRUE(page) << page.error().message;
  ASSERT_EQ(page->rows.size(), 2U);
  EXPECT_EQ(page->next_link, "/next?$skiptoken=7");

  trade::Despatch expected;
  expected.number = "DSP-1001";
  expected.posted = true;
  expected.complete = true;
  expected.load_number = "LOAD-7";
  expected.ship_to = "PHX6";
  expected.carrier_scac = "ABFS";
  expected.pro_number = "PRO778899";
  expected.bill_of_lading = "BOL-20001001";
  expected.amazon_reference = "7000000001";
  expected.departed_at = at("2026-11-04T14:45:00Z");
  expected.arrives_at = at("2026-11-06T14:45:00Z");
  expected.modified_at = at("2026-11-04T14:00:00.250Z");
  expected.package_count = 3;
  expected.lines = {{10'000, "7QX2M4KP", 20'000, "S-101005", "TEA-GREEN", 24, "SS-1"}};
  expected.packages = {{1, "095060000000000012", "", {{10'000, 24, "L42", at("2027-11-01")}}},
                       {2, "", "1Z", {{10'000, 0, "", std::nullopt}}},
                       {3, "", "", {}}};
  expected.packages[0].parent = 3;
  expected.packages[2].is_pallet = true;
  EXPECT_EQ(page->rows[0], expected);
}

TEST(BusinessCentralDespatches, ReadsAnOpenDespatchWithWhatIsNotThereYet) {
  const auto page = read_despatches(samples::access(), despatches_body);
  ASSERT_TRUE(page);
  const trade::Despatch& open = page->rows[1];
  EXPECT_FALSE(open.posted);
  EXPECT_FALSE(open.complete);
  EXPECT_EQ(open.carrier_scac, "");
  EXPECT_EQ(open.departed_at, std::nullopt);
  EXPECT_EQ(open.package_count, 0);
}

TEST(BusinessCentralDespatches, LeavesOutWhatWasTakenBack) {
  const auto first = [](const Json& json) { return read_despatches(samples::access(), json.dump())->rows.at(0); };
  Json json = samples::parsed(despatches_body);
  Json& despatch = json["value"][0];
  Json second = despatch["despatchLines"][0];
  second["sequence"] = 20'000;
  despatch["despatchLines"].push_back(second);
  despatch["despatchLines"][0]["undoneQuantityBase"] = 0;
  despatch["despatchLines"][1]["undoneQuantityBase"] = 10;
  EXPECT_EQ(first(json).lines.at(0).eaches, 24);
  EXPECT_EQ(first(json).lines.at(1).eaches, 14);
  despatch["despatchLines"][1]["undoneQuantityBase"] = 24;
  EXPECT_EQ(first(json).lines.size(), 1U);
  despatch["status"] = "Undone";
  EXPECT_TRUE(first(json).posted);
  EXPECT_TRUE(first(json).lines.empty());
  EXPECT_TRUE(first(json).packages.empty());
}

TEST(BusinessCentralDespatches, NamesTheFieldThatIsWrong) {
  Json json = samples::parsed(despatches_body);
  json["value"][0]["packages"][0]["packageContents"][0]["quantityBase"] = samples::parsed("23.99999");
  EXPECT_EQ(read_despatches(samples::access(), json.dump())->odd.at(0).problem,
            "$.value[0].packages[0].packageContents[0].quantityBase is 23.99999, not a whole number");
  json = samples::parsed(despatches_body);
  json["value"][1]["status"] = "Lost";
  EXPECT_EQ(read_despatches(samples::access(), json.dump())->odd.at(0).problem,
            "$.value[1].status is \"Lost\", not one of Open, Posted, Undone");
  json = samples::parsed(despatches_body);
  json["value"][1].erase("packages");
  EXPECT_EQ(read_despatches(samples::access(), json.dump())->odd.at(0).problem, "$.value[1].packages is missing");
}

}  // namespace
}  // namespace vendorproof::erp::business_central
