// Amazon's published models as files: the sandbox that they describe, and serving it.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "harness/sockets/http_front.h"
#include "mock_amazon/api/sandbox.h"

namespace vendorproof::harness {

/// The pairs of every model (`*.json`, at most 100 files) of a folder, in order of file names. Skips files that are not
/// models (they have no `paths`). Errors: NotFound for a folder that cannot be read or holds no pair, Malformed for a
/// model that cannot be read; each names the file and what to do.
Result<std::vector<mock_amazon::SandboxPair>> read_sandbox_models(const std::string& folder);

struct ServeSandboxOptions {
  std::string models;  ///< folder
  int port = 8474;     ///< 0 takes any free port
};

/// `vendorproof serve --sandbox MODELS_DIR`. When it is ready it writes one line of JSON to standard output:
/// `{"ready":true,"sandbox":"http://127.0.0.1:8474","pairs":36}`. Ends with 0 at SIGTERM or SIGINT, with 2 when
/// it cannot begin.
int serve_sandbox(const ServeSandboxOptions& options);

}  // namespace vendorproof::harness
