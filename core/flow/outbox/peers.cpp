#include "core/flow/outbox/peers.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace vendorproof::flow {

namespace {

constexpr Duration patience = std::chrono::hours(1);
constexpr int bad_answers_max = 8;
/// A row that is refused so often while others of its operation pass is refused for its own sake.
constexpr int alone_after = 3;
/// A refused operation is tried every minute. If the peer has taken others since, and refuses this one so often, for
/// about an hour, a person has to act, and the pauses grow to CoreConfig::backoff_max: ten days are not ten thousand
/// calls.
constexpr int tried_each_minute = 60;
/// If a refused operation was not tried for so long, nobody needs it, and it is forgotten.
constexpr Duration forgotten_after = std::chrono::hours(2);

const char* name_of(Peer peer) { return peer == Peer::Amazon ? "amazon" : "erp"; }

std::string unreachable_note(Peer peer) { return fmt::format("unreachable/{}", name_of(peer)); }
std::string refusing_note(Peer peer) { return fmt::format("refusing/{}", name_of(peer)); }

std::string subject_of(Peer peer, Instant since) { return fmt::format("{}/{}", name_of(peer), format_instant(since)); }

PeerHealth& health_of(Desk& desk, Peer peer) { return desk.memory.peers[static_cast<std::size_t>(peer)]; }

Duration try_pause(const Desk& desk, int failures, std::string_view name) {
  return std::min(desk.backoff(failures, name), try_pause_max);
}

}  // namespace

void note_unreachable(Desk& desk, Peer peer) {
  PeerHealth& health = health_of(desk, peer);
  ++health.bad_answers;
  std::optional<Instant>& since = health.unreachable_since;
  if (!since) {
    since = desk.now.wall;
    desk.note_instant(unreachable_note(peer), *since);
  }
  if (desk.now.wall - *since < patience) return;
  desk.raise(ExceptionKind::PeerUnreachable, subject_of(peer, *since), "", 0, Money(),
             fmt::format("{} has not answered since {}", name_of(peer), format_instant(*since)));
}

void shut_if_down(Desk& desk, Gates& gates, Peer peer) {
  const int beyond = health_of(desk, peer).bad_answers - bad_answers_max;
  if (beyond >= 0) gates.shut(peer, desk.now.mono + try_pause(desk, beyond + 1, name_of(peer)));
}

void note_reachable(Desk& desk, Peer peer) {
  PeerHealth& health = health_of(desk, peer);
  health.bad_answers = 0;
  std::optional<Instant>& since = health.unreachable_since;
  if (!since) return;
  desk.store.close(trade::exception_key(ExceptionKind::PeerUnreachable, subject_of(peer, *since)));
  desk.store.erase_note(unreachable_note(peer));
  since.reset();
}

MonoTime note_refusing(Desk& desk, Gates& gates, Peer peer, std::string_view operation, const std::string& text) {
  PeerHealth& health = health_of(desk, peer);
  RefusedOperation& refused = health.refused[std::string(operation)];
  ++refused.times;
  refused.last = desk.now.wall;
  health.refused_in_sequence.insert(std::string(operation));
  const bool is_alone = refused.others_passed && health.refused_in_sequence.size() == 1;
  const bool needs_a_person = is_alone && refused.times > tried_each_minute;
  const Duration pause =
      needs_a_person ? desk.backoff(refused.times, operation) : try_pause(desk, refused.times, operation);
  const MonoTime again = desk.now.mono + pause;
  gates.close_until(peer, operation, again);
  // A little earlier than this operation: another one that is due tries first.
  if (health.refused_in_sequence.size() > 1) gates.shut(peer, again - pause / 4);

  if (!health.refusing_since) {
    health.refusing_since = desk.now.wall;
    desk.note_instant(refusing_note(peer), desk.now.wall);
  }
  if (refused.times > 1 || health.refused.size() > 1) {
    desk.reopen(ExceptionKind::PeerRefuses, name_of(peer), "", 0, Money(),
                fmt::format("{} refuses {} since {}: {}", name_of(peer), operation,
                            format_instant(*health.refusing_since), text));
  }
  return again;
}

void note_welcome(Desk& desk, Gates& gates, Peer peer, std::string_view operation) {
  PeerHealth& health = health_of(desk, peer);
  gates.reopen(peer);
  ++health.welcomes[std::string(operation)];
  health.refused_in_sequence.clear();
  const auto refused = health.refused.find(operation);
  if (refused != health.refused.end()) {
    // Of two calls under way the other one may have been refused, and closed it for many minutes.
    gates.open(peer, operation);
    health.refused.erase(refused);
  }
  for (auto& [name, other] : health.refused) other.others_passed = true;
  std::erase_if(health.refused, [&](const auto& row) { return desk.now.wall - row.second.last > forgotten_after; });
  if (!health.refusing_since || !health.refused.empty()) return;
  desk.store.close(trade::exception_key(ExceptionKind::PeerRefuses, name_of(peer)));
  desk.store.erase_note(refusing_note(peer));
  health.refusing_since.reset();
}

bool note_refused_row(Desk& desk, Peer peer, std::string_view operation, const std::string& row) {
  PeerHealth& health = health_of(desk, peer);
  const auto welcomes = health.welcomes.find(operation);
  const std::int64_t now = welcomes == health.welcomes.end() ? 0 : welcomes->second;
  RefusedRow& refused = health.refused_rows[row];
  if (refused.times > 0 && now > refused.welcomes) ++refused.while_others_passed;
  ++refused.times;
  refused.welcomes = now;
  if (refused.while_others_passed < alone_after) return false;
  health.refused_rows.erase(row);
  return true;
}

void forget_refused_row(Desk& desk, Peer peer, const std::string& row) {
  health_of(desk, peer).refused_rows.erase(row);
}

void remember_peers(Desk& desk) {
  for (const Peer peer : {Peer::Amazon, Peer::Erp}) {
    PeerHealth& health = health_of(desk, peer);
    health.unreachable_since = desk.noted_instant(unreachable_note(peer));
    health.refusing_since = desk.noted_instant(refusing_note(peer));
  }
}

}  // namespace vendorproof::flow
