#include "core/erp/tryton/sales.h"

#include <gtest/gtest.h>

#include "core/erp/tryton/pages.h"
#include "tests/core/erp/tryton/sales_samples.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::result;
using samples::sale;
using samples::talk;

trade::SalesOrder read(const std::string& row) {
  const auto found = talk(sales_orders_question(), {result("[" + row + "]")}, "PO-X1");
  EXPECT_TRUE(found.answer) << found.error.message;
  return found.answer ? found.answer->at(0) : trade::SalesOrder();
}

TEST(TrytonSales, AreReadWithTheirLines) {
  const trade::SalesOrder order = read(sale());
  EXPECT_EQ(order.id, "1");
  EXPECT_EQ(order.number, "77");
  EXPECT_EQ(order.purchase_order, "PO-X1");
  EXPECT_EQ(order.version, "1796093432");
  EXPECT_EQ(order.requested_delivery, samples::at("2026-12-20T00:00:00Z"));
  EXPECT_EQ(order.ship_to, "PHX6");
  EXPECT_FALSE(order.awaits_release);
  ASSERT_EQ(order.lines.size(), 1U) << "a title is no line";
  const trade::SalesOrderLine line{"12", "1796093433", 12, "TEA-GREEN", 60, 20, samples::dollars("2.5"), 3};
  EXPECT_EQ(order.lines[0], line) << "five cases of 12, of which 24 eaches have left and 4 came back";
}

TEST(TrytonSales, AwaitTheirReleaseIfWeEnteredThem) {
  for (const char* state : {"draft", "quotation"}) {
    EXPECT_TRUE(read(sale(state, "vendorproof")).awaits_release) << state;
    EXPECT_FALSE(read(sale(state, "admin")).awaits_release) << state;
  }
  for (const char* state : {"confirmed", "processing", "done"}) {
    EXPECT_FALSE(read(sale(state, "vendorproof")).awaits_release) << state;
  }
}

std::string with(std::string row, std::string_view before, std::string_view after) {
  return row.replace(row.find(before), before.size(), after);
}

TEST(TrytonSales, AwaitAnotherReleaseIfACrashInterruptedAChange) {
  const std::string whole = sale();
  EXPECT_FALSE(read(whole).awaits_release);
  EXPECT_TRUE(read(with(whole, R"("quantity":5.0)", R"("quantity":6.0)")).awaits_release) << "12 have no move";
  const std::string move = R"("id":4,"state":"draft","internal_quantity":36.0)";
  const std::string lowered = with(whole, move, R"("id":4,"state":"draft","internal_quantity":12.0)");
  EXPECT_TRUE(read(with(lowered, R"("quantity":5.0)", R"("quantity":3.0)")).awaits_release) << "36 would be picked";
  const std::string pick = R"("origin":"stock.move,4","internal_quantity":36.0)";
  const std::string fewer = with(whole, pick, R"("origin":"stock.move,4","internal_quantity":10.0)");
  EXPECT_FALSE(read(fewer).awaits_release) << "a person picks less";
}

TEST(TrytonSales, ADraftHasNoNumber) {
  std::string draft = sale("draft");
  draft.replace(draft.find(R"("number":"77")"), 13, R"("number":null)");
  EXPECT_EQ(read(draft).number, "sale 1");
}

TEST(TrytonSales, WithAnOddLineAreNoAnswer) {
  std::string odd = sale();
  odd.replace(odd.find(R"("quantity":5.0)"), 14, R"("quantity":2.5)");
  const auto found = talk(sales_orders_question(), {result("[" + odd + "]")}, "PO-X1");
  EXPECT_FALSE(found.answer);
  EXPECT_NE(found.error.message.find("2.5, not a whole number"), std::string::npos) << found.error.message;
}

TEST(TrytonSales, ALineIsKnownByItsNote) {
  EXPECT_EQ(line_of_note(note_of_line(17)), 17);
  for (const char* note : {"", "Amazon line ", "Amazon line 0", "Amazon line -1", "Amazon line 1 of 2", "line 1"}) {
    EXPECT_EQ(line_of_note(note), 0) << note;
  }
}

TEST(TrytonSales, ANewLineHasTheTaxesOfItsProduct) {
  Json found = {{"products", {{"TEA-GREEN", {{"id", 7}, {"unit", 1}, {"taxes", {4, 5}}}}}}};
  const SalesOrderDraftLine line{"TEA-GREEN", 60, samples::dollars("2.5"), 3};
  EXPECT_EQ(
      line_values(line, found).dump(),
      R"({"type":"line","product":7,"quantity":60,"unit":1,"unit_price":{"__class__":"Decimal","decimal":"2.50"},)"
      R"("note":"Amazon line 3","taxes":[["add",[4,5]]]})");
  found["products"]["TEA-GREEN"]["taxes"] = Json::array();
  EXPECT_FALSE(line_values(line, found).contains("taxes"));
}

}  // namespace
}  // namespace vendorproof::erp::tryton
