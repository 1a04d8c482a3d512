// How a peer received a request, as known before its answer is read, and the peer's error text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"

namespace vendorproof::trade {

enum class Reception {
  Taken,        ///< done; the body has the answer
  Throttled,    ///< too many calls: surely not done
  Denied,       ///< the access data are wrong or have expired: surely not done
  Elsewhere,    ///< the peer did not speak, but a proxy, or something else at its address: surely not done
  NotFound,     ///< the object does not exist, or is not visible yet
  Outdated,     ///< the object was changed since it was read
  Wrong,        ///< the content of the request is wrong
  Refused,      ///< refused for another reason
  Unavailable,  ///< the peer failed: the request may have been done
};

/// By the standard meaning of HTTP status codes (RFC 9110, 15): 2xx is Taken, 429 Throttled, 401, 403 and 407 Denied,
/// 404 NotFound, 409 and 412 Outdated, 400 Wrong, 408 and 5xx Unavailable, 3xx, 405, 410 and 421 Elsewhere, any other
/// Refused. Both peers speak JSON and CSV: of a page in HTML, 2xx is Unavailable, and 4xx is Elsewhere unless its
/// status says more.
Reception reception_of(const HttpResponse& response);

/// One error that a peer states.
struct Complaint {
  std::string code;
  std::string text;
};

/// `InvalidInput: Invalid Input (details)`, joined by `; `, at most 2,000 characters; without complaints, the first 200
/// characters of the body. Always UTF-8 on one line, even if the bytes were not.
std::string text_of(const std::vector<Complaint>& complaints, std::string_view body);

/// The code of the first complaint, or "".
std::string code_of(const std::vector<Complaint>& complaints);

}  // namespace vendorproof::trade
