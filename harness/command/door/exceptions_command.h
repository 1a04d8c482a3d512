// `vendorproof exceptions`: the people's side of a running daemon, through its operators' door.
#pragma once

#include <cstdint>
#include <string>

namespace vendorproof::harness {

struct ExceptionsOptions {
  std::string act;  ///< `list`, `show`, or an act of trade::Act
  std::string key;
  std::string config_file;
  std::string owner;
  std::string kind;
  std::string order;
  bool closed = false;
  std::int64_t skip = 0;
  std::string note;
  std::string by;  ///< "": the login name
  std::string to;
  bool json = false;
};

/// 0; or 2: the configuration has no door, nobody answers there, or the daemon refuses, with the reason.
int exceptions_command(const ExceptionsOptions& options);

}  // namespace vendorproof::harness
