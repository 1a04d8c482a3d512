#include "harness/trial/trial.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/control/control_plane.h"
#include "harness/control/control_routes.h"
#include "harness/field/requests.h"
#include "harness/site/scripted_faults.h"
#include "harness/site/tenants.h"
#include "harness/trial/before_ready.h"
#include "harness/trial/crashes.h"
#include "harness/trial/item_list.h"
#include "harness/trial/program_on_trial.h"
#include "harness/trial/trial_doors.h"
#include "harness/trial/trial_system.h"

namespace vendorproof::harness {

namespace {

/// How often the trial looks how things stand, in real time.
constexpr Duration look_every = std::chrono::milliseconds(5);
/// How long a killed program is gone, in the time of the scenario.
constexpr Duration reboot_takes = std::chrono::seconds(30);
/// A program that makes so many requests while a virtual clock stands still has no work left.
constexpr std::uint64_t requests_without_a_move_max = 20'000;
constexpr SiteBounds trial_bounds = {500'000, 512UL * 1024 * 1024, {1'000'000, 10'000}};

/// What a program on trial may ask of the control plane.
bool may_ask(const HttpRequest& request) {
  constexpr std::string_view told[] = {"/clock", "/idle", "/shown", "/trucks"};
  return request.method == "GET" || request.method == "HEAD" ||
         (request.method == "POST" && std::find(std::begin(told), std::end(told), request.path) != std::end(told));
}

/// What the rules of the judge do not see: the trade did not end, or the ERP has sales orders for orders that Amazon
/// did not place.
std::vector<std::string> troubles_of(const RunRecord& record) {
  std::vector<std::string> troubles;
  if (!record.visibility.ended) troubles.emplace_back("the trade did not come to an end within 400 days");
  std::set<std::string> issued;
  for (const LedgerEntry& entry : record.ledger) {
    const Effect& effect = entry.effect;
    if (effect.kind == EffectKind::OrderIssued) issued.insert(effect.purchase_order);
    if (effect.kind != EffectKind::SalesOrderCreated || issued.contains(effect.purchase_order)) continue;
    troubles.push_back(
        fmt::format("sales order {} has the external document number '{}', which is no order that Amazon "
                    "placed: nothing can be compared with it",
                    effect.document, shown_word(effect.purchase_order)));
  }
  return troubles;
}

/// What the program is doing.
enum class Standing {
  Beginning,  ///< it is not ready yet: no time passes, and nothing strikes it
  UnderWay,
  Killed,
  Ending,  ///< nothing strikes it any more
};

/// Both mocks and the control plane on sockets, with the program that trades with them.
class Trial {
 public:
  Trial(const SystemUnderTest& system, const scenarios::Scenario& scenario, const TrialSettings& settings);
  /// The doors close first, so that no request meets what is gone.
  ~Trial() {
    tenants_.stop();
    doors_.reset();
  }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  RunRecord play();

 private:
  Result<void> prepare();
  Result<TrialPlace> place();
  Result<void> write_items(const std::filesystem::path& folder);
  Result<void> begin(Turn turn);
  void be_under_way();
  Delivery answer(Peer peer, const HttpRequest& request);
  Delivery told(const HttpRequest& request, Delivery delivery);
  Delivery answer_control(const HttpRequest& request, const HttpFront::Answer& plain);
  void note_change(const std::string& operation, const HttpRequest& request, const Delivery& delivery);
  Result<bool> look();
  Result<bool> look_at_program();
  Result<bool> take_end(int code);
  Result<void> check_silence();
  Result<void> check_progress();
  void end(std::optional<Error>& wrong);
  Site& site() { return tenants_.usual(); }
  bool is_stopped() const { return settings_.is_stopped && settings_.is_stopped(); }

  const SystemUnderTest& system_;
  const scenarios::Scenario& scenario_;
  const TrialSettings& settings_;
  Tenants tenants_;
  ControlPlane control_plane_;
  std::unique_ptr<TrialDoors> doors_;
  TrialNames names_;
  std::mutex mutex_;  ///< for what follows: requests come in threads of their own
  Crashes crashes_;
  std::unique_ptr<ProgramOnTrial> program_;
  std::atomic<Standing> standing_ = Standing::Beginning;  ///< changed under the mutex
  std::optional<Error> kill_failed_;
  std::vector<Instant> crashed_;
  std::vector<ChangingCall> changing_calls_;
  std::map<std::string, int> refused_told_;  ///< how often the program told something that was refused
  BeforeReady before_ready_;
  std::atomic<bool> has_heard_end_ = false;  ///< the program was told that the scenario is over
  std::atomic<std::uint64_t> asked_ = 0;     ///< requests to any of the three
  std::uint64_t asked_seen_ = 0;
  MonoTime heard_;
  Instant moved_to_;                 ///< the clock when it was last seen to move
  std::uint64_t asked_by_move_ = 0;  ///< requests until then
};

/// The clock stands still until the program is ready.
Trial::Trial(const SystemUnderTest& system, const scenarios::Scenario& scenario, const TrialSettings& settings)
    : system_(system),
      scenario_(scenario),
      settings_(settings),
      tenants_(scenario, ServedClock(ServedTime::Virtual, scenario.start, 1), trial_bounds,
               usual_credentials(system.erp_sign_in)),
      control_plane_(tenants_, VENDORPROOF_VERSION),
      names_(trial_names(scenario, tenants_.usual().erp_settings())),
      crashes_(scenario) {
  if (system.erp == TrialErp::None && system.goods == TrialGoods::AsNoticed) site().set_goods(Goods::AsNoticed);
  if (system.shows_exceptions) site().expect_to_be_shown();
}

/// For a program whose ERP is not simulated.
Result<void> Trial::write_items(const std::filesystem::path& folder) {
  if (system_.erp == TrialErp::Mock) return {};
  names_["items"] = (folder / "items.csv").string();
  return write_file(names_["items"], item_list(scenario_));
}

/// The folders of the trial, and what the program is told.
Result<TrialPlace> Trial::place() {
  const std::filesystem::path folder = std::filesystem::absolute(settings_.folder).lexically_normal();
  const std::filesystem::path state = folder / "state";
  std::error_code problem;
  std::filesystem::remove_all(state, problem);
  std::filesystem::create_directories(state, problem);
  if (problem) return failure(ErrorCode::Unavailable, state.string() + ": " + problem.message());
  const std::string log_file = (folder / "program.log").string();
  std::filesystem::remove(log_file, problem);
  if (const Result<void> written = write_items(folder); !written) return tl::unexpected<Error>(written.error());
  for (const auto& [name, url] : doors_->urls()) names_[name] = url;
  names_["vendorproof"] = std::filesystem::read_symlink("/proc/self/exe", problem).string();
  names_["state"] = state.string();
  names_["folder"] = system_.folder;
  if (system_.time == TrialTime::Scaled) names_["scale"] = std::to_string(system_.scale);
  return TrialPlace{names_, log_file};
}

Result<void> Trial::prepare() {
  const TrialGuards guards = {
      [this](Peer peer, const HttpRequest& request) { return answer(peer, request); },
      [this](const HttpRequest& request, const HttpFront::Answer& plain) { return answer_control(request, plain); }};
  auto doors = TrialDoors::open(system_, tenants_, control_plane_, guards, settings_.folder + "/tls");
  if (!doors) return tl::unexpected<Error>(doors.error());
  doors_ = std::move(*doors);
  auto program = place().and_then([this](const TrialPlace& place) { return program_on_trial(system_, place); });
  if (!program) return tl::unexpected<Error>(program.error());
  const std::lock_guard lock(mutex_);
  program_ = std::move(*program);
  return begin(Turn::First);
}

/// The mutex is held.
Result<void> Trial::begin(Turn turn) {
  standing_ = Standing::Beginning;
  before_ready_.begin(site().ledger().size());
  const Result<bool> is_ready = program_->begin(turn);
  if (!is_ready) return tl::unexpected<Error>(is_ready.error());
  if (*is_ready) {
    before_ready_.forget();
    be_under_way();
  }
  return {};
}

/// The mutex is held.
void Trial::be_under_way() {
  before_ready_.end(site().ledger().size());
  if (system_.time == TrialTime::Scaled) site().run_clock(system_.scale);
  heard_ = machine_time();
  asked_by_move_ = asked_;
  standing_ = Standing::UnderWay;
}

/// Keeps which requests changed something, so that a sweep can kill the program after each.
void Trial::note_change(const std::string& operation, const HttpRequest& request, const Delivery& delivery) {
  const bool asks = request.method == "GET" || request.method == "HEAD";
  const bool is_done = delivery.is_of_peer && delivery.response.status / 100 == 2;
  const std::string name = asks || !is_done ? "" : scenario_name(operation);
  if (!name.empty()) changing_calls_.push_back({name, crashes_.calls_of(operation)});
}

/// A crash strikes when the peer has done what was asked, and the program has not heard of it.
Delivery Trial::answer(Peer peer, const HttpRequest& request) {
  ++asked_;
  Delivery delivery = tenants_.handle(peer, request);
  const std::lock_guard lock(mutex_);
  const bool may_be_struck = standing_ == Standing::UnderWay && delivery.fate != Fate::None;
  if (!may_be_struck) return delivery;
  const std::string operation = operation_of(peer, request);
  if (!system_.can_be_killed() || !crashes_.strike(operation)) {
    note_change(operation, request, delivery);
    return delivery;
  }
  // The command that kills a program elsewhere may take long.
  if (system_.time == TrialTime::Scaled) site().freeze_clock();
  const Result<void> killed = program_->kill();
  if (!killed) kill_failed_ = killed.error();
  if (killed) crashed_.push_back(site().time().now);
  standing_ = Standing::Killed;
  delivery.fate = Fate::None;
  return delivery;
}

/// The answer. What a program tells about people or goods, and is refused, would be missing from the record unseen.
Delivery Trial::told(const HttpRequest& request, Delivery delivery) {
  if (request.method != "POST" || delivery.response.status < 400) return delivery;
  const std::lock_guard lock(mutex_);
  std::string said = delivery.response.body;
  while (!said.empty() && said.back() == '\n') said.pop_back();
  ++refused_told_[fmt::format("POST {} was refused: {}", request.path, shown_line(said))];
  return delivery;
}

/// A program that is not ready does not move the clock: it goes on at once.
Delivery Trial::answer_control(const HttpRequest& request, const HttpFront::Answer& plain) {
  ++asked_;
  if (!may_ask(request)) {
    return Delivery(control_refusal(403,
                                    "a program on trial does not direct its peers: it may GET anything, and POST "
                                    "/clock, /idle, /shown and /trucks"));
  }
  const bool is_about_time = request.path == "/clock" || request.path == "/idle";
  if (!is_about_time) return told(request, plain(request));
  if (standing_ == Standing::Beginning && request.method == "POST") {
    return plain({"GET", "/clock", {}, request.headers, ""});
  }
  // The answer shows the leap, so that nothing passes while the program believes in an earlier time.
  if (request.path == "/clock" && system_.time == TrialTime::Scaled) site().leap_over_silence();
  Delivery delivery = plain(request);
  if (site().standing().is_over) has_heard_end_ = true;
  return delivery;
}

/// Returns whether the program goes on; the mutex is held. Errors: what is wrong with it.
Result<bool> Trial::take_end(int code) {
  if (site().standing().is_over) return false;
  if (code == 0 && system_.idle == IdleBy::Exit) {
    if (const auto idle = site().idle(system_.poll, std::nullopt); !idle) return tl::unexpected<Error>(idle.error());
    return begin(Turn::Again).map([] { return true; });
  }
  const std::string_view remedy = code == 0 && system_.idle != IdleBy::Exit
                                      ? "; a program that cron starts again needs `idle = \"exit\"` in [time]"
                                      : "";
  return failure(ErrorCode::Unavailable,
                 fmt::format("the program ended by itself with exit code {} at {}{}{}", code,
                             format_instant(site().time().now), remedy, program_->last_words()));
}

Result<void> Trial::check_silence() {
  const std::uint64_t asked = asked_;
  const MonoTime now = machine_time();
  if (asked != asked_seen_) heard_ = now;
  asked_seen_ = asked;
  if (now - heard_ < system_.silent_max) return {};
  const bool must_say_so = system_.time == TrialTime::Virtual && system_.idle == IdleBy::Call;
  const std::string remedy =
      must_say_so ? fmt::format("; when it has nothing to do, it must say so: POST {}/idle", names_.at("control")) : "";
  return failure(ErrorCode::Unavailable,
                 fmt::format("the program asked for nothing for {} of real time, at {} of the scenario{}{}",
                             format_duration(system_.silent_max), format_instant(site().time().now), remedy,
                             program_->last_words()));
}

/// Whether the program lets a virtual clock move.
Result<void> Trial::check_progress() {
  const Instant now = site().time().now;
  if (now != moved_to_) asked_by_move_ = asked_;
  moved_to_ = now;
  if (system_.time != TrialTime::Virtual || asked_ - asked_by_move_ < requests_without_a_move_max) return {};
  return failure(
      ErrorCode::Unavailable,
      fmt::format("the program made {} requests at {} of the scenario, and the clock did not move: when it "
                  "has nothing to do, or waits, it must say so: POST {}/idle{}",
                  asked_ - asked_by_move_, format_instant(now), names_.at("control"), program_->last_words()));
}

/// Brings a program that was killed or has ended back. Returns whether the trial goes on.
Result<bool> Trial::look_at_program() {
  const std::lock_guard lock(mutex_);
  if (kill_failed_) return tl::unexpected<Error>(*kill_failed_);
  if (standing_ == Standing::Killed) {
    site().freeze_clock();
    site().advance_by(reboot_takes);
    return begin(Turn::Again).map([] { return true; });
  }
  const std::optional<int> code = program_->ended();
  return code ? take_end(*code) : Result<bool>(true);
}

/// Returns whether the trial goes on. Errors: what is wrong with the program.
Result<bool> Trial::look() {
  if (const Result<bool> goes_on = look_at_program(); !goes_on || !*goes_on) return goes_on;
  if (standing_ == Standing::Beginning) {
    // Without the mutex: the program may use its peers before it is ready.
    const Result<bool> is_ready = program_->is_ready();
    if (!is_ready) return is_ready;
    const std::lock_guard lock(mutex_);
    if (*is_ready) be_under_way();
    return true;
  }
  if (site().standing().is_over) return false;
  return check_silence().and_then([&] { return check_progress(); }).map([] { return true; });
}

void Trial::end(std::optional<Error>& wrong) {
  {
    const std::lock_guard lock(mutex_);
    if (standing_ != Standing::Beginning) standing_ = Standing::Ending;
  }
  if (!program_) return;
  const bool is_given_up = wrong || is_stopped();
  const Result<void> stopped = program_->stop([&] { return is_given_up || has_heard_end_; });
  if (!stopped && !wrong) wrong = stopped.error();
}

RunRecord Trial::play() {
  std::optional<Error> wrong;
  if (const Result<void> begun = prepare(); !begun) wrong = begun.error();
  const bool never_began = wrong.has_value();
  while (!wrong && !is_stopped()) {
    const Result<bool> goes_on = look();
    if (!goes_on) wrong = goes_on.error();
    if (!goes_on || !*goes_on) break;
    program_->wait(look_every);
  }
  end(wrong);
  RunRecord outcome = site().record();
  const bool has_ended = outcome.visibility.ended;
  outcome.visibility = visibility_of(system_);
  outcome.visibility.ended = has_ended;
  if (!wrong && !is_stopped()) outcome.troubles = troubles_of(outcome);
  {
    const std::lock_guard lock(mutex_);
    outcome.crashed = crashed_;
    outcome.changing_calls = changing_calls_;
    outcome.missed_crashes = crashes_.missed();
    before_ready_.forgive(outcome);
    for (const auto& [refusal, times] : refused_told_) {
      outcome.refused_tellings.push_back(times == 1 ? refusal : fmt::format("{} ({} times)", refusal, times));
    }
  }
  outcome.never_began = never_began;
  if (wrong) outcome.troubles.push_back(wrong->message);
  return outcome;
}

}  // namespace

RunRecord play_trial(const SystemUnderTest& system, const scenarios::Scenario& scenario,
                     const TrialSettings& settings) {
  return Trial(system, scenario, settings).play();
}

}  // namespace vendorproof::harness
