#include "core/flow/outbox/gates.h"

#include <algorithm>

namespace vendorproof::flow {

// Half of the burst stays unused, because calls that leave at even intervals may arrive close together.
Gates::Gates(const CoreConfig& config)
    : rate_(std::max<std::int64_t>(config.quota_per_second, 1)),
      capacity_(std::max<std::int64_t>(config.quota_burst / 2, 1) * 1000) {}

Gates::Gate& Gates::gate(Peer peer, std::string_view operation) {
  auto& gates = gates_[peer];
  const auto found = gates.find(operation);
  return found != gates.end() ? found->second : gates.emplace(std::string(operation), Gate()).first->second;
}

// A new bucket holds only one call, because the calls made before a restart are unknown.
MonoTime Gates::opens_at(Peer peer, std::string_view operation, MonoTime now) {
  Gate& gate = this->gate(peer, operation);
  if (gate.closed_until > now) return gate.closed_until;
  if (peer != Peer::Amazon) return now;

  if (gate.filled_at == MonoTime::min()) gate.filled_at = now;
  const std::int64_t elapsed = std::min<std::int64_t>((now - gate.filled_at).count(), 3'600'000);
  gate.thousandths = std::min(capacity_, gate.thousandths + elapsed * rate_);
  gate.filled_at = now;
  if (gate.thousandths >= 1000) return now;
  return now + Duration((1000 - gate.thousandths + rate_ - 1) / rate_);
}

void Gates::pass(Peer peer, std::string_view operation) {
  if (peer == Peer::Amazon) gate(peer, operation).thousandths -= 1000;
}

void Gates::close_until(Peer peer, std::string_view operation, MonoTime until) {
  Gate& gate = this->gate(peer, operation);
  gate.closed_until = std::max(gate.closed_until, until);
}

}  // namespace vendorproof::flow
