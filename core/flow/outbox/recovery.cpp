#include "core/flow/outbox/recovery.h"

#include "core/flow/outbox/answers.h"
#include "core/flow/outbox/peers.h"

namespace vendorproof::flow {

void recover(Desk& desk) {
  remember_unreachable(desk);
  for (store::Work& work : desk.store.pending_work(store::WorkState::InFlight)) {
    work.last_error = "the program ended while the call was under way";
    take_unknown_outcome(desk, work);
  }
  desk.store.clamp_due(desk.now.wall + desk.config.backoff_max);
  for (const Operation& operation : desk.operations) {
    if (operation.restart != nullptr) operation.restart(desk);
  }
  for (const Operation& operation : desk.operations) {
    if (operation.poll == nullptr || desk.store.work(operation.poll)) continue;
    const Duration rest = operation.rests_first ? desk.config.*operation.interval : Duration(0);
    desk.schedule(operation.id, operation.poll, "", desk.now.wall + rest);
  }
}

}  // namespace vendorproof::flow
