// A state as a file of its own: what it is of, in which version, and a seal that tells when it was changed since. The
// seal is a plain hash: it finds damage, not deceit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"

namespace vendorproof {

struct StateFile {
  std::string_view kind;    ///< `Vendor Central`
  std::int64_t version;     ///< what is written, and the only one that is read
  std::string_view member;  ///< that holds the state: `central`
};

/// One line of JSON: `{"kind":..,"version":..,"seal":..,"<member>":..}`.
std::string sealed(const StateFile& file, const Json& state);

struct UnsealedState {
  Json state;
  bool intact = false;  ///< the seal fits; asked for behind the members, whose errors have a path
};

/// Errors: Malformed with the path: no JSON, an unknown member, another kind or version.
Result<UnsealedState> unsealed(const StateFile& file, std::string_view json);

/// What to say of a state that is not intact.
Error broken_seal();

}  // namespace vendorproof
