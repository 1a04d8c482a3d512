#include "core/live/operators/guard.h"

#include <gtest/gtest.h>

namespace vendorproof::live {
namespace {

const OperatorsConfig door = {"127.0.0.1", 7411, "0123456789abcdef0123456789abcdef", false};

HttpRequest with(Fields headers) {
  HttpRequest request;
  request.headers = std::move(headers);
  return request;
}

int status_of(const HttpRequest& request, const OperatorsConfig& config = door, Access access = Access::WithToken) {
  const auto refusal = refused_by_guard(request, config, access);
  return refusal ? refusal->status : 200;
}

TEST(OperatorsGuard, WantsTheToken) {
  const Fields host = {{"Host", "127.0.0.1:7411"}};
  const auto asked_with = [&](const std::string& authorization) {
    return status_of(with({{"Host", "127.0.0.1:7411"}, {"Authorization", authorization}}));
  };
  EXPECT_EQ(asked_with("Bearer " + door.token), 200);
  EXPECT_EQ(asked_with("Bearer " + door.token + "x"), 401);
  EXPECT_EQ(asked_with("Bearer " + door.token.substr(1)), 401);
  EXPECT_EQ(asked_with("bearer"), 401);
  EXPECT_EQ(asked_with(""), 401);
  EXPECT_EQ(status_of(with(host)), 401);
  EXPECT_EQ(status_of(with(host), door, Access::Open), 200);
}

TEST(OperatorsGuard, AnswersNoPageOfABrowserAndNoOtherName) {
  const std::string good = "Bearer " + door.token;
  EXPECT_EQ(status_of(with({{"Host", "localhost"}, {"Authorization", good}})), 200);
  EXPECT_EQ(status_of(with({{"Host", "[::1]:7411"}, {"Authorization", good}})), 200);
  EXPECT_EQ(status_of(with({{"Host", "evil.example"}, {"Authorization", good}})), 403);
  EXPECT_EQ(status_of(with({{"Authorization", good}})), 403);
  EXPECT_EQ(status_of(with({{"Host", "localhost"}, {"Origin", "http://localhost"}, {"Authorization", good}})), 403);
  EXPECT_EQ(status_of(with({{"Host", "evil.example"}}), door, Access::Open), 403);
}

TEST(OperatorsGuard, OpensMetricsOnlyWhereTheConfigurationSaysSo) {
  const HttpRequest request = with({{"Host", "localhost"}});
  EXPECT_EQ(status_of(request, door, Access::ByConfiguration), 401);
  OperatorsConfig open = door;
  open.metrics_are_open = true;
  EXPECT_EQ(status_of(request, open, Access::ByConfiguration), 200);
  EXPECT_EQ(status_of(request, open, Access::WithToken), 401);
}

TEST(OperatorsGuard, ServesNoParts) {
  EXPECT_EQ(status_of(with({{"Host", "localhost"}, {"Range", "bytes=0-1"}, {"Authorization", "Bearer " + door.token}})),
            400);
}

}  // namespace
}  // namespace vendorproof::live
