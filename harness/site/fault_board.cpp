#include "harness/site/fault_board.h"

#include <algorithm>

#include "core/base/nearest_word.h"
#include "core/base/require.h"
#include "core/base/text.h"
#include "harness/field/redaction.h"
#include "harness/field/requests.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t faults_max = 100;
constexpr std::size_t strikes_max = 1000;
constexpr std::int64_t count_max = 1'000'000'000;
constexpr Duration delay_max = std::chrono::minutes(1);

HttpResponse internal_failure() {
  return {500,
          {{"Content-Type", "application/json"}, {"x-amzn-ErrorType", "InternalFailure"}},
          R"({"errors":[{"code":"InternalFailure","message":"We encountered an internal error. Please try again.",)"
          R"("details":""}]})"};
}

HttpResponse service_unavailable() {
  return {503,
          {{"Content-Type", "application/json"}, {"x-amzn-ErrorType", "ServiceUnavailableException"}},
          R"({"errors":[{"code":"ServiceUnavailable","message":"Service is temporarily unavailable. Please try )"
          R"(again later.","details":""}]})"};
}

const FaultKindRow* row_of(std::string_view kind) {
  for (const FaultKindRow& row : fault_kinds()) {
    if (row.name == kind) return &row;
  }
  return nullptr;
}

/// A fault for an operation that nobody can call would never strike, and a test would pass for nothing.
std::string wrong_operation(const ServedFault& fault) {
  std::vector<std::string> known;
  for (const Peer peer : {Peer::Amazon, Peer::Erp}) {
    if (fault.peer && *fault.peer != peer) continue;
    for (std::string& name : operations_of(peer)) known.push_back(std::move(name));
  }
  if (fault.operation.empty() || std::find(known.begin(), known.end(), fault.operation) != known.end()) return "";
  const std::string nearest = suggestion(fault.operation, known);
  return "no operation is called '" + shown_name(fault.operation) + "'" +
         (nearest.empty() ? "; there are " + join(known, ", ") : nearest);
}

bool fits(const ServedFault& fault, Peer peer, std::string_view operation, const HttpRequest& request) {
  if (fault.peer && *fault.peer != peer) return false;
  if (!fault.operation.empty() && fault.operation != operation) return false;
  return fault.text.empty() || request.path.find(fault.text) != std::string::npos ||
         request.body.find(fault.text) != std::string::npos;
}

}  // namespace

const std::vector<FaultKindRow>& fault_kinds() {
  static const std::vector<FaultKindRow> table = {
      {"throttle", "answers 429 QuotaExceeded; the mock sees nothing",
       [](Disposition& disposition, const ServedFault&) { disposition.instead = throttled_answer(); }},
      {"500", "answers 500 InternalFailure; the mock sees nothing",
       [](Disposition& disposition, const ServedFault&) { disposition.instead = internal_failure(); }},
      {"503", "answers 503 ServiceUnavailable; the mock sees nothing",
       [](Disposition& disposition, const ServedFault&) { disposition.instead = service_unavailable(); }},
      {"503-html", "answers 503 with a page of HTML; the mock sees nothing",
       [](Disposition& disposition, const ServedFault&) { disposition.instead = unavailable_answer(); }},
      {"drop", "the connection ends without an answer; the mock sees nothing",
       [](Disposition& disposition, const ServedFault&) { disposition.deliver_request = false; }},
      {"delay", "the request waits for `delay` of real time before the mock sees it",
       [](Disposition& disposition, const ServedFault& fault) { disposition.request_delay = fault.delay; }},
      {"lost-answer", "the mock handles the request; the connection ends without an answer",
       [](Disposition& disposition, const ServedFault&) { disposition.deliver_answer = false; }},
      {"late-answer", "the mock handles the request; the answer waits for `delay` of real time",
       [](Disposition& disposition, const ServedFault& fault) { disposition.answer_delay = fault.delay; }},
      {"truncated", "the mock handles the request; the connection ends in the middle of the body",
       [](Disposition& disposition, const ServedFault&) { disposition.truncate_answer = true; }},
      {"duplicate", "the mock gets the request twice; the client gets the second answer",
       [](Disposition& disposition, const ServedFault&) { disposition.copies = 2; }},
  };
  return table;
}

Result<std::string> FaultBoard::add(ServedFault fault) {
  const FaultKindRow* row = row_of(fault.kind);
  if (row == nullptr) {
    std::vector<std::string> names;
    for (const FaultKindRow& known : fault_kinds()) names.emplace_back(known.name);
    return malformed("no kind of fault is called '" + shown_name(fault.kind) + "'; there are " + join(names, ", "));
  }
  if (const std::string wrong = wrong_operation(fault); !wrong.empty()) return malformed(wrong);
  for (const std::int64_t count : {fault.times, fault.skip}) {
    if (count < 0 || count > count_max) return malformed("times and skip must be from 0 to 1000000000");
  }
  if (fault.delay < Duration(0) || fault.delay > delay_max) return malformed("delay must be at most 1m");
  const bool delays = fault.kind == "delay" || fault.kind == "late-answer";
  if (delays != (fault.delay > Duration(0))) {
    return malformed(delays ? "a " + fault.kind + " needs a delay, such as 2s" : "a " + fault.kind + " has no delay");
  }
  if (faults_.size() >= faults_max) return failure(ErrorCode::Conflict, "there are 100 faults already; remove some");
  ++added_;
  if (fault.name.empty()) fault.name = "fault-" + std::to_string(added_);
  for (const ServedFault& known : faults_) {
    if (known.name != fault.name) continue;
    return failure(ErrorCode::Conflict, "there is a fault " + fault.name + " already; remove it first");
  }
  fault.struck = 0;
  faults_.push_back(fault);
  return fault.name;
}

Result<void> FaultBoard::remove(std::string_view name) {
  const auto found =
      std::find_if(faults_.begin(), faults_.end(), [&](const ServedFault& fault) { return fault.name == name; });
  if (found == faults_.end()) {
    std::vector<std::string> names;
    for (const ServedFault& fault : faults_) names.push_back(fault.name);
    return failure(ErrorCode::NotFound, "there is no fault " + shown_name(name) + "; there are " +
                                            (names.empty() ? std::string("none") : join(names, ", ")));
  }
  faults_.erase(found);
  return {};
}

void FaultBoard::follow(const scenarios::Scenario& scenario) { script_ = std::make_unique<ScriptedFaults>(scenario); }

void FaultBoard::note(Strike strike) {
  strikes_.push_back(std::move(strike));
  if (strikes_.size() > strikes_max) strikes_.pop_front();
}

void FaultBoard::clear() {
  faults_.clear();
  strikes_.clear();
  struck_ = 0;
  struck_deeds_ = 0;
}

Disposition FaultBoard::strike(Peer peer, std::string_view operation, const HttpRequest& request, Instant now) {
  Disposition disposition = set_strike(peer, operation, request);
  if (disposition.fault.empty() && script_) {
    disposition = script_->strike(peer, operation, request, now);
    disposition.by_scenario = true;
  }
  if (disposition.fault.empty()) return disposition;
  ++struck_;
  if (changes_something(peer, request)) ++struck_deeds_;
  return disposition;
}

Disposition FaultBoard::set_strike(Peer peer, std::string_view operation, const HttpRequest& request) {
  Disposition disposition;
  disposition.request_delay = Duration(0);
  disposition.answer_delay = Duration(0);
  for (ServedFault& fault : faults_) {
    const bool used_up = fault.times > 0 && fault.struck >= fault.times;
    if (used_up || !fits(fault, peer, operation, request)) continue;
    if (fault.skip > 0) {
      --fault.skip;
      continue;
    }
    ++fault.struck;
    known(row_of(fault.kind), "kind of fault", fault.kind).strike(disposition, fault);
    disposition.fault = fault.kind;
    break;
  }
  return disposition;
}

}  // namespace vendorproof::harness
