#include "core/flow/ship_notices.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const char* const submit_notices = "SubmitShipmentConfirmations";
const char* const other_order = "8RY3N5LQ";

/// Both lines of an order in two cartons of their own: `first` is the first line's and carton's number.
void load(Json& despatch, const std::string& order, int first, const std::string& shipment) {
  const Json model = PeersInScript::despatch_json("2026-11-02T11:30:00Z", order);
  for (int i = 0; i < 2; ++i) {
    Json line = model["despatchLines"][static_cast<std::size_t>(i)];
    line["sequence"] = 10'000 * (first + i);
    line["shipmentNumber"] = shipment;
    despatch["despatchLines"].push_back(line);
    Json package = model["packages"][static_cast<std::size_t>(i)];
    package["packageNumber"] = first + i;
    package["sscc"] = "09506000000000" + std::to_string(1000 + first + i);
    package["packageContents"][0]["despatchLineSequence"] = 10'000 * (first + i);
    despatch["packages"].push_back(package);
  }
}

/// Two orders of two vendor codes, confirmed, on one truck.
struct TwoVendorCodes {
  Conversation talk;

  TwoVendorCodes() {
    Json other = PeersInScript::order_json(other_order);
    other["orderDetails"]["sellingParty"]["partyId"] = "TEAS2";
    talk.peers().orders.push_back(other);
    talk.run_for(hours(1));
    Json truck = PeersInScript::despatch_json("2026-11-02T11:30:00Z");
    truck["despatchLines"] = Json::array();
    truck["packages"] = Json::array();
    load(truck, "7QX2M4KP", 1, "SS-1");
    load(truck, other_order, 3, "SS-2");
    talk.peers().despatches = {truck};
  }
  std::vector<std::string> identifiers() const {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < talk.count(submit_notices); ++i) {
      const Json body = talk.body_of(submit_notices, i);
      for (const Json& notice : body["shipmentConfirmations"]) found.push_back(notice["shipmentIdentifier"]);
    }
    std::sort(found.begin(), found.end());
    return found;
  }
};

using Texts = std::vector<std::string>;

TEST(ShipNotices, OfSeveralVendorCodesOnATruckAreOneEach) {
  TwoVendorCodes truck;
  truck.talk.run_for(hours(1));
  EXPECT_EQ(truck.identifiers(), (Texts{"DSP-1-TEAS1", "DSP-1-TEAS2"}));
  EXPECT_EQ(truck.talk.standing("7QX2M4KP").state, OrderState::Shipped);
  EXPECT_EQ(truck.talk.standing(other_order).state, OrderState::Shipped);
  EXPECT_EQ(truck.talk.store().known_despatch("DSP-1").state, store::DespatchState::Succeeded);
  EXPECT_EQ(truck.talk.store().note("notice-sent/DSP-1-TEAS1"), std::nullopt) << "nothing is left behind";
  EXPECT_TRUE(truck.talk.open_exceptions().empty());
}

TEST(ShipNotices, ThatFailAreSentAgainAlone) {
  TwoVendorCodes truck;
  truck.talk.peers().verdicts[submit_notices] = {"Failure", "INVALID_SCAC"};
  truck.talk.run_for(hours(1));
  EXPECT_EQ(truck.talk.open_exceptions(), (Texts{"ship-notice-failed/DSP-1-TEAS1", "ship-notice-failed/DSP-1-TEAS2"}));
  EXPECT_EQ(truck.talk.standing(other_order).exception, "ship-notice-failed/DSP-1-TEAS2");

  truck.talk.peers().verdicts.clear();
  truck.talk.step(
      OperatorAction{"ship-notice-failed/DSP-1-TEAS2", "the carrier was mended", trade::Act::Close, "ann", ""});
  truck.talk.run_for(hours(1));
  EXPECT_EQ(truck.talk.open_exceptions(), Texts{}) << "both were unsent, so both leave again";
  EXPECT_EQ(truck.talk.standing("7QX2M4KP").state, OrderState::Shipped);
  EXPECT_EQ(truck.talk.standing(other_order).state, OrderState::Shipped);
}

TEST(ShipNotices, ThatArrivedAreNotSentAgainWithOneThatFailed) {
  TwoVendorCodes truck;
  truck.talk.next(submit_notices, HttpResponse{202, {}, R"({"payload":{"transactionId":"good"}})"});
  truck.talk.next("getTransaction", HttpResponse{200, {}, R"({"payload":{"transactionStatus":
      {"transactionId":"good","status":"Success"}}})"});
  truck.talk.peers().verdicts[submit_notices] = {"Failure", "INVALID_SCAC"};
  truck.talk.run_for(hours(1));
  ASSERT_EQ(truck.talk.open_exceptions().size(), 1U);
  truck.talk.peers().verdicts.clear();
  truck.talk.step(OperatorAction{truck.talk.open_exceptions()[0], "mended", trade::Act::Close, "ann", ""});
  truck.talk.run_for(hours(1));
  EXPECT_EQ(truck.identifiers().size(), 3U) << "one arrived at once, the other at the second try";
  EXPECT_TRUE(truck.talk.open_exceptions().empty());
  EXPECT_EQ(truck.talk.store().known_despatch("DSP-1").state, store::DespatchState::Succeeded);
}

TEST(ShipNotices, ThatWouldShareACartonAreHeld) {
  TwoVendorCodes truck;
  Json& despatch = truck.talk.peers().despatches[0];
  despatch["packages"][0]["packageContents"].push_back(despatch["packages"][2]["packageContents"][0]);
  despatch["packages"].erase(2);
  truck.talk.run_for(hours(1));
  EXPECT_EQ(truck.talk.count(submit_notices), 0U);
  EXPECT_EQ(truck.talk.open_exceptions(), Texts{"despatch-mismatch/DSP-1"});
  EXPECT_EQ(truck.talk.text_of_exception("despatch-mismatch/DSP-1"),
            "package 1 holds goods of TEAS1 and of TEAS2; one ship notice is for one vendor code");
}

TEST(ShipNotices, ArriveAlsoWhenTheProgramDiesInBetween) {
  TwoVendorCodes truck;
  truck.talk.run_until_called(submit_notices);
  truck.talk.crash();
  truck.talk.run_for(hours(2));
  for (const char* order : {"7QX2M4KP", other_order}) {
    EXPECT_EQ(truck.talk.standing(order).state, OrderState::Shipped) << order;
  }
}

}  // namespace
}  // namespace vendorproof::flow
