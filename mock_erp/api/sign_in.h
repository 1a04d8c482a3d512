// Who may call: the address that gives access tokens, and the Authorization header of a request.
#pragma once

#include <string>

#include "mock_erp/state/company.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

/// Whether the request goes to Microsoft Entra: `/<tenant>/oauth2/v2.0/token`.
bool asks_for_token(const HttpRequest& request);

/// OAuth 2.0 client credentials (RFC 6749, 4.4). Refusals have Entra's form and are recorded as effects.
HttpResponse answer_token(Company& company, const HttpRequest& request, Instant now);

/// 401 unless the request carries what the company's sign-in demands.
tl::expected<void, Refusal> check_sign_in(const Settings& settings, const HttpRequest& request, Instant now);

/// What a refused request should have carried, for the header WWW-Authenticate.
std::string challenge_of(const Settings& settings);

/// A name of the token that the request carries, if the company gave it and it has expired; else "".
std::string expired_token_of(const Settings& settings, const HttpRequest& request, Instant now);

}  // namespace vendorproof::mock_erp
