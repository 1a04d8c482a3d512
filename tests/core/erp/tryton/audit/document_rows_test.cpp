// Sales and shipments, as an audit reads them in Tryton.
#include <gtest/gtest.h>

#include "tests/core/erp/tryton/audit/audited.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::audit_talk;

TEST(TrytonAuditSales, TellWhatIsStillToShip) {
  const auto talk = audit_talk("sale.sale", {R"([{"id":9,"number":"12","reference":"PO1",
      "sale_date":{"__class__":"date","year":2026,"month":11,"day":3},"currency.":{"code":"USD"},"lines.":[
      {"type":"line","product.":{"code":"TEA","default_uom.":{"factor":1.0}},"unit.":{"factor":12.0},"quantity":5.0,
       "amount":{"__class__":"Decimal","decimal":"150.00"},"moves.":[
         {"state":"done","internal_quantity":24.0,"to_location.":{"type":"customer"}},
         {"state":"draft","internal_quantity":36.0,"to_location.":{"type":"customer"}}]},
      {"type":"comment","product.":null}]},
      {"id":10,"number":null,"reference":null,"sale_date":null,"currency.":{"code":"USD"},"lines.":[]}])"});
  ASSERT_EQ(talk.problem, "");
  ASSERT_EQ(talk.books.sales_orders.size(), 2U) << (talk.books.odd.empty() ? "" : talk.books.odd[0].problem);
  const audit::SalesOrder& sale = talk.books.sales_orders[0];
  EXPECT_EQ(sale.number + sale.purchase_order, "12PO1");
  EXPECT_EQ(sale.ordered, samples::at("2026-11-03"));
  ASSERT_EQ(sale.lines.size(), 1U);
  EXPECT_EQ(sale.lines[0].open_eaches, 36);
  EXPECT_EQ(sale.lines[0].value.value().text(), "150.00 USD");
  EXPECT_EQ(talk.books.sales_orders[1].number, "draft 10");
}

/// Open eaches of a line of 60 with these moves.
std::int64_t open_with(const std::string& moves) {
  const auto talk = audit_talk("sale.sale", {R"([{"id":9,"number":"12","reference":"PO1","sale_date":null,
      "currency.":{"code":"USD"},"lines.":[{"type":"line","product.":{"code":"TEA","default_uom.":{"factor":1.0}},
      "unit.":{"factor":12.0},"quantity":5.0,"amount":null,"moves.":[)" +
                                             moves + "]}]}]"});
  return talk.books.sales_orders.at(0).lines.at(0).open_eaches;
}

TEST(TrytonAuditSales, DoNotWaitForWhatIsClosedShort) {
  const auto move = [](const char* state, const char* eaches, const char* to) {
    return fmt::format(R"({{"state":"{}","internal_quantity":{},"to_location.":{{"type":"{}"}}}})", state, eaches, to);
  };
  EXPECT_EQ(open_with(""), 60) << "a draft has no moves yet";
  EXPECT_EQ(open_with(move("done", "24.0", "customer") + "," + move("cancelled", "36.0", "customer")), 0);
  EXPECT_EQ(open_with(move("done", "24.0", "customer") + "," + move("assigned", "36.0", "customer")), 36);
  EXPECT_EQ(open_with(move("draft", "60.0", "customer") + "," + move("draft", "7.0", "storage")), 60);
}

TEST(TrytonAuditSales, AreNotReturns) {
  const auto talk = audit_talk("sale.sale", {R"([{"id":9,"number":null,"reference":"PO1","sale_date":null,
      "currency.":{"code":"USD"},"lines.":[{"type":"comment","product.":null,"quantity":null},
      {"type":"line","product.":{"code":"TEA","default_uom.":{"factor":1.0}},"unit.":{"factor":1.0},
       "quantity":-24.0,"amount":null,"moves.":[]}]}])"});
  EXPECT_EQ(talk.problem, "");
  EXPECT_TRUE(talk.books.sales_orders.empty() && talk.books.odd.empty());
}

TEST(TrytonAuditSales, AreKnownByTheirReferencesSince) {
  const auto talk = audit_talk("sale.sale (all)", {R"([{"id":9,"reference":"PO1"},{"id":10,"reference":"PO2"}])"});
  EXPECT_EQ(talk.books.known_orders, (std::set<std::string>{"PO1", "PO2"}));
  EXPECT_NE(talk.last().body.find(R"(["state","!=","cancelled"])"), std::string::npos);
  EXPECT_NE(talk.last().body.find(R"("month":11)"), std::string::npos) << "only since then";
}

TEST(TrytonAuditShipments, ShowTheirLabelsAsTheyStand) {
  const auto talk = audit_talk("stock.shipment.out", {R"([{"id":4,"number":"S1","reference":"carrier=ABFS pro=1",
      "packages.":[{"id":70,"code":"00614141000000001"},{"id":71,"code":"7"},{"id":72,"code":null}]},
      {"id":5,"number":"S2","reference":null,"packages.":[]}])"});
  ASSERT_EQ(talk.books.despatches.size(), 2U) << talk.problem;
  const audit::Despatch& one = talk.books.despatches[0];
  EXPECT_EQ(one.number + one.carrier, "S1ABFS");
  ASSERT_EQ(one.packages.size(), 3U);
  EXPECT_EQ(one.packages[0].sscc + " " + one.packages[1].sscc + " " + one.packages[2].sscc, "006141410000000012 7 ");
  EXPECT_EQ(talk.books.despatches[1].carrier, "");
}

}  // namespace
}  // namespace vendorproof::erp::tryton
