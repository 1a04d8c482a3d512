// An answer as the bytes of HTTP/1.1.
#pragma once

#include <string>
#include <string_view>

#include "core/base/http.h"

namespace vendorproof::harness {

struct AnswerForm {
  bool without_body = false;  ///< to HEAD: the length is stated all the same
  bool gzip = false;          ///< the client accepts it
  bool closes = false;        ///< no other answer follows on this connection
};

/// Appends status line and header fields to `head`, with length, and type if the answer does not state one
/// (application/json); compresses the body where the client accepts it. The body of an answer whose status has none, or
/// to HEAD, becomes empty.
void write_head(HttpResponse& response, const AnswerForm& form, std::string& head);

}  // namespace vendorproof::harness
