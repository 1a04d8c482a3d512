// `vendorproof rules`: what Amazon's Vendor Central demands of a vendor and what the judge looks for, from their
// tables.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof::harness {

struct RulesOptions {
  std::string id;         ///< one rule to explain, in any case; "" lists
  bool left_out = false;  ///< list what the catalogue knows and Vendorproof does not do, with the reason
  bool json = false;
  bool no_colour = false;
};

/// The page that the command prints. Errors: NotFound, naming the ids of the same area.
Result<std::string> rules_page(const RulesOptions& options);

/// Returns the exit code.
int rules_command(const RulesOptions& options);

}  // namespace vendorproof::harness
