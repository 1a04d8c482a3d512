// What Vendor Central has to do next, in order of time and, at one time, in the order of the tasks' list below.
#pragma once

#include <compare>
#include <optional>
#include <set>
#include <string>

#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// At one instant charges are assessed before the payment that they are taken from is sent.
enum class Task { SettleTransaction, ReceiveTruck, RejectUnanswered, LapseOrder, AssessOrder, SendPayments };

/// `subject` is the serial of a transaction or truck, a purchase order number, or "" for a payment run.
struct Due {
  Instant at;
  Task task = Task::SettleTransaction;
  std::string subject;

  auto operator<=>(const Due&) const = default;
};

class Agenda {
 public:
  /// The same task twice is one task.
  void add(Due due) { dues_.insert(std::move(due)); }
  void drop(const Due& due) { dues_.erase(due); }

  std::optional<Instant> next() const {
    if (dues_.empty()) return std::nullopt;
    return dues_.begin()->at;
  }

  /// Takes the first task that is due at `now`.
  std::optional<Due> take(Instant now) {
    if (dues_.empty() || dues_.begin()->at > now) return std::nullopt;
    return std::move(dues_.extract(dues_.begin()).value());
  }

 private:
  std::set<Due> dues_;
};

}  // namespace vendorproof::mock_amazon
