#include "core/live/operators/answers.h"

#include <gtest/gtest.h>

#include "tests/core/live/operators/shop.h"

namespace vendorproof::live {
namespace {

std::string error_in(const HttpResponse& response) { return Shop::json_of(response).value("error", ""); }

TEST(Answers, ListIncidentsWithTheirFacts) {
  Shop shop("answers_list");
  shop.raise_unknown_items(2000);
  shop.raise(ExceptionKind::InvoiceMismatch, "SI-1", "PO100", Money(1'000'000, usd()));
  const Json answer = Shop::json_of(shop.get("/v1/exceptions"));
  EXPECT_EQ(answer["total"], 2);
  EXPECT_EQ(answer["exceptions"], 2001);
  ASSERT_EQ(answer["incidents"].size(), 2U);
  const Json& mismatch = answer["incidents"][0];
  EXPECT_EQ(mismatch["key"], "invoice-mismatch/SI-1");
  EXPECT_EQ(mismatch["owner"], "Finance");
  EXPECT_EQ(mismatch["cost_per_day"], Json::array({"0.02 USD"}));
  EXPECT_EQ(mismatch["cost"]["is_estimate"], true);
  EXPECT_EQ(mismatch["acts"], Json::array({"retry", "override", "close", "assign"}));
  const Json& unknown = answer["incidents"][1];
  EXPECT_EQ(unknown["key"], "unknown-item:product=B0X");
  EXPECT_EQ(unknown["count"], 2000);
  EXPECT_EQ(unknown["orders"], 200);
  EXPECT_EQ(unknown["purchase_orders"].size(), 20U) << "the list names some, and counts all";
  EXPECT_EQ(unknown["amounts"], Json::array({"2000.00 USD"}));
  EXPECT_EQ(unknown["deadline_rule"], "24 hours after the order was placed (ACK-02)");
}

TEST(Answers, FilterByOwnerKindOrderAndState) {
  Shop shop("answers_filter");
  shop.raise_unknown_items(20);
  shop.raise(ExceptionKind::InvoiceMismatch, "SI-1", "PO100", Money(5, usd()));
  const auto total = [&](const std::string& query) {
    return Shop::json_of(shop.get("/v1/exceptions?" + query))["exceptions"];
  };
  EXPECT_EQ(total("owner=Finance"), 1);
  EXPECT_EQ(total("kind=unknown-item"), 20);
  EXPECT_EQ(total("order=PO100"), 11);
  EXPECT_EQ(total("order=PO100&owner=Ecommerce"), 10);
  EXPECT_EQ(total("open=no"), 0);
  shop.act({{"key", "invoice-mismatch/SI-1"}, {"act", "close"}, {"by", "ann"}, {"note", "agreed"}});
  EXPECT_EQ(total("open=no"), 1);
  EXPECT_EQ(total("open=all"), 21);
  EXPECT_EQ(total("open=yes"), 20);
}

TEST(Answers, RefuseFiltersThatMeanNothing) {
  Shop shop("answers_refuse");
  EXPECT_NE(error_in(shop.get("/v1/exceptions?owner=Finanz")).find("did you mean Finance?"), std::string::npos);
  EXPECT_NE(error_in(shop.get("/v1/exceptions?kind=unknown-items")).find("did you mean unknown-item?"),
            std::string::npos);
  EXPECT_NE(error_in(shop.get("/v1/exceptions?own=x")).find("the parameter 'own' is unknown"), std::string::npos);
  for (const char* limit : {"-1", "501", "x", "", "1e3", "99999999999999999999"}) {
    const HttpResponse response = shop.get(std::string("/v1/exceptions?limit=") + limit);
    EXPECT_EQ(response.status, 400) << limit;
  }
}

TEST(Answers, ShowOneIncidentPageByPage) {
  Shop shop("answers_show");
  shop.raise_unknown_items(250);
  const Json first = Shop::json_of(shop.get("/v1/exception?key=unknown-item%3Aproduct%3DB0X"));
  EXPECT_EQ(first["exceptions"].size(), 100U);
  EXPECT_EQ(first["next"], 100);
  const Json last = Shop::json_of(shop.get("/v1/exception?key=unknown-item%3Aproduct%3DB0X&skip=200"));
  EXPECT_EQ(last["exceptions"].size(), 50U);
  EXPECT_EQ(last["next"], nullptr);
  EXPECT_EQ(last["count"], 250);
  const Json one = Shop::json_of(shop.get("/v1/exception?key=unknown-item/PO100/3"));
  EXPECT_EQ(one["key"], "unknown-item/PO100/3");
  ASSERT_EQ(one["exceptions"].size(), 1U);
  EXPECT_EQ(one["exceptions"][0]["purchase_order"], "PO100");
}

TEST(Answers, NameTheNearestKey) {
  Shop shop("answers_nearest");
  shop.raise_unknown_items(1);
  const HttpResponse response = shop.get("/v1/exception?key=unknown-item/PO100/1");
  EXPECT_EQ(response.status, 404);
  EXPECT_NE(error_in(response).find("did you mean unknown-item/PO100/0?"), std::string::npos) << response.body;
  EXPECT_EQ(shop.get("/v1/exception").status, 404);
  EXPECT_EQ(shop.get("/v1/exception?key=").status, 404);
}

TEST(Answers, RecordActsAndShowTheTrail) {
  Shop shop("answers_acts");
  shop.raise_unknown_items(30);
  const std::string key = "unknown-item:product=B0X";
  EXPECT_EQ(shop.act({{"key", key}, {"act", "assign"}, {"by", "bob"}, {"to", "ann"}}).status, 200);
  const Json closed =
      Shop::json_of(shop.act({{"key", key}, {"act", "close"}, {"by", "ann"}, {"note", "added to the ERP"}}));
  EXPECT_EQ(closed["still_open"], 0);
  const Json shown = Shop::json_of(shop.get("/v1/exception?key=unknown-item%3Aproduct%3DB0X"));
  ASSERT_EQ(shown["trail"].size(), 2U) << shown.dump(2);
  EXPECT_EQ(shown["trail"][0]["act"], "close");
  EXPECT_EQ(shown["trail"][0]["by"], "ann");
  EXPECT_EQ(shown["trail"][0]["note"], "added to the ERP");
  EXPECT_EQ(shown["trail"][0]["at"], "2026-11-23T08:00:00Z");
  EXPECT_EQ(shown["trail"][0]["count"], 30);
  EXPECT_EQ(shown["trail"][1]["to"], "ann");
  EXPECT_EQ(shown["exceptions"][0]["open"], false);
}

TEST(Answers, RefuseActsWithoutWhoAndWhy) {
  Shop shop("answers_bad_acts");
  shop.raise(ExceptionKind::PriceMismatch, "PO1/1", "PO1", Money());
  const Json good = {{"key", "price-mismatch/PO1/1"}, {"act", "close"}, {"by", "ann"}, {"note", "x"}, {"to", ""}};
  const auto without = [&](const char* name) {
    Json body = good;
    body.erase(name);
    return error_in(shop.act(body));
  };
  EXPECT_EQ(without("by"), "by is missing: say who does this");
  EXPECT_EQ(without("note"), "note is missing: say how it was solved");
  EXPECT_NE(without("key").find("$.key is missing"), std::string::npos);
  EXPECT_NE(without("act").find("$.act is missing"), std::string::npos);
  const auto with = [&](const char* name, const Json& value) {
    Json body = good;
    body[name] = value;
    return shop.act(body);
  };
  EXPECT_NE(error_in(with("act", "delete")).find("must be one of retry, override, close, assign"), std::string::npos);
  EXPECT_NE(error_in(with("notes", "y")).find("did you mean note?"), std::string::npos);
  EXPECT_EQ(with("note", std::string(2001, 'x')).status, 400);
  EXPECT_EQ(with("by", "a\nb").status, 400);
  EXPECT_EQ(with("key", 7).status, 400);
  EXPECT_EQ(with("act", "override").status, 409);
  EXPECT_EQ(with("to", "bob").status, 400);
  HttpRequest broken{"POST", "/v1/acts", {}, {}, "{"};
  EXPECT_EQ(shop.ask(broken).status, 400);
  EXPECT_TRUE(shop.core().acts_about("price-mismatch/PO1/1").empty());
  EXPECT_EQ(shop.act(good).status, 200);
  EXPECT_EQ(shop.act(good).status, 409) << "closed already";
}

TEST(Answers, NameAllRoutesAndTheirMethods) {
  Shop shop("answers_routes");
  EXPECT_EQ(shop.get("/nowhere").status, 404);
  EXPECT_NE(error_in(shop.get("/nowhere")).find("GET /v1/exceptions"), std::string::npos);
  const HttpResponse wrong = shop.get("/v1/acts");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(header_of(wrong.headers, "Allow"), "POST");
}

}  // namespace
}  // namespace vendorproof::live
