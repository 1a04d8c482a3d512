#include "harness/control/control_guard.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

int status_of(Fields headers, const std::string& body = "", const std::string& token = "") {
  const HttpRequest request{"POST", "/reset", {}, std::move(headers), body};
  const auto refused = refused_by_guard(request, token);
  return refused ? refused->status : 200;
}

TEST(ControlGuard, AcceptsOnlyNamesOfThisMachine) {
  for (const char* host : {"localhost", "LOCALHOST:8476", "127.0.0.1:8476", "[::1]:8476", "[::1]"}) {
    EXPECT_EQ(status_of({{"Host", host}}), 200) << host;
  }
  for (const char* host : {"", "evil.example", "127.0.0.1.evil.example:8476", "localhost.evil.example", "10.0.0.1",
                           "[::1].evil.example", "evil.example:localhost", "localhost:evil.example"}) {
    EXPECT_EQ(status_of({{"Host", host}}), 403) << host;
  }
}

TEST(ControlGuard, AcceptsItsOwnNameIfItHasOne) {
  const auto with_host = [](const char* host, std::string_view own_name) {
    const HttpRequest request{"GET", "/clock", {}, {{"Host", host}, {"Origin", "http://" + std::string(host)}}, ""};
    return !refused_by_guard(request, "", own_name).has_value();
  };
  EXPECT_TRUE(with_host("host.docker.internal:8083", "host.docker.internal"));
  EXPECT_TRUE(with_host("Host.Docker.Internal", "host.docker.internal"));
  EXPECT_TRUE(with_host("127.0.0.1:8083", "host.docker.internal"));
  EXPECT_FALSE(with_host("evil.example", "host.docker.internal"));
  EXPECT_FALSE(with_host("", ""));
}

TEST(ControlGuard, RefusesPagesOfOthers) {
  const auto with_origin = [](const char* origin) { return status_of({{"Host", "localhost"}, {"Origin", origin}}); };
  EXPECT_EQ(with_origin("http://localhost:3000"), 200);
  EXPECT_EQ(with_origin("http://127.0.0.1:8476"), 200);
  for (const char* origin : {"null", "http://evil.example", "https://localhost.evil.example", "file://", "",
                             "http://localhost:@evil.example"}) {
    EXPECT_EQ(with_origin(origin), 403) << origin;
  }
}

TEST(ControlGuard, EveryOriginCounts) {
  EXPECT_EQ(status_of({{"Host", "localhost"}, {"Origin", "http://localhost"}, {"Origin", "http://evil.example"}}), 403);
}

/// What a page may send without asking first: a form, or plain text.
TEST(ControlGuard, TakesOnlyJson) {
  const auto with_type = [](const char* type) {
    return status_of({{"Host", "localhost"}, {"Content-Type", type}}, "{}");
  };
  EXPECT_EQ(with_type("application/json"), 200);
  EXPECT_EQ(with_type("Application/JSON ; charset=utf-8"), 200);
  EXPECT_EQ(with_type("application/jsonp"), 415);
  for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=B"}) {
    EXPECT_EQ(with_type(type), 415) << type;
  }
  EXPECT_EQ(status_of({{"Host", "localhost"}}), 200) << "without a body";
}

TEST(ControlGuard, DemandsTheTokenWhereThereIsOne) {
  const std::string token = "a-token-of-sixteen";
  EXPECT_EQ(status_of({{"Host", "10.0.0.1"}, {"Authorization", "Bearer " + token}}, "", token), 200);
  EXPECT_EQ(status_of({{"Host", "localhost"}}, "", token), 401);
  EXPECT_EQ(status_of({{"Host", "localhost"}, {"Authorization", "Bearer " + token + "x"}}, "", token), 401);
  EXPECT_EQ(status_of({{"Host", "localhost"}, {"Authorization", token}}, "", token), 401);
}

}  // namespace
}  // namespace vendorproof::harness
