#include "harness/world/network.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

HttpCall call_of(Peer peer, std::string operation, std::string method = "GET") {
  HttpCall call;
  call.key.text = "key/" + operation;
  call.peer = peer;
  call.operation = std::move(operation);
  call.request.method = std::move(method);
  return call;
}

scenarios::Scenario with_fault(scenarios::Fault fault) {
  scenarios::Scenario scenario;
  scenario.start = *parse_instant("2026-11-02T08:00:00Z");
  scenario.faults.push_back(std::move(fault));
  return scenario;
}

scenarios::Fault span(scenarios::FaultKind kind, std::string peer) {
  scenarios::Fault fault;
  fault.kind = kind;
  fault.peer = std::move(peer);
  fault.from = std::chrono::hours(1);
  fault.until = std::chrono::hours(2);
  return fault;
}

TEST(Network, CarriesWhenNothingIsPlanned) {
  scenarios::Scenario scenario;
  Chance chance(scenario);
  Network network(scenario, chance);
  const Disposition disposition = network.disposition(call_of(Peer::Amazon, "getPurchaseOrders"), scenario.start);
  EXPECT_TRUE(disposition.deliver_request && disposition.deliver_answer && !disposition.instead);
  EXPECT_EQ(network.faults_fired(), 0);
}

TEST(Network, KeepsAPlannedSpanToItsPeerAndItsTime) {
  const auto scenario = with_fault(span(scenarios::FaultKind::Outage, "erp"));
  Chance chance(scenario);
  Network network(scenario, chance);
  const Instant during = scenario.start + std::chrono::minutes(90);
  EXPECT_TRUE(network.disposition(call_of(Peer::Erp, "items"), during).refused);
  EXPECT_FALSE(network.disposition(call_of(Peer::Amazon, "getPurchaseOrders"), during).refused);
  EXPECT_FALSE(network.disposition(call_of(Peer::Erp, "items"), scenario.start).refused);
  EXPECT_FALSE(network.disposition(call_of(Peer::Erp, "items"), scenario.start + std::chrono::hours(2)).refused);
  EXPECT_TRUE(network.planned_trouble(Peer::Erp, during));
  EXPECT_FALSE(network.planned_trouble(Peer::Amazon, during));
}

TEST(Network, AnswersInsteadOfAPeerThatThrottlesOrFails) {
  for (const auto& [kind, status] :
       {std::pair(scenarios::FaultKind::Throttle, 429), std::pair(scenarios::FaultKind::ServerError, 503)}) {
    const auto scenario = with_fault(span(kind, "amazon"));
    Chance chance(scenario);
    Network network(scenario, chance);
    const Instant during = scenario.start + std::chrono::minutes(90);
    const Disposition disposition = network.disposition(call_of(Peer::Amazon, "submitInvoices", "POST"), during);
    ASSERT_TRUE(disposition.instead.has_value());
    EXPECT_EQ(disposition.instead->status, status);
  }
}

TEST(Network, RefusesOneOperationOrAllInAPeersWords) {
  for (const std::int64_t status : scenarios::refusal_statuses()) {
    scenarios::Fault fault = span(scenarios::FaultKind::Refusal, "erp");
    fault.status = status;
    fault.operation = "linkedOrders.create";
    const auto scenario = with_fault(fault);
    Chance chance(scenario);
    Network network(scenario, chance);
    const Instant during = scenario.start + std::chrono::minutes(90);
    const Disposition disposition = network.disposition(call_of(Peer::Erp, "linkedOrders.create", "POST"), during);
    ASSERT_TRUE(disposition.instead.has_value());
    EXPECT_EQ(disposition.instead->status, status);
    EXPECT_FALSE(disposition.instead->body.empty());
    EXPECT_FALSE(network.disposition(call_of(Peer::Erp, "items.list"), during).instead.has_value());
    EXPECT_TRUE(network.planned_trouble(Peer::Erp, during));
  }
  EXPECT_NE(refusal_answer(Peer::Amazon, 403).body.find(R"("errors":[{"code":"Unauthorized")"), std::string::npos);
  EXPECT_NE(refusal_answer(Peer::Erp, 403).body.find(R"("error":{"code":"Authorization)"), std::string::npos);
}

TEST(Network, LosesAsManyAnswersAsPlanned) {
  scenarios::Fault fault;
  fault.kind = scenarios::FaultKind::LostAnswer;
  fault.operation = "submitInvoices";
  fault.times = 2;
  const auto scenario = with_fault(fault);
  Chance chance(scenario);
  Network network(scenario, chance);
  const HttpCall call = call_of(Peer::Amazon, "submitInvoices", "POST");
  EXPECT_FALSE(network.disposition(call, scenario.start).deliver_answer);
  EXPECT_TRUE(network.disposition(call_of(Peer::Amazon, "getTransaction"), scenario.start).deliver_answer);
  EXPECT_FALSE(network.disposition(call, scenario.start).deliver_answer);
  EXPECT_TRUE(network.disposition(call, scenario.start).deliver_answer);
}

TEST(Network, FailsTheTransactionOfASubmissionThatItTook) {
  scenarios::Fault fault;
  fault.kind = scenarios::FaultKind::TakenAndFailed;
  fault.operation = "submitInvoices";
  const auto scenario = with_fault(fault);
  Chance chance(scenario);
  Network network(scenario, chance);
  const HttpCall call = call_of(Peer::Amazon, "submitInvoices", "POST");
  const Disposition taken = network.disposition(call, scenario.start);
  ASSERT_TRUE(taken.instead.has_value());
  EXPECT_EQ(taken.instead->status, 202);
  EXPECT_EQ(taken.instead->body, taken_to_fail_answer(1).body);
  EXPECT_FALSE(network.disposition(call, scenario.start).instead.has_value()) << "once";
  const std::size_t begins = taken.instead->body.find("0000");
  HttpCall question = call_of(Peer::Amazon, "getTransaction");
  question.request.path = "/vendor/transactions/v1/transactions/" + taken.instead->body.substr(begins, 51);
  for (int i = 0; i < 2; ++i) {
    const Disposition answer = network.disposition(question, scenario.start);
    ASSERT_TRUE(answer.instead.has_value());
    EXPECT_EQ(answer.fault, "taken-and-failed");
    EXPECT_NE(answer.instead->body.find("NotAvailable"), std::string::npos);
    EXPECT_NE(answer.instead->body.find("Failure"), std::string::npos);
  }
  question.request.path = "/vendor/transactions/v1/transactions/another";
  EXPECT_FALSE(network.disposition(question, scenario.start).instead.has_value());
}

TEST(Network, RefusesARightRequestOnceOrOneDocumentAlways) {
  scenarios::Fault fault;
  fault.kind = scenarios::FaultKind::BadRequest;
  fault.operation = "submitInvoices";
  const auto once = with_fault(fault);
  Chance chance(once);
  Network network(once, chance);
  HttpCall call = call_of(Peer::Amazon, "submitInvoices", "POST");
  EXPECT_EQ(network.disposition(call, once.start).instead.value().status, 400);
  EXPECT_FALSE(network.disposition(call, once.start).instead.has_value());
  fault.document = "SI-1";
  const auto always = with_fault(fault);
  Network other(always, chance);
  call.request.path = "/vendor/payments/v1/invoices";
  for (const auto& [body, is_refused] :
       {std::pair(R"({"invoices":[{"id":"SI-2"},{"id":"SI-1"}]})", true),
        std::pair(R"({"invoices":[{"id":"SI-2"}]})", false), std::pair(R"({"invoices":[{"id":"SI-1"}]})", true)}) {
    call.request.body = body;
    EXPECT_EQ(other.disposition(call, always.start).instead.has_value(), is_refused) << body;
  }
}

TEST(Network, KillsTheCoreAsPlanned) {
  scenarios::Fault fault;
  fault.kind = scenarios::FaultKind::Crash;
  fault.operation = "submitInvoices";
  const auto scenario = with_fault(fault);
  Chance chance(scenario);
  Network network(scenario, chance);
  EXPECT_EQ(network.kills_core({"invoice/PO1"}, 1, "getTransaction"), std::nullopt);
  EXPECT_EQ(network.kills_core({"invoice/PO1"}, 1, "submitInvoices"), Boundary::AfterSend);
  EXPECT_EQ(network.kills_core({"invoice/PO1"}, 1, "submitInvoices"), std::nullopt);
}

TEST(Network, SparesTheFirstCallsAndTellsOfACrashThatDidNotCome) {
  scenarios::Fault fault;
  fault.kind = scenarios::FaultKind::Crash;
  fault.operation = "submitInvoices";
  fault.skip = 1;
  const auto scenario = with_fault(fault);
  Chance chance(scenario);
  Network network(scenario, chance);
  EXPECT_EQ(network.kills_core({"invoice/PO1"}, 1, "submitInvoices"), std::nullopt);
  EXPECT_EQ(network.missed_crashes(), std::vector<std::string>{"submitInvoices number 2"});
  EXPECT_EQ(network.kills_core({"invoice/PO2"}, 1, "submitInvoices"), Boundary::AfterSend);
  EXPECT_TRUE(network.missed_crashes().empty());
}

TEST(Network, KillsTheCoreByChanceAtEveryBoundary) {
  scenarios::Scenario scenario;
  scenario.chance.crash_bp = 200;
  Chance chance(scenario);
  Network network(scenario, chance);
  std::map<std::optional<Boundary>, int> times;
  for (int i = 0; i < 5'000; ++i) ++times[network.kills_core({"invoice/" + std::to_string(i)}, 1, "submitInvoices")];
  for (const Boundary boundary : {Boundary::BeforeCommit, Boundary::AfterCommit, Boundary::AfterSend}) {
    EXPECT_GT(times[boundary], 10) << text_of(boundary);
  }
}

TEST(Network, NeverDoublesACreateOfTheErp) {
  scenarios::Scenario scenario;
  scenario.chance.duplicate_bp = 10'000;
  Chance chance(scenario);
  Network network(scenario, chance);
  EXPECT_EQ(network.disposition(call_of(Peer::Erp, "linkedOrders.create", "POST"), scenario.start).copies, 1);
  EXPECT_EQ(network.disposition(call_of(Peer::Amazon, "submitInvoices", "POST"), scenario.start).copies, 2);
}

TEST(Network, DrawsAFreshOccasionForAPollThatComesAgain) {
  scenarios::Scenario scenario;
  scenario.chance.request_lost_bp = 5'000;
  Chance chance(scenario);
  Network network(scenario, chance);
  int lost = 0;
  for (int i = 0; i < 100; ++i) {
    lost += network.disposition(call_of(Peer::Amazon, "getPurchaseOrders"), scenario.start).deliver_request ? 0 : 1;
  }
  EXPECT_GT(lost, 20);
  EXPECT_LT(lost, 80);
}

}  // namespace
}  // namespace vendorproof::harness
