#include "harness/command/run_command.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>

#include "core/base/text.h"
#include "core/flow/operations.h"
#include "core/live/alerts/alert_desk.h"
#include "core/live/clock.h"
#include "core/live/config.h"
#include "core/live/keys/config_sense.h"
#include "core/live/log.h"
#include "core/live/operators/door.h"
#include "core/live/remittance_folder.h"
#include "core/live/stop_signal.h"
#include "core/live/transport.h"
#include "core/store/store.h"
#include "harness/command/exit_codes.h"

namespace vendorproof::harness {

namespace {

/// When the run gives up, at most this many orders are logged one by one; the others are only counted.
constexpr std::size_t standings_told_max = 20;

using Log = std::function<void(const live::LogLine&)>;

void say(const Log& log, std::string text) { log({live::LogLevel::Information, std::move(text), ""}); }

std::unique_ptr<live::Clock> clock_of(const live::LiveConfig& config) {
  if (config.clock == live::ClockKind::Control) return std::make_unique<live::ControlledClock>(config.control);
  return std::make_unique<live::RealClock>();
}

void tell_what_waits(const Core& core, const Log& log) {
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

int end_of(const Result<live::DaemonEnd>& end, const Core& core, const std::string& peer_troubles, const Log& log) {
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
    case live::DaemonEnd::GaveUp:
      tell_what_waits(core, log);
      return 1;
  }
  return 2;
}

namespace fs = std::filesystem;

/// Whether people other than the owner may read or change the file. False where it does not exist.
bool is_open_to_others(const std::string& file) {
  std::error_code error;
  const fs::perms allowed = fs::status(file, error).permissions();
  const fs::perms others = fs::perms::group_all | fs::perms::others_all;
  return !error && fs::exists(file) && (allowed & others) != fs::perms::none;
}

/// Secrets of a live Amazon, and the orders and prices in the store, are for the owner of the files alone.
void check_permissions(const live::LiveConfig& config, const std::string& file, std::vector<std::string>& problems) {
  if (live::is_this_machine(config.amazon)) return;
  for (const std::string& one : {file, config.store_file}) {
    if (!is_open_to_others(one)) continue;
    problems.push_back(fmt::format("others may read or change {}: `chmod 600` it", one));
  }
}

/// One line for each problem.
int refuse_all(const std::vector<std::string>& problems) {
  for (const std::string& problem : problems) refuse("vendorproof run", Error{ErrorCode::Malformed, problem});
  return exit_usage;
}

/// 0 if the configuration makes sense.
int check(const live::LiveConfig& config, const std::string& file) {
  const std::unique_ptr<live::Clock> clock = clock_of(config);
  const Result<Now> now = clock->now();
  if (!now) return refuse("vendorproof run", now.error());
  std::vector<std::string> problems = live::nonsense_in(config, now->wall);
  for (std::string& problem : problems) problem = file + ": " + problem;
  check_permissions(config, file, problems);
  return problems.empty() ? 0 : refuse_all(problems);
}

/// Tells once that the folder cannot be read, and again when the reason changes.
std::vector<RemittanceFile> look_into(live::RemittanceFolder& folder, const Log& log) {
  const std::string before = folder.problem();
  std::vector<RemittanceFile> files = folder.look();
  if (!folder.problem().empty() && folder.problem() != before) {
    log({live::LogLevel::Warning, folder.problem(), ""});
  }
  return files;
}

/// The machine's own time also where the trade has a time of its own: a log is compared with other logs.
Instant wall_time() {
  live::RealClock clock;
  const Result<Now> now = clock.now();
  return now ? now->wall : Instant();
}

std::string alerts_text(const live::AlertsConfig& alerts) {
  if (!live::has_place(alerts)) return "nobody gets alerts";
  std::vector<std::string> places;
  for (const auto& place : live::places_of(alerts)) places.push_back(place->shown());
  return fmt::format("alerts go to {}", join(places, ", "));
}

/// The machine's own times, for what happens on the network whatever time the trade has.
Now machine_time() {
  static live::RealClock clock;
  return clock.now().value_or(Now());
}

/// nullptr if nobody is to be told.
Result<std::unique_ptr<live::AlertDesk>> desk_of(const live::LiveConfig& config, const Log& log) {
  if (!live::has_place(config.alerts)) return nullptr;
  return live::AlertDesk::open(config.alerts, config.store_file + ".alerts", log, machine_time);
}

int run_with(const live::LiveConfig& config, live::UntilIdle until_idle) {
  // The store, its log and its copies are for the owner alone.
  ::umask(S_IRWXG | S_IRWXO);
  auto opened_log = live::LogWriter::open(config.log, wall_time);
  if (!opened_log) return refuse("vendorproof run", opened_log.error());
  live::LogWriter& writer = **opened_log;
  const Log log = [&writer](const live::LogLine& line) { writer.write(line); };
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
  live::Transport transport(live::amazon_address(config), live::erp_address(config), inbox);
  say(log, fmt::format("started with {}; Amazon at {}, ERP at {}", config.store_file, config.amazon.origin,
                       config.erp.origin));
  const auto submit = [&transport](HttpCall call, Duration timeout) { transport.submit(std::move(call), timeout); };
  live::Door core_door = live::door_of(core);
  live::RemittanceFolder folder(config.remittance_folder);
  if (!config.remittance_folder.empty()) core_door.new_files = [&] { return look_into(folder, log); };
  auto opened_desk = desk_of(config, log);
  if (!opened_desk) return refuse("vendorproof run", opened_desk.error());
  desk = std::move(*opened_desk);
  known_desk = desk.get();
  if (desk) {
    core_door.tell_people = [&](const Now& now) { return desk->look(live::open_incidents_of(core), now.wall); };
    core_door.alert_counts = [&] { return desk->counts(); };
  }
  live::Daemon daemon(std::move(core_door), submit, inbox, *clock, log);
  std::unique_ptr<live::OperatorsDoor> door;
  if (!config.operators.host.empty()) {
    auto opened = live::OperatorsDoor::open(config.operators, core, inbox);
    if (!opened) return refuse("vendorproof run: [operators] listen", opened.error());
    door = std::move(*opened);
    say(log, fmt::format("operators' door at http://{}:{}", config.operators.host, door->port()));
  }
  live::DaemonOptions options;
  options.until_idle = until_idle;
  options.tell_answers = config.log.level == live::LogLevel::Debug;
  options.idle_grace = live::idle_grace_of(config);
  const Result<live::DaemonEnd> end = daemon.run(options);
  // What was raised in the last minute is told too.
  if (const Result<Now> now = clock->now(); desk && now) desk->look(live::open_incidents_of(core), now->wall);
  return end_of(end, core, daemon.peer_troubles(), log);
}

}  // namespace

int run_command(const RunCommandOptions& options) {
  const Result<live::LiveConfig> config = read_file(options.config_file).and_then([&](const std::string& text) {
    return live::read_config(text, options.config_file, live::environment_variable);
  });
  if (!config) return refuse_all(split(config.error().message, '\n'));
  if (const int nonsense = check(*config, options.config_file); nonsense != 0) return nonsense;
  if (!options.check_only) return run_with(*config, options.until_idle);
  complain(fmt::format("vendorproof run: {} makes sense; Amazon at {}, ERP at {}; {}", options.config_file,
                       config->amazon.origin, config->erp.origin, alerts_text(config->alerts)));
  return 0;
}

}  // namespace vendorproof::harness
