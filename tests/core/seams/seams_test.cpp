// A dialect and a channel that the program does not know trade one order from end to end: what they need is here, and
// nothing of it is in `core/flow`.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/core.h"
#include "core/store/store.h"
#include "tests/core/seams/ledger_dialect.h"
#include "tests/core/seams/segment_channel.h"
#include "tests/core/seams/small_peers.h"

namespace vendorproof::seams {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Instant start = parse_instant("2026-11-02T10:00:00Z").value();

CoreConfig small_config() {
  CoreConfig config;
  config.channel = &segment_channel();
  config.amazon.settings = trade::example_settings(config.channel->settings);
  config.dialect = &ledger_dialect();
  config.erp.settings = trade::example_settings(config.dialect->settings);
  config.orders_from = start - hours(24);
  return config;
}

/// The core between the two peers, in virtual time. Every call is answered after a tenth of a second.
class SmallWorld {
 public:
  explicit SmallWorld(const std::string& name) : uri_("file:/seams_" + name + "?vfs=memdb") {
    amazon.order = "ORD*PO1*2026-11-02T09:30:00Z*VENDR*PHX6~LIN*1*B0TEA*40*3.75~";
    amazon.placed = start - minutes(30);
    anchor_ = open();
    boot();
  }

  void boot() {
    in_flight_.clear();
    core_.reset();
    store_ = open();
    core_ = std::make_unique<Core>(*store_, small_config());
    take(core_->step(Booted(), now_));
  }

  void run_for(Duration duration) {
    const MonoTime end = now_.mono + duration;
    while (true) {
      const MonoTime answer = in_flight_.empty() ? MonoTime::max() : in_flight_.begin()->first;
      const MonoTime at = std::min(answer, wake_at_);
      if (at > end) break;
      pass(std::max(at, now_.mono) - now_.mono);
      if (answer == at) {
        const CallDone done = in_flight_.begin()->second;
        in_flight_.erase(in_flight_.begin());
        take(core_->step(done, now_));
      } else {
        take(core_->step(Woke(), now_));
      }
      if (crash_after > 0 && calls.size() >= crash_after) {
        crash_after = 0;
        boot();
      }
    }
    pass(end - now_.mono);
  }

  /// From the order to the payment; the office and the warehouse act as soon as they can.
  void trade() {
    run_for(hours(1));
    const char* truck =
        "truck n=DSP-1 for=PO1 sale=S1 line=1 item=TEA eaches=40 to=PHX6 carrier=ABFS sscc=095060000000000015 "
        "left=2026-11-02T11:00:00Z arrives=2026-11-04T11:00:00Z\n";
    erp.trucks = truck;
    run_for(hours(2));
    erp.bills =
        "bill n=B-1 for=PO1 sale=S1 truck=DSP-1 line=1 item=TEA eaches=40 price=3.75 total=150 "
        "at=2026-11-02T13:00:00Z\n";
    run_for(hours(2));
    amazon.payments = "PAY*P-1*2026-12-03*B-1*PO1*150.00~";
    run_for(hours(14));
  }

  std::size_t count(const std::string& operation) const {
    return static_cast<std::size_t>(std::count(calls.begin(), calls.end(), operation));
  }
  const Core& core() const { return *core_; }

  LedgerErp erp;
  SegmentAmazon amazon;
  std::vector<std::string> calls;  ///< operations, as they were made
  std::size_t crash_after = 0;     ///< so many calls; 0 for no crash

 private:
  std::unique_ptr<store::Store> open() const { return store::open_store({uri_, store::Durability::Off}).value(); }

  void pass(Duration duration) {
    now_.wall += duration;
    now_.mono += duration;
  }

  void take(const Step& step) {
    wake_at_ = step.wake_at;
    for (const HttpCall& call : step.calls) {
      calls.push_back(call.operation);
      EXPECT_TRUE(call.request.headers.empty()) << "nothing but the tables writes into a request";
      const HttpResponse response = call.peer == Peer::Amazon ? amazon.answer(call.request) : erp.answer(call.request);
      in_flight_.emplace(now_.mono + Duration(100), CallDone{call.key, call.attempt, response});
    }
  }

  std::string uri_;
  std::unique_ptr<store::Store> anchor_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Core> core_;
  Now now_{start, MonoTime(hours(1))};
  MonoTime wake_at_ = MonoTime::max();
  std::multimap<MonoTime, CallDone> in_flight_;
};

void expect_all_traded(const SmallWorld& world) {
  ASSERT_EQ(world.core().standings().size(), 1U);
  const OrderStanding standing = world.core().standings().front();
  EXPECT_EQ(standing.state, OrderState::Paid) << standing.waits_for;
  EXPECT_TRUE(standing.settled) << standing.waits_for;
  for (const TradeException& exception : world.core().exceptions()) {
    ADD_FAILURE() << exception.key << ": " << exception.text;
  }
  const std::vector<std::string> handed_in = {"ACK*PO1~LIN*1*40*0~", "ASN*DSP-1*PHX6~ITM*PO1*B0TEA*40~",
                                              "INV*B-1*PO1*150.00~"};
  EXPECT_EQ(world.amazon.taken, handed_in);
  EXPECT_EQ(world.erp.sales.size(), 1U);
  EXPECT_EQ(world.erp.receipts, std::vector<std::string>{"receive n=P-1/B-1 bill=B-1 amount=150.00"});
}

TEST(Seams, AnotherDialectAndAnotherChannelTradeAnOrderToItsEnd) {
  SmallWorld world("end_to_end");
  world.trade();
  expect_all_traded(world);
}

TEST(Seams, EveryCallIsCalledAsItsTableCallsIt) {
  SmallWorld world("names");
  world.trade();
  EXPECT_EQ(world.count("items"), 1U);
  EXPECT_EQ(world.count("item"), 2U) << "one call for each item";
  EXPECT_EQ(world.count("sales"), 1U) << "no sale was there yet";
  EXPECT_EQ(world.count("open-sale"), 2U) << "opened, and then shown";
  for (const char* once : {"send-ACK", "send-ASN", "send-INV", "receipts", "receive"}) {
    EXPECT_EQ(world.count(once), 1U) << once;
  }
}

TEST(Seams, ACrashAfterAnyCallLosesAndDoublesNothing) {
  SmallWorld undisturbed("undisturbed");
  undisturbed.run_for(hours(1));
  const std::size_t calls = undisturbed.calls.size();
  ASSERT_GT(calls, 8U);
  for (std::size_t at = 1; at <= calls; ++at) {
    SCOPED_TRACE(at);
    SmallWorld world("crash_" + std::to_string(at));
    world.crash_after = at;
    world.trade();
    EXPECT_EQ(world.crash_after, 0U);
    expect_all_traded(world);
  }
}

}  // namespace
}  // namespace vendorproof::seams
