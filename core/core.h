// The door of the integration: a state machine without threads, sockets, clock, random numbers or static state. Its
// caller passes events in and makes the calls that come out; the core itself calls nothing outside.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/flow/outbox/contract.h"
#include "core/flow/overview/figures.h"
#include "core/trade/exception.h"

namespace vendorproof {

namespace store {
class Store;
}

/// For simulated peers: the first channel and the first dialect of their tables, with the example values of all
/// settings.
CoreConfig simulated_config();

class Core {
 public:
  /// The configuration must name a channel and a dialect and must have all their settings.
  Core(store::Store& store, const CoreConfig& config);
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;
  ~Core();

  /// Loads rows, decides, commits ONE transaction, and returns which calls to make and when to call step again.
  /// Recovery after a crash is an ordinary step with the event Booted. Answers that come late or twice are legal.
  Step step(const Event& event, Now now) { return step(std::span(&event, 1), now); }
  /// The same for events that have come together: one transaction for all, in their order. Calls that only read may
  /// leave before the commit, since they may be asked at any time: `leave_early` gets them, and the Step has the rest.
  Step step(std::span<const Event> events, Now now, const std::function<void(HttpCall call)>& leave_early = nullptr);

  /// One transaction for what a person does while no daemon runs: nothing is called, and what becomes due goes out at
  /// the next step of a process that calls. Errors: Step::refusal.
  std::optional<Error> act(const OperatorAction& action, Now now);

  std::vector<TradeException> exceptions() const;  ///< in order of key
  std::vector<OrderStanding> standings() const;    ///< in order of purchase order number
  /// nullopt if the order is unknown.
  std::optional<OrderStanding> standing(std::string_view purchase_order) const;
  /// By when the owner of the exception must have acted; nullopt if the exception has no deadline.
  std::optional<Instant> deadline_of(const TradeException& exception) const;
  /// The audit trail of an exception or an incident, in order of time.
  std::vector<trade::ActRecord> acts_about(std::string_view key) const;
  /// The purchase order that a call is about, or the first of them; "" if it is about none.
  std::string order_of(std::string_view call_key) const;
  /// Reads every order that is not settled.
  flow::Figures figures(Now now) const;
  /// Whether a call to the peer could be made now: the peer needs no token, or the core has a valid one.
  bool has_access(Peer peer, Now now) const;
  /// Errors: Unavailable, with what is wrong and the remedy.
  Result<void> store_is_writable() const;
  /// False for hours after a store begins anew: a file with payments would name invoices that are not known yet.
  bool knows_all_invoices(Now now) const;
  /// Whether something could be done now that waits for its turn: for a quota, a token, or a peer that is shut.
  bool any_due(Now now) const;
  /// True if only polls are due or in flight, and every order is settled.
  bool idle() const;

 private:
  struct Room;
  std::unique_ptr<Room> room_;
};

}  // namespace vendorproof
