// People who look at the portal with a browser: with the key of a link, or with none.
#pragma once

#include <string>

#include "core/base/http.h"
#include "core/base/time.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

class Access;

enum class Visit {
  NotAVisit,  ///< a client of the API with its token, or a request that changes something
  Welcome,    ///< its key is valid
  Refused,    ///< its key is wrong or old, or a browser came without one
};
Visit visit_of(const Access& access, const HttpRequest& request, Instant now);

/// 403 as a page that says how to get a link.
Answer refused_visit();

/// `?key=...` for links within the portal, so that a visit goes on; "" for a client with a token.
std::string key_for_links(const HttpRequest& request);

/// The headers of every page for people: nothing from elsewhere, and no address told to others.
void protect_page(Answer& answer);

}  // namespace vendorproof::mock_amazon
