#include "core/flow/outbox/peers.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(Peers, ThatAreAwayForAnHourAreAnException) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peer_down(Peer::Amazon, true);
  talk.run_for(minutes(55));
  EXPECT_TRUE(talk.open_exceptions().empty());
  talk.run_for(hours(1));
  ASSERT_EQ(talk.open_exceptions().size(), 1U);
  EXPECT_EQ(talk.open_exceptions()[0].find("peer-unreachable/amazon/"), 0U);
  talk.peer_down(Peer::Amazon, false);
  talk.run_for(hours(1));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Peers, AreRememberedThroughACrash) {
  Conversation talk;
  talk.peer_down(Peer::Erp, true);
  talk.run_for(minutes(40));
  talk.crash();
  talk.run_for(minutes(40));
  EXPECT_EQ(talk.open_exceptions().size(), 1U);
  talk.crash();
  talk.peer_down(Peer::Erp, false);
  talk.run_for(minutes(40));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

struct Refusal {
  const char* name;
  HttpResponse answer;
};

/// Nothing in these says that a document is wrong.
std::vector<Refusal> refusals_of_peers() {
  const Fields html = {{"Content-Type", "text/html"}};
  return {{"wrong secret", {401, {}, "{}"}}, {"no permission", {403, {}, "{}"}},
          {"moved", {302, html, "<html>"}},  {"not found", {404, {}, "{}"}},
          {"timed out", {408, {}, ""}},      {"a firewall", {400, html, "<html>"}},
          {"throttled", {429, {}, "{}"}},    {"failed", {500, {}, "{}"}},
          {"away", {503, html, "<html>"}},   {"a login page", {200, html, "<html>"}}};
}

/// A whole trade with one order, while one operation is refused for its first five hours.
class ARefusedOperation : public testing::TestWithParam<std::string> {
 protected:
  static void trade(Conversation& talk) {
    talk.run_for(hours(12));
    talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
    talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
    talk.run_for(hours(48));
    talk.peers().remittance_rows = "P-1,2026-12-03T10:00:00Z,SI-1,7QX2M4KP,Invoice,,300.00,USD\r\n";
    talk.run_for(hours(36));
  }
};

TEST_P(ARefusedOperation, WaitsAndGoesOnByItself) {
  for (const Refusal& refusal : refusals_of_peers()) {
    Conversation talk;
    talk.always(GetParam(), refusal.answer);
    talk.run_until_called(GetParam(), hours(2));
    talk.run_for(hours(5));
    talk.crash();
    talk.run_for(minutes(5));
    talk.as_usual(GetParam());
    trade(talk);
    EXPECT_TRUE(talk.standing().settled) << refusal.name << ": waits for " << talk.standing().waits_for;
    EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{}) << refusal.name;
    EXPECT_EQ(talk.peers().sales_orders.size(), 1U) << refusal.name;
    EXPECT_EQ(talk.peers().payments.size(), 1U) << refusal.name;
  }
}

TEST_P(ARefusedOperation, WaitsAlsoWhenItsTimeComesLater) {
  for (const Refusal& refusal : refusals_of_peers()) {
    Conversation talk;
    talk.run_for(hours(1));
    talk.always(GetParam(), refusal.answer);
    talk.run_for(hours(1));
    talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
    talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
    talk.peers().remittance_rows = "P-1,2026-12-03T10:00:00Z,SI-1,7QX2M4KP,Invoice,,300.00,USD\r\n";
    talk.run_for(hours(40));
    talk.as_usual(GetParam());
    talk.run_for(hours(40));
    EXPECT_TRUE(talk.standing().settled) << refusal.name << ": waits for " << talk.standing().waits_for;
    EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{}) << refusal.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Peers, ARefusedOperation,
                         testing::Values("token", "getPurchaseOrders", "getPurchaseOrdersStatus",
                                         "submitAcknowledgement", "SubmitShipmentConfirmations", "submitInvoices",
                                         "getTransaction", "getRemittances", "items.list", "itemUnits.list",
                                         "itemReferences.list", "linkedOrders.find", "linkedOrders.create",
                                         "linkedOrders.release", "linePromises.list", "despatches.list",
                                         "postedInvoices.list", "paymentPostings.find", "paymentPostings.create"));

TEST(Peers, ThatRefuseAreOneExceptionThatClosesItself) {
  Conversation talk;
  talk.run_for(hours(1));
  for (const char* operation : {"despatches.list", "postedInvoices.list", "linkedOrders.find", "items.list"}) {
    talk.always(operation, HttpResponse{401, {}, R"({"error":{"code":"Unauthorized","message":"wrong key"}})"});
  }
  talk.run_for(hours(3));
  ASSERT_EQ(talk.open_exceptions().size(), 1U);
  const std::string key = talk.open_exceptions()[0];
  EXPECT_EQ(key, "peer-refuses/erp");
  EXPECT_NE(talk.text_of_exception(key).find("401 Unauthorized: wrong key"), std::string::npos);
  talk.crash();
  talk.run_for(hours(1));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{key}) << "the same one after a restart";
  for (const char* operation : {"despatches.list", "postedInvoices.list", "linkedOrders.find", "items.list"}) {
    talk.as_usual(operation);
  }
  talk.run_for(hours(1));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

/// Thirty orders more.
std::vector<Json> many_orders() {
  std::vector<Json> orders{PeersInScript::order_json()};
  for (int i = 100; i < 130; ++i) orders.push_back(PeersInScript::order_json("ORDER" + std::to_string(i)));
  return orders;
}

std::size_t calls_of_the_erp(const Conversation& talk) {
  const std::vector<HttpCall>& calls = talk.calls();
  return static_cast<std::size_t>(
      std::count_if(calls.begin(), calls.end(), [](const HttpCall& call) { return call.peer == Peer::Erp; }));
}

/// One refused operation must not keep the others of its peer from leaving, however many rows wait.
TEST(Peers, ThatRefuseOneOperationAreAskedForTheOthers) {
  Conversation talk;
  talk.peers().orders = many_orders();
  talk.always("despatches.list", HttpResponse{403, {}, "{}"});
  talk.run_for(hours(6));
  EXPECT_EQ(talk.peers().sales_orders.size(), 31U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"peer-refuses/erp"});
}

/// A permission that is missing is given by a person, not within a minute. The ERP takes the orders that come later.
TEST(Peers, ThatRefuseOneOperationForHoursAreAskedEveryTenMinutes) {
  Conversation talk;
  talk.always("despatches.list", HttpResponse{403, {}, "{}"});
  talk.run_for(hours(1));
  const std::size_t in_the_first_hour = talk.count("despatches.list");
  EXPECT_GE(in_the_first_hour, 30U);
  talk.peers().orders = many_orders();
  talk.run_until_called("salesOrders.create");
  talk.run_for(minutes(30));
  const std::size_t before = talk.count("despatches.list");
  talk.run_for(hours(10));
  const std::size_t later = talk.count("despatches.list") - before;
  EXPECT_GE(later, 60U);
  EXPECT_LE(later, 150U);
  talk.as_usual("despatches.list");
  talk.run_for(minutes(11));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Peers, ThatRefuseTwoOperationsAreAskedForTheOthers) {
  Conversation talk;
  talk.peers().orders = many_orders();
  talk.run_until_called("linkedOrders.create");
  talk.always("despatches.list", HttpResponse{403, {}, "{}"});
  talk.always("postedInvoices.list", HttpResponse{403, {}, "{}"});
  talk.run_for(hours(6));
  EXPECT_EQ(talk.peers().sales_orders.size(), 31U);
}

/// The logins of Amazon stand on another host than its API.
TEST(Peers, WhoseLoginWorksAloneAreAwayAllTheSame) {
  Conversation talk;
  talk.run_for(hours(1));
  for (const char* operation : {"getPurchaseOrders", "getPurchaseOrdersStatus", "getTransaction", "getRemittances"}) {
    talk.always(operation, HttpResponse{502, {}, ""});
  }
  talk.run_for(hours(5));
  ASSERT_EQ(talk.open_exceptions().size(), 1U);
  EXPECT_EQ(talk.open_exceptions()[0].find("peer-unreachable/amazon/"), 0U);
}

/// The permission went, and with it every reason to ask again.
TEST(Peers, WhoseRefusedOperationIsNotNeededAnyMoreAreWell) {
  Conversation talk;
  talk.run_for(hours(1));
  Desk desk = talk.desk();
  Gates gates(talk.config());
  talk.store().begin();
  note_refusing(desk, gates, Peer::Erp, "despatches.list", "403");
  note_refusing(desk, gates, Peer::Erp, "despatches.list", "403");
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"peer-refuses/erp"});
  note_welcome(desk, gates, Peer::Erp, "items.list");
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"peer-refuses/erp"}) << "it may be tried again";
  desk.now.wall += hours(3);
  note_welcome(desk, gates, Peer::Erp, "items.list");
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{});
  talk.store().commit();
}

MonoTime refused_at(Desk& desk, Gates& gates, int times) {
  MonoTime again;
  for (int i = 0; i < times; ++i) again = note_refusing(desk, gates, Peer::Erp, "despatches.list", "403");
  return again;
}

/// Where nothing is taken, one operation that is refused may stand for all: a wrong key is soon mended.
TEST(Peers, ThatTookNothingElseSinceAreAskedEveryMinute) {
  Conversation talk;
  talk.run_for(hours(1));
  Desk desk = talk.desk();
  Gates gates(talk.config());
  talk.store().begin();
  EXPECT_LE(refused_at(desk, gates, 70) - desk.now.mono, minutes(1));
  note_welcome(desk, gates, Peer::Erp, "items.list");
  EXPECT_GT(refused_at(desk, gates, 1) - desk.now.mono, minutes(1)) << "it takes others: a person has to act";
  talk.store().commit();
}

/// Of two calls under way one is refused and the other one taken.
TEST(Peers, ThatTakeAnOperationAgainAreAskedForItAtOnce) {
  Conversation talk;
  talk.run_for(hours(1));
  Desk desk = talk.desk();
  Gates gates(talk.config());
  talk.store().begin();
  refused_at(desk, gates, 1);
  EXPECT_GT(gates.opens_at(Peer::Erp, "despatches.list", desk.now.mono), desk.now.mono);
  note_welcome(desk, gates, Peer::Erp, "despatches.list");
  EXPECT_EQ(gates.opens_at(Peer::Erp, "despatches.list", desk.now.mono), desk.now.mono);
  talk.store().commit();
}

/// Its own document is the reason, not the permission: the others pass.
TEST(Peers, ThatRefuseOneDocumentAloneLeaveItToAPerson) {
  Conversation talk;
  talk.run_for(hours(1));
  Desk desk = talk.desk();
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(note_refused_row(desk, Peer::Erp, "linkedOrders.create", "sales-order/A"));
    Gates gates(talk.config());
    note_welcome(desk, gates, Peer::Erp, "linkedOrders.create");
  }
  EXPECT_TRUE(note_refused_row(desk, Peer::Erp, "linkedOrders.create", "sales-order/A"));
  for (int i = 0; i < 20; ++i) {
    EXPECT_FALSE(note_refused_row(desk, Peer::Erp, "linkedOrders.create", "sales-order/B")) << "nothing else passes";
  }
}

TEST(Peers, ThatRefuseEverythingAreTriedByOneCallAMinute) {
  Conversation talk;
  talk.peers().orders = many_orders();
  const std::vector<const char*> operations = {"despatches.list", "postedInvoices.list", "linkedOrders.find",
                                               "itemUnits.list",  "itemReferences.list", "items.list"};
  for (const char* operation : operations) talk.always(operation, HttpResponse{401, {}, "{}"});
  talk.run_for(minutes(20));
  const std::size_t before = calls_of_the_erp(talk);
  talk.run_for(minutes(30));
  EXPECT_GE(calls_of_the_erp(talk) - before, 25U);
  EXPECT_LE(calls_of_the_erp(talk) - before, 45U);
  for (const char* operation : operations) talk.as_usual(operation);
  talk.run_for(minutes(15));
  EXPECT_EQ(talk.peers().sales_orders.size(), 31U);
}

TEST(Peers, ThatAreDownAreTriedByOneCallAMinute) {
  Conversation talk;
  talk.peers().orders = many_orders();
  talk.run_until_called("linkedOrders.create");
  talk.peer_down(Peer::Erp, true);
  talk.run_for(minutes(20));
  const std::size_t before = calls_of_the_erp(talk);
  talk.run_for(minutes(30));
  EXPECT_GE(calls_of_the_erp(talk) - before, 20U);
  EXPECT_LE(calls_of_the_erp(talk) - before, 45U);
  talk.peer_down(Peer::Erp, false);
  talk.run_for(minutes(15));
  EXPECT_EQ(talk.peers().sales_orders.size(), 31U);
}

}  // namespace
}  // namespace vendorproof::flow
