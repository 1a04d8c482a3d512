// A value or an Error. Outside failures are Results, a partner's mistakes are findings of the judge, and no room throws
// an exception to another room.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace vendorproof {

/// There is an error code only if some code reacts to it.
enum class ErrorCode { Malformed, NotFound, Conflict, Denied, Unavailable };

/// `message` is for the person who must act: it names the subject, what was seen and what was expected.
struct Error {
  ErrorCode code = ErrorCode::Malformed;
  std::string message;

  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

inline tl::unexpected<Error> malformed(std::string message) {
  return failure(ErrorCode::Malformed, std::move(message));
}

}  // namespace vendorproof
