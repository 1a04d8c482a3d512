// What a dispute is about, and what the facts say: goods that came are paid, a cost that was the order's is paid, and a
// chargeback stands unless what it was charged for turns out not to have been so.
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

/// Errors: NotFound for no claim and no chargeback; Conflict when nothing of it is withheld.
Result<DisputeSubject> subject_of(const Central& central, const std::string& id);

struct Decision {
  Money awarded;
  bool nothing_withheld = false;  ///< any more: by this decision, or because it was paid back meanwhile
  std::string outcome;
};

/// Decides by the facts as they are now, and has what is awarded paid back with the next payment.
Decision decision_on(Central& central, const DisputeRequest& request, Instant now);

}  // namespace vendorproof::mock_amazon
