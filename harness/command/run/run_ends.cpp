#include "harness/command/run/run_ends.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "harness/command/exit_codes.h"

namespace vendorproof::harness {

void say(const RunLog& log, std::string text) { log({live::LogLevel::Information, std::move(text), ""}); }

namespace {

/// When the run gives up, at most this many orders are logged one by one; the others are only counted.
constexpr std::size_t standings_told_max = 20;

void tell_what_waits(const Core& core, const RunLog& log) {
  std::size_t waiting = 0;
  for (const OrderStanding& standing : core.standings()) {
    if (standing.settled) continue;
    if (++waiting <= standings_told_max) {
      log({live::LogLevel::Warning,
           fmt::format("{} is {} and waits for {}", standing.purchase_order, text_of(standing.state),
                       standing.waits_for),
           standing.purchase_order});
    }
  }
  say(log, fmt::format("gave up: {} orders are not settled and nothing moves any more", waiting));
}

/// People must act by a deadline: what a watcher of a timed job has to learn although every call went well.
std::string urgent_for_people(const Core& core) {
  std::int64_t count = 0;
  std::optional<Instant> first;
  for (const TradeException& exception : core.exceptions()) {
    const std::optional<Instant> deadline = exception.open ? core.deadline_of(exception) : std::nullopt;
    if (!deadline) continue;
    ++count;
    first = std::min(first.value_or(*deadline), *deadline);
  }
  if (count == 0) return "";
  return fmt::format("{} open {} to be handled by a deadline, the first by {}", count,
                     count == 1 ? "exception has" : "exceptions have", format_instant(*first));
}

int end_of_once(const Core& core, const std::string& peer_troubles, const RunLog& log) {
  const std::string urgent = urgent_for_people(core);
  for (const std::string& text : {peer_troubles, urgent}) {
    if (!text.empty()) log({live::LogLevel::Warning, text, ""});
  }
  if (!peer_troubles.empty() || !urgent.empty()) return 1;
  say(log, "everything that is due is done");
  return 0;
}

}  // namespace

int end_of_shadow(const std::string& peer_troubles, const RunLog& log) {
  say(log,
      peer_troubles.empty() ? "the shadow ended" : "the shadow ended, and has not seen everything: " + peer_troubles);
  return peer_troubles.empty() ? 0 : 1;
}

int end_of(const Result<live::DaemonEnd>& end, const Core& core, const std::string& peer_troubles, bool once,
           const RunLog& log) {
  if (!end) return refuse("vendorproof run", end.error());
  switch (*end) {
    case live::DaemonEnd::Stopped:
      say(log, "stopped");
      return 0;
    case live::DaemonEnd::Idle:
      if (!peer_troubles.empty()) {
        say(log, fmt::format("ended, but nobody knows whether everything is settled: {}", peer_troubles));
        return 1;
      }
      say(log, "everything is settled");
      return 0;
    case live::DaemonEnd::Done:
      return end_of_once(core, peer_troubles, log);
    case live::DaemonEnd::GaveUp:
      if (once) {
        say(log, "time is up: what is left is done by the next run");
      } else {
        tell_what_waits(core, log);
      }
      return 1;
  }
  return 2;
}

}  // namespace vendorproof::harness
