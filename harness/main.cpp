// The program: hands its words to the command line, and sees that what was said has arrived.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <system_error>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include "harness/command/exit_codes.h"
#include "harness/usage/command_line.h"

namespace {

using namespace vendorproof::harness;

/// Whether the other end of a pipe is closed.
bool reader_is_gone() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

/// Checks that standard output has taken everything. Returns the code if it has, else the code for that.
int with_output_checked(int code) {
  errno = 0;
  std::cout.flush();
  const bool is_written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.good();
  if (is_written) return code;
  if (errno == EPIPE || reader_is_gone()) return exit_reader_gone;
  complain(fmt::format("vendorproof: standard output cannot be written{}; check where it leads, and the disk",
                       errno != 0 ? fmt::format(": {}", std::strerror(errno)) : ""));
  return code == exit_certified ? exit_usage : code;
}

}  // namespace

int main(int count, char** words) {
  // Output that cannot be written is told, and does not end the program.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return with_output_checked(CommandLine({words + 1, words + count}).run());
  } catch (const std::system_error& error) {
    if (reader_is_gone()) return exit_reader_gone;
    complain(fmt::format("vendorproof: standard output cannot be written: {}", error.code().message()));
    return exit_usage;
  } catch (const std::exception& error) {
    std::cerr << "vendorproof: internal error: " << error.what() << "\n";
    return exit_own_fault;
  }
}
