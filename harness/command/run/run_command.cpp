#include "harness/command/run/run_command.h"

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>

#include "core/base/text.h"
#include "core/flow/operations.h"
#include "core/live/alerts/alert_desk.h"
#include "core/live/keys/peer_addresses.h"
#include "core/live/operators/door.h"
#include "core/live/remittance_folder.h"
#include "core/live/stop_signal.h"
#include "core/live/transport.h"
#include "harness/command/exit_codes.h"
#include "harness/command/run/rebuild_end.h"
#include "harness/command/run/run_checks.h"
#include "harness/command/run/run_ends.h"
#include "harness/command/shadow/shadow.h"

namespace vendorproof::harness {

namespace {

/// Tells once that the folder cannot be read, and again when the reason changes.
std::vector<RemittanceFile> look_into(live::RemittanceFolder& folder, bool once, const RunLog& log) {
  const std::string before = folder.problem();
  std::vector<RemittanceFile> files = once ? folder.look_once() : folder.look();
  if (!folder.problem().empty() && folder.problem() != before) {
    log({live::LogLevel::Warning, folder.problem(), ""});
  }
  return files;
}

/// A new store learns invoices before it is told of their payments.
std::vector<RemittanceFile> new_files_of(const Core& core, live::Clock& clock, live::RemittanceFolder& folder,
                                         bool once, const RunLog& log) {
  const Result<Now> now = clock.now();
  if (!now || !core.knows_all_invoices(*now)) return {};
  return look_into(folder, once, log);
}

void show_in(Shadow& shadow, const HttpCall& call, const Core& core, live::Clock& clock) {
  const Result<Now> now = clock.now();
  shadow.show(call, core.order_of(call.key.text), now ? now->wall : Instant());
}

/// The machine's own times, for the log and for what happens on the network, whatever time the trade has.
Now machine_time() {
  static live::RealClock clock;
  return clock.now().value_or(Now());
}
/// A log is compared with other logs.
Instant wall_time() { return machine_time().wall; }

/// nullptr if nobody is to be told.
Result<std::unique_ptr<live::AlertDesk>> desk_of(const live::LiveConfig& config, const RunLog& log) {
  if (!live::has_place(config.alerts)) return nullptr;
  return live::AlertDesk::open(config.alerts, config.store_file + ".alerts", log, machine_time);
}

/// Shorter than the ten minutes after which a timed job usually begins again.
constexpr Duration once_at_most = std::chrono::minutes(9);

live::DaemonOptions daemon_options(const RunCommandOptions& given, const live::LiveConfig& config) {
  live::DaemonOptions options;
  options.until_idle = given.until_idle;
  options.once = given.once;
  options.tell_answers = config.log.level == live::LogLevel::Debug;
  options.idle_grace = live::idle_grace_of(config);
  if (given.once == live::Once::Yes) options.give_up_after = once_at_most;
  options.give_up_after = parse_duration(given.give_up_after).value_or(options.give_up_after);
  if (const auto time = parse_duration(given.run_for)) options.stop_after = *time;
  return options;
}

/// For a shadow: each call has one document, so that each is shown for itself; nobody is let in or told.
live::LiveConfig as_shadow(live::LiveConfig config, const Shadow& shadow) {
  config.store_file = shadow.store_file();
  config.core.documents_in_call_max = 1;
  config.core.is_shadow = true;
  config.operators.host.clear();
  config.alerts = {};
  config.log.file.clear();
  return config;
}

/// What a run does with calls that would change something.
struct Writes {
  Shadow* shadow = nullptr;  ///< shows them
  bool rebuilds = false;     ///< leaves them to the next run
};

live::Transport::Withhold withhold_of(const Writes& writes, const Core& core, live::Clock& clock) {
  if (writes.shadow != nullptr) {
    return [&, shadow = writes.shadow](const HttpCall& call) { show_in(*shadow, call, core, clock); };
  }
  if (writes.rebuilds) return [](const HttpCall&) {};
  return nullptr;
}

void tell_people_through(live::AlertDesk& desk, const Core& core, live::Door& door) {
  door.tell_people = [&](const Now& now) { return desk.look(live::open_incidents_of(core), now.wall); };
  door.alert_counts = [&] { return desk.counts(); };
}

/// nullptr if the configuration has none.
Result<std::unique_ptr<live::OperatorsDoor>> operators_door_of(const live::LiveConfig& config, Core& core,
                                                               live::Inbox& inbox, const RunLog& log) {
  if (config.operators.host.empty()) return nullptr;
  return live::OperatorsDoor::open(config.operators, core, inbox).map([&](auto&& door) {
    say(log, fmt::format("operators' door at http://{}:{}", config.operators.host, door->port()));
    return std::forward<decltype(door)>(door);
  });
}

/// Everything that the program works with between its start and its end.
int run_with(const live::LiveConfig& config, const live::DaemonOptions& options, const Writes& writes) {
  // The store, its log and its copies are for the owner alone.
  ::umask(S_IRWXG | S_IRWXO);
  auto opened_log = live::LogWriter::open(config.log, wall_time);
  if (!opened_log) return refuse("vendorproof run", opened_log.error());
  live::LogWriter& writer = **opened_log;
  const RunLog log = [&writer](const live::LogLine& line) { writer.write(line); };
  live::Inbox inbox;
  std::unique_ptr<live::AlertDesk> desk;
  std::atomic<live::AlertDesk*> known_desk = nullptr;
  std::function<void()> reopen;
  if (!config.log.file.empty() || !config.alerts.file.empty()) {
    reopen = [&] {
      writer.reopen();
      if (live::AlertDesk* const known = known_desk) known->reopen();
    };
  }
  // Made before any other thread, so that no other thread receives the signal.
  const live::StopSignal signal([&inbox] { inbox.stop(); }, reopen);
  const auto tell = [&log](std::string_view line) { say(log, std::string(line)); };
  Result<std::unique_ptr<store::Store>> store =
      store::open_store({config.store_file, store::Durability::Full, tell, flow::is_operation});
  if (!store) return refuse("vendorproof run", store.error());
  Core core(**store, config.core);
  const std::unique_ptr<live::Clock> clock = clock_of(config);
  live::Transport transport(live::amazon_address(config), live::erp_address(config), inbox,
                            withhold_of(writes, core, *clock));
  say(log, fmt::format("started with {}; Amazon at {}, ERP at {}", config.store_file, config.amazon.origin,
                       config.erp.origin));
  auto opened_desk = desk_of(config, log);
  if (!opened_desk) return refuse("vendorproof run", opened_desk.error());
  desk = std::move(*opened_desk);
  known_desk = desk.get();
  live::RemittanceFolder folder(config.remittance_folder);
  const bool once = options.once == live::Once::Yes;
  live::Door core_door = live::door_of(core);
  if (writes.shadow != nullptr) core_door.idle = [&writes] { return writes.shadow->was_quiet(); };
  if (!config.remittance_folder.empty()) {
    core_door.new_files = [&] { return new_files_of(core, *clock, folder, once, log); };
  }
  if (desk) tell_people_through(*desk, core, core_door);
  const auto submit = [&transport](HttpCall call, Duration timeout) { transport.submit(std::move(call), timeout); };
  live::Daemon daemon(std::move(core_door), submit, inbox, *clock, log);
  auto door = operators_door_of(config, core, inbox, log);
  if (!door) return refuse("vendorproof run: [operators] listen", door.error());
  const Result<live::DaemonEnd> end = daemon.run(options);
  if (writes.shadow != nullptr && end) return end_of_shadow(daemon.peer_troubles(), log);
  const int code = end_of(end, core, daemon.peer_troubles(), once, log);
  if (!writes.rebuilds || code == exit_usage) return code;
  const bool gave_up = end && *end == live::DaemonEnd::GaveUp;
  std::fputs(rebuilt_text(**store, config.store_file, {daemon.traffic(), daemon.peer_troubles(), gave_up}).c_str(),
             stdout);
  return code;
}

int run_shadow(const live::LiveConfig& config, const RunCommandOptions& given) {
  // A copy of the store is for the owner alone, too.
  ::umask(S_IRWXG | S_IRWXO);
  auto shadow = Shadow::open(config.store_file, given.shadow_out, config.core.erp.currency);
  if (!shadow) return refuse("vendorproof run --shadow", shadow.error());
  live::DaemonOptions options = daemon_options(given, config);
  options.begins_anew = (*shadow)->begins_anew();
  const int code = run_with(as_shadow(config, **shadow), options, Writes{shadow->get(), false});
  std::fputs((*shadow)->summary().c_str(), stdout);
  return code;
}

int rebuild_store(live::LiveConfig config, const RunCommandOptions& given) {
  const std::string& file = config.store_file;
  if (std::filesystem::exists(file)) {
    return refuse("vendorproof store rebuild",
                  Error{ErrorCode::Conflict,
                        file + ": there is a store; if it is damaged and there is no copy, move it with its -wal and "
                               "-shm away first"});
  }
  config.operators.host.clear();
  config.alerts = {};
  live::DaemonOptions options = daemon_options(given, config);
  options.begins_anew = true;
  return run_with(config, options, Writes{nullptr, true});
}

}  // namespace

int run_command(const RunCommandOptions& options) {
  const Result<live::LiveConfig> config = read_file(options.config_file).and_then([&](const std::string& text) {
    return live::read_config(text, options.config_file, live::SecretSources());
  });
  if (!config) return refuse_all(split(config.error().message, '\n'));
  if (const int nonsense = check(*config, options.config_file); nonsense != 0) return nonsense;
  if (options.shadow) return run_shadow(*config, options);
  if (options.rebuild) return rebuild_store(*config, options);
  if (!options.check_only) return run_with(*config, daemon_options(options, *config), Writes());
  return tell_configuration(*config, options.config_file);
}

}  // namespace vendorproof::harness
