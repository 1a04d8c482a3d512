#include "mock_amazon/api/front.h"

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

HttpRequest request_with(const Fields& headers, const std::string& method = "GET", const std::string& body = "") {
  HttpRequest request;
  request.method = method;
  request.path = "/vendor/orders/v1/purchaseOrders";
  request.headers = headers;
  request.body = body;
  return request;
}

TEST(Front, ReadsMediaTypes) {
  EXPECT_EQ(media_type_of("application/json"), "application/json");
  EXPECT_EQ(media_type_of("application/json ; charset=utf-8;"), "application/json");
  for (const char* bad : {"", "json", "/", "application/", "a/b/c", "a b/c", "application/json; charset"}) {
    EXPECT_EQ(media_type_of(bad), "") << bad;
  }
}

TEST(Front, LetsGoodRequestsPass) {
  EXPECT_FALSE(refused_at_front(request_with({})));
  EXPECT_FALSE(refused_at_front(request_with({{"Host", "sellingpartnerapi-na.amazon.com:443"},
                                              {"Content-Type", "application/json; charset=utf-8"},
                                              {"Content-Length", "0"},
                                              {"User-Agent", std::string(500, 'a')}})));
  EXPECT_FALSE(refused_at_front(request_with({{"Content-Length", "2"}}, "POST", "{}")));
}

TEST(Front, RefusesWhatIsNoGoodHttpInHtml) {
  const std::vector<HttpRequest> bad = {request_with({}, "GET", "{}"),
                                        request_with({{"Content-Length", "2"}}),
                                        request_with({{"Host", "a"}, {"host", "a"}}),
                                        request_with({{"Host", "a b"}}),
                                        request_with({{"Content-Type", "json"}}, "POST"),
                                        request_with({{"User-Agent", std::string(501, 'a')}})};
  for (const HttpRequest& request : bad) {
    const std::optional<Answer> answer = refused_at_front(request);
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->status, 400);
    EXPECT_EQ(answer->content_type, "text/html");
  }
}

TEST(Front, StandsBeforeTheTokenIsLookedAt) {
  Trial trial;
  const HttpResponse response = trial.amazon.handle(request_with({}, "GET", "{}"), trial.now);
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(header_of(response.headers, "content-type"), "text/html");
  EXPECT_EQ(header_of(response.headers, "connection"), "close");
  EXPECT_FALSE(header_of(response.headers, "x-amzn-requestid").has_value());
  EXPECT_EQ(trial.effects(EffectKind::RequestRefused).at(0).reason, "400 front GET with a body");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
