#include "core/flow/outbox/recovery.h"

#include "core/flow/outbox/answers.h"
#include "core/flow/outbox/peers.h"

namespace vendorproof::flow {

namespace {

/// That a read is under way is not written, so the crash may have taken one attempt of each: no attempt has the number
/// of another.
void count_attempts_of_reads(Desk& desk) {
  for (store::Work& work : desk.store.pending_work(store::WorkState::Due)) {
    const Operation& operation = desk.operation_of(work);
    if (operation.nature != Nature::Read || operation.poll != nullptr) continue;
    ++work.attempt;
    desk.store.save(work);
  }
}

}  // namespace

void recover(Desk& desk) {
  remember_peers(desk);
  for (store::Work& work : desk.store.pending_work(store::WorkState::InFlight)) {
    work.last_error = "the program ended while the call was under way";
    take_unknown_outcome(desk, work);
  }
  count_attempts_of_reads(desk);
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

void poll_at_once(Desk& desk) {
  for (const Operation& operation : desk.operations) {
    // A list that rests first is compared in the long run, and is due often enough by itself.
    if (operation.poll == nullptr || operation.rests_first || operation.nature != Nature::Read) continue;
    std::optional<store::Work> poll = desk.store.work(operation.poll);
    if (!poll || poll->state != store::WorkState::Due || poll->due <= desk.now.wall) continue;
    desk.postpone(*poll, desk.now.wall);
  }
}

}  // namespace vendorproof::flow
