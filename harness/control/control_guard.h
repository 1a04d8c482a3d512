// Who may use the control plane: programs of this machine, not the pages of a browser that happens to run on it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/http.h"

namespace vendorproof::harness {

/// The refusal of a request, or nullopt. Without a token only names of this machine are accepted as Host (a page of
/// another name may lead here, DNS rebinding) and as Origin, and a body must be JSON (a page may send forms and plain
/// text without asking). With a token, `Authorization: Bearer <token>` is demanded instead of the names. `own_name`: a
/// further name of this machine, under which a program on trial reaches it; "": none.
std::optional<HttpResponse> refused_by_guard(const HttpRequest& request, const std::string& token,
                                             std::string_view own_name = "");

}  // namespace vendorproof::harness
