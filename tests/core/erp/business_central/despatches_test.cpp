#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::at;

constexpr const char* despatches_body = R"({"value":[
  {"id":"d1","number":"DSP-1001","status":"Posted","loadNumber":"LOAD-7","shipToCode":"PHX6","shippingAgentCode":"ABFS",
   "proNumber":"PRO778899","billOfLadingNumber":"BOL-20001001","amazonReferenceNumber":"7000000001",
   "packageCount":2,"complete":true,
   "postingDateTime":"2026-11-04T14:00:00Z","departureDateTime":"2026-11-04T14:45:00Z",
   "estimatedArrivalDateTime":"2026-11-06T14:45:00Z","lastModifiedDateTime":"2026-11-04T14:00:00.250Z",
   "despatchLines":[{"lineNumber":1,"orderNumber":"S-101005","orderLineSequence":10000,
     "externalDocumentNumber":"7QX2M4KP","itemNumber":"TEA-GREEN","quantityBase":24.0,"shipmentNumber":"SS-1"}],
   "packages":[
     {"packageNumber":1,"type":"Carton","sscc":"095060000000000012","grossWeightKg":3.2,"trackingNumber":null,
      "contents":[{"lineNumber":1,"quantityBase":24,"lotNumber":"L42","expirationDate":"2027-11-01"}]},
     {"packageNumber":"2","type":"Carton","sscc":null,"trackingNumber":"1Z","contents":[]}]},
  {"id":"d2","number":"DSP-1002","status":"Open","loadNumber":null,"shipToCode":"PHX6","shippingAgentCode":null,
   "proNumber":null,"billOfLadingNumber":null,"packageCount":null,"complete":false,"postingDateTime":null,
   "departureDateTime":"0001-01-01T00:00:00Z","estimatedArrivalDateTime":null,
   "lastModifiedDateTime":"2026-11-04T15:00:00Z","despatchLines":[],"packages":[]}],
  "@odata.nextLink":"/next"})";

TEST(BusinessCentralDespatches, AsksSinceOldestFirst) {
  const HttpRequest request = get_despatches(samples::access(), at("2026-11-04T00:00:00Z"));
  EXPECT_EQ(query_of(request, "$filter"),
            "customerNumber eq 'AMAZON' and status ne 'Open' and lastModifiedDateTime ge 2026-11-04T00:00:00Z");
  EXPECT_EQ(query_of(request, "$orderby"), "lastModifiedDateTime");
  EXPECT_EQ(query_of(request, "$expand"), "despatchLines,packages");
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
  EXPECT_EQ(page->next_link, "/next");
  const auto odd = read_heads(samples::access(), R"({"value":[{"number":"DSP-1"}]})");
  EXPECT_EQ(odd->odd, (std::vector<trade::OddRow>{{"DSP-1", "$.value[0].lastModifiedDateTime is missing"}}));
}

TEST(BusinessCentralDespatches, ReadsAPostedDespatch) {
  const auto page = read_despatches(samples::access(), despatches_body);
  ASSERT_TRUE(page) << page.error().message;
  ASSERT_EQ(page->rows.size(), 2U);
  EXPECT_EQ(page->next_link, "/next");

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
  expected.package_count = 2;
  expected.lines = {{1, "7QX2M4KP", 10'000, "S-101005", "TEA-GREEN", 24, "SS-1"}};
  expected.packages = {{1, "095060000000000012", "", {{1, 24, "L42", at("2027-11-01")}}}, {2, "", "1Z", {}}};
  EXPECT_EQ(page->rows[0], expected);
}

TEST(BusinessCentralDespatches, ReadsAnOpenDespatchWithItsNulls) {
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
  second["lineNumber"] = 2;
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
  json["value"][0]["packages"][0]["contents"][0]["quantityBase"] = samples::parsed("23.99999");
  EXPECT_EQ(read_despatches(samples::access(), json.dump())->odd.at(0).problem,
            "$.value[0].packages[0].contents[0].quantityBase is 23.99999, not a whole number");
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
