// Requests on the network: within the quota, with a valid token, and not refused through the sender's own mistake.
#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "harness/judge/judge.h"
#include "harness/judge/matching.h"

namespace vendorproof::harness {

namespace {

/// Whether the network sent a call of that operation twice just before: the copy used up a part of the quota.
bool was_doubled_before(const Evidence& evidence, const Effect& refused) {
  const auto& calls = evidence.record.calls;
  return std::any_of(calls.begin(), calls.end(), [&](const CallRecord& call) {
    return call.is_doubled && call.operation == refused.operation && call.sent <= refused.at &&
           call.sent > refused.at - std::chrono::seconds(10);
  });
}

void within_quota(const Evidence& evidence, Findings& findings) {
  for (const Effect* refused : evidence.of(EffectKind::RequestRefused)) {
    if (refused->status == 429 && !was_doubled_before(evidence, *refused)) {
      findings.add(refused->purchase_order, 0, {}, refused->reason, refused->at);
    }
  }
}

bool is_denied(const Effect& refused) { return refused.status == 401 || refused.status == 403; }

/// Many integrations notice only by a refusal that their token, which lives for an hour, is too old, and renew it then.
/// Other calls may be on their way: a second one at Amazon, and four more at the ERP, which works on five calls of one
/// user at once and answers 401. One more refusal of the same token is a mistake, whenever it comes: who asks once an
/// hour and never renews the token is refused for ever.
void token_is_valid(const Evidence& evidence, Findings& findings) {
  constexpr int at_amazon = 2;
  constexpr int at_the_erp = 5;
  std::map<std::string_view, int> refusals;  // of each token that has expired
  for (const Effect* refused : evidence.of(EffectKind::RequestRefused)) {
    if (!is_denied(*refused)) continue;
    const std::string& old_token = refused->other_document;
    const int allowed = refused->status == 401 ? at_the_erp : at_amazon;
    if (!old_token.empty() && ++refusals[old_token] <= allowed) continue;
    findings.add(refused->purchase_order, 0, {}, refused->reason, refused->at);
  }
}

struct KeptByTheErp {
  std::string_view operation;
  std::string_view code;
};

/// An ERP keeps what is picked or posted, and puts away what is finished; whether it did shows only when it is asked. A
/// create whose key is taken is no mistake either: an integration may send it again to learn whether it was done.
bool is_kept_by_the_erp(const Effect& refused) {
  constexpr KeptByTheErp rows[] = {
      {"patch linkedOrderLines", "Application_DialogException"},
      {"patch linkedOrderLines", "Internal_RecordNotFound"},
      {"patch linkedOrders(", "Application_DialogException"},
      {"patch linkedOrders(", "Internal_RecordNotFound"},
      {"post linkedOrders(<id>)", "No document with the specified ID exists"},
      {"post linkedOrders(<id>)", "Internal_RecordNotFound"},
      {"post linkedOrders", "Internal_EntityWithSameKeyExists"},
      {"post paymentPostings", "Internal_EntityWithSameKeyExists"},
      {"post ledgerPostings", "Internal_EntityWithSameKeyExists"},
      {"patch salesOrderLines", "Application_DialogException"},
      {"patch salesOrderLines", "Application_FieldValidationException"},
      {"patch salesOrderLines", "Internal_RecordNotFound"},
      {"patch salesOrders(", "Application_DialogException"},
      {"patch salesOrders(", "Application_FieldValidationException"},
      {"patch salesOrders(", "Internal_RecordNotFound"},
      {"post salesOrderLines", "Application_FieldValidationException"},
      {"post salesOrderLines", "No document with the specified ID exists"},
  };
  return std::any_of(std::begin(rows), std::end(rows), [&](const KeptByTheErp& row) {
    return starts_with(refused.operation, row.operation) && refused.reason.find(row.code) != std::string::npos;
  });
}

/// Whether Amazon does not find the transaction of a submission that it has lost: it told its number itself.
bool is_about_a_lost_submission(const Evidence& evidence, const Effect& refused) {
  const auto& calls = evidence.record.calls;
  return refused.status == 404 && refused.operation == "getTransaction" &&
         std::any_of(calls.begin(), calls.end(), [&](const CallRecord& call) {
           return call.fault == scenarios::text_of(scenarios::FaultKind::TakenAndLost) && call.sent <= refused.at;
         });
}

/// Four refusals are not mistakes: a stale version (409), an ERP that keeps what is picked or posted, a posting of a
/// month that people have closed, and a submission that Amazon lost.
void nothing_refused(const Evidence& evidence, Findings& findings) {
  for (const Effect* refused : evidence.of(EffectKind::RequestRefused)) {
    bool excused = false;
    for (const int status : {401, 403, 409, 429}) excused |= refused->status == status;
    excused |= is_kept_by_the_erp(*refused) || is_about_a_lost_submission(evidence, *refused) ||
               is_of_a_closed_month(*refused);
    if (!excused) findings.add(refused->purchase_order, 0, {}, refused->reason, refused->at);
  }
}

}  // namespace

const std::vector<Check>& network_checks() {
  static const std::vector<Check> table = {
      {{"NET-01", RuleKind::Defect, "No call exceeds Amazon's quota.", "API-01", Confidence::Official, Owner::IT,
        "Keep a token bucket per operation and wait for it."},
       within_quota},
      {{"NET-02", RuleKind::Defect, "No call carries a wrong token or key, and an expired token is renewed at once.",
        "Login with Amazon", Confidence::Official, Owner::IT,
        "Renew Amazon's access token a minute before it expires, and check the ERP's user and key."},
       token_is_valid},
      {{"NET-03", RuleKind::Defect, "No request is refused for its content.", "API-07", Confidence::Official, Owner::IT,
        "Validate against the published model before sending; the refusal names the field."},
       nothing_refused},
  };
  return table;
}

}  // namespace vendorproof::harness
