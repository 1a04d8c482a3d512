// A scripted conversation: the flow on one side, two obliging peers on the other, and a clock that jumps from event to
// event. Any answer can be replaced, lost, or looked at.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/channel/channels.h"
#include "core/erp/dialects.h"
#include "core/flow/operations.h"
#include "core/flow/operator_actions.h"
#include "core/flow/outbox/access.h"
#include "core/flow/outbox/answers.h"
#include "core/flow/outbox/dispatch.h"
#include "core/flow/outbox/recovery.h"
#include "core/flow/overview/standings.h"
#include "core/flow/remittances.h"
#include "core/flow/takeover/memory.h"
#include "tests/core/flow/peers_in_script.h"

namespace vendorproof::flow {

inline std::string fresh_uri() {
  static std::atomic<int> count = 0;
  return "file:/conversation" + std::to_string(++count) + "?vfs=memdb";
}

/// With the first channel and the first dialect, which the peers in the script speak.
inline CoreConfig scripted_config() {
  CoreConfig config;
  config.channel = channel::channels().front();
  config.amazon = channel::example_access(*config.channel);
  config.dialect = erp::dialects().front();
  config.erp = erp::example_access(*config.dialect);
  return config;
}

class Conversation {
 public:
  using Outcome = std::variant<HttpResponse, NoAnswer>;

  explicit Conversation(CoreConfig config = scripted_config()) : config_(std::move(config)) {
    config_.orders_from = at("2026-11-01T00:00:00Z");
    now_ = {at("2026-11-02T10:00:00Z"), MonoTime(std::chrono::hours(1))};
    anchor_ = open();
    store_ = open();
    boot();
  }

  static Instant at(const char* text) { return *parse_instant(text); }

  /// What the next calls of an operation come to, instead of the peers' own answer.
  void next(const std::string& operation, Outcome outcome) {
    scripted_[operation].push_back({std::move(outcome), false});
  }
  /// The effect happens, the answer is lost.
  void lose_answer(const std::string& operation) { scripted_[operation].push_back({NoAnswer::Indeterminate, true}); }
  /// Until further notice.
  void always(const std::string& operation, Outcome outcome) { always_[operation] = std::move(outcome); }
  void as_usual(const std::string& operation) { always_.erase(operation); }
  void peer_down(Peer peer, bool down) { down_[peer] = down; }

  /// Kills the program and starts it on the same store.
  void crash() {
    in_flight_.clear();
    store_.reset();
    store_ = open();
    boot();
  }

  /// Kills the program, and starts it on a store that begins anew.
  void lose_store() {
    in_flight_.clear();
    store_.reset();
    uri_ = fresh_uri();
    anchor_ = open();
    store_ = open();
    boot(true);
  }

  void run_for(Duration duration) {
    const Instant end = now_.wall + duration;
    while (true) {
      const MonoTime answer = in_flight_.empty() ? MonoTime::max() : in_flight_.begin()->first;
      const MonoTime at = std::min(answer, wake_at_);
      if (at == MonoTime::max() || now_.wall + (at - now_.mono) > end) break;
      pass(at - now_.mono);
      ASSERT_LT(++events_, 200'000);
      if (answer == at) {
        const CallDone done = in_flight_.begin()->second;
        in_flight_.erase(in_flight_.begin());
        step(done);
      } else {
        step(Woke());
      }
    }
    pass(end - now_.wall);
  }
  void run_until_called(const std::string& operation, Duration at_most = std::chrono::hours(48)) {
    const std::size_t before = count(operation);
    const Instant end = now_.wall + at_most;
    while (count(operation) == before && now_.wall < end) run_for(Duration(50));
  }

  void step(const Event& event) {
    Step step;
    Desk desk{*store_, config_, memory_, operations(), now_};
    store_->begin();
    if (const auto* done = std::get_if<CallDone>(&event)) take_answer(desk, accesses_, gates_, *done);
    if (const auto* action = std::get_if<OperatorAction>(&event)) refusal_ = take_operator_action(desk, *action);
    if (const auto* file = std::get_if<RemittanceFile>(&event)) take_remittance_file(desk, *file);
    if (const auto* booted = std::get_if<Booted>(&event)) {
      if (booted->begins_anew) begin_to_remember(desk);
      recover(desk);
    }
    dispatch(desk, accesses_, gates_, step);
    store_->commit();
    wake_at_ = step.wake_at;
    for (const HttpCall& call : step.calls) make(call);
  }

  std::size_t count(const std::string& operation) const { return calls_of(operation).size(); }
  std::vector<HttpCall> calls_of(const std::string& operation) const {
    std::vector<HttpCall> result;
    for (const HttpCall& call : calls_) {
      if (call.operation == operation) result.push_back(call);
    }
    return result;
  }
  Json body_of(const std::string& operation, std::size_t index = 0) const {
    const std::vector<HttpCall> calls = calls_of(operation);
    if (index >= calls.size()) return {};
    return *parse_json(calls[index].request.body);
  }

  /// What is said of an exception; "" if there is no exception with that key.
  std::string text_of_exception(std::string_view key) const {
    for (const TradeException& exception : store_->exceptions()) {
      if (exception.key == key) return exception.text;
    }
    return "";
  }

  std::vector<std::string> open_exceptions() const {
    std::vector<std::string> keys;
    for (const TradeException& exception : store_->exceptions()) {
      if (exception.open) keys.push_back(exception.key);
    }
    return keys;
  }
  OrderStanding standing(const std::string& number = "7QX2M4KP") const {
    for (const OrderStanding& one : standings(*store_, config_)) {
      if (one.purchase_order == number) return one;
    }
    return {};
  }

  void forget_calls() {
    calls_.clear();
    events_ = 0;
  }
  /// Why the last act was refused.
  const std::optional<Error>& refusal() const { return refusal_; }
  PeersInScript& peers() { return peers_; }
  store::Store& store() { return *store_; }
  const Now& now() const { return now_; }
  const std::vector<HttpCall>& calls() const { return calls_; }
  CoreConfig& config() { return config_; }
  Desk desk() { return {*store_, config_, memory_, operations(), now_}; }

 private:
  struct Scripted {
    Outcome outcome;
    bool happens;
  };

  std::unique_ptr<store::Store> open() const {
    auto opened = store::open_store({uri_, store::Durability::Off});
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  void boot(bool begins_anew = false) {
    memory_ = Memory();
    accesses_ = Accesses();
    gates_ = Gates(config_);
    Booted booted;
    booted.begins_anew = begins_anew;
    step(booted);
  }
  void pass(Duration duration) {
    now_.wall += duration;
    now_.mono += duration;
    peers_.now = now_.wall;
  }
  void make(const HttpCall& call) {
    calls_.push_back(call);
    const Outcome outcome = outcome_of(call);
    const Duration delay = std::holds_alternative<NoAnswer>(outcome) ? config_.call_timeout : Duration(100);
    in_flight_.emplace(now_.mono + delay, CallDone{call.key, call.attempt, outcome});
  }
  Outcome outcome_of(const HttpCall& call) {
    if (down_[call.peer]) return NoAnswer::NotDelivered;
    std::deque<Scripted>& script = scripted_[call.operation];
    if (!script.empty()) {
      const Scripted scripted = script.front();
      script.pop_front();
      if (scripted.happens) peers_.answer(call);
      return scripted.outcome;
    }
    const auto always = always_.find(call.operation);
    if (always != always_.end()) return always->second;
    return peers_.answer(call);
  }

  CoreConfig config_;
  std::string uri_ = fresh_uri();
  std::unique_ptr<store::Store> anchor_;
  std::unique_ptr<store::Store> store_;
  Memory memory_;
  Accesses accesses_;
  Gates gates_{config_};
  Now now_;
  MonoTime wake_at_ = MonoTime::max();
  PeersInScript peers_;
  std::multimap<MonoTime, CallDone> in_flight_;
  std::map<std::string, std::deque<Scripted>> scripted_;
  std::map<std::string, Outcome> always_;
  std::map<Peer, bool> down_;
  std::vector<HttpCall> calls_;
  std::optional<Error> refusal_;
  int events_ = 0;
};

}  // namespace vendorproof::flow
