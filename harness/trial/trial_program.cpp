#include "harness/trial/trial_program.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/nearest_word.h"
#include "harness/sockets/real_time.h"

namespace vendorproof::harness {

namespace {

/// Texts in the form that exec wants: pointers to them, and a null at the end.
class Texts {
 public:
  explicit Texts(std::vector<std::string> texts) : texts_(std::move(texts)) {
    for (std::string& text : texts_) pointers_.push_back(text.data());
    pointers_.push_back(nullptr);
  }
  char* const* get() const { return pointers_.data(); }

 private:
  std::vector<std::string> texts_;
  std::vector<char*> pointers_;
};

std::vector<std::string> environment_with(const std::map<std::string, std::string>& more) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    if (more.count(text.substr(0, text.find('='))) == 0) all.push_back(text);
  }
  for (const auto& [name, value] : more) all.push_back(name + "=" + value);
  return all;
}

/// What a child process begins with: its folder, its streams, and a group of its own.
class Beginning {
 public:
  explicit Beginning(const TrialStart& start) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addchdir_np(&actions_, start.folder.c_str());
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, start.log_file.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                     S_IRUSR | S_IWUSR);
    posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setpgroup(&attributes_, 0);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    sigset_t usual;
    sigemptyset(&usual);
    for (const int signal : {SIGPIPE, SIGTERM, SIGINT, SIGHUP}) sigaddset(&usual, signal);
    posix_spawnattr_setsigdefault(&attributes_, &usual);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  Beginning(const Beginning&) = delete;
  Beginning& operator=(const Beginning&) = delete;
  ~Beginning() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

}  // namespace

Result<std::unique_ptr<TrialProgram>> TrialProgram::start(const TrialStart& start) {
  const Texts arguments(start.command);
  const Texts environment(environment_with(start.environment));
  const Beginning beginning(start);
  pid_t id = 0;
  const int failed = posix_spawnp(&id, start.command.front().c_str(), beginning.actions(), beginning.attributes(),
                                  arguments.get(), environment.get());
  if (failed != 0) {
    return failure(ErrorCode::Unavailable, "the program '" + shown_word(start.command.front()) +
                                               "' could not be started in " + start.folder + ": " +
                                               std::strerror(failed));
  }
  return std::unique_ptr<TrialProgram>(new TrialProgram(id));
}

Result<int> TrialProgram::run(const TrialStart& start, Duration patience) {
  const Result<std::unique_ptr<TrialProgram>> started = TrialProgram::start(start);
  if (!started) return tl::unexpected<Error>(started.error());
  TrialProgram& program = **started;
  if (!program.await_end(patience)) {
    return failure(ErrorCode::Unavailable, fmt::format("{} did not end within {} of real time",
                                                       shell_line(start.command), format_duration(patience)));
  }
  program.is_let_go_ = true;
  return *program.ended();
}

TrialProgram::TrialProgram(pid_t id) : id_(id), end_(static_cast<int>(::syscall(SYS_pidfd_open, id, 0))) {}

TrialProgram::~TrialProgram() {
  if (!is_let_go_) kill();
  if (end_ >= 0) ::close(end_);
}

std::optional<int> TrialProgram::ended() {
  if (code_) return code_;
  int status = 0;
  pid_t gone = 0;
  do {
    gone = ::waitpid(id_, &status, WNOHANG);
  } while (gone < 0 && errno == EINTR);
  if (gone == 0) return std::nullopt;
  if (gone < 0) {
    code_ = 255;  // somebody else has waited for it
    return code_;
  }
  code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return code_;
}

void TrialProgram::wait(Duration patience) {
  pollfd end{end_, POLLIN, 0};
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(patience).count();
  ::poll(&end, 1, static_cast<int>(std::clamp<std::int64_t>(milliseconds, 0, 60'000)));
}

void TrialProgram::kill() {
  // Also what it started: it is in its group.
  ::kill(-id_, SIGKILL);
  while (!ended()) wait(std::chrono::seconds(1));
}

bool TrialProgram::await_end(Duration patience) {
  const MonoTime limit = machine_time() + patience;
  while (!ended() && machine_time() < limit) wait(limit - machine_time());
  return ended().has_value();
}

bool TrialProgram::stop(Duration patience) {
  if (!ended()) ::kill(-id_, SIGTERM);
  const bool by_itself = await_end(patience);
  kill();
  return by_itself;
}

}  // namespace vendorproof::harness
