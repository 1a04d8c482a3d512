#include "core/erp/tryton/words.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

TEST(TrytonWords, AnAsinIsAmazonsOwn) {
  for (const char* code : {"B00TEA0001", "0306406152", "030640615X"}) EXPECT_TRUE(is_amazons_own(code)) << code;
  for (const char* code : {"", "B00TEA001", "B00TEA00011", "b00tea0001", "X00TEA0001", "MUG-AT-AMZ", "03064061X2"}) {
    EXPECT_FALSE(is_amazons_own(code)) << code;
  }
}

TEST(TrytonWords, ASsccNeedsItsCheckDigit) {
  EXPECT_EQ(sscc_of("006141410000000012"), "006141410000000012");
  EXPECT_EQ(sscc_of("00614141000000001"), "006141410000000012");
  EXPECT_EQ(sscc_of("006141410000000013") + sscc_of("7") + sscc_of(""), "");
}

TEST(TrytonWords, PapersStandInTheReference) {
  const JsonText document = *JsonText::parse(R"({"reference":"carrier=ABFS  pro=1 nonsense load= arrives=soon"})");
  const JsonReader row(document);
  trade::Despatch despatch;
  read_papers(row, despatch);
  EXPECT_EQ(despatch.carrier_scac + despatch.pro_number + despatch.load_number, "ABFS1");
  EXPECT_TRUE(row.failed()) << "'soon' is no time";
}

}  // namespace
}  // namespace vendorproof::erp::tryton
