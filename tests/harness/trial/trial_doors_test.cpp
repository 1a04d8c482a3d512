#include "harness/trial/trial_doors.h"

#include <gtest/gtest.h>

#include "harness/site/stock.h"
#include "tests/harness/trial/small_integration.h"

namespace vendorproof::harness {
namespace {

class TrialDoorsTest : public testing::Test {
 protected:
  Result<std::unique_ptr<TrialDoors>> opened() {
    return TrialDoors::open(system_, tenants_, plane_, guards_, "/nowhere");
  }

  const Instant start_ = parse_instant("2026-11-02T06:00:00Z").value();
  Tenants tenants_{stock_without_orders(start_), ServedClock(ServedTime::Virtual, start_, 1)};
  ControlPlane plane_{tenants_, "1"};
  std::atomic<int> asked_ = 0;
  const TrialGuards guards_ = {
      [this](Peer peer, const HttpRequest& request) { return ++asked_, tenants_.handle(peer, request); },
      [this](const HttpRequest& request, const HttpFront::Answer& plain) { return ++asked_, plain(request); }};
  SystemUnderTest system_;
};

TEST_F(TrialDoorsTest, ServeBothMocksAndTheControlPlane) {
  const auto doors = opened();
  ASSERT_TRUE(doors.has_value()) << doors.error().message;
  const TrialNames& urls = (*doors)->urls();
  EXPECT_EQ(told_by(urls.at("control"), "GET", "/clock").body["now"], "2026-11-02T06:00:00Z");
  EXPECT_EQ(told_by(urls.at("amazon"), "GET", "/vendor/orders/v1/purchaseOrders").status, 403) << "without a token";
  EXPECT_EQ(told_by(urls.at("erp"), "GET", "/api/v2.0/companies").status, 401);
  EXPECT_EQ(asked_, 3);
  EXPECT_EQ(tenants_.amazon_url(), urls.at("amazon"));
}

TEST_F(TrialDoorsTest, WithoutTheMockErpThereIsNone) {
  system_.erp = TrialErp::None;
  const auto doors = opened();
  ASSERT_TRUE(doors.has_value());
  EXPECT_EQ((*doors)->urls().count("erp"), 0U);
}

TEST_F(TrialDoorsTest, AProgramElsewhereIsToldTheNameOfThisMachineAndFixedPorts) {
  // Ports that are free now.
  {
    const auto doors = opened();
    ASSERT_TRUE(doors.has_value());
    for (const char* name : {"amazon", "erp", "control"}) {
      const std::string url = (*doors)->urls().at(name);
      system_.ports.push_back(std::stoi(url.substr(url.rfind(':') + 1)));
    }
  }
  system_.host = "localhost.localdomain";
  const auto doors = opened();
  ASSERT_TRUE(doors.has_value()) << doors.error().message;
  EXPECT_EQ((*doors)->urls().at("amazon"), "http://localhost.localdomain:" + std::to_string(system_.ports[0]));
  EXPECT_EQ((*doors)->urls().at("control"), "http://localhost.localdomain:" + std::to_string(system_.ports[2]));
  httplib::Client client("127.0.0.1", system_.ports[2]);
  const auto asked_as = [&](const std::string& host) {
    const auto answer = client.Get("/clock", {{"Host", host}});
    return answer ? answer->status : 0;
  };
  EXPECT_EQ(asked_as("localhost.localdomain:" + std::to_string(system_.ports[2])), 200);
  EXPECT_EQ(asked_as("evil.example"), 403);
}

TEST_F(TrialDoorsTest, APortThatIsTakenIsToldWithTheRemedy) {
  const auto first = opened();
  ASSERT_TRUE(first.has_value());
  const std::string url = (*first)->urls().at("amazon");
  const int taken = std::stoi(url.substr(url.rfind(':') + 1));
  system_.file = "x.sut.toml";
  system_.ports = {taken, 1, 2};
  const auto second = opened();
  ASSERT_FALSE(second.has_value());
  EXPECT_NE(second.error().message.find("port " + std::to_string(taken)), std::string::npos) << second.error().message;
  EXPECT_NE(second.error().message.find("change [peers] ports or listen in x.sut.toml"), std::string::npos)
      << second.error().message;
}

TEST_F(TrialDoorsTest, AnAddressOfAnotherMachineIsToldWithoutAPort) {
  system_.file = "x.sut.toml";
  system_.listen = "192.0.2.1";  // of RFC 5737
  const auto doors = opened();
  ASSERT_FALSE(doors.has_value());
  EXPECT_EQ(doors.error().message.find("x.sut.toml: [peers] listen: this machine has no address 192.0.2.1; name"), 0U)
      << doors.error().message;
  EXPECT_EQ(doors.error().message.find("port"), std::string::npos) << doors.error().message;
}

TEST_F(TrialDoorsTest, ListenWhereTheFileSays) {
  system_.listen = "127.0.0.2";
  system_.host = "127.0.0.2";
  const auto doors = opened();
  ASSERT_TRUE(doors.has_value()) << doors.error().message;
  const std::string url = (*doors)->urls().at("control");
  EXPECT_EQ(told_by(url, "GET", "/clock").status, 200) << url;
  EXPECT_EQ(told_by("http://127.0.0.1" + url.substr(url.rfind(':')), "GET", "/clock").status, 0)
      << "it is not served anywhere else";
}

}  // namespace
}  // namespace vendorproof::harness
