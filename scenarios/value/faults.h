// The faults of a scenario: planned and random. All durations count from the scenario's start.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"

namespace vendorproof::scenarios {

enum class FaultKind {
  Outage,          ///< the peer cannot be reached (NotDelivered) from..until
  Throttle,        ///< the peer answers 429 from..until
  ServerError,     ///< the peer answers 503 from..until
  LostAnswer,      ///< the effect happens, the answer is lost: the next `times` calls of `operation`
  Duplicate,       ///< the request arrives twice: the next `times` calls of `operation`
  Crash,           ///< the core is killed after it committed the step with the answer: the next `times` calls after the
                   ///< first `skip` ones
  Refusal,         ///< the peer, or what stands before it, answers with `status` from..until: the request has no effect
  LateEffect,      ///< no answer comes, and the effect happens `after` the call: the next `times` calls of `operation`
  TakenAndLost,    ///< Amazon takes a submission (202) and loses it: the next `times` calls of `operation`
  TakenAndFailed,  ///< Amazon takes a submission (202), and its transaction fails without a reason of the document;
                   ///< nothing has an effect: the next `times` calls of `operation`
  BadRequest,      ///< Amazon answers 400 to a right submission: the next `times` calls of `operation`, or always those
                   ///< with `document`
};
/// Whether it strikes from..until, at a peer.
bool is_span(FaultKind kind);
/// What a Refusal may answer with: statuses that say nothing of the document. 200, 302, 400 and 502 are pages in HTML.
const std::vector<std::int64_t>& refusal_statuses();

/// The word of a scenario file, such as `lost-answer`.
std::string_view text_of(FaultKind kind);

struct Fault {
  FaultKind kind = FaultKind::Outage;
  std::string peer = "amazon";  ///< `amazon` or `erp`; for spans
  Duration from{};
  Duration until{};
  std::string operation{};  ///< for LostAnswer, Duplicate, Crash; for a Refusal "" is all
  std::int64_t times = 1;
  std::int64_t status = 0;  ///< of a Refusal
  Duration after{};         ///< of a LateEffect
  std::string document{};   ///< of a BadRequest: the document that is always refused; "": the next `times` calls
  std::int64_t skip = 0;    ///< of a Crash: how many calls of the operation are spared before

  bool operator==(const Fault&) const = default;
};

/// Chance of each kind, per call or step, in basis points (1/10,000). All zero: no random faults.
struct ChanceOfFaults {
  std::int64_t request_lost_bp = 0;
  std::int64_t answer_lost_bp = 0;
  std::int64_t duplicate_bp = 0;
  std::int64_t delay_bp = 0;
  std::int64_t server_error_bp = 0;
  std::int64_t throttle_bp = 0;
  std::int64_t crash_bp = 0;

  bool operator==(const ChanceOfFaults&) const = default;
};

/// A random fault that fired, by its stable name. If a scenario has recorded decisions, no other random fault is drawn.
struct Decision {
  std::string name;
  std::int64_t value = 0;

  bool operator==(const Decision&) const = default;
};

}  // namespace vendorproof::scenarios
