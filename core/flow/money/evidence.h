// What a person needs to dispute a deduction: the last day, and what is known of the goods and their documents.
#pragma once

#include <string>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// The last day on which Amazon hears a dispute about the invoice (INV-42, INV-46).
Instant last_day_to_dispute(const Desk& desk, const trade::Invoice& invoice);

/// `to dispute until 2027-01-02 (INV-46) with: order 7QX2M4KP, 100 eaches confirmed; despatch DSP-1 ...`.
std::string evidence_about(const Desk& desk, const store::InvoiceRecord& record);

}  // namespace vendorproof::flow
