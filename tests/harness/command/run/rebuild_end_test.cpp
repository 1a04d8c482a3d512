#include "harness/command/run/rebuild_end.h"

#include <gtest/gtest.h>

#include "core/flow/operations.h"
#include "tests/core/store/samples.h"

namespace vendorproof::harness {
namespace {

store::Work row(const std::string& key, flow::OperationId id, Peer peer) {
  return store::samples::work(key, store::WorkState::Due, 5, static_cast<int>(id), static_cast<int>(peer));
}

/// Three orders: the sales order of one is known, of one the ERP has not told yet, and one is left to people.
std::unique_ptr<store::Store> rebuilt_store(const std::string& name) {
  auto store = store::samples::memory_store("file:/" + name + "?vfs=memdb");
  store::OrderRecord known = store::samples::order("PO1");
  known.confirmed = true;
  store::OrderRecord open = store::samples::order("PO2");
  open.sales_order = {};
  open.erp = store::ErpStage::AwaitItems;
  store::OrderRecord foreign = open;
  foreign.order.number = "PO3";
  foreign.foreign = true;
  store->begin();
  store->save(known);
  store->save(open);
  store->save(foreign);
  store->commit();
  return store;
}

TEST(RebuildEnd, TellsWhatEachPeerSaidAndWhatTheStoreKnows) {
  const auto store = rebuilt_store("rebuild_end_whole");
  RebuildRun run;
  run.traffic[{Peer::Amazon, "getPurchaseOrders"}] = {8, 5, 1, 2};
  run.traffic[{Peer::Amazon, "submitInvoices"}].calls = 3;
  run.traffic[{Peer::Amazon, "submitInvoices"}].withheld = 3;
  run.traffic[{Peer::Erp, "items.list"}] = {1, 1};
  EXPECT_EQ(rebuilt_text(*store, "state.db", run),
            R"(state.db is new
  Amazon: asked 8 times, 5 answered, 1 refused, 2 failed; 3 orders, 1 of them answered, 1 left to people
  ERP: asked 1 time, 1 answered; 1 sales order known; of 1 order it has not told yet
  Left: nothing
Nothing was sent. Next: `vendorproof run` goes on: it asks what is left, reads despatches and invoices, and sends )"
            "ship notices and invoices again under the same numbers. Amazon refuses those that it has, so nothing is "
            "doubled. Payments follow within a day\n");
}

TEST(RebuildEnd, NamesThePeerThatCouldNotBeAskedAndWhatIsLeft) {
  const auto store = rebuilt_store("rebuild_end_half");
  store->begin();
  store->save(row("items", flow::OperationId::ReadItems, Peer::Erp));
  store->save(row("sales-order/PO2", flow::OperationId::FindSalesOrder, Peer::Erp));
  store->save(row("takeover/PO2", flow::OperationId::TakeOverOrder, Peer::Amazon));
  store->save(row("invoice/1", flow::OperationId::SubmitInvoice, Peer::Amazon));
  store->save(row("poll/orders", flow::OperationId::PollOrders, Peer::Amazon));
  store::Work read = row("poll/changes", flow::OperationId::PollChanges, Peer::Amazon);
  read.attempt = 1;
  store->save(read);
  store->save(row("poll/sweep", flow::OperationId::SweepOrders, Peer::Amazon));
  store->save(row("poll/invoices", flow::OperationId::PollInvoices, Peer::Erp));
  store::Work failed = row("poll/despatches", flow::OperationId::PollDespatches, Peer::Erp);
  failed.failures = 2;
  store->save(failed);
  store->save(row("deadline/PO2", flow::OperationId::AcknowledgementDeadline, Peer::Amazon));
  store->commit();
  RebuildRun run;
  run.traffic[{Peer::Amazon, "getPurchaseOrders"}] = {2, 2};
  run.peer_troubles = "the ERP does not answer: no connection";
  const std::string unasked = rebuilt_text(*store, "state.db", run);
  EXPECT_NE(unasked.find("state.db is begun, and not complete: the ERP does not answer: no connection\n"),
            std::string::npos)
      << unasked;
  EXPECT_NE(unasked.find("  ERP: was not asked; 1 sales order known; of 1 order it"), std::string::npos) << unasked;
  EXPECT_NE(unasked.find("  Left: unread lists (despatches, orders), 1 question to Amazon, 2 questions to the ERP, 1 "
                         "document to send\n"),
            std::string::npos)
      << unasked;
  EXPECT_NE(unasked.find("Next: correct that"), std::string::npos) << unasked;
  run.traffic[{Peer::Erp, "items.list"}] = {4, 0, 0, 0, 4};
  EXPECT_NE(rebuilt_text(*store, "state.db", run).find("  ERP: asked 4 times, 0 answered, 4 without an answer; "),
            std::string::npos);
  run.peer_troubles = "";
  EXPECT_EQ(rebuilt_text(*store, "state.db", run).find("state.db is new; what is left waits for its time\n"), 0U);
  run.gave_up = true;
  EXPECT_EQ(rebuilt_text(*store, "state.db", run).find("state.db is begun, and not complete: time was too short\n"),
            0U);
}

}  // namespace
}  // namespace vendorproof::harness
