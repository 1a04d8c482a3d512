#include "core/flow/outbox/access.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/flow/outbox/peers.h"
#include "core/flow/outbox/questions.h"

namespace vendorproof::flow {

namespace {

constexpr Duration margin = std::chrono::seconds(60);

/// What the table of the peer says about tokens.
struct Door {
  std::string_view name;  ///< of the call that asks for a token
  std::string_view peer;  ///< for people
  HttpRequest (*ask)(const Desk& desk);
  Result<trade::Heard<trade::Token>> (*hear)(const Desk& desk, std::string_view body);
  void (*sign)(HttpRequest& request, std::string_view token);
};

Door door_of(const Desk& desk, Peer peer) {
  if (peer == Peer::Amazon) {
    const channel::Channel& channel = desk.channel();
    return {channel.access.name, "Amazon", [](const Desk& of) { return of.channel().access.ask(of.config.amazon, ""); },
            [](const Desk& of, std::string_view body) { return of.channel().access.hear(of.config.amazon, body, ""); },
            channel.sign};
  }
  const erp::Dialect& dialect = desk.dialect();
  return {dialect.access.name, "The ERP", [](const Desk& of) { return of.dialect().access.ask(of.config.erp, ""); },
          [](const Desk& of, std::string_view body) { return of.dialect().access.hear(of.config.erp, body, ""); },
          dialect.sign};
}

}  // namespace

bool Access::needs_token(const Desk& desk) const {
  return peer_ == Peer::Amazon ? desk.channel().access.ask != nullptr : desk.dialect().access.ask != nullptr;
}

bool Access::is_usable(const Desk& desk) const {
  return !needs_token(desk) || (!token_.empty() && desk.now.mono < good_until_);
}

void Access::request(Desk& desk, std::vector<HttpCall>& calls) {
  if (under_way_ || desk.now.mono < not_before_) return;
  under_way_ = true;
  ++attempt_;
  HttpCall call;
  call.key.text = key_of(peer_);
  call.attempt = attempt_;
  call.peer = peer_;
  const Door door = door_of(desk, peer_);
  call.operation = std::string(door.name);
  call.request = door.ask(desk);
  call.deadline = desk.now.mono + desk.config.call_timeout;
  calls.push_back(std::move(call));
}

void Access::take_answer(Desk& desk, const CallDone& done) {
  if (!under_way_ || done.attempt != attempt_) return;
  under_way_ = false;
  const auto* response = std::get_if<HttpResponse>(&done.outcome);
  const trade::Reception reception =
      response == nullptr ? trade::Reception::Unavailable : reception_of(desk, peer_, *response);
  if (reception == trade::Reception::Unavailable) {
    note_unreachable(desk, peer_);
    return fail(desk);
  }
  const bool taken = reception == trade::Reception::Taken;
  const Door door = door_of(desk, peer_);
  const std::string key(key_of(peer_));
  const auto token = door.hear(desk, response->body);
  if (!taken || !token || !token->answer || token->answer->text.empty()) {
    if (reception != trade::Reception::Throttled) {
      desk.reopen(
          ExceptionKind::RequestRefused, key, "", 0, Money(),
          fmt::format("{} gives no access token: {} {}", door.peer, response->status,
                      taken ? "with an answer that could not be read" : error_text(desk, peer_, response->body)));
    }
    return fail(desk);
  }
  if (failures_ > 0) desk.store.close("request-refused/" + key);
  failures_ = 0;
  not_before_ = MonoTime::min();
  token_ = token->answer->text;
  ++generation_;
  good_until_ = desk.now.mono + token->answer->expires_in - std::min(margin, token->answer->expires_in / 2);
}

void Access::fail(Desk& desk) {
  ++failures_;
  not_before_ = desk.now.mono + std::min(desk.backoff(failures_, key_of(peer_)), try_pause_max);
}

void Access::sign(const Desk& desk, HttpRequest& request, const std::string& work_key) {
  if (!needs_token(desk)) return;
  door_of(desk, peer_).sign(request, token_);
  used_by_[work_key] = generation_;
}

void Access::was_refused(const std::string& work_key) {
  const auto used = used_by_.find(work_key);
  if (used != used_by_.end() && used->second == generation_) token_.clear();
}

Access* Accesses::asked_by(std::string_view call_key) {
  for (const Peer peer : {Peer::Amazon, Peer::Erp}) {
    if (call_key == Access::key_of(peer)) return &of(peer);
  }
  return nullptr;
}

bool is_sign_in(const HttpCall& call) { return call.key.text == Access::key_of(call.peer); }

}  // namespace vendorproof::flow
