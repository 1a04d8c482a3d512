#include "core/store/file/damage.h"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

namespace vendorproof::store {

namespace {

constexpr int exit_code = 2;

}  // namespace

std::string damaged_row(std::string_view table, std::string_view key, std::string_view problem) {
  return damaged_part(fmt::format("row '{}' of table {}", key, table), problem);
}

std::string damaged_part(std::string_view part, std::string_view problem) {
  return fmt::format("{} is damaged: {}; {}", part, problem, way_back);
}

// Runs no destructor and flushes no buffer, because another thread may be in the middle of a call.
void end_program(std::string_view reason) {
  // Where the error stream is closed, the exit code remains.
  std::fputs(fmt::format("vendorproof: the store cannot be used any more: {}\n", reason).c_str(), stderr);
  std::_Exit(exit_code);
}

}  // namespace vendorproof::store
