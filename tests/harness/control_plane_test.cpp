#include "harness/control_plane.h"

#include <gtest/gtest.h>

#include "core/base/json.h"
#include "harness/serve.h"

namespace vendorproof::harness {
namespace {

const Instant start = parse_instant("2026-11-23T08:00:00Z").value();

constexpr const char* order = R"({
  "purchaseOrderNumber": "HAND0001",
  "purchaseOrderState": "New",
  "orderDetails": {
    "purchaseOrderDate": "2026-11-23T08:00:00Z",
    "purchaseOrderStateChangedDate": "2026-11-23T08:00:00Z",
    "purchaseOrderType": "RegularOrder",
    "sellingParty": {"partyId": "VEND1"},
    "shipToParty": {"partyId": "PHX6"},
    "billToParty": {"partyId": "AMZN"},
    "buyingParty": {"partyId": "AMZN"},
    "deliveryWindow": "2026-11-27T08:00:00Z--2026-12-04T08:00:00Z",
    "items": [{
      "itemSequenceNumber": "1",
      "amazonProductIdentifier": "B00TEAGREEN",
      "orderedQuantity": {"amount": 24, "unitOfMeasure": "Eaches", "unitSize": 1},
      "isBackOrderAllowed": false,
      "netCost": {"currencyCode": "USD", "amount": "4.50"}
    }]
  }
})";

struct Plane {
  explicit Plane(ServedTime kind = ServedTime::Virtual)
      : site(stock_without_orders(start), ServedClock(kind, start, 1)), control(site, "9.9.9") {}

  HttpResponse ask(const std::string& method, const std::string& path, const std::string& body = "") {
    HttpRequest request;
    request.method = method;
    request.path = path;
    request.body = body;
    return control.handle(request);
  }
  Json json(const std::string& method, const std::string& path, const std::string& body = "") {
    const HttpResponse response = ask(method, path, body);
    EXPECT_LT(response.status, 300) << response.body;
    return Json::parse(response.body);
  }

  Site site;
  ControlPlane control;
};

TEST(ControlPlane, SaysThatItLivesAndWhoItIs) {
  Plane plane;
  EXPECT_EQ(plane.json("GET", "/health")["status"], "ok");
  EXPECT_EQ(plane.json("GET", "/version")["version"], "9.9.9");
}

TEST(ControlPlane, ListsItsRoutesAndEachOfThemExists) {
  Plane plane;
  const Json routes = plane.json("GET", "/")["routes"];
  ASSERT_GE(routes.size(), 7U);
  for (const Json& route : routes) {
    const int status = plane.ask(route["method"].get<std::string>(), route["path"].get<std::string>(), "{}").status;
    EXPECT_TRUE(status == 200 || status == 400) << route.dump() << " answered " << status;
  }
}

TEST(ControlPlane, AWrongPathOrVerbIsAnsweredWithTheRightOnes) {
  Plane plane;
  const HttpResponse lost = plane.ask("GET", "/clocks");
  EXPECT_EQ(lost.status, 404);
  EXPECT_NE(lost.body.find("POST /clock"), std::string::npos) << lost.body;
  const HttpResponse wrong = plane.ask("DELETE", "/clock");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(header_of(wrong.headers, "allow"), "GET, POST");
  EXPECT_NE(wrong.body.find("GET, POST"), std::string::npos);
}

TEST(ControlPlane, MovesAVirtualClock) {
  Plane plane;
  EXPECT_EQ(plane.json("GET", "/clock")["now"], "2026-11-23T08:00:00Z");
  EXPECT_EQ(plane.json("POST", "/clock", R"({"advance":"1d2h"})")["now"], "2026-11-24T10:00:00Z");
  const Json moved = plane.json("POST", "/clock", R"({"advance_to":"2026-12-01T00:00:00Z"})");
  EXPECT_EQ(moved["now"], "2026-12-01T00:00:00Z");
  EXPECT_TRUE(moved["next_due"].is_null());
  EXPECT_EQ(moved["clock"], "virtual");
  EXPECT_EQ(plane.json("POST", "/clock", R"({"advance_to":"2026-11-01T00:00:00Z"})")["now"], "2026-12-01T00:00:00Z")
      << "time never goes back";
}

TEST(ControlPlane, AWrongMoveIsAnsweredWithARightOne) {
  Plane plane;
  for (const char* body :
       {"", "{", "[]", "17", "{}", R"({"advance":"2h","advance_to":"2026-12-01T00:00:00Z"})", R"({"advance":"soon"})",
        R"({"advance":2})", R"({"advance":"-2h"})", R"({"advance":null})", R"({"advance_to":"tomorrow"})",
        R"({"advance_to":9})", R"({"ms":5})", R"({"advance":"99999999999999999999d"})"}) {
    const HttpResponse response = plane.ask("POST", "/clock", body);
    EXPECT_EQ(response.status, 400) << body;
    EXPECT_NE(response.body.find("advance_to"), std::string::npos) << body;
  }
  EXPECT_EQ(plane.json("GET", "/clock")["now"], "2026-11-23T08:00:00Z");
}

TEST(ControlPlane, TimeEndsSomewhere) {
  Plane plane;
  plane.json("POST", "/clock", R"({"advance_to":"2999-01-01T00:00:00Z"})");
  EXPECT_EQ(plane.ask("POST", "/clock", R"({"advance":"3660d"})").status, 400);
}

TEST(ControlPlane, AClockThatRunsByItselfIsNotMoved) {
  Plane plane(ServedTime::Real);
  const HttpResponse response = plane.ask("POST", "/clock", R"({"advance":"1h"})");
  EXPECT_EQ(response.status, 409);
  EXPECT_NE(response.body.find("--clock virtual"), std::string::npos);
  EXPECT_EQ(plane.json("GET", "/clock")["clock"], "real");
}

TEST(ControlPlane, PlacesAnOrderThatTheLedgerShows) {
  Plane plane;
  EXPECT_EQ(plane.json("GET", "/ledger"), Json::array());
  const HttpResponse placed = plane.ask("POST", "/orders", order);
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
  EXPECT_EQ(plane.ask("POST", "/orders", order).status, 201);
  EXPECT_EQ(plane.ask("POST", "/orders", order).status, 409);
}

}  // namespace
}  // namespace vendorproof::harness
