#include "mock_amazon/portal/portal_visit.h"

#include "tests/mock_amazon/portal_reading.h"

namespace vendorproof::mock_amazon {
namespace {

struct Visitor {
  Trial trial;
  std::string key = trial.amazon.new_portal_key("default", trial.now);

  HttpResponse look(const std::string& target, const std::string& accept = "text/html,*/*") {
    HttpRequest request;
    set_target(request, target);
    request.headers = {{"Accept", accept}};
    return trial.amazon.handle(request, trial.now);
  }
  std::size_t effects() { return trial.amazon.take_effects().size(); }
};

TEST(PortalVisit, AKeyOpensThePageAndItsLinksKeepIt) {
  Visitor visitor;
  const HttpResponse page = visitor.look("/portal/?key=" + visitor.key);
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("href=\"invoices.csv?key=" + visitor.key + "\""), std::string::npos);
  EXPECT_EQ(visitor.look("/portal/invoices.csv?key=" + visitor.key).status, 200);
  EXPECT_EQ(visitor.look("/portal/ship_notice_defects.csv?key=" + visitor.key).status, 200);
  EXPECT_EQ(header_of(page.headers, "Referrer-Policy"), "no-referrer");
}

TEST(PortalVisit, AWrongOrOldKeyIsAPageForPeople) {
  Visitor visitor;
  for (const std::string& target : {std::string("/portal/"), std::string("/portal/?key=default~0")}) {
    const HttpResponse page = visitor.look(target);
    EXPECT_EQ(page.status, 403);
    EXPECT_EQ(header_of(page.headers, "content-type"), "text/html; charset=utf-8");
    EXPECT_NE(page.body.find("/portal-links"), std::string::npos);
  }
  visitor.trial.now += std::chrono::minutes(15) - Duration(1);
  EXPECT_EQ(visitor.look("/portal/?key=" + visitor.key).status, 200);
  visitor.trial.now += Duration(1);
  EXPECT_EQ(visitor.look("/portal/?key=" + visitor.key).status, 403);
}

TEST(PortalVisit, LookingIsNeverAFault) {
  Visitor visitor;
  visitor.effects();
  for (const char* target : {"/portal/", "/portal", "/portal/?key=no", "/portal/none.csv?key=no", "/favicon.ico"}) {
    visitor.look(target);
    visitor.look(target, "*/*");
  }
  EXPECT_EQ(visitor.effects(), 0U);
  visitor.look("/vendor/orders/v1/purchaseOrders");
  EXPECT_EQ(visitor.effects(), 1U) << "the API is not the portal";
}

TEST(PortalVisit, AKeyChangesNothingAndOpensNoApi) {
  Visitor visitor;
  HttpRequest request;
  request.method = "POST";
  set_target(request, "/portal/disputes?key=" + visitor.key);
  EXPECT_EQ(visitor.trial.amazon.handle(request, visitor.trial.now).status, 403);
  EXPECT_EQ(visitor.look("/vendor/orders/v1/purchaseOrders?key=" + visitor.key).status, 403);
}

TEST(PortalVisit, AClientWithoutATokenGetsAmazonsAnswer) {
  Visitor visitor;
  EXPECT_EQ(header_of(visitor.look("/portal/invoices.csv", "*/*").headers, "content-type").value_or("").substr(0, 16),
            "application/json");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
