// Who may ask at the operators' door.
#pragma once

#include <optional>
#include <string>

#include "core/base/http.h"
#include "core/live/config.h"

namespace vendorproof::live {

/// `{"error":"..."}` with the status.
HttpResponse refused(int status, const std::string& why);

/// ByConfiguration: open where `[operators] metrics = "open"`.
enum class Access { Open, ByConfiguration, WithToken };

/// nullopt: the request may be answered. A page of a browser may not ask (it sends `Origin`), and the door answers
/// only to the names of this machine, so that a foreign web page cannot lead a browser here by a name of its own.
std::optional<HttpResponse> refused_by_guard(const HttpRequest& request, const OperatorsConfig& config, Access access);

}  // namespace vendorproof::live
