#include "core/flow/outbox/gates.h"

#include <algorithm>
#include <optional>
#include <string>

namespace vendorproof::flow {

namespace {

/// `0.5` is 500; more than three decimals are cut off. nullopt if it is not such a number.
std::optional<std::int64_t> thousandths_of(const std::string& decimal) {
  const std::size_t point = decimal.find('.');
  const std::string whole = decimal.substr(0, point);
  const std::string fraction = point == std::string::npos ? "" : decimal.substr(point + 1);
  const auto is_digits = [](const std::string& text) {
    return text.size() <= 9 && text.find_first_not_of("0123456789") == std::string::npos;
  };
  if (whole.empty() || !is_digits(whole) || !is_digits(fraction)) return std::nullopt;
  return std::stol(whole) * 1000 + std::stol((fraction + "000").substr(0, 3));
}

}  // namespace

// Half of the burst stays unused, because calls that leave at even intervals may arrive close together.
Gates::Gates(const CoreConfig& config)
    : rate_(std::max<std::int64_t>(config.quota_per_second, 1) * 1000),
      capacity_(std::max<std::int64_t>(config.quota_burst / 2, 1) * call) {}

Gates::Gate& Gates::gate(Peer peer, std::string_view operation) {
  auto& gates = gates_[peer];
  const auto found = gates.find(operation);
  if (found != gates.end()) return found->second;
  Gate& added = gates.emplace(std::string(operation), Gate()).first->second;
  added.rate = rate_;
  return added;
}

// A new bucket holds only one call, because the calls made before a restart are unknown.
MonoTime Gates::opens_at(Peer peer, std::string_view operation, MonoTime now) {
  const Door& door = doors_[static_cast<std::size_t>(peer)];
  if (door.is_shut && door.is_tried) return MonoTime::max();
  if (door.is_shut && door.until > now) return door.until;
  Gate& gate = this->gate(peer, operation);
  if (gate.closed_until > now) return gate.closed_until;
  if (peer != Peer::Amazon) return now;

  gate.millionths = filled(gate, now);
  gate.filled_at = now;
  if (gate.millionths >= call) return now;
  return now + Duration((call - gate.millionths + gate.rate - 1) / gate.rate);
}

std::int64_t Gates::filled(const Gate& gate, MonoTime now) const {
  if (gate.filled_at == MonoTime::min()) return gate.millionths;
  const std::int64_t elapsed = std::clamp<std::int64_t>((now - gate.filled_at).count(), 0, 3'600'000);
  return std::min(capacity_, gate.millionths + elapsed * gate.rate);
}

std::map<std::string, std::int64_t> Gates::calls_left(MonoTime now) const {
  std::map<std::string, std::int64_t> left;
  const auto amazons = gates_.find(Peer::Amazon);
  if (amazons == gates_.end()) return left;
  for (const auto& [operation, gate] : amazons->second) {
    left[operation] = gate.closed_until > now ? 0 : std::max<std::int64_t>(filled(gate, now) / call, 0);
  }
  return left;
}

void Gates::pass(Peer peer, std::string_view operation) {
  Door& door = doors_[static_cast<std::size_t>(peer)];
  if (door.is_shut) door.is_tried = true;
  if (peer == Peer::Amazon) gate(peer, operation).millionths -= call;
}

void Gates::limit(std::string_view operation, const std::string& calls_per_second) {
  const std::optional<std::int64_t> rate = thousandths_of(calls_per_second);
  if (rate && *rate > 0) gate(Peer::Amazon, operation).rate = std::clamp<std::int64_t>(*rate, 1, rate_);
}

void Gates::shut(Peer peer, MonoTime until) { doors_[static_cast<std::size_t>(peer)] = {true, false, until}; }

void Gates::reopen(Peer peer) { doors_[static_cast<std::size_t>(peer)] = Door(); }

void Gates::take_answer(Peer peer) { doors_[static_cast<std::size_t>(peer)].is_tried = false; }

void Gates::close_until(Peer peer, std::string_view operation, MonoTime until) {
  Gate& gate = this->gate(peer, operation);
  gate.closed_until = std::max(gate.closed_until, until);
}

void Gates::open(Peer peer, std::string_view operation) { gate(peer, operation).closed_until = MonoTime::min(); }

}  // namespace vendorproof::flow
