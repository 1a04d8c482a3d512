// The store of a simulated core. It outlives a crash: in memory, where a crash loses only what was not committed, or on
// a torn disk (harness/disk), where the power fails with the core.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/store/store.h"
#include "harness/world/chance.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

class RunStore {
 public:
  /// On a torn disk if the scenario says so; and, by the draw `disk/torn`, in a tenth of the runs that have a chance of
  /// faults.
  RunStore(const scenarios::Scenario& scenario, Chance& chance);
  RunStore(const RunStore&) = delete;
  RunStore& operator=(const RunStore&) = delete;
  ~RunStore();

  bool is_torn() const { return torn_ != nullptr; }
  /// On a torn disk as the daemon opens it, with all its checks; the power may fail again meanwhile, and then it is
  /// opened once more. Errors: Malformed, if the power cut has damaged the store; the next open() then makes a new one
  /// in memory, so that the run comes to its end. An earlier store must be closed.
  Result<std::unique_ptr<store::Store>> open();
  /// On a torn disk: the power fails somewhere in the writes of the work. What the work does later reaches nothing, and
  /// crash() must follow. In memory: does nothing.
  void fail_during(const std::function<void()>& work);
  /// Closes the store as a crash does. Returns what the disk did, for the time line; "" if it did nothing.
  std::string crash(std::unique_ptr<store::Store>& store);
  /// The store is lost, and the next open() makes a new one. It must be closed.
  void lose();

 private:
  struct Torn;
  Result<std::unique_ptr<store::Store>> open_torn();

  Chance& chance_;
  std::unique_ptr<Torn> torn_;
  std::string uri_;
  std::unique_ptr<store::Store> anchor_;  ///< a database in memory exists as long as a connection to it is open
};

}  // namespace vendorproof::harness
