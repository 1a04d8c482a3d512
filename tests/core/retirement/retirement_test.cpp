#include "core/retirement/retirement.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/store/attic/attic.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

constexpr Duration day = hours(24);

CoreConfig short_memory() {
  CoreConfig config = scripted_config();
  config.keep_settled = 3 * day;
  config.retire_every = hours(6);
  config.await_reversals = day;
  return config;
}

std::string purchase_order(int index) { return fmt::format("PO{:06}", index); }

/// The despatch and the invoice of the whole of an order.
void ship(Conversation& talk, int index) {
  const std::string order = purchase_order(index);
  std::string number;
  for (const auto& [id, sales_order] : talk.peers().sales_orders) {
    if (sales_order["externalDocumentNumber"] == order) number = sales_order["number"];
  }
  const std::string now = format_instant(talk.now().wall);
  Json despatch = PeersInScript::despatch_json(now, order);
  despatch["id"] = fmt::format("d{}", index);
  despatch["number"] = fmt::format("DSP-{}", index);
  despatch["estimatedArrivalDateTime"] = format_instant(talk.now().wall + 2 * day);
  for (Json& line : despatch["despatchLines"]) {
    line["orderNumber"] = number;
    line["shipmentNumber"] = fmt::format("SS-{}", index);
  }
  Json invoice = PeersInScript::invoice_json(now);
  invoice["id"] = fmt::format("i{}", index);
  invoice["number"] = fmt::format("SI-{}", index);
  PeersInScript::bill(invoice, order, number, fmt::format("SS-{}", index));
  talk.peers().despatches.push_back(std::move(despatch));
  talk.peers().invoices.push_back(std::move(invoice));
}

/// Amazon pays many invoices in one payment.
std::string remittance_row(int payment, int index) {
  return fmt::format("P-{},2026-12-03T10:00:00Z,SI-{},{},Invoice,,300.00,USD\r\n", payment, index,
                     purchase_order(index));
}

/// A day of `count` orders from `first` on, from the poll to the payment.
void live_a_day(Conversation& talk, int first, int count) {
  PeersInScript& peers = talk.peers();
  talk.forget_calls();
  for (const char* operation : {"submitAcknowledgement", "SubmitShipmentConfirmations", "submitInvoices"}) {
    peers.verdicts[operation] = {"Success", ""};
  }
  peers.orders.clear();
  peers.sales_orders.clear();
  peers.despatches.clear();
  peers.invoices.clear();
  peers.payments.clear();
  peers.remittance_rows.clear();
  peers.submissions.accepted.clear();
  for (int i = first; i < first + count; ++i) {
    peers.orders.push_back(PeersInScript::order_json(purchase_order(i)));
    Json& details = peers.orders.back()["orderDetails"];
    details["purchaseOrderDate"] = format_instant(talk.now().wall);
    details["purchaseOrderStateChangedDate"] = format_instant(talk.now().wall);
  }
  talk.run_for(hours(2));
  for (int i = first; i < first + count; ++i) ship(talk, i);
  talk.run_for(hours(4));
  for (int i = first; i < first + count; ++i) peers.remittance_rows += remittance_row(first, i);
  talk.run_for(hours(18));
}

/// An order that left the store.
Conversation& forgotten(Conversation& talk) {
  live_a_day(talk, 1, 1);
  EXPECT_TRUE(talk.standing(purchase_order(1)).settled) << talk.standing(purchase_order(1)).waits_for;
  talk.peers().remittance_rows.clear();
  talk.run_for(2 * day);
  EXPECT_TRUE(talk.store().has_order(purchase_order(1))) << "it stays for three days";
  talk.run_for(2 * day);
  EXPECT_FALSE(talk.store().has_order(purchase_order(1)));
  return talk;
}

TEST(Retirement, TakesAllThatBelongsToAnOrder) {
  Conversation talk(short_memory());
  forgotten(talk);
  EXPECT_FALSE(talk.store().invoice("SI-1"));
  EXPECT_FALSE(talk.store().despatch("DSP-1"));
  EXPECT_TRUE(talk.store().despatches_of(purchase_order(1)).empty());
  EXPECT_FALSE(talk.store().work("invoice/" + purchase_order(1) + "/SS-1"));
  EXPECT_FALSE(talk.store().work("deadline/" + purchase_order(1)));
  EXPECT_TRUE(store::Attic(talk.store()).order_left(purchase_order(1)));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Retirement, WhatLeftIsNotNew) {
  Conversation talk(short_memory());
  forgotten(talk);
  talk.forget_calls();
  // Amazon lists the order as changed, and the ERP lists its documents again.
  Json& details = talk.peers().orders.front()["orderDetails"];
  details["purchaseOrderChangedDate"] = format_instant(talk.now().wall);
  for (Json& despatch : talk.peers().despatches) despatch["lastModifiedDateTime"] = format_instant(talk.now().wall);
  for (Json& invoice : talk.peers().invoices) invoice["lastModifiedDateTime"] = format_instant(talk.now().wall);
  // Another order is open, so that all lists are read.
  talk.peers().orders.push_back(PeersInScript::order_json(purchase_order(2)));
  Json& other = talk.peers().orders.back()["orderDetails"];
  other["purchaseOrderDate"] = format_instant(talk.now().wall);
  other["purchaseOrderStateChangedDate"] = format_instant(talk.now().wall);
  talk.run_for(hours(8));
  EXPECT_FALSE(talk.store().has_order(purchase_order(1)));
  for (const HttpCall& call : talk.calls_of("getPurchaseOrder")) EXPECT_NE(call.subject, purchase_order(1));
  EXPECT_GT(talk.count("despatches.list"), 0U);
  EXPECT_EQ(talk.count("linkedOrders.create"), 1U) << "of the other order";
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Retirement, LateMoneyIsToldApart) {
  Conversation talk(short_memory());
  forgotten(talk);
  talk.store().begin();
  talk.desk().note_instant("remittances/reversals-until", talk.now().wall + 9 * day);
  talk.store().commit();
  talk.peers().remittance_rows = "P-9,2026-12-03T10:00:00Z,SI-1,,Reversal,,15.00,USD\r\n";
  talk.run_for(day);
  const std::string text = talk.text_of_exception("unknown-remittance/P-9/SI-1");
  EXPECT_NE(text.find("Amazon pays invoice SI-1, which was settled and put away on 2026-11-0"), std::string::npos)
      << text;
  EXPECT_EQ(talk.store().exception("unknown-remittance/P-9/SI-1")->purchase_order, purchase_order(1));
}

TEST(Retirement, AnOrderWithAnOpenExceptionStays) {
  Conversation talk(short_memory());
  live_a_day(talk, 1, 1);
  talk.peers().remittance_rows.clear();
  talk.store().begin();
  talk.desk().raise(ExceptionKind::Chargeback, "P-1/x", purchase_order(1), 0, Money(), "late");
  talk.store().commit();
  talk.run_for(6 * day);
  EXPECT_TRUE(talk.store().has_order(purchase_order(1)));
  talk.step(OperatorAction{"chargeback/P-1/x", "accepted", trade::Act::Close, "ann", ""});
  talk.run_for(9 * day);
  EXPECT_FALSE(talk.store().has_order(purchase_order(1)));
  EXPECT_FALSE(talk.store().exception("chargeback/P-1/x")) << "closed exceptions leave too";
}

TEST(Retirement, GoesOnAfterACrash) {
  Conversation talk(short_memory());
  live_a_day(talk, 1, 90);
  talk.peers().remittance_rows.clear();
  for (int i = 0; i < 40; ++i) {
    talk.run_for(hours(3));
    talk.crash();
  }
  EXPECT_TRUE(talk.store().order_numbers().empty());
  EXPECT_TRUE(talk.open_exceptions().empty());
}

/// Of this program, in MB.
std::int64_t resident_memory_mb() {
  std::ifstream statm("/proc/self/statm");
  std::int64_t all = 0;
  std::int64_t resident = 0;
  statm >> all >> resident;
  return resident * 4096 / 1'000'000;
}

/// VENDORPROOF_SETTLED_ORDERS=50000 makes it the measurement of tests/bench/README.md.
TEST(Retirement, TheStoreFollowsTheOpenOrders) {
  const char* wanted = std::getenv("VENDORPROOF_SETTLED_ORDERS");
  const int orders = wanted == nullptr ? 1'500 : std::atoi(wanted);
  const int a_day = wanted == nullptr ? 60 : 500;
  Conversation talk(short_memory());
  std::vector<store::StorePages> series;
  for (int first = 1; first < orders; first += a_day) {
    live_a_day(talk, first, a_day);
    const int settled = first + a_day - 1;
    if (settled % (orders / 5) != 0) continue;
    series.push_back(store::Attic(talk.store()).pages());
    if (wanted == nullptr) continue;
    std::cout << settled << " orders settled, " << talk.store().order_numbers().size()
              << " in the store: " << series.back().all << " pages, " << series.back().free << " free, "
              << resident_memory_mb() << " MB resident" << std::endl;
  }
  ASSERT_EQ(series.size(), 5U);
  EXPECT_LE(talk.store().order_numbers().size(), static_cast<std::size_t>(6 * a_day));
  // A note of each order and of each invoice stays.
  const std::int64_t notes = (orders * 4 / 5) / 20;
  EXPECT_LE(series.back().all, series.front().all + notes);
}

}  // namespace
}  // namespace vendorproof::flow
