// A request on its way to the page or the desk that answers it.
#pragma once

#include <string>

#include "core/base/http.h"
#include "core/base/time.h"
#include "mock_erp/contract/entity.h"
#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

/// A request with valid credentials for `set`, `set(<key>)`, or `set(<key>)/<rest>` of a company.
struct Call {
  Company& company;
  const HttpRequest& request;
  Instant now;
  const Entity& entity;
  std::string root;          ///< `https://host/api/v2.0/`, for links and contexts
  std::string company_part;  ///< `companies(<id>)/`
  std::string key;           ///< in lower case; "": the whole set
  std::string rest;          ///< a part or an action; "" for the row itself
};

}  // namespace vendorproof::mock_erp
