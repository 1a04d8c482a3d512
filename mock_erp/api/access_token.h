// Access tokens in the form of Microsoft Entra: a JSON Web Token (RFC 7519) with the claims that Business Central looks
// at. The mock recognises its own tokens by their text, so it keeps none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.h"
#include "mock_erp/state/settings.h"

namespace vendorproof::mock_erp {

/// Whole seconds, as in the claims `iat` and `exp`.
std::string new_access_token(const Settings& settings, Instant now);

/// When a token expires; nullopt if the company's application did not get it.
std::optional<Instant> expiry_of(const Settings& settings, std::string_view token);

}  // namespace vendorproof::mock_erp
