#include "harness/trial/readiness.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "core/base/http.h"
#include "core/live/http_client.h"
#include "harness/sockets/real_time.h"

namespace vendorproof::harness {

namespace {

constexpr Duration pause_between = std::chrono::milliseconds(50);
constexpr Duration answer_within = std::chrono::seconds(2);

}  // namespace

Readiness::Readiness(PlainUrl url, Duration within) : url_(std::move(url)), within_(within) { begin(); }

void Readiness::begin() {
  next_ = machine_time();
  deadline_ = next_ + within_;
  why_ = "it was not asked";
}

Result<bool> Readiness::look() {
  const MonoTime now = machine_time();
  if (now >= deadline_) {
    return failure(ErrorCode::Unavailable, fmt::format("the program was not ready within {} of real time: GET {}{}: {}",
                                                       format_duration(within_), url_.origin, url_.path, why_));
  }
  if (now < next_) return false;
  HttpRequest request;
  set_target(request, url_.path.empty() ? "/" : url_.path);
  live::HttpClient client({url_.origin, ""});
  const live::Sent sent = client.send(request, std::min(answer_within, deadline_ - now));
  next_ = machine_time() + pause_between;
  const auto* response = std::get_if<HttpResponse>(&sent.outcome);
  if (response != nullptr && response->status / 100 == 2) return true;
  why_ = response == nullptr ? sent.trouble : fmt::format("it answered {}", response->status);
  return false;
}

}  // namespace vendorproof::harness
