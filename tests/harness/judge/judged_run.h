// A clean run that is written by hand; tests break it.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "harness/judge/judge.h"

namespace vendorproof::harness {

constexpr Duration hour = std::chrono::hours(1);
constexpr Duration minute = std::chrono::minutes(1);

inline Money dollars(std::string_view decimal) { return *Money::parse(decimal, usd()); }

inline Effect effect(EffectKind kind, Instant at, std::string document, std::vector<EffectLine> lines) {
  Effect result;
  result.kind = kind;
  result.at = at;
  result.purchase_order = "PO1";
  result.document = std::move(document);
  result.lines = std::move(lines);
  return result;
}

/// A clean run: five cases of twelve at 2.50 each, ordered, acknowledged, shipped, invoiced and paid.
struct JudgedRun {
  scenarios::Scenario scenario;
  RunRecord outcome;

  JudgedRun() {
    scenario.name = "judged";
    scenario.family = "catalogue";
    scenario.start = *parse_instant("2026-11-02T08:00:00Z");
    scenario.items.push_back({"TEA", "B00TEA0001", "TEA-12", {12}, 600, dollars("2.50"), false, "", {}, {}, "", {}});
    scenarios::Order order;
    order.number = "PO1";
    order.lines.push_back({1, "B00TEA0001", "TEA-12", {5, UnitOfMeasure::Cases, 12}, dollars("2.50"), true});
    scenario.orders.push_back(order);
    play();
  }

  Instant at(Duration after) const { return scenario.start + after; }

  static EffectLine line(std::string item, std::string code, std::int64_t eaches) {
    return {"PO1", 1, std::move(item), std::move(code), eaches, {eaches, UnitOfMeasure::Eaches, 1}, dollars("2.50")};
  }

  void add(Peer peer, Effect added) { outcome.ledger.push_back({peer, std::move(added)}); }

  void play() {
    add(Peer::Amazon, effect(EffectKind::OrderIssued, at({}), "PO1", {line("B00TEA0001", "", 60)}));
    add(Peer::Erp, effect(EffectKind::SalesOrderCreated, at(10 * minute), "SO-1", {line("TEA", "", 60)}));
    add(Peer::Amazon,
        effect(EffectKind::AcknowledgementAccepted, at(20 * minute), "PO1", {line("B00TEA0001", "Accepted", 60)}));
    Effect despatch = effect(EffectKind::DespatchPosted, at(20 * hour), "WS-1", {line("TEA", "", 60)});
    despatch.reason = "LOAD-1";
    add(Peer::Erp, despatch);
    Truck truck{"LOAD-1", "1234567890", "PHX6", at(21 * hour), at(70 * hour), {}};
    truck.cartons.push_back({"095060000000000015", {{"B00TEA0001", "PO1", 60, ""}}});
    outcome.trucks.push_back(truck);
    add(Peer::Amazon, effect(EffectKind::ShipNoticeAccepted, at(22 * hour), "WS-1", {line("B00TEA0001", "", 60)}));
    Effect posted = effect(EffectKind::SalesInvoicePosted, at(23 * hour), "SI-1", {line("TEA", "", 60)});
    posted.amount = dollars("150.00");
    add(Peer::Erp, posted);
    Effect invoice = effect(EffectKind::InvoiceAccepted, at(24 * hour), "SI-1", {line("B00TEA0001", "", 60)});
    invoice.amount = dollars("150.00");
    add(Peer::Amazon, invoice);
    pay_and_end();
  }

  /// Amazon changes the fulfilment centre; the truck goes to PHX6 all the same.
  void want_elsewhere(Duration after) {
    scenarios::OrderChange change;
    change.kind = scenarios::ChangeKind::FulfilmentCentre;
    change.after = after;
    change.value = "ONT8";
    scenario.orders[0].changes.push_back(change);
  }

  /// A credit memo for the invoice, or its credit note.
  void give_back(Peer peer, EffectKind kind, std::string_view amount, const std::string& number = "CM-1") {
    Effect given = effect(kind, at(100 * hour), number, {line("TEA", "", 4)});
    given.other_document = "SI-1";
    given.amount = dollars(amount);
    add(peer, given);
  }

  void pay_and_end() {
    Effect payment = effect(EffectKind::PaymentPosted, at(800 * hour), "PAY-1/SI-1", {});
    payment.other_document = "SI-1";
    payment.amount = dollars("150.00");
    add(Peer::Erp, payment);
    first(EffectKind::AcknowledgementAccepted).submitted = at(15 * minute);
    first(EffectKind::ShipNoticeAccepted).submitted = at(21 * hour + 10 * minute);
    call("SubmitShipmentConfirmations", "WS-1", at(21 * hour + 10 * minute));
    outcome.standings.push_back({"PO1", OrderState::Paid, Awaited::Nothing, "", "", true});
    outcome.rates.rows.push_back({"notice-missing", Instant(), Instant::max(), 600, {}});
    outcome.rates.rows.push_back({"notice-late", Instant(), Instant::max(), 600, {}});
    outcome.ended = at(900 * hour);
  }

  void call(std::string operation, std::string document, Instant sent) {
    CallRecord record;
    record.operation = std::move(operation);
    record.documents = {std::move(document)};
    record.sent = sent;
    record.status = 202;
    record.from_peer = true;
    outcome.calls.push_back(record);
  }

  Effect& first(EffectKind kind) {
    for (LedgerEntry& entry : outcome.ledger) {
      if (entry.effect.kind == kind) return entry.effect;
    }
    ADD_FAILURE() << "no such effect";
    return outcome.ledger.front().effect;
  }

  void remove(EffectKind kind) {
    std::erase_if(outcome.ledger, [&](const LedgerEntry& entry) { return entry.effect.kind == kind; });
  }

  void refuse(int status, std::string operation) {
    Effect refused = effect(EffectKind::RequestRefused, at(hour), "", {});
    refused.status = status;
    refused.operation = std::move(operation);
    add(Peer::Amazon, refused);
  }

  void charge(EffectKind kind, const std::string& reason) {
    Effect charged = effect(kind, at(790 * hour), "PAY-1", {});
    charged.reason = reason;
    charged.other_document = "SI-1";
    charged.amount = dollars("7.50");
    add(Peer::Amazon, charged);
  }

  std::multiset<std::string> found() const {
    std::multiset<std::string> ids;
    for (const reports::Finding& finding : judge(scenario, outcome)) ids.insert(std::string(finding.rule->id));
    return ids;
  }
};

}  // namespace vendorproof::harness
