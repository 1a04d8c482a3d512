#include "core/flow/outbox/dispatch.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/flow/outbox/batches.h"
#include "core/flow/outbox/bookmark.h"

namespace vendorproof::flow {

namespace {

// Rows read at a time. A longer backlog is read operation by operation, so that rows of an operation that is held up do
// not hide the others.
constexpr int rows_read = 32;
constexpr int rounds_max = 10'000;

class Dispatch {
 public:
  Dispatch(Desk& desk, Accesses& accesses, Gates& gates, Step& step)
      : desk_(desk), accesses_(accesses), gates_(gates), step_(step) {}

  void run() {
    int rounds = 0;
    while (run_once()) {
      if (++rounds < rounds_max) continue;
      wake(desk_.now.mono + Duration(1));
      break;
    }
    for (const Peer peer : {Peer::Amazon, Peer::Erp}) {
      if (needs_token_[static_cast<std::size_t>(peer)]) ask_for_token(accesses_.of(peer));
    }
    if (const std::optional<Instant> due = desk_.store.next_due(desk_.now.wall)) {
      wake(desk_.now.mono + (*due - desk_.now.wall));
    }
  }

 private:
  enum class Outcome { Left, Fired, HeldUp };

  void ask_for_token(Access& access) {
    access.request(desk_, step_.calls);
    if (access.not_before() > desk_.now.mono) wake(access.not_before());
  }

  void wake(MonoTime at) { step_.wake_at = std::min(step_.wake_at, at); }

  /// True if something changed that may have made other rows due.
  bool run_once() {
    const std::vector<std::string> due = desk_.store.due_work(desk_.now.wall, rows_read);
    const bool is_backlog = due.size() == static_cast<std::size_t>(rows_read);
    if (!is_backlog) return launch_all(due);

    for (const Operation& operation : desk_.operations) {
      if (is_held_up(operation, operation.call(desk_, "").operation)) continue;
      if (launch_all(desk_.store.due_work_of(static_cast<int>(operation.id), desk_.now.wall, rows_read))) return true;
    }
    return false;
  }

  // A timer may change the rows that follow, so they are read again after it.
  bool launch_all(const std::vector<std::string>& keys) {
    for (const std::string& key : keys) {
      const store::Work* row = desk_.store.open_work(key);
      const bool is_due = row != nullptr && row->state == store::WorkState::Due && row->due <= desk_.now.wall;
      if (is_due && launch(*row) == Outcome::Fired) return true;
    }
    return false;
  }

  Outcome launch(const store::Work& due) {
    const Operation& operation = desk_.operation_of(due);
    const std::string_view name = operation.call(desk_, bookmark_of(due)).operation;
    if (operation.is_needed != nullptr && !operation.is_needed(desk_)) {
      store::Work work = due;
      desk_.postpone(work, desk_.now.wall + std::max<Duration>(desk_.config.*operation.interval, Duration(1)));
      return Outcome::Fired;
    }
    if (is_held_up(operation, name)) return Outcome::HeldUp;

    if (operation.document != nullptr) return launch_batch(operation, std::string(name), due);
    store::Work work = due;
    std::optional<HttpRequest> request = operation.start(desk_, work);
    if (!request) return Outcome::Fired;
    mark(operation, work);
    leave(operation, std::string(name), work, std::move(*request));
    return Outcome::Left;
  }

  Outcome launch_batch(const Operation& operation, std::string name, const store::Work& first) {
    const std::vector<std::string> keys = batch_of(desk_, operation, first);
    std::vector<store::Work> rows;
    channel::Documents documents;
    for (const std::string& key : keys) {
      const store::Work* row = desk_.store.open_work(key);
      if (row == nullptr || row->state != store::WorkState::Due) continue;
      store::Work work = *row;
      std::optional<channel::Document> document = operation.document(desk_, work);
      if (!document) continue;
      documents.push_back(std::move(*document));
      rows.push_back(std::move(work));
    }
    if (rows.empty()) return Outcome::Fired;
    for (store::Work& work : rows) mark(operation, work);
    if (rows.size() > 1) {
      std::vector<BatchRow>& batch = desk_.memory.batches[rows.front().key];
      batch.clear();
      for (const store::Work& work : rows) batch.push_back({work.key, work.attempt});
    }
    leave(operation, std::move(name), rows.front(), desk_.channel().submit.ask(desk_.config.amazon, documents, ""));
    return rows.size() == keys.size() ? Outcome::Left : Outcome::Fired;
  }

  bool is_held_up(const Operation& operation, std::string_view name) {
    if (operation.nature == Nature::Timer) return false;
    if (operation.peer == Peer::Erp && erp_calls() >= desk_.config.erp_calls_in_flight_max) return true;
    if (!accesses_.of(operation.peer).is_usable(desk_)) {
      needs_token_[static_cast<std::size_t>(operation.peer)] = true;
      return true;
    }
    const MonoTime opens = gates_.opens_at(operation.peer, name, desk_.now.mono);
    if (opens <= desk_.now.mono) return false;
    wake(opens);
    return true;
  }

  std::int64_t& erp_calls() {
    if (erp_calls_ < 0) erp_calls_ = desk_.store.count_in_flight(static_cast<int>(Peer::Erp));
    return erp_calls_;
  }

  void mark(const Operation& operation, store::Work& work) {
    work.state = store::WorkState::InFlight;
    ++work.attempt;
    if (operation.nature == Nature::Read) {
      desk_.store.save_unwritten(work);  // after a crash it is due as before, and asked again
    } else {
      desk_.store.save(work);
    }
  }

  void leave(const Operation& operation, std::string name, const store::Work& work, HttpRequest request) {
    HttpCall call;
    call.key.text = work.key;
    call.attempt = work.attempt;
    call.peer = operation.peer;
    call.subject = work.subject;
    call.request = std::move(request);
    call.deadline = desk_.now.mono + desk_.config.call_timeout;
    gates_.pass(operation.peer, name);
    call.operation = std::move(name);
    accesses_.of(operation.peer).sign(desk_, call.request, work.key);
    if (operation.peer == Peer::Erp) ++erp_calls();
    step_.calls.push_back(std::move(call));
  }

  Desk& desk_;
  Accesses& accesses_;
  Gates& gates_;
  Step& step_;
  std::array<bool, 2> needs_token_{};  ///< by peer
  std::int64_t erp_calls_ = -1;
};

}  // namespace

void dispatch(Desk& desk, Accesses& accesses, Gates& gates, Step& step) { Dispatch(desk, accesses, gates, step).run(); }

}  // namespace vendorproof::flow
