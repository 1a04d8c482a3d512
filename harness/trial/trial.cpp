#include "harness/trial/trial.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/control/control_plane.h"
#include "harness/control/control_routes.h"
#include "harness/control/peer_answers.h"
#include "harness/field/requests.h"
#include "harness/site/scripted_faults.h"
#include "harness/site/tenants.h"
#include "harness/sockets/http_front.h"
#include "harness/sockets/tls_door.h"
#include "harness/trial/crashes.h"
#include "harness/trial/last_words.h"
#include "harness/trial/trial_program.h"
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

/// `amazon` is TRIAL_AMAZON in the environment of the program.
std::string variable_of(const std::string& name) {
  std::string variable = "TRIAL_";
  for (const char letter : name) variable += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
  return variable;
}

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

/// Both mocks and the control plane on sockets, with the program that trades with them.
class Trial {
 public:
  Trial(const SystemUnderTest& system, const scenarios::Scenario& scenario, const TrialSettings& settings);
  /// The doors close first, so that no request meets what is gone.
  ~Trial() {
    tenants_.stop();
    control_.reset();
    tls_.reset();
    erp_.reset();
    amazon_.reset();
  }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  RunRecord play();

 private:
  Result<void> open();
  HttpAnswers answers_of(Peer peer);
  Result<void> open_tls();
  Result<void> copy_files();
  Result<void> describe();
  Result<void> start();
  Delivery answer(Peer peer, const HttpRequest& request);
  void note_change(const std::string& operation, const HttpRequest& request, const Delivery& delivery);
  Result<bool> look();
  Result<bool> take_end(int code);
  Result<void> check_silence();
  Result<void> check_progress();
  Site& site() { return tenants_.usual(); }

  const SystemUnderTest& system_;
  const TrialSettings& settings_;
  Tenants tenants_;
  ControlPlane control_plane_;
  std::unique_ptr<HttpFront> amazon_;
  std::unique_ptr<HttpFront> erp_;
  std::unique_ptr<HttpFront> control_;
  std::unique_ptr<TlsDoor> tls_;  ///< null unless the system wants it
  std::map<std::string, std::string> names_;
  TrialStart start_;
  std::mutex mutex_;  ///< for what follows: requests come in threads of their own
  Crashes crashes_;
  std::unique_ptr<TrialProgram> program_;
  bool is_killed_ = false;
  bool is_ending_ = false;  ///< nothing strikes the program any more
  std::vector<Instant> crashed_;
  std::vector<ChangingCall> changing_calls_;
  std::atomic<std::uint64_t> asked_ = 0;  ///< requests to any of the three
  std::uint64_t asked_seen_ = 0;
  MonoTime heard_;
  Instant moved_to_;                 ///< the clock when it was last seen to move
  std::uint64_t asked_by_move_ = 0;  ///< requests until then
};

Trial::Trial(const SystemUnderTest& system, const scenarios::Scenario& scenario, const TrialSettings& settings)
    : system_(system),
      settings_(settings),
      tenants_(scenario,
               ServedClock(system.time == TrialTime::Virtual ? ServedTime::Virtual : ServedTime::Real, scenario.start,
                           system.time == TrialTime::Virtual ? 1 : system.scale),
               trial_bounds),
      control_plane_(tenants_, VENDORPROOF_VERSION),
      names_(trial_names(scenario, tenants_.usual().erp_settings())),
      crashes_(scenario),
      heard_(machine_time()) {
  if (system.erp == TrialErp::None && system.goods == TrialGoods::AsNoticed) site().set_goods(Goods::AsNoticed);
  if (system.shows_exceptions) site().expect_to_be_shown();
}

HttpAnswers Trial::answers_of(Peer peer) {
  HttpAnswers answers = peer_answers(tenants_, peer);
  answers.answer = [this, peer](const HttpRequest& request) { return answer(peer, request); };
  return answers;
}

/// For a client whose host names are fixed.
Result<void> Trial::open_tls() {
  TlsOptions options;
  options.wanted = true;
  options.port = 0;
  options.proxy_port = 0;
  options.folder = settings_.folder + "/tls";
  auto tls = TlsDoor::open(options, real_now(), answers_of(Peer::Amazon));
  if (!tls) return tl::unexpected<Error>(tls.error());
  tls_ = std::move(*tls);
  Json announced = Json::object();
  tls_->announce(announced);
  for (const auto& [name, value] : announced.items()) names_[name] = value.get<std::string>();
  names_["ca"] = std::filesystem::absolute(names_["ca"]).string();
  return {};
}

Result<void> Trial::open() {
  auto amazon = HttpFront::open(0, answers_of(Peer::Amazon));
  if (!amazon) return tl::unexpected<Error>(amazon.error());
  amazon_ = std::move(*amazon);
  if (system_.erp == TrialErp::Mock) {
    auto erp = HttpFront::open(0, answers_of(Peer::Erp));
    if (!erp) return tl::unexpected<Error>(erp.error());
    erp_ = std::move(*erp);
  }
  HttpAnswers answers = control_answers(control_plane_, "");
  answers.answer = [this, plain = answers.answer](const HttpRequest& request) {
    ++asked_;
    // The answer shows the leap, so that nothing passes while the program believes in an earlier time.
    if (request.path == "/clock" && system_.time == TrialTime::Scaled) site().leap_over_silence();
    if (may_ask(request)) return plain(request);
    return Delivery(control_refusal(403,
                                    "a program on trial does not direct its peers: it may GET anything, and POST "
                                    "/clock, /idle, /shown and /trucks"));
  };
  auto control = HttpFront::open(0, std::move(answers));
  if (!control) return tl::unexpected<Error>(control.error());
  control_ = std::move(*control);
  tenants_.tell_amazon_url(amazon_->url());
  return system_.tls ? open_tls() : Result<void>();
}

Result<void> Trial::copy_files() {
  for (const auto& [to, from] : system_.files) {
    const std::filesystem::path source = std::filesystem::path(system_.folder) / from;
    const Result<std::string> target = filled_in(to, names_);
    if (!target) return tl::unexpected<Error>(target.error());
    const Result<std::string> raw = read_file(source.string());
    if (!raw) return tl::unexpected<Error>(raw.error());
    const Result<std::string> text = filled_in(*raw, names_);
    if (!text) return failure(text.error().code, source.string() + ": " + text.error().message);
    const Result<void> written = write_file((std::filesystem::path(system_.folder) / *target).string(), *text);
    if (!written) return written;
  }
  return {};
}

Result<void> Trial::describe() {
  const std::filesystem::path folder = std::filesystem::absolute(settings_.folder).lexically_normal();
  const std::filesystem::path state = folder / "state";
  std::error_code problem;
  std::filesystem::remove_all(state, problem);
  std::filesystem::create_directories(state, problem);
  if (problem) return failure(ErrorCode::Unavailable, state.string() + ": " + problem.message());
  start_.log_file = (folder / "program.log").string();
  std::filesystem::remove(start_.log_file, problem);
  names_["amazon"] = amazon_->url();
  names_["erp"] = erp_ ? erp_->url() : "";
  names_["control"] = control_->url();
  names_["vendorproof"] = std::filesystem::read_symlink("/proc/self/exe", problem).string();
  names_["state"] = state.string();
  names_["folder"] = system_.folder;
  if (system_.time == TrialTime::Scaled) names_["scale"] = std::to_string(system_.scale);
  start_.folder = system_.folder;
  // The mocks are on this machine, whatever proxy its programs use.
  for (const char* name : {"NO_PROXY", "no_proxy"}) start_.environment[name] = "127.0.0.1,localhost";
  for (const auto& [name, value] : names_) start_.environment[variable_of(name)] = value;
  for (const auto& [name, value] : system_.environment) {
    const Result<std::string> filled = filled_in(value, names_);
    if (!filled) return malformed(fmt::format("{}: [environment] {}: {}", system_.file, name, filled.error().message));
    start_.environment[name] = *filled;
  }
  for (const std::string& word : system_.command) {
    const Result<std::string> filled = filled_in(word, names_);
    if (!filled) return malformed(fmt::format("{}: command: {}", system_.file, filled.error().message));
    start_.command.push_back(*filled);
  }
  return copy_files();
}

Result<void> Trial::start() {
  Result<std::unique_ptr<TrialProgram>> started = TrialProgram::start(start_);
  if (!started) return tl::unexpected<Error>(started.error());
  program_ = std::move(*started);
  is_killed_ = false;
  heard_ = machine_time();
  return {};
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
  const bool may_be_struck = program_ && !is_killed_ && !is_ending_ && delivery.fate != Fate::None;
  if (!may_be_struck) return delivery;
  const std::string operation = operation_of(peer, request);
  if (!crashes_.strike(operation)) {
    note_change(operation, request, delivery);
    return delivery;
  }
  program_->kill();
  is_killed_ = true;
  crashed_.push_back(site().time().now);
  delivery.fate = Fate::None;
  return delivery;
}

/// Returns whether the program goes on. Errors: what is wrong with it.
Result<bool> Trial::take_end(int code) {
  if (site().standing().is_over) return false;
  if (code == 0 && system_.idle == IdleBy::Exit) {
    if (const auto idle = site().idle(system_.poll, std::nullopt); !idle) return tl::unexpected<Error>(idle.error());
    return start().map([] { return true; });
  }
  return failure(ErrorCode::Unavailable, fmt::format("the program ended by itself with exit code {} at {}{}", code,
                                                     format_instant(site().time().now), last_words(start_.log_file)));
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
                             last_words(start_.log_file)));
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
                  asked_ - asked_by_move_, format_instant(now), names_.at("control"), last_words(start_.log_file)));
}

/// Returns whether the trial goes on. Errors: what is wrong with the program.
Result<bool> Trial::look() {
  {
    const std::lock_guard lock(mutex_);
    if (is_killed_) {
      if (system_.time == TrialTime::Virtual) site().advance_by(reboot_takes);
      return start().map([] { return true; });
    }
    if (const std::optional<int> code = program_->ended()) return take_end(*code);
  }
  if (site().standing().is_over) return false;
  return check_silence().and_then([&] { return check_progress(); }).map([] { return true; });
}

RunRecord Trial::play() {
  std::optional<Error> wrong;
  Result<void> begun = open();
  if (begun) begun = describe();
  if (begun) {
    const std::lock_guard lock(mutex_);
    begun = start();
  }
  if (!begun) wrong = begun.error();
  while (!wrong && !(settings_.is_stopped && settings_.is_stopped())) {
    const Result<bool> goes_on = look();
    if (!goes_on) wrong = goes_on.error();
    if (!goes_on || !*goes_on) break;
    program_->wait(look_every);
  }
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  if (program_ && !program_->stop(system_.stop_within) && !wrong) {
    wrong = Error{ErrorCode::Unavailable,
                  fmt::format("the program did not end within {} after SIGTERM", format_duration(system_.stop_within))};
  }
  RunRecord outcome = site().record();
  const bool has_ended = outcome.visibility.ended;
  outcome.visibility = visibility_of(system_);
  outcome.visibility.ended = has_ended;
  if (!wrong && !(settings_.is_stopped && settings_.is_stopped())) outcome.troubles = troubles_of(outcome);
  {
    const std::lock_guard lock(mutex_);
    outcome.crashed = crashed_;
    outcome.changing_calls = changing_calls_;
    outcome.missed_crashes = crashes_.missed();
  }
  if (wrong) outcome.troubles.push_back(wrong->message);
  return outcome;
}

}  // namespace

RunRecord play_trial(const SystemUnderTest& system, const scenarios::Scenario& scenario,
                     const TrialSettings& settings) {
  return Trial(system, scenario, settings).play();
}

}  // namespace vendorproof::harness
