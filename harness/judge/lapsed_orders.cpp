#include "harness/judge/lapsed_orders.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

/// Rules that an order which Amazon rejected unheard must break.
constexpr std::string_view rules_that_follow[] = {"ACK-01", "ACK-02", "SEQ-01",  "SEQ-04",  "SEQ-06",
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

bool follows_from_a_lapse(const reports::Finding& finding, const std::set<std::string>& lapsed) {
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
                     [&](const std::string& number) { return lapsed.contains(number); });
}

}  // namespace

std::set<std::string> lapsed_orders(const Evidence& evidence) {
  std::set<std::string> lapsed;
  for (const Effect* rejected : evidence.of(EffectKind::OrderRejected)) {
    const std::string& number = rejected->purchase_order;
    if (could_not_be_answered(evidence, rejected->at) && somebody_was_told_of(evidence, number)) lapsed.insert(number);
  }
  return lapsed;
}

void leave_out_lapses(const Evidence& evidence, std::vector<reports::Finding>& findings) {
  const std::set<std::string> lapsed = lapsed_orders(evidence);
  if (lapsed.empty()) return;
  std::erase_if(findings, [&](const reports::Finding& finding) { return follows_from_a_lapse(finding, lapsed); });
}

}  // namespace vendorproof::harness
