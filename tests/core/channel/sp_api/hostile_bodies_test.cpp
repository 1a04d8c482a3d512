// Whatever a peer sends, a reader answers with a value or with an error that a person can read, and that is all.
#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/channel/sp_api/messages.h"
#include "core/trade/plain_text.h"
#include "tests/core/channel/sp_api/samples.h"
#include "tests/support/foreign_bodies.h"

namespace vendorproof::channel::sp_api {
namespace {

/// The message of a failure, "" for a value.
template <class T>
std::string message_of(const Result<T>& result) {
  return result ? std::string() : result.error().message;
}

struct Reader {
  const char* name;
  std::function<std::string(std::string_view)> read;
};

const std::vector<Reader>& readers() {
  static const std::vector<Reader> table = {
      {"token", [](std::string_view body) { return message_of(trade::read_token(body)); }},
      {"orders", [](std::string_view body) { return message_of(read_purchase_orders(body)); }},
      {"order", [](std::string_view body) { return message_of(read_purchase_order(body)); }},
      {"status", [](std::string_view body) { return message_of(read_purchase_orders_status(body)); }},
      {"transaction id", [](std::string_view body) { return message_of(read_transaction_id(body)); }},
      {"transaction", [](std::string_view body) { return message_of(read_transaction(body)); }},
      {"remittances", [](std::string_view body) { return message_of(read_remittances(body, DayOrder::Unknown)); }},
  };
  return table;
}

TEST(HostileBodies, AreErrorsForEveryReader) {
  const std::vector<std::string> bodies = tests::foreign_bodies({
      "\xFF\xFE{\"payload\":{}}",
      "{\"payload\":\"\xC3\x28\"}",
      R"({"payload":null,"value":null})",
      R"({"payload":17,"value":17})",
      R"({"payload":[],"value":{}})",
      R"({"payload":{"orders":17,"ordersStatus":17},"value":[17]})",
      R"({"payload":1e999,"value":1e999})",
  });
  for (const Reader& reader : readers()) {
    for (const std::string& body : bodies) {
      EXPECT_NE(reader.read(body), "") << reader.name << " took " << body.substr(0, 60);
    }
  }
}

const std::string& good_page() {
  static const std::string page = samples::page_of(samples::order_json());
  return page;
}

RC_GTEST_PROP(HostileBodies, CutAnywhereAreErrors, ()) {
  const std::size_t length = *rc::gen::inRange<std::size_t>(0, good_page().size() - 1);
  for (const Reader& reader : readers()) RC_ASSERT(reader.read(good_page().substr(0, length)) != "");
}

RC_GTEST_PROP(HostileBodies, WithAnyByteChangedNeverBreakAReader, (std::uint8_t byte)) {
  std::string body = good_page();
  body[*rc::gen::inRange<std::size_t>(0, body.size())] = static_cast<char>(byte);
  const auto page = read_purchase_orders(body);
  if (!page) return;
  RC_ASSERT(page->orders.size() + page->unreadable.size() <= 1U);
  for (const trade::OddRow& order : page->unreadable) {
    RC_ASSERT(!order.problem.empty());
    RC_ASSERT(is_utf8(order.problem));
  }
}

TEST(HostileBodies, LongTextsDoNotMakeLongOrBrokenProblems) {
  std::string euros;
  for (int i = 0; i < 1'000; ++i) euros += "\xE2\x82\xAC";
  const auto page = read_purchase_orders(samples::page_of(samples::with("/purchaseOrderState", euros)));
  ASSERT_TRUE(page);
  ASSERT_EQ(page->unreadable.size(), 1U);
  EXPECT_LT(page->unreadable[0].problem.size(), 400U);
  EXPECT_TRUE(is_utf8(page->unreadable[0].problem));
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
