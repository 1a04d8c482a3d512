#include "harness/judge/excused_orders.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

/// A rule that an order breaks because Amazon did not take a document of it, and the last kind of document for which
/// that is so: an invoice that is not taken makes no acknowledgement late.
struct Follows {
  std::string_view rule;
  KeptBack last;
};
constexpr Follows rules_that_follow[] = {{"ACK-01", KeptBack::Answer},     {"SEQ-01", KeptBack::Answer},
                                         {"SEQ-02", KeptBack::Answer},     {"SEQ-06", KeptBack::Answer},
                                         {"UNIT-05", KeptBack::Answer},    {"OWNER-01", KeptBack::Answer},
                                         {"ASN-01", KeptBack::ShipNotice}, {"ASN-02", KeptBack::ShipNotice},
                                         {"SEQ-04", KeptBack::Invoice},    {"LIVE-01", KeptBack::Invoice}};

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

/// A kind of submission, and what shows that Amazon took it.
struct Submission {
  std::string_view operation;
  EffectKind taken;
  KeptBack kept_back;
};
constexpr Submission submissions[] = {
    {"submitAcknowledgement", EffectKind::AcknowledgementAccepted, KeptBack::Answer},
    {"SubmitShipmentConfirmations", EffectKind::ShipNoticeAccepted, KeptBack::ShipNotice},
    {"submitInvoices", EffectKind::InvoiceAccepted, KeptBack::Invoice}};

/// When Amazon took the document after it had been sent in vain; the end of time if it never did.
Instant taken_since(const Evidence& evidence, EffectKind kind, const std::string& document, Instant sent) {
  for (const Effect* effect : evidence.of(kind)) {
    const std::string& number = kind == EffectKind::AcknowledgementAccepted ? effect->purchase_order : effect->document;
    if (number == document && effect->taken() >= sent) return effect->at;
  }
  return Instant::max();
}

/// What had to wait for the document leaves so soon after it.
constexpr Duration catches_up_within = std::chrono::hours(1);

void keep_back(const std::string& order, const Excuse& excuse, ExcusedOrders& orders) {
  orders[order].push_back(excuse);
}

Excuse excuse_for(const Evidence& evidence, const Submission& row, const std::string& document, Instant sent) {
  const Instant taken = taken_since(evidence, row.taken, document, sent);
  return {row.kept_back, sent, taken == Instant::max() ? taken : taken + catches_up_within};
}

/// Whether a person was told of the order, or of a document that names it.
bool was_told(const Evidence& evidence, const std::string& order, const std::string& document) {
  const auto& exceptions = evidence.record.exceptions;
  return !evidence.record.visibility.shown_to_people || evidence.was_told_of(order) ||
         std::any_of(exceptions.begin(), exceptions.end(), [&](const TradeException& exception) {
           return !exception.document.empty() && exception.document == document;
         });
}

/// Orders with a document that Amazon did not take, although nothing is wrong with it.
void add_refused_without_a_reason(const Evidence& evidence, ExcusedOrders& orders) {
  for (const CallRecord& call : evidence.record.calls) {
    if (!is_refused_without_a_reason(call)) continue;
    for (const Submission& row : submissions) {
      if (row.operation != call.operation) continue;
      for (const auto& [document, of_document] : call.orders) {
        for (const std::string& order : of_document) {
          if (!was_told(evidence, order, document)) continue;
          keep_back(order, excuse_for(evidence, row, document, call.sent), orders);
        }
      }
    }
  }
}

/// Later documents that Amazon failed because it had not taken an earlier one.
void add_failed_for_that(const Evidence& evidence, ExcusedOrders& orders) {
  const ExcusedOrders before = orders;
  for (const Effect* failed : evidence.of(EffectKind::SubmissionFailed)) {
    for (const Submission& row : submissions) {
      if (row.operation != failed->operation) continue;
      for (const std::string& order : orders_of(*failed)) {
        if (!is_excused(before, order, row.kept_back, failed->at)) continue;
        keep_back(order, excuse_for(evidence, row, failed->document, failed->taken()), orders);
      }
    }
  }
}

/// The ship notice of a truck waits for the answers to all orders on it, and is the notice of all of them. That keeps
/// no answer to another order back.
void add_orders_on_the_same_trucks(const Evidence& evidence, ExcusedOrders& orders) {
  std::map<const Truck*, Excuse> trucks;
  for (const auto& [number, excuses] : orders) {
    const auto carried = evidence.trucks_by_order.find(number);
    if (carried == evidence.trucks_by_order.end()) continue;
    for (const Excuse& excuse : excuses) {
      if (excuse.document == KeptBack::Invoice) continue;
      for (const Truck* truck : carried->second) {
        Excuse& shared = trucks.try_emplace(truck, excuse).first->second;
        shared = {KeptBack::ShipNotice, std::min(shared.from, excuse.from), std::max(shared.until, excuse.until)};
      }
    }
  }
  for (const auto& [number, carried] : evidence.trucks_by_order) {
    if (!was_told(evidence, number, "")) continue;
    for (const Truck* truck : carried) {
      const auto shared = trucks.find(truck);
      if (shared != trucks.end()) keep_back(number, shared->second, orders);
    }
  }
}

bool follows(const reports::Finding& finding, const ExcusedOrders& orders) {
  const auto row = std::find_if(std::begin(rules_that_follow), std::end(rules_that_follow),
                                [&](const Follows& candidate) { return candidate.rule == finding.rule->id; });
  if (row == std::end(rules_that_follow)) return false;
  std::vector<std::string> numbers;
  for (const std::string& part : split(finding.purchase_order, ',')) {
    numbers.push_back(starts_with(part, " ") ? part.substr(1) : part);
  }
  // The finding about a failed acknowledgement names the order as its document.
  numbers.insert(numbers.end(), finding.documents.begin(), finding.documents.end());
  return std::any_of(numbers.begin(), numbers.end(),
                     [&](const std::string& number) { return is_excused(orders, number, row->last, finding.at); });
}

}  // namespace

bool is_refused_without_a_reason(const CallRecord& call) {
  constexpr scenarios::FaultKind kinds[] = {scenarios::FaultKind::TakenAndFailed, scenarios::FaultKind::TakenAndLost,
                                            scenarios::FaultKind::BadRequest};
  return std::any_of(std::begin(kinds), std::end(kinds),
                     [&](scenarios::FaultKind kind) { return call.fault == scenarios::text_of(kind); });
}

bool is_excused(const ExcusedOrders& orders, const std::string& purchase_order, KeptBack document, Instant at) {
  const auto order = orders.find(purchase_order);
  return order != orders.end() && std::any_of(order->second.begin(), order->second.end(), [&](const Excuse& excuse) {
           return excuse.document <= document && excuse.from <= at && at <= excuse.until;
         });
}

ExcusedOrders excused_orders(const Evidence& evidence) {
  ExcusedOrders orders;
  add_refused_without_a_reason(evidence, orders);
  add_failed_for_that(evidence, orders);
  for (const Effect* rejected : evidence.of(EffectKind::OrderRejected)) {
    const bool is_told = was_told(evidence, rejected->purchase_order, "");
    if (is_told && could_not_be_answered(evidence, rejected->at)) keep_back(rejected->purchase_order, {}, orders);
  }
  add_orders_on_the_same_trucks(evidence, orders);
  return orders;
}

void leave_out_excused(const Evidence& evidence, std::vector<reports::Finding>& findings) {
  const ExcusedOrders orders = excused_orders(evidence);
  if (orders.empty()) return;
  std::erase_if(findings, [&](const reports::Finding& finding) { return follows(finding, orders); });
}

}  // namespace vendorproof::harness
