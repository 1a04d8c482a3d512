#include <gtest/gtest.h>

#include "core/erp/tryton/pages.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::result;
using samples::talk;

std::string shipment(const std::string& reference = R"("carrier=ABFS pro=77 bol=VP00000001 load=L7 pickup=ARN7")",
                     const std::string& code = "00614141000000001") {
  return fmt::format(
      R"({{"id":30,"number":"9","state":"done","reference":{},)"
      R"("effective_date":{{"__class__":"date","year":2026,"month":12,"day":1}},)"
      R"("create_date":{{"__class__":"datetime","year":2026,"month":12,"day":1,"hour":2,"minute":50,"second":32,)"
      R"("microsecond":640287}},"write_date":{{"__class__":"datetime","year":2026,"month":12,"day":1,"hour":2,)"
      R"("minute":51,"second":1,"microsecond":340412}},"delivery_address.":{{"party_name":"PHX6","id":3}},)"
      R"("outgoing_moves.":[{{"id":5,"state":"done","internal_quantity":4.0,"origin":"sale.line,13",)"
      R"("product.":{{"code":"VITAMIN","id":8}},"lot.":{{"number":"LOT-1","id":1}},)"
      R"("sale.":{{"reference":"PO-X2","number":"78","id":2}}}},)"
      R"({{"id":2,"state":"done","internal_quantity":36.0,"origin":"sale.line,12",)"
      R"("product.":{{"code":"TEA-GREEN","id":7}},"lot.":null,"sale.":{{"reference":"PO-X1","number":"77","id":1}}}},)"
      R"({{"id":6,"state":"cancelled","internal_quantity":9.0,"origin":null,"product.":{{"code":"X","id":9}},)"
      R"("lot.":null,"sale.":null}}],"packages.":[)"
      R"({{"id":71,"code":"{}","type.":{{"name":"Carton","id":1}},"parent":70,"children":[],"moves":[2,5]}},)"
      R"({{"id":70,"code":"P-1","type.":{{"name":"pallet","id":2}},"parent":null,"children":[71],"moves":[]}}]}})",
      reference, code);
}

Instant despatched_since() { return samples::at("2026-12-01T00:00:00Z"); }

TEST(TrytonDespatches, AreReadWithPapersAndPackages) {
  const auto read = talk(despatches_question(), {result("[" + shipment() + "]")}, despatched_since());
  ASSERT_TRUE(read.answer) << read.error.message;
  ASSERT_EQ(read.answer->size(), 1U) << read.odd.at(0).problem;
  trade::Despatch despatch;
  despatch.number = "9";
  despatch.posted = despatch.complete = true;
  despatch.load_number = "L7";
  despatch.ship_to = "PHX6";
  despatch.carrier_scac = "ABFS";
  despatch.pro_number = "77";
  despatch.bill_of_lading = "VP00000001";
  despatch.amazon_reference = "ARN7";
  despatch.departed_at = samples::at("2026-12-01T00:00:00Z");
  despatch.modified_at = samples::at("2026-12-01T02:51:01.340Z");
  despatch.package_count = 2;
  despatch.lines = {{2, "PO-X1", 12, "77", "TEA-GREEN", 36, "9"}, {5, "PO-X2", 13, "78", "VITAMIN", 4, "9"}};
  despatch.packages = {{70, "", "", {}, true, 0},
                       {71, "006141410000000012", "", {{2, 36, "", {}}, {5, 4, "LOT-1", {}}}, false, 70}};
  EXPECT_EQ(read.answer->front(), despatch);
}

std::string read_label(const std::string& code) {
  const auto read = talk(despatches_question(), {result("[" + shipment("null", code) + "]")}, despatched_since());
  return read.answer && !read.answer->empty() ? read.answer->front().packages.at(1).sscc : "odd";
}

TEST(TrytonDespatches, APackageIsLabelledByItsCode) {
  EXPECT_EQ(read_label("006141410000000012"), "006141410000000012");
  EXPECT_EQ(read_label("00614141000000001"), "006141410000000012") << "the check digit is computed";
  for (const char* code : {"1", "006141410000000013", "0061414100000000X", "0061414100000001"}) {
    EXPECT_EQ(read_label(code), "") << code;
  }
}

TEST(TrytonDespatches, WithWrongPapersAreOdd) {
  const auto read =
      talk(despatches_question(), {result("[" + shipment(R"("arrives=soon")") + "]")}, despatched_since());
  ASSERT_EQ(read.odd.size(), 1U);
  EXPECT_EQ(read.odd[0].subject, "9");
  EXPECT_NE(read.odd[0].problem.find("has 'arrives=soon'"), std::string::npos) << read.odd[0].problem;
  const auto dated = talk(despatches_question(), {result("[" + shipment(R"("to dock 4 arrives=2026-12-05")") + "]")},
                          despatched_since());
  EXPECT_EQ(dated.answer->at(0).arrives_at, samples::at("2026-12-05T00:00:00Z"));
}

TEST(TrytonDespatches, AreOursAndDoneAndSinceATime) {
  for (const HttpRequest& request : {talk(despatches_question(), {}, despatched_since()).last(),
                                     talk(despatch_heads_question(), {}, despatched_since()).last()}) {
    EXPECT_EQ(samples::method_of(request), "model.stock.shipment.out.search_read");
    const std::string domain = samples::parameters_of(request)[0].dump();
    EXPECT_EQ(domain.find(R"([["customer.name","=","Amazon"],["company.party.name","=","Vendor Inc"],)"
                          R"(["state","=","done"],["OR",["write_date",">=",)"),
              0U)
        << domain;
  }
}

TEST(TrytonDespatches, HaveHeads) {
  const auto heads = talk(despatch_heads_question(), {result("[" + shipment() + "]")}, despatched_since());
  ASSERT_TRUE(heads.answer) << heads.error.message;
  EXPECT_EQ(heads.answer->at(0), (trade::DocumentHead{"9", samples::at("2026-12-01T02:51:01.340Z")}));
}

}  // namespace
}  // namespace vendorproof::erp::tryton
