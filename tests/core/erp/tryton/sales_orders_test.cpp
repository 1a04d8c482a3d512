#include <gtest/gtest.h>

#include "core/erp/tryton/pages.h"
#include "tests/core/erp/tryton/sales_samples.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::result;
using samples::sale;
using samples::talk;

SalesOrderDraft order_draft() {
  SalesOrderDraft order_draft;
  order_draft.currency = usd();
  order_draft.purchase_order = "PO-X1";
  order_draft.order_date = samples::at("2026-12-01T09:30:00Z");
  order_draft.requested_delivery = samples::at("2026-12-20T08:00:00Z");
  order_draft.ship_to = "PHX6";
  order_draft.lines = {{"TEA-GREEN", 60, samples::dollars("2.5"), 3}};
  return order_draft;
}

const std::string order_customer = result(
    R"([{"id":3,"customer_payment_term":9,"addresses.":[{"id":2,"party_name":"Payables","invoice":1,"delivery":0},)"
    R"({"id":4,"party_name":"PHX6","invoice":0,"delivery":1}]}])");
const std::string order_warehouse = result(R"([{"id":5,"storage_location":3,"input_location":1}])");
const std::string order_currency = result(R"([{"id":2,"code":"USD"}])");
const std::string order_products =
    result(R"([{"id":7,"code":"TEA-GREEN","default_uom":1,"account_category.":{"id":1,"customer_taxes_used":[]}}])");

/// Until the last look before the create.
std::vector<std::string> found_all(const std::string& twins, const std::string& known = order_products) {
  return {samples::company, order_customer, order_warehouse, order_currency, known, twins};
}
std::vector<std::string> operator+(std::vector<std::string> bodies, const std::string& more) {
  bodies.push_back(more);
  return bodies;
}

TEST(TrytonSalesOrders, AreLookedUpByReferenceAndCustomer) {
  const auto found = talk(sales_orders_question(), {samples::no_rows}, "O'PO");
  ASSERT_TRUE(found.answer);
  EXPECT_TRUE(found.answer->empty());
  EXPECT_EQ(samples::method_of(found.last()), "model.sale.sale.search_read");
  EXPECT_EQ(samples::parameters_of(found.last())[0].dump(),
            R"([["reference","=","O'PO"],["party.name","=","Amazon"],["company.party.name","=","Vendor Inc"],)"
            R"(["state","!=","cancelled"]])");
}

TEST(TrytonSalesOrders, ACreateNamesEverythingByItsId) {
  const auto created = talk(create_sales_order_question(), found_all(samples::no_rows), order_draft());
  EXPECT_EQ(samples::method_of(created.last()), "model.sale.sale.create");
  EXPECT_EQ(samples::parameters_of(created.last()).dump(),
            R"([[{"company":1,"party":3,"reference":"PO-X1",)"
            R"("sale_date":{"__class__":"date","year":2026,"month":12,"day":1},"currency":2,"payment_term":9,)"
            R"("invoice_address":2,"shipment_address":4,"warehouse":5,"invoice_method":"shipment",)"
            R"("shipment_method":"order","lines":[["create",[{"type":"line","product":7,"quantity":60,"unit":1,)"
            R"("unit_price":{"__class__":"Decimal","decimal":"2.50"},"note":"Amazon line 3"}]]],)"
            R"("shipping_date":{"__class__":"date","year":2026,"month":12,"day":20}}]])");
  EXPECT_EQ(samples::context_of(created.last()).dump(), R"({"company":1,"language":"en"})");
}

TEST(TrytonSalesOrders, ACreateIsReadBack) {
  const auto created =
      talk(create_sales_order_question(),
           found_all(samples::no_rows) + result("[1]") + result("[" + sale("draft") + "]"), order_draft());
  ASSERT_TRUE(created.answer) << created.error.message;
  EXPECT_EQ(created.answer->purchase_order, "PO-X1");
  EXPECT_TRUE(created.answer->awaits_release);
  EXPECT_EQ(samples::parameters_of(created.last())[0].dump(), R"([["id","=",1]])");
}

TEST(TrytonSalesOrders, WhatIsThereIsNotCreatedAgain) {
  const auto there = talk(create_sales_order_question(), found_all(result("[" + sale() + "]")), order_draft());
  ASSERT_TRUE(there.answer) << there.error.message;
  EXPECT_FALSE(there.answer->is_gone);
  EXPECT_EQ(there.answer->lines.size(), 1U);
  const auto gone =
      talk(create_sales_order_question(), found_all(result("[" + sale("cancelled") + "]")), order_draft());
  ASSERT_TRUE(gone.answer) << gone.error.message;
  EXPECT_TRUE(gone.answer->is_gone);
  const auto twins =
      talk(create_sales_order_question(), found_all(result("[" + sale() + "," + sale("draft") + "]")), order_draft());
  EXPECT_EQ(twins.error.message, "2 sales have its number now");
}

TEST(TrytonSalesOrders, AReturnIsNoSecondOrder) {
  std::string taken_back = sale("draft", "maria");
  taken_back.replace(taken_back.find(R"("quantity":5.0)"), 14, R"("quantity":-5.0)");
  const std::string both = result("[" + sale() + "," + taken_back + "]");
  const auto found = talk(sales_orders_question(), {both}, "PO-X1");
  ASSERT_TRUE(found.answer) << found.error.message;
  EXPECT_EQ(found.answer->size(), 1U);
  const auto there = talk(create_sales_order_question(), found_all(both), order_draft());
  ASSERT_TRUE(there.answer) << there.error.message;
  EXPECT_EQ(there.answer->number, "77");
}

TEST(TrytonSalesOrders, WhatTrytonLacksIsNotCreated) {
  const auto unknown = talk(create_sales_order_question(),
                            found_all(samples::no_rows, samples::no_rows) + samples::no_rows, order_draft());
  EXPECT_EQ(unknown.error.code, ErrorCode::Denied);
  for (const HttpRequest& request : unknown.requests) EXPECT_NE(samples::method_of(request), "model.sale.sale.create");
  SalesOrderDraft elsewhere = order_draft();
  elsewhere.ship_to = "XYZ1";
  const auto nowhere = talk(create_sales_order_question(), found_all(samples::no_rows) + samples::no_rows, elsewhere);
  EXPECT_EQ(nowhere.error.code, ErrorCode::Denied);
  EXPECT_NE(nowhere.error.message.find("Payables, PHX6"), std::string::npos) << nowhere.error.message;
}

TEST(TrytonSalesOrders, WithoutAPlaceGoWhereTheCustomerTakesGoods) {
  SalesOrderDraft anywhere = order_draft();
  anywhere.ship_to = "";
  const auto created = talk(create_sales_order_question(), found_all(samples::no_rows), anywhere);
  EXPECT_EQ(samples::parameters_of(created.last())[0][0]["shipment_address"], 4);
}

TEST(TrytonSalesOrders, AReleaseIsBelievedWhenItIsSeen) {
  trade::SalesOrder order;
  order.id = "17";
  const std::vector<std::string> pressed = {samples::nothing, samples::nothing, samples::nothing};
  const auto released = talk(release_question(), pressed + result("[" + sale() + "]"), order);
  EXPECT_TRUE(released.answer) << released.error.message;
  EXPECT_EQ(released.operations, (std::vector<std::string>{"sale.sale.quote", "sale.sale.confirm", "sale.sale.process",
                                                           "sale.sale.search_read"}));
  EXPECT_EQ(samples::parameters_of(released.requests[0]).dump(), "[[17]]");
  for (const char* state : {"draft", "quotation", "cancelled"}) {
    const auto silent = talk(release_question(), pressed + result("[" + sale(state) + "]"), order);
    EXPECT_EQ(silent.error.code, ErrorCode::Denied) << state;
    EXPECT_NE(silent.error.message.find(state), std::string::npos) << silent.error.message;
  }
  const auto gone = talk(release_question(), pressed + samples::no_rows, order);
  EXPECT_EQ(gone.error.code, ErrorCode::Conflict);
}

TEST(TrytonSalesOrders, AReleaseEndsAChangeThatACrashInterrupted) {
  trade::SalesOrder order;
  order.id = "1";
  std::string over = sale();
  const std::string move = R"("id":4,"state":"draft","internal_quantity":36.0)";
  over.replace(over.find(move), move.size(), R"("id":4,"state":"draft","internal_quantity":12.0)");
  const auto released =
      talk(release_question(),
           {samples::nothing, samples::nothing, samples::nothing, result("[" + over + "]"), samples::nothing}, order);
  EXPECT_TRUE(released.answer) << released.error.message;
  EXPECT_EQ(samples::method_of(released.last()), "model.stock.shipment.out.wait");
  EXPECT_EQ(samples::parameters_of(released.last()).dump(), "[[30]]");
}

}  // namespace
}  // namespace vendorproof::erp::tryton
