// The subject of a row of the outbox: the order that it belongs to, and the money that waits with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/money.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// The order that a subject (order, despatch or invoice number) belongs to; of several orders the first; else "".
std::string purchase_order_of(const store::Store& store, std::string_view subject);

/// What waits while the subject waits: the total of an invoice; the goods of a despatch, or the confirmed (before that:
/// the ordered) goods of an order, at the order's net cost. Zero without a currency if nobody can tell.
Money money_waiting(const Desk& desk, std::string_view subject);

/// Eaches of a line at the order's net cost; zero if the order does not have the line.
Money cost_of(const trade::PurchaseOrder& order, std::int64_t sequence, std::int64_t eaches);

/// Adds an amount to a sum that may still be zero. False, and nothing is added, if their currencies differ.
bool add_in_one_currency(Money& sum, const Money& amount);

/// The last day on which Amazon hears a dispute about the invoice (INV-42, INV-46).
Instant last_day_to_dispute(const CoreConfig& config, const trade::Invoice& invoice);

/// The name of a note: which payment of Amazon's has the invoice while that payment is not posted in the ERP yet. The
/// value is the payment's document number.
std::string remitted_note(std::string_view invoice);

/// `; 190.80 USD wait`, or "" if the amount is zero.
std::string words_of_waiting(const Money& amount);

}  // namespace vendorproof::flow
