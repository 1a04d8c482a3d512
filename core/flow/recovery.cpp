#include "core/flow/recovery.h"

#include "core/flow/answers.h"
#include "core/flow/item_master.h"
#include "core/flow/operations.h"
#include "core/flow/peers.h"

namespace vendorproof::flow {

void recover(Desk& desk) {
  remember_unreachable(desk);
  for (store::Work& work : desk.store.pending_work(store::WorkState::InFlight)) {
    work.last_error = "the program ended while the call was under way";
    take_unknown_outcome(desk, work);
  }
  desk.store.clamp_due(desk.now.wall + desk.config.backoff_max);
  restart_item_master(desk);
  for (const Operation& operation : operations()) {
    if (operation.poll == nullptr || desk.store.work(operation.poll)) continue;
    const Duration rest = operation.rests_first ? desk.config.*operation.interval : Duration(0);
    desk.schedule(operation.id, operation.poll, "", desk.now.wall + rest);
  }
}

}  // namespace vendorproof::flow
