#include "harness/judge/excused_orders.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

/// Rules that an order must break when Amazon does not take a document of it.
constexpr std::string_view rules_that_follow[] = {"ACK-01", "ACK-02", "SEQ-01",  "SEQ-02",  "SEQ-04",  "SEQ-06",
                                                  "ASN-01", "ASN-02", "UNIT-05", "LIVE-01", "OWNER-01"};

bool is_struck_in_last_hour(const Evidence& evidence, Instant at) {
  const auto& calls = evidence.record.calls;
  return std::any_of(calls.begin(), calls.end(), [&](const CallRecord& call) {
    return !call.fault.empty() && call.peer == Peer::Amazon && call.sent <= at &&
           call.sent > at - std::chrono::hours(1);
  });
}

bool could_not_be_answered(const Evidence& evidence, Instant rejected) {
  const std::string late = evidence.scenario.amazon.reading_of("outage");
  const bool is_served_late = !late.empty() && late != "off";
  return is_served_late || evidence.planned_trouble("amazon", rejected - std::chrono::hours(2), rejected) ||
         is_struck_in_last_hour(evidence, rejected);
}

bool somebody_was_told_of(const Evidence& evidence, const std::string& number) {
  if (!evidence.record.visibility.shown_to_people) return true;
  const auto& shown = evidence.record.exceptions;
  return std::any_of(shown.begin(), shown.end(),
                     [&](const TradeException& exception) { return exception.purchase_order == number; });
}

bool is_unfounded(const CallRecord& call) {
  return call.fault == scenarios::text_of(scenarios::FaultKind::TakenAndFailed) ||
         call.fault == scenarios::text_of(scenarios::FaultKind::BadRequest);
}

/// A kind of submission, and what shows that Amazon took it.
struct Submission {
  std::string_view operation;
  EffectKind taken;
};
constexpr Submission submissions[] = {{"submitAcknowledgement", EffectKind::AcknowledgementAccepted},
                                      {"SubmitShipmentConfirmations", EffectKind::ShipNoticeAccepted},
                                      {"submitInvoices", EffectKind::InvoiceAccepted}};

bool was_taken_since(const Evidence& evidence, EffectKind kind, const std::string& document, Instant sent) {
  const auto& effects = evidence.of(kind);
  return std::any_of(effects.begin(), effects.end(),
                     [&](const Effect* effect) { return effect->document == document && effect->taken() >= sent; });
}

/// The orders of a document of the ERP, by its number: a despatch or an invoice.
void add_orders_of(const Evidence& evidence, const std::string& document, std::set<std::string>& orders) {
  for (const EffectKind kind : {EffectKind::DespatchPosted, EffectKind::SalesInvoicePosted}) {
    for (const Effect* posted : evidence.of(kind)) {
      if (posted->document != document) continue;
      for (const std::string& number : orders_of(*posted)) orders.insert(number);
    }
  }
}

/// Orders with a document that Amazon did not take, although nothing is wrong with it.
std::set<std::string> kept_back_orders(const Evidence& evidence) {
  std::set<std::string> orders;
  for (const CallRecord& call : evidence.record.calls) {
    if (!is_unfounded(call)) continue;
    for (const Submission& row : submissions) {
      if (row.operation != call.operation) continue;
      for (const std::string& document : call.documents) {
        if (was_taken_since(evidence, row.taken, document, call.sent)) continue;
        if (evidence.orders.contains(document)) orders.insert(document);
        add_orders_of(evidence, document, orders);
      }
    }
  }
  return orders;
}

/// The ship notice of a truck waits for the answers to all orders on it.
void add_orders_on_the_same_trucks(const Evidence& evidence, std::set<std::string>& orders) {
  std::set<const Truck*> trucks;
  for (const std::string& number : orders) {
    const auto carried = evidence.trucks_by_order.find(number);
    if (carried != evidence.trucks_by_order.end()) trucks.insert(carried->second.begin(), carried->second.end());
  }
  for (const auto& [number, carried] : evidence.trucks_by_order) {
    const bool is_shared =
        std::any_of(carried.begin(), carried.end(), [&](const Truck* truck) { return trucks.contains(truck); });
    if (is_shared) orders.insert(number);
  }
}

bool is_about_one_of(const reports::Finding& finding, const std::set<std::string>& orders) {
  const bool is_of_rule = std::find(std::begin(rules_that_follow), std::end(rules_that_follow), finding.rule->id) !=
                          std::end(rules_that_follow);
  if (!is_of_rule) return false;
  std::vector<std::string> numbers;
  for (const std::string& part : split(finding.purchase_order, ',')) {
    numbers.push_back(starts_with(part, " ") ? part.substr(1) : part);
  }
  // A failed submission names its document, which is the order where it is an answer to it.
  numbers.insert(numbers.end(), finding.documents.begin(), finding.documents.end());
  return std::any_of(numbers.begin(), numbers.end(),
                     [&](const std::string& number) { return orders.contains(number); });
}

}  // namespace

std::set<std::string> excused_orders(const Evidence& evidence) {
  std::set<std::string> orders = kept_back_orders(evidence);
  for (const Effect* rejected : evidence.of(EffectKind::OrderRejected)) {
    if (could_not_be_answered(evidence, rejected->at)) orders.insert(rejected->purchase_order);
  }
  add_orders_on_the_same_trucks(evidence, orders);
  std::erase_if(orders, [&](const std::string& number) { return !somebody_was_told_of(evidence, number); });
  return orders;
}

void leave_out_excused(const Evidence& evidence, std::vector<reports::Finding>& findings) {
  const std::set<std::string> orders = excused_orders(evidence);
  if (orders.empty()) return;
  std::erase_if(findings, [&](const reports::Finding& finding) { return is_about_one_of(finding, orders); });
}

}  // namespace vendorproof::harness
