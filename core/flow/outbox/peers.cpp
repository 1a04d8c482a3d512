#include "core/flow/outbox/peers.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace vendorproof::flow {

namespace {

constexpr Duration patience = std::chrono::hours(1);
constexpr int bad_answers_max = 8;
/// A peer that is mended is found so soon; after the first hour later, because then somebody has to act first.
constexpr Duration try_pause_max = std::chrono::minutes(1);
constexpr Duration later_try_pause_max = std::chrono::minutes(5);
constexpr int early_tries = 60;

const char* name_of(Peer peer) { return peer == Peer::Amazon ? "amazon" : "erp"; }

std::string unreachable_note(Peer peer) { return fmt::format("unreachable/{}", name_of(peer)); }
std::string refusing_note(Peer peer) { return fmt::format("refusing/{}", name_of(peer)); }

std::string subject_of(Peer peer, Instant since) { return fmt::format("{}/{}", name_of(peer), format_instant(since)); }

PeerHealth& health_of(Desk& desk, Peer peer) { return desk.memory.peers[static_cast<std::size_t>(peer)]; }

Duration try_pause(const Desk& desk, int failures, std::string_view name) {
  return std::min(desk.backoff(failures, name), failures > early_tries ? later_try_pause_max : try_pause_max);
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
  int& times = health.refused[std::string(operation)];
  ++times;
  ++health.bad_answers;
  const MonoTime again = desk.now.mono + try_pause(desk, times, operation);
  gates.close_until(peer, operation, again);
  if (health.bad_answers > 1) gates.shut(peer, again);

  if (!health.refusing_since) {
    health.refusing_since = desk.now.wall;
    desk.note_instant(refusing_note(peer), desk.now.wall);
  }
  if (times > 1 || health.refused.size() > 1) {
    desk.raise(ExceptionKind::PeerRefuses, subject_of(peer, *health.refusing_since), "", 0, Money(),
               fmt::format("{} refuses {} since {}: {}", name_of(peer), operation,
                           format_instant(*health.refusing_since), text));
  }
  return again;
}

void note_welcome(Desk& desk, Gates& gates, Peer peer, std::string_view operation) {
  PeerHealth& health = health_of(desk, peer);
  gates.reopen(peer);
  const auto refused = health.refused.find(operation);
  if (refused != health.refused.end()) health.refused.erase(refused);
  if (!health.refusing_since || !health.refused.empty()) return;
  desk.store.close(trade::exception_key(ExceptionKind::PeerRefuses, subject_of(peer, *health.refusing_since)));
  desk.store.erase_note(refusing_note(peer));
  health.refusing_since.reset();
}

void remember_peers(Desk& desk) {
  for (const Peer peer : {Peer::Amazon, Peer::Erp}) {
    PeerHealth& health = health_of(desk, peer);
    health.unreachable_since = desk.noted_instant(unreachable_note(peer));
    health.refusing_since = desk.noted_instant(refusing_note(peer));
  }
}

}  // namespace vendorproof::flow
