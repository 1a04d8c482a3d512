#include "core/live/endpoint.h"

#include <gtest/gtest.h>

namespace vendorproof::live {
namespace {

TEST(Endpoint, HasOriginAndBasePath) {
  EXPECT_EQ(parse_endpoint("http://127.0.0.1:8474").value(), (Endpoint{"http://127.0.0.1:8474", ""}));
  EXPECT_EQ(parse_endpoint("https://api.amazon.com/").value(), (Endpoint{"https://api.amazon.com", ""}));
  EXPECT_EQ(parse_endpoint("https://bc.example/v2.0/tenant/production/").value(),
            (Endpoint{"https://bc.example", "/v2.0/tenant/production"}));
}

TEST(Endpoint, RefusesWhatIsNoAddress) {
  for (const char* text :
       {"", "127.0.0.1:80", "ftp://a", "http://", "http://:80", "http://a:0", "http://a:65536", "http://a:99999999999",
        "http://user@host", "http://a b", "http://a/x?y=1", "http://a/x#y", "http://a:80:80", "http://a:"}) {
    const auto endpoint = parse_endpoint(text);
    ASSERT_FALSE(endpoint.has_value()) << text;
    EXPECT_NE(endpoint.error().message.find("an address looks like"), std::string::npos);
  }
}

TEST(Endpoint, PutsTheBasePathBeforeEveryTargetOnce) {
  const Endpoint plain{"http://a", ""};
  EXPECT_EQ(target_at(plain, "/api?x=1"), "/api?x=1");
  const Endpoint based{"http://a", "/v2.0/t/p"};
  EXPECT_EQ(target_at(based, "/api/v2.0/items?x=1"), "/v2.0/t/p/api/v2.0/items?x=1");
  EXPECT_EQ(target_at(based, "/v2.0/t/p/api/v2.0/items"), "/v2.0/t/p/api/v2.0/items");
}

}  // namespace
}  // namespace vendorproof::live
