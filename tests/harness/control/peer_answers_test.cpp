#include "harness/control/peer_answers.h"

#include <gtest/gtest.h>

#include "harness/site/stock.h"
#include "harness/sockets/http_front.h"
#include "tests/harness/raw_connection.h"

namespace vendorproof::harness {
namespace {

const Instant answers_start = parse_instant("2026-11-23T08:00:00Z").value();

/// What is answered to a request without a host, without its head.
std::string refusal_by(Peer peer) {
  Tenants tenants(stock_without_orders(answers_start), ServedClock(ServedTime::Virtual, answers_start, 1));
  const auto front = HttpFront::open(0, peer_answers(tenants, peer));
  RawConnection connection((*front)->port());
  connection.say("GET / HTTP/1.1\r\n\r\n");
  const std::string heard = connection.hear("never");
  return heard.substr(heard.find("\r\n\r\n") + 4);
}

TEST(PeerAnswers, RefuseInTheFormOfTheirPeer) {
  EXPECT_EQ(refusal_by(Peer::Amazon),
            R"({"errors":[{"code":"InvalidInput","message":"the header field Host is missing"}]})");
  EXPECT_EQ(refusal_by(Peer::Erp), R"({"error":{"code":"BadRequest","message":"the header field Host is missing"}})");
}

TEST(PeerAnswers, ALoginIsShort) {
  Tenants tenants(stock_without_orders(answers_start), ServedClock(ServedTime::Virtual, answers_start, 1));
  EXPECT_EQ(peer_answers(tenants, Peer::Amazon).body_limit("/auth/o2/token"), 16U * 1024);
  EXPECT_EQ(peer_answers(tenants, Peer::Erp).body_limit("/api/v2.0/companies"), 6U * 1024 * 1024);
}

TEST(ControlAnswers, OnlyStatesOrdersAndTenantsAreLarge) {
  Tenants tenants(stock_without_orders(answers_start), ServedClock(ServedTime::Virtual, answers_start, 1));
  ControlPlane plane(tenants, "1");
  const HttpAnswers answers = control_answers(plane, "");
  EXPECT_EQ(answers.body_limit("/state"), 64U * 1024 * 1024);
  EXPECT_EQ(answers.body_limit("/tenants/ci-7/orders"), 64U * 1024 * 1024);
  EXPECT_EQ(answers.body_limit("/clock"), 1024U * 1024);
  EXPECT_EQ(answers.body_limit(""), 1024U * 1024);
}

}  // namespace
}  // namespace vendorproof::harness
