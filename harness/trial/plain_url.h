// A url of a program on trial, as its file says it: where it is running, or where it says that it is ready.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof::harness {

struct PlainUrl {
  std::string origin;  ///< `http://host:port`
  std::string path;    ///< "", or it begins with a slash
};

/// `http://host:port` or `http://host:port/path`. Errors: Malformed, a text that continues "running_at ...".
Result<PlainUrl> plain_url(std::string_view text);

}  // namespace vendorproof::harness
