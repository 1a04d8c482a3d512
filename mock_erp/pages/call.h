// A request on its way to the page or the desk that answers it.
#pragma once

#include <string>

#include "core/base/http.h"
#include "core/base/time.h"
#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

/// A request with valid credentials. `base` is its path up to and including the company and a slash; `key` is the id in
/// `resource(<id>)`, in lower case.
struct Call {
  Company& company;
  const HttpRequest& request;
  Instant now;
  std::string base;
  std::string key;
};

}  // namespace vendorproof::mock_erp
