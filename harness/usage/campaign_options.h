// The options of `certify` for campaigns of many runs.
#pragma once

#include <CLI/CLI.hpp>

#include "harness/command/certify/certify.h"

namespace vendorproof::harness {

void add_campaign(CLI::App& command, CertifyOptions& options);

}  // namespace vendorproof::harness
