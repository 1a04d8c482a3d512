#include "harness/command/run_command.h"

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>

#include "core/base/text.h"
#include "core/flow/operations.h"
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
#include "harness/command/shadow/shadow.h"

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

int end_of_once(const Core& core, const std::string& peer_troubles, const Log& log) {
  const std::string urgent = urgent_for_people(core);
  for (const std::string& text : {peer_troubles, urgent}) {
    if (!text.empty()) log({live::LogLevel::Warning, text, ""});
  }
  if (!peer_troubles.empty() || !urgent.empty()) return 1;
  say(log, "everything that is due is done");
  return 0;
}

int end_of_shadow(const std::string& peer_troubles, const Log& log) {
  say(log,
      peer_troubles.empty() ? "the shadow ended" : "the shadow ended, and has not seen everything: " + peer_troubles);
  return peer_troubles.empty() ? 0 : 1;
}

int end_of(const Result<live::DaemonEnd>& end, const Core& core, const std::string& peer_troubles, bool once,
           const Log& log) {
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
  for (const live::SecretOrigin& secret : config.secrets) {
    if (!is_open_to_others(secret.file)) continue;
    problems.push_back(fmt::format("{}: others may read or change {}: `chmod 600` it, or mount it with mode 0400",
                                   secret.key, secret.file));
  }
}

/// What `--check` says: never the secrets themselves.
void tell_configuration(const live::LiveConfig& config, const std::string& file) {
  complain(fmt::format("vendorproof run: {} makes sense; Amazon at {}, ERP at {}", file, config.amazon.origin,
                       config.erp.origin));
  for (const live::SecretOrigin& secret : config.secrets) {
    complain(fmt::format("vendorproof run: {} comes from {}", secret.key, shown_line(secret.place)));
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
std::vector<RemittanceFile> look_into(live::RemittanceFolder& folder, bool once, const Log& log) {
  const std::string before = folder.problem();
  std::vector<RemittanceFile> files = once ? folder.look_once() : folder.look();
  if (!folder.problem().empty() && folder.problem() != before) {
    log({live::LogLevel::Warning, folder.problem(), ""});
  }
  return files;
}

/// A new store learns invoices before it is told of their payments.
std::vector<RemittanceFile> new_files_of(const Core& core, live::Clock& clock, live::RemittanceFolder& folder,
                                         bool once, const Log& log) {
  const Result<Now> now = clock.now();
  if (!now || !core.knows_all_invoices(*now)) return {};
  return look_into(folder, once, log);
}

void show_in(Shadow& shadow, const HttpCall& call, const Core& core, live::Clock& clock) {
  const Result<Now> now = clock.now();
  shadow.show(call, core.order_of(call.key.text), now ? now->wall : Instant());
}

/// The machine's own time also where the trade has a time of its own: a log is compared with other logs.
Instant wall_time() {
  live::RealClock clock;
  const Result<Now> now = clock.now();
  return now ? now->wall : Instant();
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

/// For a shadow: each call has one document, so that each is shown for itself; nobody is let in.
live::LiveConfig as_shadow(live::LiveConfig config, const Shadow& shadow) {
  config.store_file = shadow.store_file();
  config.core.documents_in_call_max = 1;
  config.core.is_shadow = true;
  config.operators.host.clear();
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

/// What the new store has learned from the peers, and what comes next.
int tell_rebuilt(const store::Store& store, const live::LiveConfig& config, int code) {
  std::int64_t answered = 0;
  std::int64_t in_erp = 0;
  std::int64_t of_people = 0;
  const std::vector<std::string> numbers = store.order_numbers();
  for (const std::string& number : numbers) {
    const store::OrderRecord record = store.known_order(number);
    answered += record.confirmed ? 1 : 0;
    in_erp += record.sales_order.id.empty() ? 0 : 1;
    of_people += record.foreign ? 1 : 0;
  }
  std::fputs(fmt::format("{} is new: {} orders, {} of them answered at Amazon, {} with their sales order, {} left to "
                         "people\nNothing was sent. Next: `vendorproof run` goes on: it reads despatches and invoices, "
                         "and sends what Amazon does not have; payments follow within a day\n",
                         config.store_file, numbers.size(), answered, in_erp, of_people)
                 .c_str(),
             stdout);
  return code;
}

/// Everything that the program works with between its start and its end.
int run_with(const live::LiveConfig& config, const live::DaemonOptions& options, const Writes& writes) {
  // The store, its log and its copies are for the owner alone.
  ::umask(S_IRWXG | S_IRWXO);
  auto opened_log = live::LogWriter::open(config.log, wall_time);
  if (!opened_log) return refuse("vendorproof run", opened_log.error());
  live::LogWriter& writer = **opened_log;
  const Log log = [&writer](const live::LogLine& line) { writer.write(line); };
  live::Inbox inbox;
  std::function<void()> reopen;
  if (!config.log.file.empty()) reopen = [&writer] { writer.reopen(); };
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
  const auto submit = [&transport](HttpCall call, Duration timeout) { transport.submit(std::move(call), timeout); };
  live::Door core_door = live::door_of(core);
  if (writes.shadow != nullptr) core_door.idle = [&writes] { return writes.shadow->was_quiet(); };
  live::RemittanceFolder folder(config.remittance_folder);
  const bool once = options.once == live::Once::Yes;
  if (!config.remittance_folder.empty())
    core_door.new_files = [&] { return new_files_of(core, *clock, folder, once, log); };
  live::Daemon daemon(std::move(core_door), submit, inbox, *clock, log);
  std::unique_ptr<live::OperatorsDoor> door;
  if (!config.operators.host.empty()) {
    auto opened = live::OperatorsDoor::open(config.operators, core, inbox);
    if (!opened) return refuse("vendorproof run: [operators] listen", opened.error());
    door = std::move(*opened);
    say(log, fmt::format("operators' door at http://{}:{}", config.operators.host, door->port()));
  }
  const Result<live::DaemonEnd> end = daemon.run(options);
  if (writes.shadow != nullptr && end) return end_of_shadow(daemon.peer_troubles(), log);
  const int code = end_of(end, core, daemon.peer_troubles(), once, log);
  return writes.rebuilds && code != exit_usage ? tell_rebuilt(**store, config, code) : code;
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
  if (fs::exists(file)) {
    return refuse("vendorproof store rebuild",
                  Error{ErrorCode::Conflict,
                        file + ": there is a store; if it is damaged and there is no copy, move it with its -wal and "
                               "-shm away first"});
  }
  config.operators.host.clear();
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
  tell_configuration(*config, options.config_file);
  return 0;
}

}  // namespace vendorproof::harness
