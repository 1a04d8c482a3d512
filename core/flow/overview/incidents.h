// Exceptions as people handle them: those of one kind with one cause are one incident, however many lines they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/store/store.h"
#include "core/trade/exception.h"

namespace vendorproof::flow {

struct Incident {
  std::string key;  ///< `unknown-item:product=B0GREEN`, or the key of the exception if that has no cause
  ExceptionKind kind = ExceptionKind::RequestRefused;
  Owner owner = Owner::Operations;
  std::string text;                          ///< of its first exception
  std::vector<std::string> exceptions;       ///< their keys, in order; never empty
  std::vector<std::string> purchase_orders;  ///< each once, in order
  std::vector<Money> amounts;                ///< what is at stake, one sum for each currency, in order of currency
  Instant raised_at;                         ///< of the oldest
  std::string assignee;                      ///< "" also if the exceptions have different ones
};

/// The key of the incident that the exception is part of.
std::string incident_key(const TradeException& exception);

/// In order of key.
std::vector<Incident> incidents_of(const std::vector<TradeException>& exceptions);

/// The open exceptions with this key, or those of the incident with this key, in order of key. May be empty.
std::vector<TradeException> members_of(const store::Store& store, std::string_view key);

/// Adds to the sum of its currency; nothing if it is zero.
void add_amount(std::vector<Money>& amounts, const Money& amount);

/// `12.00 USD + 3.00 EUR`; "" if nothing is known to be at stake.
std::string text_of_amounts(const std::vector<Money>& amounts);

}  // namespace vendorproof::flow
