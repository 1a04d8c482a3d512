#include <gtest/gtest.h>

#include "core/erp/tryton/pages.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::nothing;
using samples::result;
using samples::talk;

/// A line of 60: 20 have left, 10 are picked, 30 are in two moves that are not.
std::string changed_line(const char* sale_state) {
  return result(
      fmt::format(R"([{{"id":12,"sale.":{{"id":1,"state":"{}"}},"product.":{{"id":7,"default_uom":1}},"moves.":[)"
                  R"({{"id":2,"state":"done","internal_quantity":20.0,"shipment.":{{"id":30,"state":"done"}}}},)"
                  R"({{"id":3,"state":"draft","internal_quantity":10.0,"shipment.":{{"id":31,"state":"picked"}}}},)"
                  R"({{"id":4,"state":"draft","internal_quantity":16.0,"shipment.":{{"id":32,"state":"assigned"}}}},)"
                  R"({{"id":5,"state":"draft","internal_quantity":14.0,"shipment.":{{"id":33,"state":"draft"}}}},)"
                  R"({{"id":6,"state":"cancelled","internal_quantity":9.0,"shipment.":null}}]}}])",
                  sale_state));
}

LineChange change_to(std::int64_t eaches) {
  return {"12", "1796093433", "TEA-GREEN", eaches, samples::dollars("2.25")};
}

TEST(TrytonChanges, ALineIsWrittenWithWhatIsNotPicked) {
  const auto changed =
      talk(change_line_question(), {changed_line("processing"), nothing, nothing, nothing, result(R"([{"id":12}])")},
           change_to(48));
  EXPECT_TRUE(changed.answer) << changed.error.message;
  EXPECT_EQ(changed.operations,
            (std::vector<std::string>{"sale.line.search_read", "sale.line.write", "stock.shipment.out.wait",
                                      "sale.sale.process", "sale.line.search_read"}));
  EXPECT_EQ(samples::parameters_of(changed.requests[1]).dump(),
            R"([[12],{"quantity":48,"unit":1,"unit_price":{"__class__":"Decimal","decimal":"2.25"},)"
            R"("moves":[["write",[4],{"quantity":18,"uom":1}],["delete",[5]]]}])");
  EXPECT_EQ(samples::context_of(changed.requests[1]).dump(),
            R"({"_timestamp":{"sale.line,12":"1796093433"},"language":"en"})");
  EXPECT_EQ(samples::parameters_of(changed.requests[2]).dump(), "[[32]]") << "a draft is not with the warehouse";
  EXPECT_EQ(samples::parameters_of(changed.requests[3]).dump(), "[[1]]");
  EXPECT_EQ(samples::parameters_of(changed.requests[4])[0].dump(), R"([["id","=",12],["quantity","=",48]])");
}

TEST(TrytonChanges, ALineOfNothingMoreHasNoMoves) {
  const auto changed = talk(change_line_question(), {changed_line("processing")}, change_to(30));
  EXPECT_EQ(samples::parameters_of(changed.last())[1]["moves"].dump(), R"([["delete",[4]],["delete",[5]]])");
}

TEST(TrytonChanges, WhatIsPickedIsTheLeast) {
  const auto refused = talk(change_line_question(), {changed_line("processing"), samples::no_rows}, change_to(29));
  EXPECT_EQ(samples::method_of(refused.last()), "model.company.company.search_read") << "nothing is written";
  EXPECT_EQ(refused.error.code, ErrorCode::Denied);
  EXPECT_EQ(refused.error.message, "30 eaches are picked or have left: the line cannot be less");
}

TEST(TrytonChanges, ALineOfADraftIsOnlyWritten) {
  const std::string draft =
      result(R"([{"id":12,"sale.":{"id":1,"state":"draft"},"product.":{"id":7,"default_uom":1},"moves.":[]}])");
  const auto changed = talk(change_line_question(), {draft, nothing, result(R"([{"id":12}])")}, change_to(48));
  EXPECT_TRUE(changed.answer) << changed.error.message;
  EXPECT_EQ(samples::parameters_of(changed.requests[1])[1].contains("moves"), false);
}

TEST(TrytonChanges, AreBelievedWhenTheyAreSeen) {
  const auto silent = talk(change_line_question(),
                           {changed_line("processing"), nothing, nothing, nothing, samples::no_rows}, change_to(48));
  EXPECT_EQ(silent.error.code, ErrorCode::Denied);
  const auto gone = talk(change_line_question(), {samples::no_rows}, change_to(48));
  EXPECT_EQ(gone.error.code, ErrorCode::Conflict);
}

const std::string changed_head =
    result(R"([{"id":1,"party.":{"id":3,"addresses.":[{"id":2,"party_name":"Payables"},{"id":4,"party_name":"ONT8"}]},)"
           R"("shipments.":[{"id":30,"state":"done"},{"id":31,"state":"picked"},{"id":32,"state":"waiting"}]}])");

TEST(TrytonChanges, AHeadIsWrittenWithTheShipmentsThatAreNotPicked) {
  const HeadChange change{"1", "1796093432", samples::at("2026-12-22T08:00:00Z"), "ONT8"};
  const auto changed = talk(change_head_question(), {changed_head, nothing, nothing, result(R"([{"id":1}])")}, change);
  EXPECT_TRUE(changed.answer) << changed.error.message;
  EXPECT_EQ(samples::parameters_of(changed.requests[1]).dump(),
            R"([[32],{"planned_date":{"__class__":"date","year":2026,"month":12,"day":22},"delivery_address":4}])")
      << "before the head: a crash between them leaves the old head";
  EXPECT_EQ(samples::parameters_of(changed.requests[2]).dump(),
            R"([[1],{"shipping_date":{"__class__":"date","year":2026,"month":12,"day":22},"shipment_address":4}])");
  EXPECT_EQ(samples::context_of(changed.requests[2]).dump(),
            R"({"_timestamp":{"sale.sale,1":"1796093432"},"language":"en"})");
  EXPECT_EQ(samples::parameters_of(changed.requests[3])[0].size(), 3U);
}

TEST(TrytonChanges, APlaceThatIsNotThereIsRefused) {
  const HeadChange change{"1", "1796093432", std::nullopt, "XYZ1"};
  const auto refused = talk(change_head_question(), {changed_head, samples::no_rows}, change);
  EXPECT_EQ(samples::method_of(refused.last()), "model.company.company.search_read");
  EXPECT_EQ(refused.error.code, ErrorCode::Denied);
  EXPECT_EQ(talk(change_head_question(), {samples::no_rows}, change).error.code, ErrorCode::Conflict);
}

TEST(TrytonChanges, ALineIsAddedAndProcessed) {
  const LineAddition addition{"1", {"TEA-GREEN", 24, samples::dollars("2.5"), 2}};
  const std::string product = result(R"([{"id":7,"code":"TEA-GREEN","default_uom":1,"account_category.":null}])");
  const auto added =
      talk(add_line_question(), {samples::company, product, nothing, nothing, result(R"([{"id":13}])")}, addition);
  EXPECT_TRUE(added.answer) << added.error.message;
  EXPECT_EQ(samples::parameters_of(added.requests[2]).dump(),
            R"([[1],{"lines":[["create",[{"type":"line","product":7,"quantity":24,"unit":1,)"
            R"("unit_price":{"__class__":"Decimal","decimal":"2.50"},"note":"Amazon line 2"}]]]}])");
  EXPECT_EQ(samples::method_of(added.requests[3]), "model.sale.sale.process");
  EXPECT_EQ(samples::parameters_of(added.requests[4])[0].dump(), R"([["sale","=",1],["note","=","Amazon line 2"]])");
  const auto unknown = talk(add_line_question(), {samples::company, samples::no_rows, samples::no_rows}, addition);
  EXPECT_EQ(unknown.error.code, ErrorCode::Denied);
}

}  // namespace
}  // namespace vendorproof::erp::tryton
