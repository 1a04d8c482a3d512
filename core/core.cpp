#include "core/core.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/base/require.h"
#include "core/channel/channels.h"
#include "core/erp/dialects.h"
#include "core/flow/operations.h"
#include "core/flow/operator_actions.h"
#include "core/flow/outbox/access.h"
#include "core/flow/outbox/answers.h"
#include "core/flow/outbox/desk.h"
#include "core/flow/outbox/dispatch.h"
#include "core/flow/outbox/gates.h"
#include "core/flow/outbox/recovery.h"
#include "core/flow/outbox/subjects.h"
#include "core/flow/overview/deadlines.h"
#include "core/flow/overview/standings.h"
#include "core/flow/remittances.h"
#include "core/flow/takeover/memory.h"
#include "core/store/store.h"

namespace vendorproof {

// State that a crash may lose. All other state is in the store.
struct Core::Room {
  Room(store::Store& durable, const CoreConfig& configuration) : store(durable), config(configuration), gates(config) {
    REQUIRE(config.channel != nullptr && trade::check_settings(config.channel->settings, config.amazon.settings));
    REQUIRE(config.dialect != nullptr && trade::check_settings(config.dialect->settings, config.erp.settings));
  }

  std::optional<Error> take(const Event& event, Now now) {
    flow::Desk desk{store, config, memory, flow::operations(), now};
    if (const auto* booted = std::get_if<Booted>(&event)) {
      memory = flow::Memory();
      accesses = flow::Accesses();
      gates = flow::Gates(config);
      if (booted->begins_anew) flow::begin_to_remember(desk);
      flow::recover(desk);
      if (booted->polls_at_once) flow::poll_at_once(desk);
    } else if (const auto* done = std::get_if<CallDone>(&event)) {
      flow::take_answer(desk, accesses, gates, *done);
    } else if (const auto* action = std::get_if<OperatorAction>(&event)) {
      return flow::take_operator_action(desk, *action);
    } else if (const auto* file = std::get_if<RemittanceFile>(&event)) {
      flow::take_remittance_file(desk, *file);
    }
    return std::nullopt;
  }

  store::Store& store;
  const CoreConfig config;
  flow::Memory memory;
  flow::Accesses accesses;
  flow::Gates gates;
};

CoreConfig simulated_config() {
  CoreConfig config;
  config.channel = channel::channels().front();
  config.amazon = channel::example_access(*config.channel);
  config.dialect = erp::dialects().front();
  config.erp = erp::example_access(*config.dialect);
  return config;
}

Core::Core(store::Store& store, const CoreConfig& config) : room_(std::make_unique<Room>(store, config)) {}

Core::~Core() = default;

namespace {

bool only_reads(const HttpCall& call) { return call.request.method == "GET"; }

}  // namespace

Step Core::step(std::span<const Event> events, Now now, const std::function<void(HttpCall call)>& leave_early) {
  Step step;
  room_->store.begin();
  for (const Event& event : events) {
    if (auto refusal = room_->take(event, now)) step.refusal = std::move(refusal);
  }
  flow::Desk desk{room_->store, room_->config, room_->memory, flow::operations(), now};
  flow::dispatch(desk, room_->accesses, room_->gates, step);
  if (leave_early) {
    const auto reads = std::stable_partition(step.calls.begin(), step.calls.end(),
                                             [](const HttpCall& call) { return !only_reads(call); });
    std::for_each(reads, step.calls.end(), [&](HttpCall& call) { leave_early(std::move(call)); });
    step.calls.erase(reads, step.calls.end());
  }
  room_->store.commit();
  return step;
}

std::optional<Error> Core::act(const OperatorAction& action, Now now) {
  room_->store.begin();
  std::optional<Error> refusal = room_->take(action, now);
  room_->store.commit();
  return refusal;
}

std::vector<TradeException> Core::exceptions() const { return room_->store.exceptions(); }

std::vector<OrderStanding> Core::standings() const { return flow::standings(room_->store, room_->config); }

std::optional<OrderStanding> Core::standing(std::string_view purchase_order) const {
  const store::Found<store::OrderRecord> record = room_->store.order(purchase_order);
  if (!record) return std::nullopt;
  return flow::standing_of(room_->store, room_->config, *record);
}

std::optional<Instant> Core::deadline_of(const TradeException& exception) const {
  return flow::deadline_of(room_->store, room_->config, exception);
}

std::vector<trade::ActRecord> Core::acts_about(std::string_view key) const { return room_->store.acts_about(key); }

flow::Figures Core::figures(Now now) const {
  flow::Figures figures = flow::figures_of(room_->store, room_->config, now.wall);
  figures.quota_left = room_->gates.calls_left(now.mono);
  return figures;
}

std::string Core::order_of(std::string_view call_key) const {
  const std::optional<store::Work> work = room_->store.work(call_key);
  return work ? flow::purchase_order_of(room_->store, work->subject) : "";
}

bool Core::has_access(Peer peer, Now now) const {
  const flow::Desk desk{room_->store, room_->config, room_->memory, flow::operations(), now};
  return room_->accesses.of(peer).is_usable(desk);
}

bool Core::any_due(Now now) const { return !room_->store.due_work(now.wall, 1).empty(); }

bool Core::knows_all_invoices(Now now) const {
  return !flow::is_learning_documents({room_->store, room_->config, room_->memory, flow::operations(), now});
}

Result<void> Core::store_is_writable() const { return room_->store.is_writable(); }

bool Core::idle() const { return room_->store.every_order_is_settled() && !room_->store.any_work_but_polls(); }

}  // namespace vendorproof
