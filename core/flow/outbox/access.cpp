#include "core/flow/outbox/access.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/flow/outbox/peers.h"
#include "core/flow/outbox/questions.h"

namespace vendorproof::flow {

namespace {

constexpr Duration margin = std::chrono::seconds(60);

bool needs_token(const Desk& desk) { return desk.channel().access.ask != nullptr; }

}  // namespace

bool Access::is_usable(const Desk& desk) const {
  return !needs_token(desk) || (!token_.empty() && desk.now.mono < good_until_);
}

void Access::request(Desk& desk, std::vector<HttpCall>& calls) {
  if (under_way_ || desk.now.mono < not_before_) return;
  under_way_ = true;
  ++attempt_;
  HttpCall call;
  call.key.text = key;
  call.attempt = attempt_;
  call.peer = Peer::Amazon;
  call.operation = std::string(desk.channel().access.name);
  call.request = desk.channel().access.ask(desk.config.amazon, "");
  call.deadline = desk.now.mono + desk.config.call_timeout;
  calls.push_back(std::move(call));
}

void Access::take_answer(Desk& desk, const CallDone& done) {
  if (!under_way_ || done.attempt != attempt_) return;
  under_way_ = false;
  const auto* response = std::get_if<HttpResponse>(&done.outcome);
  const trade::Reception reception =
      response == nullptr ? trade::Reception::Unavailable : reception_of(desk, Peer::Amazon, *response);
  if (reception == trade::Reception::Unavailable) {
    note_unreachable(desk, Peer::Amazon);
    return fail(desk);
  }
  const bool taken = reception == trade::Reception::Taken;
  const auto token = desk.channel().access.hear(desk.config.amazon, response->body, "");
  if (!taken || !token || !token->answer || token->answer->text.empty()) {
    if (reception != trade::Reception::Throttled) {
      desk.reopen(ExceptionKind::RequestRefused, key, "", 0, Money(),
                  fmt::format("Amazon gives no access token: {} {}", response->status,
                              taken ? "with an answer that could not be read"
                                    : error_text(desk, Peer::Amazon, response->body)));
    }
    return fail(desk);
  }
  if (failures_ > 0) desk.store.close("request-refused/token");
  failures_ = 0;
  not_before_ = MonoTime::min();
  token_ = token->answer->text;
  ++generation_;
  good_until_ = desk.now.mono + token->answer->expires_in - std::min(margin, token->answer->expires_in / 2);
}

void Access::fail(Desk& desk) {
  ++failures_;
  not_before_ = desk.now.mono + std::min(desk.backoff(failures_, key), try_pause_max);
}

void Access::sign(const Desk& desk, HttpRequest& request, const std::string& work_key) {
  if (!needs_token(desk)) return;
  desk.channel().sign(request, token_);
  used_by_[work_key] = generation_;
}

void Access::was_refused(const std::string& work_key) {
  const auto used = used_by_.find(work_key);
  if (used != used_by_.end() && used->second == generation_) token_.clear();
}

}  // namespace vendorproof::flow
