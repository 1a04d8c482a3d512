// `vendorproof exceptions`: what needs people, through the operators' door of a running daemon; without a daemon, in
// the store itself.
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

/// 0; or 2 with the reason: there is no store, another process works on it and no door answers, or the act is refused.
int exceptions_command(const ExceptionsOptions& options);

}  // namespace vendorproof::harness
