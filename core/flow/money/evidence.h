// What a person needs to dispute a deduction: the last day, and what is known of the goods and their documents.
#pragma once

#include <string>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// `to dispute until 2027-01-02 (INV-46) with: order 7QX2M4KP, 100 eaches confirmed; despatch DSP-1 ...`.
std::string evidence_about(const Desk& desk, const store::InvoiceRecord& record);

}  // namespace vendorproof::flow
