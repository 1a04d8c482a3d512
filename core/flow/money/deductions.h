// What of a settlement goes on which account in the ERP. A deduction of an invoice that the same payment pays is taken
// off our customer, because the invoice was posted in full there. Any other deduction made the payment smaller, and is
// taken off the bank.
#pragma once

#include "core/flow/outbox/desk.h"
#include "core/trade/remittance.h"

namespace vendorproof::flow {

/// Schedules a line for each deduction whose kind has an account. `ours` is nullptr if no invoice of ours is meant.
void post_deductions(Desk& desk, const trade::Settlement& settlement, const trade::Invoice* ours);

/// Posts back a deduction that is paid back, if exactly one kind can be meant. True if it was taken off the bank: then
/// no payment of the invoice is to be posted.
bool post_reversal(Desk& desk, const trade::Settlement& settlement, const trade::Invoice* ours);

}  // namespace vendorproof::flow
