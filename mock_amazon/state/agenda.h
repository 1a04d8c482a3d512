// What Vendor Central has to do next, in order of time; at the same time, in the order of the enum Task below.
#pragma once

#include <compare>
#include <optional>
#include <set>
#include <string>

#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// The order at the same instant. Charges, claims and disputes come before SendPayments, because they change the
/// payment.
enum class Task {
  SettleTransaction,
  MoveTransport,
  ReceiveTruck,
  RecountUnits,
  RejectUnanswered,
  LapseOrder,
  AssessOrder,
  RaiseClaims,
  ReviewClaim,
  DecideDispute,
  SendPayments
};

/// `subject` is the serial of a transaction, truck or recount, the identifier of a shipment, the number of a purchase
/// order or invoice, the id of a claim or dispute, or "" for a payment run.
struct Due {
  Instant at;
  Task task = Task::SettleTransaction;
  std::string subject;

  auto operator<=>(const Due&) const = default;
};

class Agenda {
 public:
  /// Adding the same task twice adds it once.
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

  const std::set<Due>& dues() const { return dues_; }

  /// See archive.h.
  template <class Archive>
  void archive(Archive& a) {
    a("dues", dues_);
  }

 private:
  std::set<Due> dues_;
};

}  // namespace vendorproof::mock_amazon
