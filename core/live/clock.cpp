#include "core/live/clock.h"

#include <algorithm>
#include <chrono>

#include "core/base/json/json_tree.h"

namespace vendorproof::live {

namespace {

constexpr Duration patience_max = std::chrono::hours(1);
constexpr Duration control_timeout = std::chrono::minutes(2);

MonoTime machine_time() {
  const auto since_boot = std::chrono::steady_clock::now().time_since_epoch();
  return MonoTime(std::chrono::duration_cast<Duration>(since_boot));
}

}  // namespace

RealClock::RealClock() : started_(machine_time()) {}

Result<Now> RealClock::now() {
  const Instant wall = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
  return Now{wall, MonoTime(machine_time() - started_)};
}

Result<Duration> RealClock::pass_until(MonoTime wake, bool) {
  const MonoTime now = MonoTime(machine_time() - started_);
  if (wake <= now) return Duration(0);
  return std::min(wake - now, patience_max);
}

ControlledClock::ControlledClock(const Endpoint& control) : control_(control), client_(control) {}

Result<Now> ControlledClock::now() {
  const bool known = just_moved_;
  just_moved_ = false;
  if (known) return Now{wall_, MonoTime(wall_ - *start_)};
  HttpRequest request;
  request.path = "/clock";
  if (const auto asked = ask(request); !asked) return tl::unexpected<Error>(asked.error());
  return Now{wall_, MonoTime(wall_ - *start_)};
}

Result<Duration> ControlledClock::pass_until(MonoTime wake, bool calls_under_way) {
  if (!start_) {
    if (const auto first = now(); !first) return tl::unexpected<Error>(first.error());
  }
  const MonoTime now = MonoTime(wall_ - *start_);
  if (wake <= now) return Duration(0);
  if (calls_under_way) return patience_max;
  // Without a wake time, move to the next planned event of the mocks; without an event, wait for a stop.
  if (wake == MonoTime::max() && !next_due_) return patience_max;
  const Instant target = wake == MonoTime::max() ? *next_due_ : *start_ + wake.time_since_epoch();
  HttpRequest request;
  request.method = "POST";
  request.path = "/clock";
  request.headers.emplace_back("Content-Type", "application/json");
  request.body = Json{{"advance_to", format_instant(target)}}.dump();
  if (const auto asked = ask(request); !asked) return tl::unexpected<Error>(asked.error());
  just_moved_ = true;
  return Duration(0);
}

Result<void> ControlledClock::ask(const HttpRequest& request) {
  const std::string subject = "the control plane at " + control_.origin;
  const Sent sent = client_.send(request, control_timeout);
  const auto* response = std::get_if<HttpResponse>(&sent.outcome);
  if (response == nullptr) {
    return failure(ErrorCode::Unavailable,
                   subject + " does not answer; is `vendorproof serve` running there? " + sent.trouble);
  }
  if (response->status != 200) {
    return failure(ErrorCode::Unavailable, subject + " answered " + std::to_string(response->status) + " to " +
                                               request.method + " /clock: " + response->body.substr(0, 300));
  }
  const Result<Json> document = parse_json(response->body);
  if (!document) return failure(ErrorCode::Unavailable, subject + " sent no JSON: " + document.error().message);
  const JsonReader in(*document);
  const Instant wall = in.at("now").instant();
  const std::optional<Instant> next_due =
      in.has("next_due") ? std::optional(in.at("next_due").instant()) : std::nullopt;
  if (const auto read = in.finish(true); !read) {
    return failure(ErrorCode::Unavailable, subject + " sent an unknown answer: " + read.error().message);
  }
  wall_ = wall;
  next_due_ = next_due;
  if (!start_) start_ = wall;
  return {};
}

}  // namespace vendorproof::live
