// The door of the integration: a state machine without threads, sockets, clock, chance or static state. The world calls
// it; it never calls the world.
#pragma once

#include <memory>
#include <vector>

#include "core/base/time.h"
#include "core/flow/outbox/contract.h"
#include "core/trade/exception.h"

namespace vendorproof {

namespace store {
class Store;
}

/// For simulated peers: the first channel and the first dialect of their tables, with the examples of their settings.
CoreConfig simulated_config();

class Core {
 public:
  /// Channel and dialect of the configuration are there, with all their settings.
  Core(store::Store& store, const CoreConfig& config);
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;
  ~Core();

  /// Loads rows, decides, commits ONE transaction, and says which calls to make and when to wake it. Recovery after a
  /// crash is an ordinary step: Booted. Answers that come late or twice are legal.
  Step step(const Event& event, Now now);

  std::vector<TradeException> exceptions() const;  ///< in order of key
  std::vector<OrderStanding> standings() const;    ///< in order of purchase order number
  /// Whether nothing is in flight or due but polling, and every order is settled.
  bool idle() const;

 private:
  struct Room;
  std::unique_ptr<Room> room_;
};

}  // namespace vendorproof
