#include <gtest/gtest.h>

#include "core/erp/tryton/pages.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::result;
using samples::talk;

const std::string supply_warehouse = result(R"([{"id":5,"storage_location":3,"input_location":1}])");

/// A line of 60: 20 have left, 8 are closed short, 10 of 32 are assigned.
const std::string supplied_sale = result(
    R"([{"id":1,"lines.":[{"id":11,"type":"title","product.":null},{"id":12,"type":"line","quantity":5.0,)"
    R"("unit.":{"factor":12.0,"id":33},"product.":{"id":7,"default_uom.":{"factor":1.0,"id":1}},"moves.":[)"
    R"({"id":2,"state":"done","internal_quantity":20.0},{"id":3,"state":"cancelled","internal_quantity":8.0},)"
    R"({"id":4,"state":"draft","internal_quantity":32.0}],"moves_ignored.":[{"id":3,"internal_quantity":8.0}]}],)"
    R"("shipments.":[{"id":30,"inventory_moves.":[)"
    R"({"id":40,"origin":"stock.move,4","state":"assigned","internal_quantity":10.0},)"
    R"({"id":41,"origin":"stock.move,4","state":"draft","internal_quantity":22.0}]}]}])");

trade::SalesOrder supplied_order() {
  trade::SalesOrder supplied_order;
  supplied_order.id = "1";
  return supplied_order;
}

std::string stock_of(const char* eaches) { return result(fmt::format(R"([{{"id":7,"quantity":{}}}])", eaches)); }

trade::Reservation share_with(const char* eaches, const std::string& moves) {
  const auto share =
      talk(reservations_question(), {samples::company, supply_warehouse, supplied_sale, stock_of(eaches), moves},
           supplied_order());
  EXPECT_TRUE(share.answer) << share.error.message;
  return share.answer ? share.answer->at(0) : trade::Reservation();
}

TEST(TrytonSupply, IsWhatIsAssignedAndWhatTheStockLeaves) {
  const trade::Reservation alone = share_with("15.0", samples::no_rows);
  EXPECT_EQ(alone, (trade::Reservation{12, 60, 20, 25, 7, 8, std::nullopt}));
  const std::string older = result(
      R"([{"id":50,"product":7,"internal_quantity":6.0,"origin":"stock.move,3","planned_date":null,"to_location":2},)"
      R"({"id":51,"product":7,"internal_quantity":22.0,"origin":"stock.move,4","planned_date":null,"to_location":2},)"
      R"({"id":52,"product":7,"internal_quantity":90.0,"origin":"stock.move,9","planned_date":null,"to_location":2},)"
      R"({"id":53,"product":8,"internal_quantity":90.0,"origin":"stock.move,1","planned_date":null,"to_location":2}])");
  EXPECT_EQ(share_with("15.0", older).reserved, 10 + 9) << "6 are for who was first";
  EXPECT_EQ(share_with("-4.0", samples::no_rows).reserved, 10);
}

TEST(TrytonSupply, KnowsWhenTheRestArrives) {
  const std::string coming =
      result(R"([{"id":60,"product":7,"internal_quantity":5.0,"origin":null,"to_location":1,)"
             R"("planned_date":{"__class__":"date","year":2026,"month":12,"day":5}},)"
             R"({"id":61,"product":7,"internal_quantity":5.0,"origin":null,"to_location":3,)"
             R"("planned_date":{"__class__":"date","year":2026,"month":12,"day":9}},)"
             R"({"id":62,"product":7,"internal_quantity":500.0,"origin":null,"to_location":3,"planned_date":null}])");
  EXPECT_EQ(share_with("15.0", coming).expected_receipt, samples::at("2026-12-09T00:00:00Z")) << "7 are missing";
  EXPECT_EQ(share_with("22.0", coming).expected_receipt, std::nullopt) << "nothing is missing";
}

TEST(TrytonSupply, IsAskedForOnePlace) {
  const auto share = talk(reservations_question(), {samples::company, supply_warehouse, supplied_sale, stock_of("1.0")},
                          supplied_order());
  EXPECT_EQ(samples::context_of(share.requests[3]).dump(),
            R"({"company":1,"locations":[3],"stock_assign":true,"language":"en"})");
  const std::string domain = samples::parameters_of(share.last())[0].dump();
  EXPECT_NE(domain.find(R"(["from_location","=",3],["state","=","draft"])"), std::string::npos) << domain;
  EXPECT_NE(domain.find(R"(["to_location","in",[1,3]])"), std::string::npos) << domain;
}

TEST(TrytonSupply, OfASaleThatIsGoneIsAConflict) {
  const auto gone =
      talk(reservations_question(), {samples::company, supply_warehouse, samples::no_rows}, supplied_order());
  EXPECT_EQ(gone.error.code, ErrorCode::Conflict);
}

}  // namespace
}  // namespace vendorproof::erp::tryton
