// How a peer took a request, before anybody reads what its answer says, and what it says when it refuses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::trade {

enum class Reception {
  Taken,        ///< it was done, and the body says what
  Throttled,    ///< too many calls: surely not done
  Denied,       ///< the access is not good, or not any more
  NotFound,     ///< what it is about does not exist, or does not show yet
  Outdated,     ///< what it is about was changed since it was read
  Wrong,        ///< the request itself is not taken as it stands
  Refused,      ///< not taken for another reason
  Unavailable,  ///< the peer failed: perhaps it was done
};

/// As HTTP's status codes are meant: 2xx is Taken, 429 Throttled, 401 and 403 Denied, 404 NotFound, 409 and 412
/// Outdated, 400 Wrong, 5xx Unavailable, any other Refused.
Reception reception_of(int http_status);

/// One error that a peer states.
struct Complaint {
  std::string code;
  std::string text;
};

/// `InvalidInput: Invalid Input (details)`, joined by `; `, at most 2,000 characters; the first 200 characters of the
/// body when there is no complaint. UTF-8 on one line, whatever the bytes were.
std::string text_of(const std::vector<Complaint>& complaints, std::string_view body);

/// The code of the first complaint, or "".
std::string code_of(const std::vector<Complaint>& complaints);

}  // namespace vendorproof::trade
