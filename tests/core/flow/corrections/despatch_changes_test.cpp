#include "core/flow/corrections/despatch_changes.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using Texts = std::vector<std::string>;

const char* const submit = "SubmitShipmentConfirmations";

/// A despatch that left at 11:30 and arrives three days later; its notice has arrived.
struct Noticed {
  Conversation talk;

  explicit Noticed(const char* verdict = "Success") {
    talk.peers().verdicts[submit] = {verdict, ""};
    talk.run_for(hours(1));
    talk.peers().despatches = {PeersInScript::despatch_json("2026-11-02T11:30:00Z")};
    talk.run_until_called(submit);
    talk.run_for(minutes(10));
  }
  Json& despatch() { return talk.peers().despatches[0]; }
  /// The ERP changes the despatch now.
  void change() { despatch()["lastModifiedDateTime"] = format_instant(talk.now().wall); }
  /// So many eaches of the second line, in the second package, were taken back.
  void take_back(int eaches) {
    despatch()["despatchLines"][1]["undoneQuantityBase"] = eaches;
    if (eaches == 60) {
      despatch()["packages"].erase(1);
    } else {
      despatch()["packages"][1]["packageContents"][0]["quantityBase"] = 60 - eaches;
    }
    change();
  }
  Json notice(std::size_t index) const { return talk.body_of(submit, index)["shipmentConfirmations"][0]; }
};

TEST(DespatchChanges, OfAPaperReplaceTheNotice) {
  Noticed truck;
  EXPECT_EQ(truck.notice(0)["shipmentConfirmationType"], "Original");
  truck.despatch()["proNumber"] = "PRO8";
  truck.change();
  truck.talk.run_for(hours(1));
  ASSERT_EQ(truck.talk.count(submit), 2U);
  Json expected = truck.notice(0);
  expected["shipmentConfirmationType"] = "Replace";
  expected["transportationDetails"]["carrierShipmentReferenceNumber"] = "PRO8";
  expected["shipmentConfirmationDate"] = truck.notice(1)["shipmentConfirmationDate"];
  EXPECT_EQ(truck.notice(1), expected);
  EXPECT_EQ(truck.talk.calls_of(submit)[1].key.text, "ship-notice-replaced/DSP-1");
  EXPECT_TRUE(truck.talk.open_exceptions().empty());
  EXPECT_EQ(truck.talk.standing().state, OrderState::Shipped);
  truck.talk.run_for(hours(6));
  EXPECT_EQ(truck.talk.count(submit), 2U) << "once";
}

TEST(DespatchChanges, ThatTakeGoodsBackReplaceTheNoticeAndTheGoodsAreAwaitedAgain) {
  Noticed truck;
  truck.take_back(24);
  truck.talk.run_for(hours(1));
  ASSERT_EQ(truck.talk.count(submit), 2U);
  EXPECT_EQ(truck.notice(1)["shippedItems"][1]["shippedQuantity"]["amount"], 3) << "cases of twelve";
  EXPECT_TRUE(truck.talk.open_exceptions().empty());
  EXPECT_TRUE(truck.talk.store().order("7QX2M4KP")->awaits_despatch);

  Json invoice = PeersInScript::invoice_json("2026-11-02T15:00:00Z");
  Json& line = invoice["postedInvoiceLines"][1];
  line["quantity"] = line["quantityBase"] = 36;
  line["amountExcludingTax"] = line["amountIncludingTax"] = 90;
  invoice["amountExcludingTax"] = invoice["amountIncludingTax"] = invoice["remainingAmount"] = 240;
  truck.talk.peers().invoices = {invoice};
  truck.talk.run_for(hours(6));
  EXPECT_EQ(truck.talk.count("submitInvoices"), 1U) << "what is left of it is invoiced";
}

TEST(DespatchChanges, OfALineThatIsGoneReplaceTheNotice) {
  Noticed truck;
  truck.take_back(60);
  truck.talk.run_for(hours(1));
  ASSERT_EQ(truck.talk.count(submit), 2U);
  EXPECT_EQ(truck.notice(1)["shippedItems"].size(), 1U);
  EXPECT_EQ(truck.notice(1)["cartons"].size(), 1U);
}

TEST(DespatchChanges, WhosePackagesDoNotTieOutAreHeldAndReplaceTheNoticeLater) {
  Noticed truck;
  truck.despatch()["despatchLines"][1]["undoneQuantityBase"] = 24;
  truck.change();
  truck.talk.run_for(hours(1));
  EXPECT_EQ(truck.talk.open_exceptions(), Texts{"despatch-mismatch/DSP-1"});
  truck.despatch()["packages"][1]["packageContents"][0]["quantityBase"] = 36;
  truck.change();
  truck.talk.run_for(hours(1));
  EXPECT_TRUE(truck.talk.open_exceptions().empty());
  ASSERT_EQ(truck.talk.count(submit), 2U);
  EXPECT_EQ(truck.notice(1)["shipmentConfirmationType"], "Replace");
}

TEST(DespatchChanges, WhileTheNoticeIsOnItsWayWaitForIt) {
  Noticed truck("Processing");
  truck.despatch()["proNumber"] = "PRO8";
  truck.change();
  truck.talk.run_for(minutes(20));
  EXPECT_EQ(truck.talk.count(submit), 1U);
  truck.talk.crash();
  truck.talk.peers().verdicts[submit] = {"Success", ""};
  truck.talk.run_for(hours(2));
  const std::size_t last = truck.talk.count(submit) - 1;
  EXPECT_EQ(truck.notice(last)["shipmentConfirmationType"], "Replace");
  EXPECT_EQ(truck.notice(last)["transportationDetails"]["carrierShipmentReferenceNumber"], "PRO8");
  EXPECT_EQ(truck.talk.store().note("despatch-changed/DSP-1"), std::nullopt);
}

TEST(DespatchChanges, ThatAddGoodsAreForAPerson) {
  Noticed truck;
  truck.despatch()["despatchLines"][1]["quantityBase"] = 72;
  truck.despatch()["packages"][1]["packageContents"][0]["quantityBase"] = 72;
  truck.change();
  truck.talk.run_for(hours(1));
  EXPECT_EQ(truck.talk.count(submit), 1U);
  EXPECT_EQ(truck.talk.open_exceptions(), Texts{"despatch-changed/DSP-1"});
  const TradeException exception = *truck.talk.store().exception("despatch-changed/DSP-1");
  EXPECT_EQ(exception.owner, Owner::Operations);
  EXPECT_EQ(exception.amount.text(), "300.00 USD");
  EXPECT_EQ(exception.text,
            "the ERP changed a despatch after its ship notice had left: eaches grow from 60 to 72 of order 7QX2M4KP "
            "line 20000, and a ship notice may only be reduced (ASN-09): send another one for what was added; Amazon "
            "expects the goods on 2026-11-05T12:30:00Z");
}

TEST(DespatchChanges, AfterTheArrivalAreForAPersonUntilTheyAreTakenBack) {
  Noticed truck;
  const Json noticed = truck.despatch();
  truck.talk.run_for(hours(76));
  truck.despatch()["proNumber"] = "PRO8";
  truck.change();
  // Only what is still awaited is read again.
  store::OrderRecord order = *truck.talk.store().order("7QX2M4KP");
  order.awaits_despatch = true;
  truck.talk.store().save(order);
  truck.talk.run_for(hours(1));
  EXPECT_EQ(truck.talk.count(submit), 1U);
  ASSERT_EQ(truck.talk.open_exceptions(), Texts{"despatch-changed/DSP-1"});
  EXPECT_NE(truck.talk.text_of_exception("despatch-changed/DSP-1")
                .find("the ship notice could be replaced until 2026-11-05T12:30:00Z (ASN-10)"),
            std::string::npos);
  truck.despatch() = noticed;
  truck.change();
  order = *truck.talk.store().order("7QX2M4KP");
  order.awaits_despatch = true;
  truck.talk.store().save(order);
  truck.talk.run_for(hours(1));
  EXPECT_TRUE(truck.talk.open_exceptions().empty());
}

TEST(DespatchChanges, ThatUndoItAreForAPersonAndTheGoodsLeaveUnderAnotherNotice) {
  Noticed truck;
  truck.despatch()["status"] = "Undone";
  truck.change();
  truck.talk.run_for(hours(1));
  EXPECT_EQ(truck.talk.count(submit), 1U) << "no Replace can say that nothing comes";
  ASSERT_EQ(truck.talk.open_exceptions(), Texts{"despatch-undone/DSP-1"});
  const TradeException exception = *truck.talk.store().exception("despatch-undone/DSP-1");
  EXPECT_EQ(exception.owner, Owner::Operations);
  EXPECT_EQ(exception.amount.text(), "300.00 USD");
  EXPECT_TRUE(truck.talk.store().order("7QX2M4KP")->shipments.empty());
  EXPECT_EQ(truck.talk.standing().awaited, Awaited::Despatch);

  Json next = PeersInScript::despatch_json(format_instant(truck.talk.now().wall));
  next["number"] = "DSP-2";
  for (Json& line : next["despatchLines"]) line["shipmentNumber"] = "SS-2";
  truck.talk.peers().despatches.push_back(next);
  truck.talk.run_for(hours(1));
  ASSERT_EQ(truck.talk.count(submit), 2U);
  EXPECT_EQ(truck.notice(1)["shipmentIdentifier"], "DSP-2");
  EXPECT_EQ(truck.notice(1)["shipmentConfirmationType"], "Original");
  EXPECT_EQ(truck.talk.standing().state, OrderState::Shipped);
}

TEST(DespatchChanges, ThatUndoAFailedNoticeLeaveNothingToDeclare) {
  Noticed truck("Failure");
  truck.talk.run_for(hours(1));
  ASSERT_EQ(truck.talk.open_exceptions(), Texts{"ship-notice-failed/DSP-1"});
  truck.despatch()["status"] = "Undone";
  truck.change();
  truck.talk.run_for(hours(1));
  truck.talk.step(OperatorAction{"ship-notice-failed/DSP-1", "undone", trade::Act::Retry, "ann", ""});
  truck.talk.run_for(hours(1));
  EXPECT_EQ(truck.talk.count(submit), 1U);
  EXPECT_TRUE(truck.talk.open_exceptions().empty());
  EXPECT_EQ(truck.talk.standing().awaited, Awaited::Despatch);
}

TEST(DespatchChanges, ThatAPersonDeclaresByHandReleaseTheInvoice) {
  Noticed truck;
  truck.talk.peers().orders.push_back(PeersInScript::order_json("8ELSE001"));
  truck.talk.peers().orders.back()["orderDetails"]["purchaseOrderDate"] = format_instant(truck.talk.now().wall);
  truck.talk.run_for(hours(1));
  Json more = truck.despatch()["despatchLines"][0];
  more["sequence"] = 30'000;
  more["externalDocumentNumber"] = "8ELSE001";
  more["shipmentNumber"] = "SS-2";
  truck.despatch()["despatchLines"].push_back(more);
  truck.change();
  truck.talk.run_for(hours(2));
  ASSERT_TRUE(truck.talk.store().order("8ELSE001"));
  const auto shipments = [&] { return truck.talk.store().order("8ELSE001")->shipments; };
  ASSERT_EQ(shipments().size(), 1U);
  EXPECT_FALSE(shipments()[0].noticed);
  EXPECT_EQ(truck.talk.open_exceptions(), Texts{"despatch-changed/DSP-1"});
  truck.talk.step(OperatorAction{"despatch-changed/DSP-1", "sent by hand", trade::Act::Close, "ann", ""});
  EXPECT_TRUE(shipments()[0].noticed);
}

TEST(DespatchChanges, BeforeTheNoticeLeavesNeedNoPerson) {
  Conversation talk;
  talk.run_for(hours(1));
  Json despatch = PeersInScript::despatch_json("2026-11-02T11:30:00Z");
  despatch["departureDateTime"] = "0001-01-01T00:00:00Z";
  talk.peers().despatches = {despatch};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.standing().waits_for, "departure of the truck");
  talk.peers().despatches[0]["status"] = "Undone";
  talk.peers().despatches[0]["lastModifiedDateTime"] = format_instant(talk.now().wall);
  talk.run_for(hours(1));
  EXPECT_EQ(talk.standing().awaited, Awaited::Despatch);
  EXPECT_TRUE(talk.store().order("7QX2M4KP")->shipments.empty());
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(DespatchChanges, OfANoticeThatHasNotLeftYetChangeIt) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-02T14:30:00Z")};
  talk.peers().despatches[0]["lastModifiedDateTime"] = "2026-11-02T11:30:00Z";
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count(submit), 0U);
  talk.peers().despatches[0]["proNumber"] = "PRO8";
  talk.peers().despatches[0]["lastModifiedDateTime"] = format_instant(talk.now().wall);
  talk.run_for(hours(3));
  ASSERT_EQ(talk.count(submit), 1U);
  const Json notice = talk.body_of(submit)["shipmentConfirmations"][0];
  EXPECT_EQ(notice["shipmentConfirmationType"], "Original");
  EXPECT_EQ(notice["transportationDetails"]["carrierShipmentReferenceNumber"], "PRO8");
}

}  // namespace
}  // namespace vendorproof::flow
