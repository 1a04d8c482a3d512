#include "core/flow/outbox/batches.h"

#include <algorithm>
#include <cstddef>
#include <set>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/flow/outbox/bookmark.h"

namespace vendorproof::flow {

namespace {

/// Due rows that are looked at for one batch.
constexpr int looked_at_max = 1'000;
/// Of the parameters of all rows of a call: a body is a few times as long.
constexpr std::size_t bytes_max = 512UL * 1024;

std::string_view half_of(const store::Work& work) { return bookmark_of(work); }

bool must_leave_alone(const store::Work& work) { return work.doubted && half_of(work).empty(); }

bool may_leave_with(const store::Work& work, const store::Work& first) {
  return !must_leave_alone(work) && half_of(work) == half_of(first);
}

void put_into_one_half(std::span<store::Work> rows) {
  const std::string name = fmt::format("{} {}", rows.size(), rows.front().key);
  for (store::Work& work : rows) work.parameters = with_bookmark(parameters_of(work), name);
}

constexpr Duration second_try_after = std::chrono::minutes(5);

std::string note_of(const store::Work& work, Unfounded why) {
  return (why == Unfounded::Refusal ? "refused-once/" : "failed-once/") + work.key;
}

}  // namespace

std::vector<std::string> batch_of(const Desk& desk, const Operation& operation, const store::Work& first) {
  std::vector<std::string> keys = {first.key};
  const auto most = static_cast<std::size_t>(
      std::max<std::int64_t>(1, std::min(desk.channel().documents_max, desk.config.documents_in_call_max)));
  if (most == 1 || must_leave_alone(first)) return keys;
  std::set<std::string, std::less<>> subjects = {first.subject};
  std::size_t bytes = first.parameters.size();
  for (std::string& key : desk.store.due_work_of(static_cast<int>(operation.id), desk.now.wall, looked_at_max)) {
    if (keys.size() >= most) break;
    const store::Work* work = desk.store.open_work(key);
    if (work == nullptr || key == first.key || !may_leave_with(*work, first)) continue;
    if (bytes + work->parameters.size() > bytes_max) break;
    if (!subjects.insert(work->subject).second) continue;
    bytes += work->parameters.size();
    keys.push_back(std::move(key));
  }
  return keys;
}

void send_in_halves(Desk& desk, std::span<store::Work> rows, std::string_view error) {
  REQUIRE(rows.size() >= 2);
  const std::size_t half = (rows.size() + 1) / 2;
  put_into_one_half(rows.first(half));
  put_into_one_half(rows.subspan(half));
  for (store::Work& work : rows) {
    work.last_error = std::string(error);
    desk.postpone(work, desk.now.wall);
  }
}

bool sends_once_more(Desk& desk, store::Work& work, Unfounded why, std::string_view error) {
  const std::string note = note_of(work, why);
  if (desk.store.note(note)) {
    desk.store.erase_note(note);
    return false;
  }
  desk.note_instant(note, desk.now.wall);
  work.last_error = std::string(error);
  desk.postpone(work, desk.now.wall + second_try_after);
  return true;
}

void forget_second_try(Desk& desk, const store::Work& work) {
  for (const Unfounded why : {Unfounded::Refusal, Unfounded::Failure}) {
    if (desk.store.note(note_of(work, why))) desk.store.erase_note(note_of(work, why));
  }
}

}  // namespace vendorproof::flow
