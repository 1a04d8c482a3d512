// Whether a configuration makes sense: values that can be read, and would still cost money or never work.
#pragma once

#include <string>
#include <vector>

#include "core/live/config.h"

namespace vendorproof::live {

/// One sentence for each piece of nonsense, with the section, the key and what is right instead; in order of the file's
/// reference. A live configuration, whose Amazon is not this machine, must not hold the values of the examples.
std::vector<std::string> nonsense_in(const LiveConfig& config, Instant now);

/// Whether the address is this machine's: localhost, 127.0.0.0/8 (RFC 1122, 3.2.1.3).
bool is_this_machine(const Endpoint& endpoint);

}  // namespace vendorproof::live
