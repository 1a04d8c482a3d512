// The program as its users start it, and a configuration of `run` for served mocks.
#pragma once

#include <array>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "tests/support/places.h"

namespace vendorproof::harness {

/// A program that this test started, with its output or its errors. It may write files up to a limit.
class Program {
 public:
  explicit Program(const std::vector<std::string>& words, int stream = STDOUT_FILENO, rlim_t file_max = RLIM_INFINITY) {
    std::array<int, 2> pipe{};
    EXPECT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
    id_ = ::fork();
    if (id_ == 0) {
      ::dup2(pipe[1], stream);
      const rlimit limit = {file_max, RLIM_INFINITY};
      if (file_max != RLIM_INFINITY && ::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(126);
      std::vector<char*> arguments;
      for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
      arguments.push_back(nullptr);
      ::execv(arguments[0], arguments.data());
      ::_exit(127);
    }
    ::close(pipe[1]);
    output_ = pipe[0];
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program() {
    if (id_ > 0) wait_after(SIGKILL);
    ::close(output_);
  }

  std::string first_line() {
    std::string line;
    char character = 0;
    pollfd source{output_, POLLIN, 0};
    while (::poll(&source, 1, 30'000) == 1 && ::read(output_, &character, 1) == 1 && character != '\n')
      line += character;
    return line;
  }
  /// Everything that it says until its end.
  std::vector<std::string> lines() {
    std::vector<std::string> lines;
    for (std::string line = first_line(); !line.empty(); line = first_line()) lines.push_back(line);
    return lines;
  }
  pid_t id() const { return id_; }
  int wait() {
    int status = 0;
    EXPECT_EQ(::waitpid(id_, &status, 0), id_);
    id_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  int wait_after(int signal) {
    ::kill(id_, signal);
    return wait();
  }

 private:
  pid_t id_ = 0;
  int output_ = -1;
};

inline const std::string program = tests::program();

inline std::filesystem::path empty_folder(const std::string& name) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / (name + "-" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

inline std::string config_text(const Json& ready, const std::string& store) {
  std::string text;
  text += "[amazon]\nendpoint = \"" + ready["amazon"].get<std::string>() + "\"\n";
  text += "client_id = \"amzn1.application-oa2-client.test\"\nclient_secret = \"test-secret\"\n";
  text += "refresh_token = \"Atzr|test-refresh-token\"\nconnections = 1\n";
  text += "[erp]\nendpoint = \"" + ready["erp"].get<std::string>() + "\"\n";
  text += "company_id = \"5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10\"\nuser = \"vendorproof\"\n";
  text += "web_service_key = \"erp-test-key\"\ncustomer_number = \"AMAZON\"\n";
  text += "[store]\nfile = \"" + store + "\"\n";
  text += "[core]\norders_from = 2026-11-01T00:00:00Z\n";
  text += "[clock]\nkind = \"control\"\ncontrol = \"" + ready["control"].get<std::string>() + "\"\n";
  return text;
}

}  // namespace vendorproof::harness
