// The subject of a row of the outbox: the order that it belongs to, and the money that waits with it.
#pragma once

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

/// `; 190.80 USD wait`, or "" if the amount is zero.
std::string words_of_waiting(const Money& amount);

}  // namespace vendorproof::flow
