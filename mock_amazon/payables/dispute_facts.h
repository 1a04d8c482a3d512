// The subject of a dispute, and the decision by the facts: goods that arrived are paid, a cost that the order had is
// paid, and a chargeback is reversed only if the facts show that it is unfounded.
#pragma once

#include <string>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "mock_amazon/payables/disputes.h"

namespace vendorproof::mock_amazon {

enum class SubjectKind { Shortage, Price, Chargeback };

struct DisputeSubject {
  SubjectKind kind = SubjectKind::Shortage;
  Money amount;  ///< withheld or charged
  Instant dispute_until;
};

/// Errors: NotFound if the id is neither a claim nor a chargeback; Conflict if nothing of it is withheld.
Result<DisputeSubject> subject_of(const Central& central, const std::string& id);

struct Decision {
  Money awarded;
  bool nothing_withheld = false;  ///< after this decision, or because all was paid back before
  std::string outcome;
};

/// Decides by the facts at `now`; an awarded amount is paid back with the next payment.
Decision decision_on(Central& central, const DisputeRequest& request, Instant now);

}  // namespace vendorproof::mock_amazon
