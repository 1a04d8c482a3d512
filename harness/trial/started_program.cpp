#include "harness/trial/started_program.h"

#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"
#include "harness/trial/last_words.h"
#include "harness/trial/trial_words.h"

namespace vendorproof::harness {

namespace {

Result<void> copy_files(const SystemUnderTest& system, const TrialNames& names) {
  for (const auto& [to, from] : system.files) {
    const std::filesystem::path source = std::filesystem::path(system.folder) / from;
    const Result<std::string> target = filled_in(to, names);
    if (!target) return tl::unexpected<Error>(target.error());
    const Result<std::string> raw = read_file(source.string());
    if (!raw) return tl::unexpected<Error>(raw.error());
    const Result<std::string> text = filled_in(*raw, names);
    if (!text) return failure(text.error().code, source.string() + ": " + text.error().message);
    const Result<void> written = write_file((std::filesystem::path(system.folder) / *target).string(), *text);
    if (!written) return written;
  }
  return {};
}

class StartedProgram : public ProgramOnTrial {
 public:
  StartedProgram(TrialStart start, std::optional<Readiness> readiness, Duration stop_within)
      : start_(std::move(start)), readiness_(std::move(readiness)), stop_within_(stop_within) {}

  Result<bool> begin(Turn) override {
    Result<std::unique_ptr<TrialProgram>> started = TrialProgram::start(start_);
    if (!started) return tl::unexpected<Error>(started.error());
    process_ = std::move(*started);
    if (readiness_) readiness_->begin();
    return !readiness_;
  }

  Result<bool> is_ready() override {
    return readiness_->look().map_error([this](const Error& error) {
      return Error{error.code, error.message + last_words()};
    });
  }

  Result<void> kill() override {
    process_->kill();
    return {};
  }

  std::optional<int> ended() override { return process_->ended(); }
  void wait(Duration patience) override { process_->wait(patience); }

  Result<void> stop(const std::function<bool()>&) override {
    if (process_ == nullptr || process_->stop(stop_within_)) return {};
    return failure(ErrorCode::Unavailable,
                   fmt::format("the program did not end within {} after SIGTERM", format_duration(stop_within_)));
  }

  std::string last_words() const override { return harness::last_words(start_.log_file); }

 private:
  TrialStart start_;
  std::optional<Readiness> readiness_;
  Duration stop_within_;
  std::unique_ptr<TrialProgram> process_;  ///< null until it is begun
};

}  // namespace

Result<std::unique_ptr<ProgramOnTrial>> started_program(const SystemUnderTest& system, const TrialPlace& place) {
  Result<TrialStart> start = trial_start(system, place, "command", system.command);
  if (!start) return tl::unexpected<Error>(start.error());
  Result<std::optional<Readiness>> readiness = readiness_of(system, place.names);
  if (!readiness) return tl::unexpected<Error>(readiness.error());
  if (const Result<void> copied = copy_files(system, place.names); !copied) {
    return tl::unexpected<Error>(copied.error());
  }
  return std::unique_ptr<ProgramOnTrial>(
      std::make_unique<StartedProgram>(std::move(*start), std::move(*readiness), system.stop_within));
}

}  // namespace vendorproof::harness
