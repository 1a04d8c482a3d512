// The access token of a peer, if the peer needs one. The token is in memory only; one request for it runs at a time,
// and it is renewed a minute before it expires.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

class Access {
 public:
  explicit Access(Peer peer) : peer_(peer) {}

  /// The key of the calls that ask for a token of that peer.
  static std::string_view key_of(Peer peer) { return peer == Peer::Amazon ? "token" : "erp-token"; }

  bool needs_token(const Desk& desk) const;
  /// Whether a call may be made now: the peer needs no token, or the token is valid.
  bool is_usable(const Desk& desk) const;
  /// Asks for a token unless a request is under way or must wait after a failure.
  void request(Desk& desk, std::vector<HttpCall>& calls);
  /// When a failed request may be repeated.
  MonoTime not_before() const { return not_before_; }
  void take_answer(Desk& desk, const CallDone& done);

  /// Puts the token on a call, and remembers that this row used it.
  void sign(const Desk& desk, HttpRequest& request, const std::string& work_key);
  /// The peer refused the token that the row used: the token is dropped, unless a newer one has replaced it already.
  void was_refused(const std::string& work_key);
  void was_answered(const std::string& work_key) { used_by_.erase(work_key); }

 private:
  void fail(Desk& desk);

  Peer peer_;
  std::string token_;
  std::uint64_t generation_ = 0;
  MonoTime good_until_ = MonoTime::min();
  MonoTime not_before_ = MonoTime::min();
  std::uint32_t attempt_ = 0;
  bool under_way_ = false;
  int failures_ = 0;
  std::map<std::string, std::uint64_t> used_by_;
};

/// One access for each peer.
class Accesses {
 public:
  Access& of(Peer peer) { return all_[static_cast<std::size_t>(peer)]; }
  const Access& of(Peer peer) const { return all_[static_cast<std::size_t>(peer)]; }
  /// Whose token the call with that key asked for; nullptr for any other call.
  Access* asked_by(std::string_view call_key);

 private:
  std::array<Access, 2> all_ = {Access(Peer::Amazon), Access(Peer::Erp)};
};

/// Whether the call only signs in: it changes nothing at the peer.
bool is_sign_in(const HttpCall& call);

}  // namespace vendorproof::flow
