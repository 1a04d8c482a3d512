// What an endpoint says, before it becomes an HTTP message: a body, or refusals in Amazon's envelope
// `{"errors":[{"code","message","details"}]}`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

struct Answer {
  int status = 200;
  std::string body;
  std::string content_type = "application/json";
  Fields headers;              ///< beyond those that every answer has
  std::string refusal;         ///< "" or code and message of the first refusal, for the ledger
  std::string old_token = {};  ///< "" or the name of the access token that has expired, for the ledger
};

/// `body` is JSON that is already written.
Answer answered(int status, std::string body);

/// The whole answer `{"payload": ...}`.
Answer answered_payload(int status, const Json& payload);

/// `refusals` is not empty.
Answer refused(int status, const std::vector<Refusal>& refusals);

/// 400 `InvalidInput` `Invalid Input`: Amazon's whole answer to a query that it refuses (sp-api 3.5).
Answer refused_query();

/// 404, the same for an unknown order, transaction or path (sp-api 3.4).
Answer refused_unknown();

/// 429 (sp-api 3.8).
Answer throttled();
/// 500 and 503 as JSON (sp-api 3.9, models), and the page for people that a 503 often is (sp-api 3.10).
Answer refused_internal();
Answer refused_unavailable();
Answer unavailable_page();
/// 400 with a page of HTML, sent by the front server, which checks HTTP only (sp-api 2.5).
Answer refused_by_front(const std::string& why);

/// The values for the headers that every answer of the API has.
struct Envelope {
  std::uint64_t seed = 0;
  std::uint64_t number = 0;          ///< of the request, for its ids
  bool of_login = false;             ///< Login with Amazon has fewer
  std::int64_t rate_per_second = 0;  ///< sent in a header; 0: not sent
};
/// A page of HTML gets no such headers: it does not come from the API but from a server in front of it.
HttpResponse enveloped(Answer answer, const Envelope& envelope);

/// Text as a JSON string, also when it is not UTF-8.
std::string quoted(const std::string& text);

/// Any JSON as text; invalid UTF-8 is replaced.
std::string written(const Json& json);

/// GUID form, the same on every machine for the same seed and number.
std::string guid_of(std::uint64_t seed, std::uint64_t number);

}  // namespace vendorproof::mock_amazon
