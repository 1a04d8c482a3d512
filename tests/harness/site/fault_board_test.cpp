#include "harness/site/fault_board.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

const Instant time_of_strike = parse_instant("2026-11-23T08:00:00Z").value();

ServedFault fault(const std::string& kind, std::int64_t times = 0) {
  ServedFault fault;
  fault.kind = kind;
  fault.times = times;
  if (kind == "delay" || kind == "late-answer") fault.delay = std::chrono::seconds(2);
  return fault;
}

HttpRequest request(const std::string& body = "") { return {"POST", "/vendor/payments/v1/invoices", {}, {}, body}; }

std::string struck_by(FaultBoard& board, Peer peer, const std::string& operation, const std::string& body = "") {
  return board.strike(peer, operation, request(body), time_of_strike).fault;
}

TEST(FaultBoard, EveryKindDoesSomething) {
  for (const FaultKindRow& row : fault_kinds()) {
    FaultBoard board;
    ASSERT_TRUE(board.add(fault(std::string(row.name))).has_value()) << row.name;
    const Disposition struck = board.strike(Peer::Amazon, "submitInvoices", request(), time_of_strike);
    EXPECT_EQ(struck.fault, row.name);
    const bool changed = !struck.deliver_request || !struck.deliver_answer || struck.truncate_answer ||
                         struck.copies != 1 || struck.instead || struck.request_delay > Duration(0) ||
                         struck.answer_delay > Duration(0);
    EXPECT_TRUE(changed) << row.name;
  }
  FaultBoard none;
  const Disposition calm = none.strike(Peer::Amazon, "submitInvoices", request(), time_of_strike);
  EXPECT_EQ(calm.fault, "");
  EXPECT_EQ(calm.request_delay + calm.answer_delay, Duration(0));
}

TEST(FaultBoard, StrikesWhatItIsForAndSoOftenAsItIsFor) {
  FaultBoard board;
  ServedFault counted = fault("throttle", 2);
  counted.peer = Peer::Amazon;
  counted.operation = "submitInvoices";
  counted.skip = 1;
  ASSERT_EQ(board.add(counted).value(), "fault-1");
  EXPECT_EQ(struck_by(board, Peer::Erp, "submitInvoices"), "");
  EXPECT_EQ(struck_by(board, Peer::Amazon, "getTransaction"), "");
  EXPECT_EQ(struck_by(board, Peer::Amazon, "submitInvoices"), "") << "skipped";
  EXPECT_EQ(struck_by(board, Peer::Amazon, "submitInvoices"), "throttle");
  EXPECT_EQ(struck_by(board, Peer::Amazon, "submitInvoices"), "throttle");
  EXPECT_EQ(struck_by(board, Peer::Amazon, "submitInvoices"), "") << "used up";
  EXPECT_EQ(board.struck(), 2);
  ServedFault by_text = fault("500");
  by_text.text = "INV-7";
  ASSERT_TRUE(board.add(by_text).has_value());
  EXPECT_EQ(struck_by(board, Peer::Amazon, "submitInvoices", R"({"id":"INV-7"})"), "500");
  EXPECT_EQ(struck_by(board, Peer::Amazon, "submitInvoices", R"({"id":"INV-8"})"), "");
}

TEST(FaultBoard, CountsStruckDeedsApartFromQuestionsAndSignIns) {
  FaultBoard board;
  ASSERT_TRUE(board.add(fault("drop")).has_value());
  HttpRequest question = request();
  question.method = "GET";
  HttpRequest sign_in = request();
  sign_in.path = "/auth/o2/token";
  board.strike(Peer::Amazon, "getPurchaseOrders", question, time_of_strike);
  board.strike(Peer::Amazon, "", sign_in, time_of_strike);
  EXPECT_EQ(board.struck(), 2);
  EXPECT_EQ(board.struck_deeds(), 0);
  board.strike(Peer::Amazon, "submitInvoices", request(), time_of_strike);
  EXPECT_EQ(board.struck_deeds(), 1);
  board.clear();
  EXPECT_EQ(board.struck_deeds(), 0);
}

TEST(FaultBoard, IsNamedAndRemoved) {
  FaultBoard board;
  ServedFault named = fault("drop");
  named.name = "night";
  EXPECT_EQ(board.add(named).value(), "night");
  EXPECT_EQ(board.add(named).error().code, ErrorCode::Conflict);
  EXPECT_EQ(board.remove("day").error().message, "there is no fault day; there are night");
  EXPECT_TRUE(board.remove("night").has_value());
  EXPECT_EQ(struck_by(board, Peer::Amazon, "submitInvoices"), "");
}

TEST(FaultBoard, RefusesWhatMakesNoSense) {
  FaultBoard board;
  EXPECT_NE(board.add(fault("flood")).error().message.find("lost-answer"), std::string::npos);
  EXPECT_FALSE(board.add(fault("drop", -1)).has_value());
  ServedFault mistyped = fault("drop");
  mistyped.operation = "submitInvoice";
  EXPECT_EQ(board.add(mistyped).error().message,
            "no operation is called 'submitInvoice'; did you mean submitInvoices?");
  mistyped.operation = "post linkedOrders";
  mistyped.peer = Peer::Amazon;
  EXPECT_FALSE(board.add(mistyped).has_value()) << "that is the ERP's";
  ServedFault without = fault("delay");
  without.delay = Duration(0);
  EXPECT_FALSE(board.add(without).has_value());
  without.delay = std::chrono::hours(1);
  EXPECT_FALSE(board.add(without).has_value());
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(board.add(fault("drop")).has_value());
  EXPECT_EQ(board.add(fault("drop")).error().code, ErrorCode::Conflict);
}

TEST(FaultBoard, RemembersTheLatestThousandStrikes) {
  FaultBoard board;
  ASSERT_TRUE(board.add(fault("drop")).has_value());
  for (std::uint64_t i = 1; i <= 1500; ++i) {
    struck_by(board, Peer::Amazon, "submitInvoices");
    board.note({i, time_of_strike, Peer::Amazon, "submitInvoices", "drop"});
  }
  EXPECT_EQ(board.strikes().size(), 1000U);
  EXPECT_EQ(board.strikes().front().request, 501U);
  EXPECT_EQ(board.struck(), 1500);
  board.remove_all();
  EXPECT_EQ(board.strikes().size(), 1000U) << "what has struck stays known";
  board.clear();
  EXPECT_EQ(board.strikes().size(), 0U);
}

}  // namespace
}  // namespace vendorproof::harness
