// A dialect and a channel that the program does not know trade two orders from end to end: what they need is here, and
// nothing of it is in `core/flow`.
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/core/seams/small_world.h"

namespace vendorproof::seams {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// One acknowledgement, one ship notice and one invoice for each order, by business number.
std::map<std::string, std::string> expected_documents() {
  std::map<std::string, std::string> result;
  for (const Deal& deal : deals()) {
    for (const std::string& document :
         {fmt::format("ACK*{}~LIN*1*{}*0~", deal.order, deal.eaches),
          fmt::format("ASN*{}*PHX6~ITM*{}*B0{}*{}~", deal.truck, deal.order, deal.item, deal.eaches),
          fmt::format("INV*{}*{}*{}~", deal.bill, deal.order, deal.total)}) {
      result[business_number(document)] = document;
    }
  }
  return result;
}

/// What may be handed in twice, and then word for word: a ship notice or an invoice whose answer was lost. The
/// duplicate says that the first arrived. An acknowledgement is looked up instead.
std::set<std::string> legally_repeated(const SmallWorld& world) {
  std::set<std::string> numbers;
  for (const HttpCall& call : world.unanswered()) {
    const bool may_repeat = call.operation == "send-ASN" || call.operation == "send-INV";
    if (may_repeat) numbers.insert(business_number(call.request.body));
  }
  return numbers;
}

void expect_each_handed_in_once(const SmallWorld& world) {
  const std::set<std::string> repeated = legally_repeated(world);
  const std::map<std::string, std::string> expected = expected_documents();
  const auto handed_in = world.amazon.by_business_number();
  EXPECT_EQ(handed_in.size(), expected.size());
  for (const auto& [number, document] : expected) {
    const auto found = handed_in.find(number);
    ASSERT_NE(found, handed_in.end()) << number << " was lost";
    const std::vector<std::string> wanted(1 + repeated.count(number), document);
    EXPECT_EQ(found->second, wanted) << number;
  }
}

void expect_all_traded(const SmallWorld& world) {
  EXPECT_EQ(world.core().standings().size(), deals().size());
  for (const OrderStanding& standing : world.core().standings()) {
    EXPECT_EQ(standing.state, OrderState::Paid) << standing.purchase_order << " waits for " << standing.waits_for;
    EXPECT_TRUE(standing.settled) << standing.purchase_order << " waits for " << standing.waits_for;
  }
  for (const TradeException& exception : world.core().exceptions()) {
    if (exception.open) ADD_FAILURE() << exception.key << ": " << exception.text;
  }
  expect_each_handed_in_once(world);
  EXPECT_EQ(world.erp.sales.size(), deals().size());
  std::multiset<std::string> receipts;
  for (const Deal& deal : deals()) {
    receipts.insert(fmt::format("receive n=P-1/{0} bill={0} amount={1}", deal.bill, deal.total));
  }
  EXPECT_EQ(std::multiset<std::string>(world.erp.receipts.begin(), world.erp.receipts.end()), receipts);
}

TEST(Seams, AnotherDialectAndAnotherChannelTradeTwoOrdersToTheirEnd) {
  SmallWorld world("end_to_end");
  world.trade();
  expect_all_traded(world);
  EXPECT_TRUE(world.core().exceptions().empty());
}

TEST(Seams, EveryCallIsCalledAsItsTableCallsIt) {
  SmallWorld world("names");
  world.trade();
  EXPECT_EQ(world.count("items"), 1U);
  EXPECT_EQ(world.count("item"), 2U) << "one call for each item";
  EXPECT_EQ(world.count("sales"), 2U) << "no sale was there yet";
  EXPECT_EQ(world.count("open-sale"), 4U) << "opened, and then shown";
  for (const char* once : {"send-ACK", "send-ASN", "send-INV", "receipts", "receive"}) {
    EXPECT_EQ(world.count(once), deals().size()) << once << ", once for each order";
  }
}

TEST(Seams, ACrashAfterAnyCallOfTheTradeLosesAndDoublesNothing) {
  SmallWorld undisturbed("undisturbed");
  undisturbed.trade();
  const std::vector<std::string> operations = undisturbed.operations();
  for (const char* step : {"orders", "numbers", "items", "item", "sales", "open-sale", "stock", "send-ACK", "verdict",
                           "trucks", "send-ASN", "bills", "send-INV", "payments", "receipts", "receive"}) {
    EXPECT_GT(undisturbed.count(step), 0U) << "no crash after " << step;
  }
  std::set<std::string> repeated;
  for (std::size_t at = 1; at <= operations.size(); ++at) {
    SCOPED_TRACE(fmt::format("crash after call {}, {}", at, operations[at - 1]));
    SmallWorld world(fmt::format("crash_{}", at), at);
    world.trade();
    ASSERT_TRUE(world.has_crashed());
    ASSERT_EQ(world.calls()[at - 1].operation, operations[at - 1]) << "until the crash both go the same way";
    expect_all_traded(world);
    EXPECT_TRUE(world.core().exceptions().empty());
    repeated.merge(legally_repeated(world));
  }
  EXPECT_EQ(repeated, (std::set<std::string>{"ASN*DSP-1", "ASN*DSP-2", "INV*B-1", "INV*B-2"}));
}

/// The numbers of the calls for the first two parts of a list, and what they ask for.
struct Parts {
  std::size_t first = 0;
  std::size_t second = 0;
  std::string ask_first;
  std::string ask_second;
};

/// `second` is what only a call for the second part says.
Parts parts_of(const std::string& operation, const std::string& second) {
  SmallWorld undisturbed("parts_of_" + operation);
  undisturbed.trade();
  Parts parts;
  for (const auto& [at, body] : undisturbed.asked(operation)) {
    if (body.find(second) != std::string::npos) {
      parts.second = at;
      parts.ask_second = body;
      return parts;
    }
    parts.first = at;
    parts.ask_first = body;
  }
  ADD_FAILURE() << operation << " never comes in parts";
  return parts;
}

/// The first thing that is asked with an operation after the crash, but for the heads of a list.
std::string asked_after(const SmallWorld& world, const std::string& operation, std::size_t crash) {
  const auto asked = world.asked(operation);
  for (auto next = asked.upper_bound(crash); next != asked.end(); ++next) {
    if (next->second.find(" heads=") == std::string::npos) return next->second;
  }
  return "nothing";
}

void expect_parts_survive(const std::string& operation, const std::string& second) {
  const Parts parts = parts_of(operation, second);
  SmallWorld before(operation + "_before_a_part", parts.first);
  before.trade();
  expect_all_traded(before);
  EXPECT_EQ(asked_after(before, operation, parts.first), parts.ask_first) << "nothing was taken yet";

  SmallWorld between(operation + "_between_the_parts", parts.second);
  between.trade();
  expect_all_traded(between);
  EXPECT_EQ(asked_after(between, operation, parts.second), parts.ask_second) << "the first part was taken already";
}

TEST(Seams, ACrashBetweenThePartsOfAmazonsOrdersLosesAndDoublesNothing) { expect_parts_survive("orders", "*PO1~"); }

TEST(Seams, ACrashBetweenThePartsOfTheErpsDespatchesLosesAndDoublesNothing) {
  expect_parts_survive("trucks", " after=DSP-1");
}

TEST(Seams, ThePartAfterACrashIsNotLeftToALaterLook) {
  const Parts parts = parts_of("orders", "*PO1~");
  for (const std::size_t crash : {parts.first, parts.second}) {
    SmallWorld world(fmt::format("soon_{}", crash), crash);
    world.run_for(minutes(5));
    EXPECT_TRUE(world.has_crashed());
    EXPECT_EQ(world.core().standings().size(), deals().size());
    EXPECT_EQ(world.erp.sales.size(), deals().size());
  }
}

TEST(Seams, ASaleThatCannotBeReadIsNotCreatedAgain) {
  SmallWorld world("odd_sale");
  const std::string head = "sale id=S1 for=PO1\n";
  const std::string line = "line line=1 version=1 item=TEA eaches=40 shipped=0 price=3.75 for=1";
  world.erp.sales = {head + line + " unit=keg\n"};
  world.run_for(minutes(30));
  ASSERT_EQ(world.erp.sales.size(), 2U) << "the other order has its own";
  EXPECT_NE(world.erp.sale_of("PO2"), "");
  std::vector<std::string> told;
  for (const TradeException& exception : world.core().exceptions()) told.push_back(exception.text);
  EXPECT_EQ(told, std::vector<std::string>{"sales: S1: unit cannot be read: keg"});

  world.erp.sales.front() = head + line + "\n";
  world.trade();
  expect_all_traded(world);
}

}  // namespace
}  // namespace vendorproof::seams
