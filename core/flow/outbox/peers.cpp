#include "core/flow/outbox/peers.h"

#include <string>

#include <fmt/format.h>

namespace vendorproof::flow {

namespace {

constexpr Duration patience = std::chrono::hours(1);

const char* name_of(Peer peer) { return peer == Peer::Amazon ? "amazon" : "erp"; }

std::string note_name(Peer peer) { return fmt::format("unreachable/{}", name_of(peer)); }

std::string subject_of(Peer peer, Instant since) { return fmt::format("{}/{}", name_of(peer), format_instant(since)); }

}  // namespace

void note_unreachable(Desk& desk, Peer peer) {
  std::optional<Instant>& since = desk.memory.unreachable_since[static_cast<std::size_t>(peer)];
  if (!since) {
    since = desk.now.wall;
    desk.note_instant(note_name(peer), *since);
  }
  if (desk.now.wall - *since < patience) return;
  desk.raise(ExceptionKind::PeerUnreachable, subject_of(peer, *since), "", 0, Money(),
             fmt::format("{} has not answered since {}", name_of(peer), format_instant(*since)));
}

void note_reachable(Desk& desk, Peer peer) {
  std::optional<Instant>& since = desk.memory.unreachable_since[static_cast<std::size_t>(peer)];
  if (!since) return;
  desk.store.close("peer-unreachable/" + subject_of(peer, *since));
  desk.store.erase_note(note_name(peer));
  since.reset();
}

void remember_unreachable(Desk& desk) {
  for (const Peer peer : {Peer::Amazon, Peer::Erp}) {
    desk.memory.unreachable_since[static_cast<std::size_t>(peer)] = desk.noted_instant(note_name(peer));
  }
}

}  // namespace vendorproof::flow
