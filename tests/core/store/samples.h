// A store in memory, and records to put into it.
#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "core/store/credit_memos.h"
#include "core/store/store.h"

namespace vendorproof::store::samples {

inline std::unique_ptr<Store> memory_store(const std::string& uri) {
  auto store = open_store({uri, Durability::Off});
  EXPECT_TRUE(store) << store.error().message;
  return std::move(*store);
}

inline Instant at(std::int64_t milliseconds) { return Instant(Duration(milliseconds)); }

inline OrderRecord order(const std::string& number) {
  OrderRecord record;
  record.order.number = number;
  record.order.changed_at = at(77);
  record.order.delivery_window = Window{at(1), at(2)};
  record.order.lines = {{1, "001", "B0GREEN", "", {5, UnitOfMeasure::Cases, 12}, true, Money(25'000, usd())}};
  record.erp = ErpStage::Reserve;
  record.sales_order = {
      "id",      "S-1",          number, {{"l", "W/\"1\"", 10'000, "GREEN", 60, 0, Money(25'000, usd()), 1}},
      "W/\"7\"", at(86'400'000), "PHX6"};
  record.reservations = {{10'000, 60, 0, 48, 12, 0, at(99)}};
  record.refused = {{1, 48}};
  record.wanted = {number, {{1, {{trade::AcknowledgementCode::Backordered, 60, at(5), std::nullopt}}}}};
  record.wanted_key = "acknowledgement/x";
  record.shipments = {{"SS-1", "DSP-1", {{1, 10'000, 24}}, true, "", false, false}};
  return record;
}

inline Work work(const std::string& key, WorkState state, std::int64_t due, int operation = 1, int peer = 0) {
  Work row;
  row.key = key;
  row.operation = operation;
  row.peer = peer;
  row.state = state;
  row.due = at(due);
  return row;
}

/// A row in every table, in one step.
inline void fill(Store& store) {
  store.begin();
  store.save(order("PO1"));
  DespatchRecord despatch;
  despatch.despatch.number = "DSP-1";
  despatch.despatch.lines.resize(1);
  despatch.despatch.lines[0].purchase_order = "PO1";
  despatch.despatch.lines[0].shipment = "SS-1";
  store.save(despatch);
  InvoiceRecord invoice;
  invoice.invoice.number = "SI-1";
  invoice.invoice.lines.resize(1);
  invoice.invoice.lines[0].purchase_order = "PO2";  // beside the order in its head
  store.save(invoice);
  CreditMemoRecord memo;
  memo.memo.number = "CM-1";
  memo.memo.invoice = "SI-1";
  CreditMemos(store).save(memo);
  store.enter({"sent/P-1", trade::MovementKind::PaymentSent, at(7), true, "SI-1", "PO1", "P-1", "", Money(5, usd())});
  store.replace_items({{"TEA", false, Money(5, usd()), {12}, "B0", "", "4006381333931", 40}});
  store.set_note("remittances/last-payment", "P-1");
  store.raise(trade::make_exception(ExceptionKind::UnknownItem, "PO1/1", "PO1", 1, Money(5, usd()), "why"));
  store.save(work("invoice/PO1/SS-1", WorkState::Done, 5));
  trade::ActRecord act;
  act.exception = "unknown-item/PO1/1";
  store.add(act);
  store.commit();
}

}  // namespace vendorproof::store::samples
