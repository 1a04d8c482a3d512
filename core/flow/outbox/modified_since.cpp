#include "core/flow/outbox/modified_since.h"

#include <algorithm>

#include "core/flow/outbox/questions.h"

namespace vendorproof::flow {

namespace {

constexpr Duration overlap = std::chrono::minutes(2);

std::string since_name(const std::string& name) { return name + "/since"; }
std::string latest_name(const std::string& name) { return name + "/latest"; }
std::string settled_name(const std::string& name) { return name + "/settled"; }

void end_look(Desk& desk, const std::string& name) {
  const std::optional<Instant> latest = desk.noted_instant(latest_name(name));
  if (!latest) return;
  const Instant since = desk.noted_instant(since_name(name)).value_or(desk.config.orders_from);
  const Instant careful = std::max(since, *latest - overlap);
  const std::optional<Instant> settled = desk.noted_instant(settled_name(name));
  if (settled && *settled == *latest) {
    const Instant past = *latest + Duration(1);
    if (since != past) desk.note_instant(since_name(name), past);
    return;
  }
  // If the newest time stamp is unchanged at the next poll, no earlier row can still appear.
  desk.note_instant(settled_name(name), *latest);
  if (since != careful) desk.note_instant(since_name(name), careful);
}

}  // namespace

Instant read_since(const Desk& desk, const std::string& name) {
  return desk.noted_instant(since_name(name)).value_or(desk.config.orders_from);
}

void saw_modified(Desk& desk, const std::string& name, Instant modified_at) {
  const std::optional<Instant> latest = desk.noted_instant(latest_name(name));
  if (!latest || *latest < modified_at) desk.note_instant(latest_name(name), modified_at);
}

void end_part(Desk& desk, store::Work& work, std::string_view bookmark) {
  if (!bookmark.empty() && bookmark != bookmark_of(work)) return go_on(desk, work, bookmark);
  work.failures = 0;
  end_look(desk, work.key);
  work.parameters.clear();
  desk.postpone(work, desk.now.wall + desk.config.*desk.operation_of(work).interval);
}

}  // namespace vendorproof::flow
