// The desk that tells people: it decides when it is asked, and delivers in threads of its own, one for each place.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/base/result.h"
#include "core/core.h"
#include "core/live/alerts/ledger.h"
#include "core/live/alerts/places.h"
#include "core/live/inbox.h"
#include "core/live/log.h"

namespace vendorproof::live {

/// What is open now, with the deadlines: in order of key.
std::vector<OpenIncident> open_incidents_of(const Core& core);

/// Real times, also where the trade has a time of its own.
struct DeskTimes {
  Duration back_off_first = std::chrono::seconds(1);
  Duration back_off_max = std::chrono::minutes(15);
  Duration send_timeout = std::chrono::seconds(10);
  Duration last_words_max = std::chrono::seconds(5);  ///< so long the end of the desk waits for what is on its way
};

class AlertDesk {
 public:
  /// Alerts on their way, counted once for each place. With more, what is due waits: it stays due.
  static constexpr std::size_t pending_max = 1'000;
  using Log = std::function<void(const LogLine& line)>;
  using MachineTime = std::function<Now()>;

  /// The ledger is `ledger_file`. Errors: those of LedgerFile::load.
  static Result<std::unique_ptr<AlertDesk>> open(const AlertsConfig& config, const std::string& ledger_file, Log log,
                                                 MachineTime machine_time, const DeskTimes& times = {});
  AlertDesk(const AlertDesk&) = delete;
  AlertDesk& operator=(const AlertDesk&) = delete;
  /// Tries once more what can be delivered at once; the rest stays in the ledger.
  ~AlertDesk();

  /// Decides what is due at the daemon's time `now`, and returns when to be called again at the latest. Never waits for
  /// a network or a disk.
  Instant look(const std::vector<OpenIncident>& open, Instant now);
  AlertCounts counts() const;
  /// After somebody moved the file of alerts away.
  void reopen();

 private:
  struct OnItsWay {
    PendingAlert pending;
    std::int64_t decision = 0;  ///< it may leave when the ledger has this decision
    int refusals = 0;
    MonoTime next_try{};
  };
  struct Route {
    std::unique_ptr<AlertPlace> place;
    int failures = 0;
    MonoTime next_try{};
    std::string trouble;
    std::thread thread;
  };
  using Lock = std::unique_lock<std::mutex>;

  AlertDesk(const AlertsConfig& config, LedgerFile file, Log log, MachineTime machine_time, const DeskTimes& times);
  void take_over(AlertLedger ledger);
  /// The thread of the ledger.
  void keep();
  void save(Lock& lock);
  /// The thread of a place.
  void serve(Route& route);
  void deliver(Route& route, const Alert& alert, Lock& lock);
  void settle(Route& route, const std::string& id, const Delivery& delivery, const Now& now);
  void tell_trouble(Route& route, const std::string& trouble);
  /// Alerts of the place that are too old; with `id`, only that one.
  void give_up_old(const Route& route, const std::string& id, Instant now);
  OnItsWay* due_on(const Route& route, MonoTime now);
  OnItsWay* find(const Route& route, const std::string& id);
  Duration until_next_try(const Route& route) const;

  const AlertsConfig config_;
  const LedgerFile file_;
  const Log log_;
  const MachineTime machine_time_;
  const DeskTimes times_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Told told_;
  std::vector<OnItsWay> on_their_way_;  ///< the oldest first
  std::vector<Route> routes_;
  std::int64_t sent_ = 0;
  std::int64_t failed_ = 0;
  std::int64_t decided_ = 0;  ///< decisions that told something new
  std::int64_t saved_ = 0;    ///< those that the ledger has
  bool is_changed_ = false;   ///< something arrived or was given up, and the ledger does not know it
  bool is_unsaved_ = false;   ///< the ledger could not be saved
  bool is_ending_ = false;
  bool has_ended_ = false;
  std::size_t routes_at_work_ = 0;
  MonoTime ends_at_{};
  std::thread keeper_;
};

}  // namespace vendorproof::live
