#include "harness/site/scripted_faults.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "harness/field/requests.h"

namespace vendorproof::harness {
namespace {

using scenarios::Fault;
using scenarios::FaultKind;
using scenarios::Scenario;
using std::chrono::hours;
using std::chrono::seconds;

const Instant script_start = parse_instant("2026-11-23T08:00:00Z").value();

Scenario script_of(std::vector<Fault> faults) {
  Scenario scenario;
  scenario.start = script_start;
  scenario.faults = std::move(faults);
  return scenario;
}

TEST(ScriptedFaults, StrikeInTheirSpanAndTheirPeer) {
  ScriptedFaults script(script_of({{FaultKind::Outage, "erp", hours(1), hours(2), "", 1}}));
  EXPECT_EQ(script.lines(), std::vector<std::string>{"outage of erp from 1h until 2h after the start"});
  EXPECT_TRUE(script.strike(Peer::Erp, "items.list", {}, script_start).fault.empty());
  const Disposition struck = script.strike(Peer::Erp, "items.list", {}, script_start + hours(1));
  EXPECT_EQ(struck.fault, "outage");
  EXPECT_FALSE(struck.deliver_request) << "nobody answers";
  EXPECT_TRUE(script.strike(Peer::Amazon, "getPurchaseOrders", {}, script_start + hours(1)).fault.empty());
  EXPECT_TRUE(script.strike(Peer::Erp, "items.list", {}, script_start + hours(2)).fault.empty());
}

TEST(ScriptedFaults, StrikeTheNextCallsOfTheirOperation) {
  ScriptedFaults script(script_of({{FaultKind::LostAnswer, "amazon", {}, {}, "submitInvoices", 2}}));
  EXPECT_TRUE(script.strike(Peer::Amazon, "getPurchaseOrders", {}, script_start).fault.empty());
  for (int i = 0; i < 2; ++i) {
    const Disposition struck = script.strike(Peer::Amazon, "submitInvoices", {}, script_start);
    EXPECT_FALSE(struck.deliver_answer);
    EXPECT_TRUE(struck.deliver_request);
  }
  EXPECT_TRUE(script.strike(Peer::Amazon, "submitInvoices", {}, script_start).fault.empty());
}

/// A scenario names operations of the ERP as the core does.
TEST(ScriptedFaults, StrikeOperationsOfTheErpByTheirRequests) {
  ScriptedFaults script(script_of({{FaultKind::LostAnswer, "erp", {}, {}, "linkedOrders.create", 1},
                                   {FaultKind::Duplicate, "erp", {}, {}, "linkedOrderLines.change", 1},
                                   {FaultKind::LostAnswer, "erp", {}, {}, "linkedOrderLines.add", 1},
                                   {FaultKind::LostAnswer, "erp", {}, {}, "linkedOrders.release", 1}}));
  EXPECT_TRUE(script.strike(Peer::Erp, "get linkedOrders", {}, script_start).fault.empty());
  EXPECT_FALSE(script.strike(Peer::Erp, "post linkedOrders", {}, script_start).deliver_answer);
  EXPECT_EQ(script.strike(Peer::Erp, "patch linkedOrderLines(<id>)", {}, script_start).copies, 2);
  for (const char* through_the_order : {"linkedOrderLines", "Microsoft.NAV.release"}) {
    const std::string operation = std::string("post linkedOrders(<id>)/") + through_the_order;
    EXPECT_FALSE(script.strike(Peer::Erp, operation, {}, script_start).deliver_answer) << operation;
  }
}

TEST(ScriptedFaults, StrikeByChanceTheSameWayForTheSameSeed) {
  Scenario scenario = script_of({});
  scenario.chance.throttle_bp = 2'000;
  scenario.chance.delay_bp = 2'000;
  const auto names = [&] {
    ScriptedFaults script(scenario);
    std::vector<std::string> struck;
    for (int i = 0; i < 300; ++i) {
      const Disposition disposition = script.strike(Peer::Amazon, "getPurchaseOrders", {}, script_start);
      struck.push_back(disposition.fault);
      const Duration delay = disposition.request_delay + disposition.answer_delay;
      EXPECT_EQ(delay > Duration(0), disposition.fault == "delayed") << "without the usual delays of the network";
    }
    return struck;
  };
  const std::vector<std::string> first = names();
  EXPECT_EQ(first, names());
  EXPECT_GT(std::count(first.begin(), first.end(), "throttled"), 30);
  EXPECT_GT(std::count(first.begin(), first.end(), "delayed"), 30);
  EXPECT_EQ(ScriptedFaults(scenario).lines(),
            (std::vector<std::string>{"delay with a chance of 20.00 %", "429 with a chance of 20.00 %"}));
}

TEST(ScriptedFaults, NameWhateverChangesSomethingAtAPeer) {
  for (const Peer peer : {Peer::Amazon, Peer::Erp}) {
    for (const std::string& served : operations_of(peer)) {
      const std::string name = scenario_name(served);
      const bool asks = starts_with(served, "get") || starts_with(served, "Get");
      EXPECT_TRUE(name.empty() ? asks : served_name(name) == served) << served << ": a sweep of crashes cannot name it";
    }
  }
  EXPECT_EQ(scenario_name("patch linkedOrderLines(<id>)"), "linkedOrderLines.change");
  EXPECT_EQ(scenario_name("post linkedOrders(<id>)/linkedOrderLines"), "linkedOrderLines.add");
  EXPECT_EQ(scenario_name("post salesOrderLines"), "salesOrderLines.add");
  EXPECT_EQ(scenario_name("post journalLines"), "journalLines.create");
  EXPECT_EQ(scenario_name("post journals(<id>)/journalLines"), "journalLines.add");
  EXPECT_EQ(scenario_name("post linkedOrders(<id>)/Microsoft.NAV.release"), "linkedOrders.release");
  EXPECT_EQ(scenario_name("post oauth2/v2.0/token"), "oauth2.token");
  EXPECT_EQ(scenario_name("submitInvoices"), "submitInvoices");
  EXPECT_EQ(scenario_name("getAccessToken"), "") << "a login changes nothing";
  EXPECT_EQ(scenario_name(""), "");
}

TEST(ScriptedFaults, WhatCannotBeServedIsNamed) {
  EXPECT_TRUE(check_servable(script_of({})).has_value());
  const Scenario crash = script_of({{FaultKind::Crash, "", {}, {}, "submitInvoices", 1}});
  EXPECT_EQ(check_servable(crash).error().message.substr(0, 40), "$.faults[0] kills our own core, and cann");
  const Scenario mistyped = script_of({{FaultKind::LostAnswer, "", {}, {}, "linkedOrders.creat", 1}});
  EXPECT_EQ(check_servable(mistyped).error().message,
            "$.faults[0].operation: no operation 'linkedOrders.creat' is served");
  Scenario chance;
  chance.chance.crash_bp = 1;
  EXPECT_EQ(check_servable(chance).error().message.substr(0, 17), "$.chance.crash_bp");
  Scenario recorded;
  recorded.decisions_recorded = true;
  recorded.decisions = {{"net/x", 1}};
  EXPECT_EQ(check_servable(recorded).error().message.substr(0, 11), "$.decisions");
}

}  // namespace
}  // namespace vendorproof::harness
