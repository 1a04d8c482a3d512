#include "harness/control/control_plane.h"

#include <gtest/gtest.h>

#include "tests/harness/control/plane.h"

namespace vendorproof::harness {
namespace {

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
    const std::string path = route["path"].get<std::string>();
    const int status = plane.ask(route["method"].get<std::string>(), path, "{}").status;
    const bool of_nothing = status == 404 && path.find('{') != std::string::npos;
    EXPECT_TRUE(status == 200 || status == 400 || of_nothing) << route.dump() << " answered " << status;
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

TEST(ControlPlane, NamesUnknownFieldsAndTheKnownOnes) {
  Plane plane;
  const HttpResponse body = plane.ask("POST", "/faults", R"({"kind":"drop","tines":3})");
  EXPECT_EQ(body.status, 400);
  EXPECT_NE(body.body.find("unknown field 'tines'"), std::string::npos) << body.body;
  EXPECT_NE(body.body.find("times"), std::string::npos) << body.body;
  const HttpResponse query = plane.ask("GET", "/journal?stats=200");
  EXPECT_EQ(query.status, 400);
  EXPECT_NE(query.body.find("unknown field 'stats'"), std::string::npos) << query.body;
  EXPECT_EQ(plane.ask("GET", "/journal?status=abc").status, 400);
  EXPECT_EQ(plane.ask("GET", "/journal?limit=0").status, 400);
}

TEST(ControlPlane, ANearMissIsAnsweredWithTheNearest) {
  Plane plane;
  const HttpResponse lost = plane.ask("GET", "/ledgr");
  EXPECT_NE(lost.body.find("did you mean GET /ledger?"), std::string::npos) << lost.body;
  EXPECT_EQ(plane.ask("GET", "/tenants/nobody/ledger").status, 404);
  EXPECT_EQ(plane.ask("GET", "/tenants/default/ledger").status, 200);
  EXPECT_EQ(plane.ask("GET", "/tenants/default/version").status, 404) << "not a tenant's";
}

TEST(ControlPlane, StopsAndStartsTheClockAndJumpsToEvents) {
  Plane plane(ServedTime::Real);
  EXPECT_EQ(plane.json("POST", "/clock", R"({"mode":"frozen"})")["clock"], "virtual");
  plane.json("POST", "/clock", R"({"advance":"1h"})");
  EXPECT_EQ(plane.ask("POST", "/clock", R"({"next_event":false})").status, 400);
  EXPECT_TRUE(plane.json("POST", "/clock", R"({"next_event":true})")["next_due"].is_null());
  EXPECT_EQ(plane.json("POST", "/clock", R"({"mode":"real","scale":1000})")["scale"], 1000);
  EXPECT_EQ(plane.ask("POST", "/clock", R"({"scale":5})").status, 400);
  EXPECT_EQ(plane.ask("POST", "/clock", R"({"mode":"real","scale":0})").status, 400);
}

TEST(ControlPlane, SetsFaultsAndTellsHowOftenTheyStruck) {
  Plane plane;
  EXPECT_EQ(plane.json("POST", "/faults", R"({"kind":"503-html","name":"away","peer":"amazon","times":1})")["name"],
            "away");
  HttpRequest request;
  request.path = "/vendor/orders/v1/purchaseOrders";
  const Delivery delivery = plane.tenants.handle(Peer::Amazon, request);
  EXPECT_EQ(delivery.response.status, 503);
  EXPECT_NE(delivery.response.body.find("<html>"), std::string::npos);
  EXPECT_EQ(plane.tenants.handle(Peer::Amazon, request).response.status, 403) << "used up";
  EXPECT_EQ(plane.json("GET", "/faults")["faults"][0]["struck"], 1);
  EXPECT_EQ(plane.json("GET", "/journal?operation=getPurchaseOrders")["rows"][0]["fault"], "503-html");
  EXPECT_EQ(plane.json("GET", "/journal/count?status=403")["count"], 1);
  EXPECT_EQ(plane.json("GET", "/journal/wait?count=3&timeout=1s")["met"], false);
  EXPECT_EQ(plane.json("DELETE", "/faults/away")["faults"].size(), 0U);
  EXPECT_EQ(plane.ask("DELETE", "/faults/away").status, 404);
}

TEST(ControlPlane, ResetsWithASeedAndSwitches) {
  Plane plane;
  plane.json("POST", "/orders", hand_order);
  plane.json("PUT", "/switches", R"({"region":"EU","X6":"checked"})");
  EXPECT_EQ(plane.ask("PUT", "/switches", R"({"region":"MARS"})").status, 400);
  EXPECT_EQ(plane.json("GET", "/switches")["switches"][0]["value"], "EU");
  plane.json("POST", "/reset", R"({"seed":42})");
  EXPECT_EQ(plane.json("GET", "/seed")["seed"], 42);
  EXPECT_EQ(plane.json("GET", "/switches")["switches"][0]["value"], "NA");
  EXPECT_EQ(plane.json("GET", "/ledger").size(), 0U);
  EXPECT_EQ(plane.json("POST", "/reset/all")["tenants"], 1);
}

TEST(ControlPlane, MakesTenants) {
  Plane plane;
  EXPECT_EQ(plane.ask("POST", "/tenants", R"({"name":"ci"})").status, 201);
  EXPECT_EQ(plane.ask("POST", "/tenants", R"({"name":"ci"})").status, 409);
  EXPECT_EQ(plane.ask("POST", "/tenants/ci/orders", hand_order).status, 201);
  EXPECT_EQ(plane.json("GET", "/tenants/ci/ledger").size(), 1U);
  EXPECT_EQ(plane.json("GET", "/ledger").size(), 0U);
  EXPECT_EQ(plane.json("GET", "/tenants")["tenants"].size(), 2U);
  EXPECT_EQ(plane.json("DELETE", "/tenants/ci")["removed"], "ci");
  EXPECT_EQ(plane.ask("GET", "/tenants/ci").status, 404);
}

TEST(ControlPlane, TheOpenApiDocumentHasEveryRouteAndItsFields) {
  Plane plane;
  const Json document = plane.json("GET", "/openapi.json");
  EXPECT_EQ(document["openapi"], "3.0.3");
  std::size_t operations = 0;
  for (const auto& [path, methods] : document["paths"].items()) {
    for (const auto& [method, operation] : methods.items()) {
      ++operations;
      EXPECT_FALSE(operation["summary"].get<std::string>().empty()) << method << path;
      EXPECT_TRUE(operation["responses"].is_object());
      EXPECT_EQ(path.find('{') != std::string::npos,
                operation.contains("parameters") && operation["parameters"][0]["in"] == "path")
          << path;
    }
  }
  EXPECT_GT(operations, plane.json("GET", "/")["routes"].size()) << "also exist below /tenants/{tenant}";
  const Json& fault = document["paths"]["/faults"]["post"]["requestBody"]["content"]["application/json"]["schema"];
  EXPECT_EQ(fault["additionalProperties"], false);
  EXPECT_EQ(fault["required"], Json::array({"kind"}));
}

TEST(ControlPlane, ExportsAStateThatAnotherTenantGoesOnFrom) {
  Plane plane;
  plane.json("POST", "/orders", hand_order);
  plane.json("POST", "/clock", R"({"advance":"3h"})");
  const std::string state = plane.ask("GET", "/state").body;
  plane.ask("POST", "/tenants", R"({"name":"copy"})");
  EXPECT_EQ(plane.json("PUT", "/tenants/copy/state", state)["now"], "2026-11-23T11:00:00Z");
  EXPECT_EQ(plane.json("GET", "/tenants/copy/ledger"), plane.json("GET", "/ledger"));
  EXPECT_EQ(plane.ask("GET", "/tenants/copy/state").body, state);
  EXPECT_EQ(plane.ask("PUT", "/tenants/copy/state", state.substr(0, state.size() / 2)).status, 400);
  EXPECT_EQ(plane.ask("GET", "/tenants/copy/state").body, state);
}

/// Puts secrets everywhere a client may put them, correctly or by mistake: no answer may contain one.
TEST(ControlPlane, NoSecretComesOut) {
  Plane plane;
  const std::vector<std::string> planted = {"planted-client-secret", "planted-refresh", "planted-erp-key"};
  plane.ask("POST", "/tenants",
            R"({"name":"vault","client_secret":"planted-client-secret","refresh_token":"Atzr|planted-refresh",)"
            R"("erp_user":"vault","erp_key":"planted-erp-key"})");
  HttpRequest login;
  login.method = "POST";
  login.path = "/auth/o2/token";
  login.body = write_form({{"grant_type", "refresh_token"},
                           {"client_id", "amzn1.application-oa2-client.vault"},
                           {"client_secret", "planted-client-secret"},
                           {"refresh_token", "Atzr|planted-refresh"}});
  const std::string granted = plane.tenants.handle(Peer::Amazon, login).response.body;
  const std::string token = parse_json(granted)->value("access_token", "");
  ASSERT_FALSE(token.empty());
  HttpRequest careless;
  careless.method = "POST";
  careless.path = "/vendor/orders/v1/acknowledgements";
  careless.query = {{"token", token}, {"secret", "planted-client-secret"}};
  careless.headers = {{"x-amz-access-token", token}, {"content-type", "application/json"}, {"user-agent", token}};
  careless.body =
      R"({"acknowledgements":[{"purchaseOrderNumber":"Atzr|planted-refresh","x":"planted-client-secret"}]})";
  plane.tenants.handle(Peer::Amazon, careless);
  HttpRequest erp;
  erp.path = "/api/v2.0/companies(planted-erp-key)/items";
  erp.headers = {{"Authorization", "Basic " + base64_encode("vault:planted-erp-key")}};
  plane.tenants.handle(Peer::Erp, erp);
  std::string all;
  for (const char* path : {"/tenants", "/tenants/vault", "/tenants/vault/journal", "/tenants/vault/ledger",
                           "/tenants/vault/verdict", "/tenants/vault/health", "/tenants/vault/state",
                           "/tenants/vault/faults", "/tenants/vault/planted-client-secret"}) {
    all += plane.ask("GET", path).body;
  }
  all += plane.ask("POST", "/tenants/vault/orders", R"({"purchaseOrderNumber":"planted-client-secret"})").body;
  EXPECT_EQ(plane.json("GET", "/tenants/vault/journal/count")["count"], 3);
  for (const std::string& secret : planted) EXPECT_EQ(all.find(secret), std::string::npos) << secret;
  EXPECT_EQ(all.find(token), std::string::npos);
  EXPECT_EQ(all.find(token.substr(5)), std::string::npos) << "not even without its beginning";
  EXPECT_EQ(all.find(base64_encode("vault:planted-erp-key")), std::string::npos);
  EXPECT_NE(all.find("grant_type=refresh_token"), std::string::npos) << "what is harmless is shown";
}

TEST(ControlPlane, SaysTheVerdictSoFar) {
  Plane plane;
  plane.json("POST", "/orders", hand_order);
  EXPECT_EQ(plane.json("GET", "/verdict")["verdict"], "nothing found so far");
  plane.json("POST", "/clock", R"({"advance":"25h"})");
  const Json verdict = plane.json("GET", "/verdict");
  EXPECT_EQ(verdict["verdict"], "findings");
  ASSERT_EQ(verdict["findings"].size(), 1U) << verdict.dump(2);
  EXPECT_EQ(verdict["findings"][0]["rule"], "ACK-01");
  EXPECT_EQ(verdict["findings"][0]["owner"], "Operations");
  EXPECT_EQ(verdict["findings"][0]["at_stake"], "108.00 USD");
  EXPECT_FALSE(verdict["not_judged"].empty());
}

TEST(ControlPlane, ASecretThatLooksLikeJsonSpoilsNoAnswer) {
  Plane plane;
  EXPECT_EQ(plane.ask("POST", "/tenants", R"({"name":"d1","client_secret":"null","erp_key":"2026"})").status, 201);
  const HttpResponse clock = plane.ask("GET", "/tenants/d1/clock");
  EXPECT_TRUE(parse_json(clock.body).has_value()) << clock.body;
  const HttpResponse description = plane.ask("GET", "/openapi.json");
  EXPECT_NE(description.body.find("Atzr|NAME"), std::string::npos);
}

TEST(ControlPlane, GivesALinkToThePortalThatIsValidForAQuarterOfAnHour) {
  Plane plane;
  plane.tenants.tell_amazon_url("http://127.0.0.1:9000");
  plane.json("POST", "/tenants", R"({"name":"ci-7"})");
  plane.json("POST", "/tenants/ci-7/orders", hand_order);
  for (const std::string tenant : {"", "/tenants/ci-7"}) {
    const Json link = plane.json("POST", tenant + "/portal-links");
    const std::string url = link["url"].get<std::string>();
    ASSERT_EQ(url.rfind("http://127.0.0.1:9000/portal/?key=", 0), 0U) << url;
    HttpRequest request;
    set_target(request, url.substr(21));
    EXPECT_EQ(plane.tenants.handle(Peer::Amazon, request).response.status, 200);
    EXPECT_EQ(plane.tenants.resolve(Peer::Amazon, request), plane.tenants.find(tenant.empty() ? "default" : "ci-7"));
    const std::string journal = plane.ask("GET", tenant + "/journal").body;
    EXPECT_NE(journal.find("key=***"), std::string::npos);
    EXPECT_EQ(journal.find(url.substr(url.find("key=") + 4)), std::string::npos) << "a key is a secret";
    EXPECT_EQ(plane.json("GET", tenant + "/verdict")["findings"].size(), 0U);
  }
  const Json link = plane.json("POST", "/portal-links");
  EXPECT_EQ(link["valid_until"], "2026-11-23T08:15:00Z");
}

}  // namespace
}  // namespace vendorproof::harness
