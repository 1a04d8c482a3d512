// Whatever a client sends, Vendor Central answers in Amazon's shape, and goes on. What is sent is drawn by name from
// valid requests of every operation, so that a failure is found again by its number.
#include <map>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "mock_amazon/api/endpoints.h"
#include "tests/mock_amazon/hostile.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

using hostile::authorised;
using hostile::busy_trial;
using hostile::complaint_about;

constexpr int requests_drawn = 12'000;

TEST(HostileRequests, EveryOperationHasAValidOneToStartFrom) {
  for (const Endpoint& endpoint : endpoints()) {
    const HttpRequest request = hostile::valid_request(endpoint);
    std::string name;
    EXPECT_EQ(request.method, endpoint.method);
    EXPECT_TRUE(fits(endpoint.path, request.path, name)) << request.path;
  }
}

TEST(HostileRequests, TheValidOnesAreTaken) {
  Trial trial = busy_trial();
  int taken = 0;
  for (const Endpoint& endpoint : endpoints()) {
    const HttpResponse response =
        trial.amazon.handle(authorised(hostile::valid_request(endpoint), trial.token), trial.now);
    taken += response.status < 300 ? 1 : 0;
  }
  EXPECT_GE(taken, 7) << "else what follows is refused at the door, and shows little";
}

TEST(HostileRequests, AreAnsweredInAmazonsShapeEachTime) {
  Trial trial = busy_trial();
  std::map<int, int> statuses;
  for (int i = 0; i < requests_drawn; ++i) {
    const HttpRequest request = authorised(hostile::request(1, i), trial.token);
    const HttpResponse response = trial.amazon.handle(request, trial.now);
    ++statuses[response.status];
    const std::string complaint = complaint_about(request, response);
    ASSERT_EQ(complaint, "") << "request " << i << ": " << request.method << " " << target_of(request).substr(0, 300)
                             << "\n"
                             << request.body.substr(0, 600) << "\nanswered " << response.status << " "
                             << response.body.substr(0, 600);
    if (i % 500 == 499) {
      trial.pass(std::chrono::minutes(10));
      trial.login();
      trial.amazon.take_effects();
    }
  }
  for (const int status : {200, 202, 400, 403, 404, 413, 415}) EXPECT_GE(statuses[status], 5) << status;
}

TEST(HostileRequests, LeaveNothingBehindThatDisturbsTheNext) {
  Trial trial = busy_trial();
  for (int i = 0; i < 2'000; ++i) trial.amazon.handle(authorised(hostile::request(2, i), trial.token), trial.now);
  trial.pass(std::chrono::hours(1));
  trial.issue(order("AFTER", {order_line(1, each(3))}));
  trial.accept_all("AFTER", {3});
  EXPECT_EQ(trial.get("/vendor/orders/v1/purchaseOrders/AFTER").at("purchaseOrderState"), "Acknowledged");
}

TEST(HostileRequests, AreTheSameEachTime) {
  for (int i = 0; i < 200; ++i) EXPECT_TRUE(hostile::request(3, i) == hostile::request(3, i)) << i;
  int different = 0;
  for (int i = 0; i < 200; ++i) different += hostile::request(3, i) == hostile::request(4, i) ? 0 : 1;
  EXPECT_GE(different, 150);
}

TEST(HostileRequests, ADepthThatWouldBreakAParserIsRefused) {
  Trial trial = busy_trial();
  for (const char* opening : {"[", "{\"a\":"}) {
    std::string body;
    for (int i = 0; i < 200'000; ++i) body += opening;
    EXPECT_EQ(trial.call("POST", acknowledgements_path, body).status, 400);
  }
}

}  // namespace
}  // namespace vendorproof::mock_amazon
