// How a peer received a request, as known before its answer is read, and the peer's error text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::trade {

enum class Reception {
  Taken,        ///< done; the body has the answer
  Throttled,    ///< too many calls: surely not done
  Denied,       ///< the access data are wrong or have expired
  NotFound,     ///< the object does not exist, or is not visible yet
  Outdated,     ///< the object was changed since it was read
  Wrong,        ///< the content of the request is wrong
  Refused,      ///< refused for another reason
  Unavailable,  ///< the peer failed: the request may have been done
};

/// By the standard meaning of HTTP status codes: 2xx is Taken, 429 Throttled, 401 and 403 Denied, 404 NotFound, 409 and
/// 412 Outdated, 400 Wrong, 5xx Unavailable, any other Refused.
Reception reception_of(int http_status);

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
