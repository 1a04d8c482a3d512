#include "core/flow/money/once.h"

#include <optional>

namespace vendorproof::flow {

void create_once(Desk& desk, const OnceOnly& once) {
  std::optional<store::Work> creation = desk.store.work(once.create_key);
  if (creation && desk.may_still_come(*creation)) {
    desk.schedule(once.find, once.find_key, once.subject, desk.next_look(*creation), once.parameters);
  } else if (creation && creation->state == store::WorkState::InDoubt) {
    desk.postpone(*creation, desk.now.wall);
  } else {
    desk.schedule(once.create, once.create_key, once.subject, desk.now.wall, once.parameters);
  }
}

void look_after_doubt(Desk& desk, store::Work& creation, const OnceOnly& once) {
  desk.doubt(creation);
  desk.schedule(once.find, once.find_key, once.subject, desk.now.wall + desk.config.call_timeout, once.parameters);
}

}  // namespace vendorproof::flow
