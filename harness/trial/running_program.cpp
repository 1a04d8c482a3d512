#include "harness/trial/running_program.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <poll.h>

#include "core/base/http.h"
#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/live/http_client.h"
#include "harness/sockets/real_time.h"
#include "harness/trial/last_words.h"
#include "harness/trial/trial_words.h"

namespace vendorproof::harness {

namespace {

constexpr Duration ask_again_after = std::chrono::milliseconds(50);
/// Of what it answers, in a message.
constexpr std::size_t shown_letters_max = 200;
/// Names that mean nothing where files of this machine cannot be seen, and its certificates are not used.
constexpr std::string_view names_of_files_here[] = {"state",      "folder", "items", "vendorproof",
                                                    "amazon_tls", "ca",     "proxy"};

/// Nobody tells when it ends.
void rest_for(Duration patience) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(patience).count();
  ::poll(nullptr, 0, static_cast<int>(std::clamp<std::int64_t>(milliseconds, 0, 60'000)));
}

/// What the program is told at the beginning.
Json told(const TrialNames& names) {
  Json body = {{"again", false}};
  for (const auto& [name, value] : names) body[name] = value;
  for (const std::string_view name : names_of_files_here) body.erase(std::string(name));
  return body;
}

/// Commands that kill a program and start it again.
struct Commands {
  TrialStart kill;
  TrialStart start;  ///< without words: it comes back by itself
};

class RunningProgram : public ProgramOnTrial {
 public:
  RunningProgram(const SystemUnderTest& system, PlainUrl url, Commands commands, std::optional<Readiness> readiness,
                 Json names)
      : system_(system),
        url_(std::move(url)),
        commands_(std::move(commands)),
        readiness_(std::move(readiness)),
        names_(std::move(names)) {
    while (!url_.path.empty() && url_.path.back() == '/') url_.path.pop_back();
  }

  Result<bool> begin(Turn turn) override {
    turn_ = turn;
    must_be_started_ = turn == Turn::Again && !commands_.start.command.empty();
    begin_wait();
    return false;
  }

  Result<bool> is_ready() override {
    if (must_be_started_) {
      if (const Result<void> ran = run("start_command", commands_.start); !ran)
        return tl::unexpected<Error>(ran.error());
      must_be_started_ = false;
      begin_wait();
    }
    if (readiness_) {
      const Result<bool> ready = readiness_->look();
      if (!ready || !*ready) return ready;
      readiness_->begin();  // it may be asked again: it has not taken the trial yet
    }
    return ask_for_trial();
  }

  Result<void> kill() override { return run("kill_command", commands_.kill); }
  std::optional<int> ended() override { return std::nullopt; }
  void wait(Duration patience) override { rest_for(patience); }

  /// It is only waited for, so that it does not find its peers gone before it knows that the scenario is over.
  Result<void> stop(const std::function<bool()>& has_heard) override {
    const MonoTime limit = machine_time() + system_.stop_within;
    while (!has_heard() && machine_time() < limit) rest_for(std::chrono::milliseconds(5));
    return {};
  }

  std::string last_words() const override { return ""; }

 private:
  void begin_wait() {
    if (readiness_) readiness_->begin();
    back_by_ = machine_time() + system_.ready_within;
  }

  Result<bool> ask_for_trial();
  Result<void> run(std::string_view key, const TrialStart& start) const;

  const SystemUnderTest& system_;
  PlainUrl url_;
  Commands commands_;
  std::optional<Readiness> readiness_;
  Json names_;
  Turn turn_ = Turn::First;
  bool must_be_started_ = false;
  MonoTime back_by_;  ///< until then a program that was killed may still be away
};

/// Only a program that was killed may be away for a while.
Result<bool> RunningProgram::ask_for_trial() {
  Json body = names_;
  body["again"] = turn_ == Turn::Again;
  HttpRequest request;
  request.method = "POST";
  set_target(request, url_.path + "/trial");
  request.headers = {{"Content-Type", "application/json"}};
  request.body = body.dump();
  live::HttpClient client({url_.origin, ""});
  const live::Sent sent = client.send(request, system_.silent_max);
  const auto* response = std::get_if<HttpResponse>(&sent.outcome);
  if (response != nullptr && response->status / 100 == 2) return true;
  const bool is_away = response == nullptr || response->status >= 500;
  if (is_away && turn_ == Turn::Again && machine_time() < back_by_) {
    rest_for(ask_again_after);
    return false;
  }
  const std::string what = fmt::format("POST {}{}/trial", url_.origin, url_.path);
  if (response == nullptr) {
    const Duration within = turn_ == Turn::Again ? system_.ready_within : system_.silent_max;
    return failure(ErrorCode::Unavailable,
                   fmt::format("{}: no answer: {}; it must answer within {} of real time: see that the program is "
                               "running, or correct running_at in {}",
                               what, sent.trouble, format_duration(within), system_.file));
  }
  return failure(
      ErrorCode::Unavailable,
      fmt::format("{}: the program answered {} {}; it must answer 2xx, which says that it {}", what, response->status,
                  shown_line(response->body.substr(0, shown_letters_max)),
                  turn_ == Turn::Again ? "goes on with the scenario" : "has forgotten the last scenario, and begins"));
}

Result<void> RunningProgram::run(std::string_view key, const TrialStart& start) const {
  const Result<int> code = TrialProgram::run(start, system_.ready_within);
  if (code && *code == 0) return {};
  const std::string why =
      code ? fmt::format("{} ended with {}", shell_line(start.command), *code) : code.error().message;
  return failure(ErrorCode::Unavailable,
                 fmt::format("{}: {}: {}; it must end with 0 within {}{}", system_.file, key, why,
                             format_duration(system_.ready_within), harness::last_words(start.log_file)));
}

}  // namespace

Result<std::unique_ptr<ProgramOnTrial>> running_program(const SystemUnderTest& system, const TrialPlace& place) {
  Result<PlainUrl> url = plain_url(system.running_at);
  if (!url) return malformed(fmt::format("{}: running_at {}", system.file, url.error().message));
  Result<TrialStart> kill = trial_start(system, place, "kill_command", system.kill_command);
  if (!kill) return tl::unexpected<Error>(kill.error());
  Result<TrialStart> start = trial_start(system, place, "start_command", system.start_command);
  if (!start) return tl::unexpected<Error>(start.error());
  Result<std::optional<Readiness>> readiness = readiness_of(system, place.names);
  if (!readiness) return tl::unexpected<Error>(readiness.error());
  return std::unique_ptr<ProgramOnTrial>(std::make_unique<RunningProgram>(system, std::move(*url),
                                                                          Commands{std::move(*kill), std::move(*start)},
                                                                          std::move(*readiness), told(place.names)));
}

}  // namespace vendorproof::harness
