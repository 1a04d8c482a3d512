// A state as a file with its kind, its version and a seal. The seal shows whether the file was changed later. It is a
// plain hash: it detects damage, not forgery.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/json/json_tree.h"
#include "core/base/result.h"

namespace vendorproof {

struct StateFile {
  std::string_view kind;    ///< `Vendor Central`
  std::int64_t version;     ///< the version that is written, and the only version that is read
  std::string_view member;  ///< name of the member that holds the state: `central`
};

/// One line of JSON: `{"kind":..,"version":..,"seal":..,"<member>":..}`.
std::string sealed(const StateFile& file, const Json& state);

struct UnsealedState {
  Json state;
  bool intact = false;  ///< the seal fits; check it after reading the members, because their errors have a path
};

/// Errors: Malformed with the path: no JSON, an unknown member, another kind or version.
Result<UnsealedState> unsealed(const StateFile& file, std::string_view json);

/// The error for a state that is not intact.
Error broken_seal();

}  // namespace vendorproof
