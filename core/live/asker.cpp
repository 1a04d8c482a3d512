#include "core/live/asker.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/base/text.h"

namespace vendorproof::live {

namespace {

constexpr int too_many_requests = 429;
constexpr int server_fails = 500;

/// Why the call is worth another attempt; "" if it is not.
std::string reason_to_repeat(const Sent& sent) {
  if (const auto* answer = std::get_if<HttpResponse>(&sent.outcome)) {
    const bool is_busy = answer->status == too_many_requests || answer->status >= server_fails;
    return is_busy ? fmt::format("it answers with status {}", answer->status) : "";
  }
  return std::get<NoAnswer>(sent.outcome) == NoAnswer::NotDelivered ? sent.trouble : "";
}

std::optional<Duration> wait_in(const Sent& sent) {
  const auto* answer = std::get_if<HttpResponse>(&sent.outcome);
  if (answer == nullptr) return std::nullopt;
  return retry_after_of(answer->headers, std::chrono::floor<Duration>(std::chrono::system_clock::now()));
}

}  // namespace

Asker::Asker(PeerAddress address, const AskerOptions& options, std::function<void(const std::string&)> tell)
    : address_(std::move(address)), options_(options), tell_(std::move(tell)) {
  for (const Route& route : address_.routes) clients_.push_back(std::make_unique<HttpClient>(route.endpoint));
}

Asker::~Asker() = default;

HttpClient& Asker::client_for(const HttpRequest& request) {
  const auto route = std::find_if(address_.routes.begin(), address_.routes.end(),
                                  [&](const Route& one) { return starts_with(request.path, one.path_prefix); });
  REQUIRE(route != address_.routes.end());
  return *clients_[static_cast<std::size_t>(route - address_.routes.begin())];
}

Sent Asker::ask(const HttpRequest& request) {
  Duration wait = options_.first_wait;
  for (int attempt = 1;; ++attempt) {
    Sent sent = client_for(request).send(request, options_.call_timeout);
    const std::string reason = reason_to_repeat(sent);
    if (reason.empty() || attempt >= options_.attempts_max) return sent;
    const Duration pause = std::min(wait_in(sent).value_or(wait), options_.wait_max);
    tell_(fmt::format("{}: next attempt in {}", reason, format_duration(pause)));
    std::this_thread::sleep_for(pause);
    wait *= 2;
  }
}

}  // namespace vendorproof::live
