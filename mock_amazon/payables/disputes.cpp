#include "mock_amazon/payables/disputes.h"

#include <algorithm>

#include "core/base/require.h"
#include "core/base/text.h"
#include "mock_amazon/payables/claims.h"
#include "mock_amazon/payables/dispute_facts.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration time_to_decide = 14 * a_day;  // ours
constexpr Duration time_to_dispute_again = 30 * a_day;
constexpr std::size_t attempts_max = 2;

bool is_among(const std::vector<std::string_view>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string list_of(const std::vector<std::string_view>& words) {
  return join(std::vector<std::string>(words.begin(), words.end()), ", ");
}

std::string id_of(std::size_t number) {
  const std::string digits = std::to_string(number);
  return "DSP" + std::string(8 - std::min<std::size_t>(digits.size(), 8), '0') + digits;
}

Result<void> check_words(const DisputeRequest& request, const DisputeSubject& subject) {
  if (subject.kind == SubjectKind::Price && !is_among(price_reasons(), request.reason)) {
    return malformed("the reason of a price dispute is one of " + list_of(price_reasons()));
  }
  for (const std::string& document : request.evidence) {
    if (is_among(evidence_kinds(), document)) continue;
    return malformed("evidence '" + document + "' is not one of " + list_of(evidence_kinds()));
  }
  return {};
}

/// Whether the subject may be disputed now, by time and by earlier disputes.
Result<void> check_time(const Central& central, const DisputeSubject& subject, const std::string& id, Instant now) {
  const auto known = central.disputes.ids_by_subject.find(id);
  if (known == central.disputes.ids_by_subject.end()) {
    if (now <= subject.dispute_until) return {};
    return failure(ErrorCode::Conflict,
                   id + " can no longer be disputed; the last time was " + format_instant(subject.dispute_until));
  }
  const Dispute& last = known_in(central.disputes.by_id, "dispute", known->second.back());
  if (last.state == DisputeState::Open) return failure(ErrorCode::Conflict, id + " is being disputed as " + last.id);
  if (known->second.size() >= attempts_max) {
    return failure(ErrorCode::Conflict, id + " was disputed twice; a third dispute is not possible");
  }
  if (now <= last.decided + time_to_dispute_again) return {};
  return failure(ErrorCode::Conflict, id + " can no longer be disputed again; the last time was " +
                                          format_instant(last.decided + time_to_dispute_again));
}

}  // namespace

std::string_view text_of(DisputeState state) {
  switch (state) {
    case DisputeState::Open:
      return "Open";
    case DisputeState::Upheld:
      return "Upheld";
    case DisputeState::PartlyUpheld:
      return "PartlyUpheld";
    case DisputeState::Refused:
      return "Refused";
  }
  REQUIRE(false);
  return "";
}

const std::vector<std::string_view>& evidence_kinds() {
  static const std::vector<std::string_view> kinds = {"BillOfLading",   "ProofOfDelivery", "PackingList",
                                                      "RoutingRequest", "Acknowledgement", "ShipNotice",
                                                      "PurchaseOrder",  "Invoice",         "Photograph"};
  return kinds;
}

const std::vector<std::string_view>& price_reasons() {
  static const std::vector<std::string_view> reasons = {"WrongPurchaseDiscount",
                                                        "NewModel",
                                                        "CostUpdateTiming",
                                                        "DealBuy",
                                                        "PriceList",
                                                        "UnitOfMeasureDiscrepancy",
                                                        "ConfirmedAtLowerPrice",
                                                        "Rounding",
                                                        "Other"};
  return reasons;
}

Result<std::string> open_dispute(Central& central, const DisputeRequest& request, Instant now) {
  const Result<DisputeSubject> subject = subject_of(central, request.subject);
  if (!subject) return tl::unexpected<Error>(subject.error());
  if (const Result<void> words = check_words(request, *subject); !words) return tl::unexpected<Error>(words.error());
  if (const Result<void> time = check_time(central, *subject, request.subject, now); !time) {
    return tl::unexpected<Error>(time.error());
  }
  std::vector<std::string>& attempts = central.disputes.ids_by_subject[request.subject];
  Dispute dispute;
  dispute.id = id_of(central.disputes.by_id.size() + 1);
  dispute.request = request;
  attempts.push_back(dispute.id);
  dispute.attempt = static_cast<std::int64_t>(attempts.size());
  dispute.opened = now;
  dispute.decided = now + time_to_decide;
  dispute.disputed = subject->amount;
  dispute.awarded = Money(0, subject->amount.currency());
  central.agenda.add({dispute.decided, Task::DecideDispute, dispute.id});
  const std::string id = dispute.id;
  central.disputes.by_id.emplace(id, std::move(dispute));
  return id;
}

void decide_dispute(Central& central, const std::string& id, Instant now) {
  Dispute& dispute = known_in(central.disputes.by_id, "dispute", id);
  const Decision decision = decision_on(central, dispute.request, now);
  dispute.awarded += decision.awarded;
  dispute.outcome = decision.outcome;
  dispute.state = decision.nothing_withheld    ? DisputeState::Upheld
                  : decision.awarded.is_zero() ? DisputeState::Refused
                                               : DisputeState::PartlyUpheld;
}

}  // namespace vendorproof::mock_amazon
