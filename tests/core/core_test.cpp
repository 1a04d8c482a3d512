#include "core/core.h"

#include <gtest/gtest.h>

#include "core/store/store.h"

namespace vendorproof {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

const Now now{*parse_instant("2026-11-02T10:00:00Z"), MonoTime(hours(1))};

Now later(Duration duration) { return {now.wall + duration, now.mono + duration}; }

std::unique_ptr<store::Store> open(const char* uri) {
  auto opened = store::open_store({uri, store::Durability::Off});
  EXPECT_TRUE(opened) << opened.error().message;
  return std::move(*opened);
}

CoreConfig config() {
  CoreConfig config = simulated_config();
  config.orders_from = now.wall - hours(24);
  return config;
}

CallDone answer(const HttpCall& call, int status, const char* body) {
  return {call.key, call.attempt, HttpResponse{status, {}, body}};
}

TEST(CoreDoor, AsksForATokenAndThenForOrders) {
  const auto store = open("file:/core_token?vfs=memdb");
  Core core(*store, config());
  const Step first = core.step(Booted(), now);
  ASSERT_EQ(first.calls.size(), 1U);
  EXPECT_EQ(first.calls[0].operation, "token");
  EXPECT_EQ(first.calls[0].deadline, now.mono + seconds(30));

  const Step second =
      core.step(answer(first.calls[0], 200, R"({"access_token":"Atza|1","token_type":"bearer","expires_in":3600})"),
                later(seconds(1)));
  ASSERT_EQ(second.calls.size(), 1U);
  EXPECT_EQ(second.calls[0].operation, "getPurchaseOrders");
  EXPECT_EQ(header_of(second.calls[0].request.headers, "x-amz-access-token"), "Atza|1");
  // The second list waits for the quota of the same operation.
  EXPECT_EQ(second.wake_at, later(Duration(1100)).mono);
}

TEST(CoreDoor, TakesAnActOfAPersonWithoutACall) {
  const auto store = open("file:/core_act?vfs=memdb");
  Core core(*store, config());
  TradeException exception = trade::make_exception(ExceptionKind::UnknownItem, "PO1/1", "PO1", 1, Money(), "why", "");
  store->begin();
  store->raise(exception);
  store->commit();
  OperatorAction retry{exception.key, "it is there now", trade::Act::Retry, "ann", ""};
  EXPECT_EQ(core.act(retry, now), std::nullopt);
  EXPECT_EQ(core.acts_about(exception.key).size(), 1U);
  EXPECT_TRUE(core.any_due(now)) << "it goes out later";
  EXPECT_EQ(store->count_in_flight(static_cast<int>(Peer::Erp)), 0);
  retry.key = "unknown-item/PO2/1";
  ASSERT_TRUE(core.act(retry, now));
  EXPECT_EQ(core.act(retry, now)->code, ErrorCode::NotFound);

  const Step next = core.step(Woke(), now);
  ASSERT_EQ(next.calls.size(), 1U);
  EXPECT_EQ(next.calls[0].peer, Peer::Erp);
}

TEST(CoreDoor, LetsCallsThatOnlyReadLeaveBeforeTheCommit) {
  const auto store = open("file:/core_early?vfs=memdb");
  Core core(*store, config());
  std::vector<std::string> early;
  const auto leave_early = [&](const HttpCall& call) { early.push_back(call.operation); };
  const std::vector<Event> start = {Booted(), Woke()};
  const Step first = core.step(start, now, leave_early);
  ASSERT_EQ(first.calls.size(), 1U) << "the token is asked for by POST";
  EXPECT_TRUE(early.empty());
  const std::vector<Event> answers = {
      answer(first.calls[0], 200, R"({"access_token":"Atza|1","token_type":"bearer","expires_in":3600})")};
  EXPECT_TRUE(core.step(answers, later(seconds(1)), leave_early).calls.empty());
  EXPECT_EQ(early, std::vector<std::string>{"getPurchaseOrders"});
}

TEST(CoreDoor, GoesOnAfterACrashWhereItWas) {
  const char* uri = "file:/core_crash?vfs=memdb";
  const auto anchor = open(uri);
  HttpCall orders;
  {
    const auto store = open(uri);
    Core core(*store, config());
    const Step first = core.step(Booted(), now);
    orders = core.step(answer(first.calls[0], 200, R"({"access_token":"A","expires_in":3600})"), now).calls.at(0);
  }
  const auto store = open(uri);
  Core core(*store, config());
  const Step boot = core.step(Booted(), later(seconds(1)));
  // The answer to the dead program comes late; nobody asked for it any more.
  core.step(answer(orders, 200, R"({"payload":{"orders":[]}})"), later(seconds(2)));
  const Step step =
      core.step(answer(boot.calls.at(0), 200, R"({"access_token":"B","expires_in":3600})"), later(seconds(3)));
  ASSERT_FALSE(step.calls.empty());
  EXPECT_EQ(step.calls[0].key, orders.key);
  EXPECT_GT(step.calls[0].attempt, orders.attempt) << "no attempt of the dead program comes again";
  EXPECT_TRUE(core.standings().empty());
}

TEST(CoreDoor, IsIdleWhenThereIsNothingButPolling) {
  const auto store = open("file:/core_idle?vfs=memdb");
  Core core(*store, config());
  EXPECT_TRUE(core.idle());
  core.step(Booted(), now);
  EXPECT_TRUE(core.idle());
  EXPECT_TRUE(core.exceptions().empty());
}

TEST(CoreDoor, KeepsSecretsOutOfTheStore) {
  const auto store = open("file:/core_secret?vfs=memdb");
  Core core(*store, config());
  Step step = core.step(Booted(), now);
  step = core.step(answer(step.calls[0], 401, R"({"error":"invalid_client"})"), later(seconds(1)));
  for (const TradeException& exception : core.exceptions()) {
    EXPECT_EQ(exception.text.find("test-secret"), std::string::npos);
    EXPECT_EQ(exception.text.find("Atzr|"), std::string::npos);
  }
  EXPECT_EQ(core.exceptions().size(), 1U);
}

}  // namespace
}  // namespace vendorproof
