#include "core/live/peer_watch.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "core/flow/outbox/access.h"

namespace vendorproof::live {

namespace {

constexpr Duration told_every = std::chrono::minutes(1);
constexpr std::int64_t bad_answers_min = 3;

std::string_view name_of(Peer peer) { return peer == Peer::Amazon ? "Amazon" : "the ERP"; }

/// The keys of the configuration that hold what the peer refused.
std::string_view credentials_of(Peer peer) {
  return peer == Peer::Amazon ? "client_id, client_secret and refresh_token of [amazon]"
                              : "the user or the client of [erp], and its secret";
}

std::string trouble_of(const Arrival& arrival) {
  const auto* answer = std::get_if<HttpResponse>(&arrival.done.outcome);
  if (answer == nullptr) return fmt::format("{} does not answer: {}", name_of(arrival.peer), arrival.trouble);
  const bool login_refused = arrival.done.key.text == flow::Access::key_of(arrival.peer) && answer->status == 400;
  if (answer->status == 401 || answer->status == 403 || login_refused) {
    return fmt::format("{} refuses this program with status {}; check {}", name_of(arrival.peer), answer->status,
                       credentials_of(arrival.peer));
  }
  if (answer->status >= 500) return fmt::format("{} answers with status {}", name_of(arrival.peer), answer->status);
  return "";
}

std::int64_t TrafficCount::*count_of(const CallDone& done) {
  const auto* response = std::get_if<HttpResponse>(&done.outcome);
  if (response == nullptr) {
    const bool is_withheld = std::get<NoAnswer>(done.outcome) == NoAnswer::Withheld;
    return is_withheld ? &TrafficCount::withheld : &TrafficCount::unanswered;
  }
  if (response->status >= 200 && response->status < 300) return &TrafficCount::taken;
  return response->status >= 300 && response->status < 500 ? &TrafficCount::refused : &TrafficCount::failed;
}

}  // namespace

PeerWatch::PeerWatch(Log log) : log_(std::move(log)) {}

void PeerWatch::note(const Arrival& arrival, MonoTime now) {
  const auto* const silence = std::get_if<NoAnswer>(&arrival.done.outcome);
  if (silence != nullptr && *silence == NoAnswer::Withheld) return;
  Health& peer = peers_[static_cast<std::size_t>(arrival.peer)];
  const std::string text = trouble_of(arrival);
  if (text.empty()) {
    if (peer.trouble && peer.trouble->told) {
      log_(fmt::format("{} is well again after {}", name_of(arrival.peer), format_duration(now - peer.trouble->since)));
    }
    peer.trouble.reset();
    peer.was_well = true;
    return;
  }
  const bool is_new = !peer.trouble || peer.trouble->text != text || !peer.trouble->told;
  if (peer.trouble) {
    ++peer.trouble->answers;
    peer.trouble->text = text;
  } else {
    peer.trouble = Trouble{text, now, 1, std::nullopt};
  }
  Trouble& trouble = *peer.trouble;
  const bool may_be_a_slip = peer.was_well && trouble.answers < bad_answers_min;
  const bool told_just_now = trouble.told && now - *trouble.told < told_every;
  if (!is_new || may_be_a_slip || told_just_now) return;
  trouble.told = now;
  log_(text);
}

std::string PeerWatch::troubles() const {
  std::string all;
  for (const Health& peer : peers_) {
    if (!peer.trouble || !peer.trouble->told) continue;
    if (!all.empty()) all += "; ";
    all += peer.trouble->text;
  }
  return all;
}

void Traffic::note_call(const HttpCall& call) {
  const TrafficCounts::key_type name = {call.peer, call.operation};
  ++counts_[name].calls;
  under_way_[{call.key.text, call.attempt}] = name;
}

void Traffic::note_answer(const CallDone& done) {
  const auto call = under_way_.find({done.key.text, done.attempt});
  if (call == under_way_.end()) return;
  ++(counts_[call->second].*count_of(done));
  under_way_.erase(call);
}

}  // namespace vendorproof::live
