// Orders, changes and incidents that are placed by hand.
#include <gtest/gtest.h>

#include "tests/harness/control/plane.h"

namespace vendorproof::harness {
namespace {

TEST(ControlPlane, PlacesAnOrderThatTheLedgerShows) {
  Plane plane;
  EXPECT_EQ(plane.json("GET", "/ledger"), Json::array());
  const HttpResponse placed = plane.ask("POST", "/orders", hand_order);
  EXPECT_EQ(placed.status, 201) << placed.body;
  const Json ledger = plane.json("GET", "/ledger");
  ASSERT_EQ(ledger.size(), 1U);
  EXPECT_EQ(ledger[0]["kind"], "OrderIssued");
  EXPECT_EQ(ledger[0]["purchase_order"], "HAND0001");
  EXPECT_EQ(ledger[0]["lines"][0]["eaches"], 24);
}

TEST(ControlPlane, RefusesAnOrderThatIsNoneOrExists) {
  Plane plane;
  EXPECT_EQ(plane.ask("POST", "/orders", "").status, 400);
  EXPECT_EQ(plane.ask("POST", "/orders", "{}").status, 400);
  EXPECT_EQ(plane.ask("POST", "/orders", "[").status, 400);
  EXPECT_EQ(plane.ask("POST", "/orders", hand_order).status, 201);
  EXPECT_EQ(plane.ask("POST", "/orders", hand_order).status, 409);
}

std::string hand_order_numbered(const std::string& number) {
  std::string text = hand_order;
  return text.replace(text.find("HAND0001"), 8, number);
}

TEST(ControlPlane, PlacesAllOfAListOrNothing) {
  Plane plane;
  const HttpResponse half =
      plane.ask("POST", "/orders", "[" + hand_order_numbered("A1") + "," + hand_order_numbered("A1") + "]");
  EXPECT_EQ(half.status, 409);
  EXPECT_NE(half.body.find("[1]: "), std::string::npos) << half.body;
  EXPECT_EQ(plane.json("GET", "/ledger").size(), 0U);
  EXPECT_EQ(plane.json("POST", "/orders",
                       R"({"orders":[)" + hand_order_numbered("A1") + "," + hand_order_numbered("A2") + "]}")["orders"],
            2);
  EXPECT_EQ(plane.json("GET", "/ledger").size(), 2U);
  EXPECT_EQ(plane.ask("POST", "/orders", "[]").status, 400);
}

TEST(ControlPlane, ChangesAnOrder) {
  Plane plane;
  plane.json("POST", "/orders", hand_order);
  plane.json("POST", "/changes", R"({"purchase_order":"HAND0001","kind":"Quantity","line":1,"quantity":12})");
  const Json ledger = plane.json("GET", "/ledger");
  EXPECT_EQ(ledger[1]["kind"], "OrderChanged");
  EXPECT_EQ(ledger[1]["lines"][0]["eaches"], 12);
  const auto refused = [&](const std::string& body) { return plane.ask("POST", "/changes", body).status; };
  EXPECT_EQ(refused(R"({"purchase_order":"NONE","kind":"OrderCancelled"})"), 404);
  EXPECT_EQ(refused(R"({"purchase_order":"HAND0001","kind":"Quantity","line":1})"), 400);
  EXPECT_EQ(refused(R"({"purchase_order":"HAND0001","kind":"Eaten"})"), 400);
  EXPECT_EQ(refused(R"({"purchase_order":"HAND0001","kind":"Window"})"), 400);
  EXPECT_EQ(refused(R"({"purchase_order":"HAND0001","kind":"OrderCancelled","why":"x"})"), 400);
}

TEST(ControlPlane, MakesEachOfTheTenKindsOfChange) {
  Plane plane;
  plane.json("POST", "/orders", hand_order);
  const auto change = [&](const std::string& rest) {
    const HttpResponse answer = plane.ask("POST", "/changes", R"({"purchase_order":"HAND0001",)" + rest + "}");
    EXPECT_EQ(answer.status, 200) << rest << " " << answer.body;
  };
  change(R"("kind":"NetCost","line":1,"net_cost":"4.25")");
  change(R"("kind":"Window","window_from":"2026-11-30T08:00:00Z","window_to":"2026-12-07T08:00:00Z")");
  change(R"("kind":"FulfilmentCentre","value":"LEJ1")");
  change(R"("kind":"OrderType","value":"NewProductIntroduction")");
  change(R"("kind":"Freight","value":"Collect")");
  change(R"("kind":"LineAdded","added":{"itemSequenceNumber":"9","amazonProductIdentifier":"B00MUGWHITE",)"
         R"("orderedQuantity":{"amount":6,"unitOfMeasure":"Eaches","unitSize":1},"isBackOrderAllowed":false,)"
         R"("netCost":{"amount":"8.90","currencyCode":"USD"}})");
  change(R"("kind":"LineCancelled","line":9)");
  change(R"("kind":"OrderCancelled")");
  change(R"("kind":"OrderUncancelled")");
  std::size_t changes = 0;
  for (const Json& entry : plane.json("GET", "/ledger")) changes += entry["kind"] == "OrderChanged" ? 1U : 0U;
  EXPECT_GE(changes, 7U) << plane.json("GET", "/ledger").dump();
  for (const char* wrong : {R"("kind":"OrderType")", R"("kind":"Freight","value":"By air")", R"("kind":"LineAdded")",
                            R"("kind":"Window","window_from":"2026-11-30T08:00:00Z")"}) {
    const HttpResponse refused =
        plane.ask("POST", "/changes", std::string(R"({"purchase_order":"HAND0001",)") + wrong + "}");
    EXPECT_EQ(refused.status, 400) << wrong;
  }
}

TEST(ControlPlane, NotesWhatHappensOutsideTheApi) {
  Plane plane;
  plane.json("POST", "/orders", hand_order);
  plane.json("POST", "/incidents",
             R"({"kind":"expiry-under-30-days","purchase_order":"HAND0001","subject":"lot 4711","line":1,"eaches":3})");
  const Json charged = plane.json("GET", "/ledger").back();
  EXPECT_EQ(charged["kind"], "ChargebackCharged");
  EXPECT_NE(charged.value("reason", "").find("lot 4711"), std::string::npos) << charged.dump();
  const HttpResponse unknown = plane.ask("POST", "/incidents", R"({"kind":"rain","purchase_order":"HAND0001"})");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_NE(unknown.body.find("refused-delivery"), std::string::npos) << unknown.body;
  EXPECT_EQ(plane.ask("POST", "/incidents", R"({"kind":"no-show","purchase_order":"NONE"})").status, 404);
}

}  // namespace
}  // namespace vendorproof::harness
