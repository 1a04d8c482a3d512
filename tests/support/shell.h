// Runs commands as a user does, and hears what they say.
#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <sys/wait.h>

namespace vendorproof::tests {

struct Ran {
  int code = -1;       ///< of the last command; -1 after a signal, 124 after five minutes
  std::string output;  ///< both streams
};

inline Ran ran_by_bash(const std::string& script) {
  Ran result;
  // By the environment, because popen() asks sh, which need not know bash's quotes.
  ::setenv("VENDORPROOF_TEST_SCRIPT", script.c_str(), 1);
  FILE* pipe = ::popen("timeout 300 bash -c \"$VENDORPROOF_TEST_SCRIPT\" 2>&1", "r");
  if (pipe == nullptr) return result;
  std::array<char, 4096> bytes{};
  for (std::size_t count = 0; (count = std::fread(bytes.data(), 1, bytes.size(), pipe)) > 0;) {
    result.output.append(bytes.data(), count);
  }
  const int status = ::pclose(pipe);
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

}  // namespace vendorproof::tests
