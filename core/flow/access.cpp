#include "core/flow/access.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/flow/peers.h"
#include "core/wire/amazon.h"

namespace vendorproof::flow {

namespace {

constexpr Duration margin = std::chrono::seconds(60);

}  // namespace

bool Access::is_usable(const Desk& desk) const { return !token_.empty() && desk.now.mono < good_until_; }

void Access::request(Desk& desk, std::vector<HttpCall>& calls) {
  if (under_way_ || desk.now.mono < not_before_) return;
  under_way_ = true;
  ++attempt_;
  HttpCall call;
  call.key.text = key;
  call.attempt = attempt_;
  call.peer = Peer::Amazon;
  call.operation = key;
  call.request = wire::request_token(desk.config.client_id, desk.config.client_secret, desk.config.refresh_token);
  call.deadline = desk.now.mono + desk.config.call_timeout;
  calls.push_back(std::move(call));
}

void Access::take_answer(Desk& desk, const CallDone& done) {
  if (!under_way_ || done.attempt != attempt_) return;
  under_way_ = false;
  const auto* response = std::get_if<HttpResponse>(&done.outcome);
  if (response == nullptr || response->status >= 500) {
    note_unreachable(desk, Peer::Amazon);
    return fail(desk);
  }
  note_reachable(desk, Peer::Amazon);
  const Result<wire::Token> token = wire::read_token(response->body);
  if (response->status != 200 || !token || token->access_token.empty()) {
    if (response->status != 429) {
      desk.reopen(ExceptionKind::RequestRefused, key, "", 0, Money(),
                  fmt::format("Amazon gives no access token: {} {}", response->status,
                              response->status == 200 ? "with an answer that could not be read"
                                                      : wire::error_text(response->body)));
    }
    return fail(desk);
  }
  if (failures_ > 0) desk.store.close("request-refused/token");
  failures_ = 0;
  not_before_ = MonoTime::min();
  token_ = token->access_token;
  ++generation_;
  good_until_ = desk.now.mono + token->expires_in - std::min(margin, token->expires_in / 2);
}

void Access::fail(Desk& desk) {
  ++failures_;
  not_before_ = desk.now.mono + desk.backoff(failures_, key);
}

void Access::sign(HttpRequest& request, const std::string& work_key) {
  request.headers.emplace_back("x-amz-access-token", token_);
  used_by_[work_key] = generation_;
}

void Access::was_refused(const std::string& work_key) {
  const auto used = used_by_.find(work_key);
  if (used != used_by_.end() && used->second == generation_) token_.clear();
}

}  // namespace vendorproof::flow
