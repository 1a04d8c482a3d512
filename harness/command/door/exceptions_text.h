// What the operators' door answers, as text for a terminal.
#pragma once

#include <string>

#include "core/base/json/json.h"

namespace vendorproof::harness {

/// The answer of `GET /v1/exceptions` as a table with one line for each incident.
std::string exceptions_table(const Json& answer);

/// The answer of `GET /v1/exception`.
std::string exception_page(const Json& answer);

/// The answer of `POST /v1/acts` in one line.
std::string act_line(const Json& answer);

}  // namespace vendorproof::harness
