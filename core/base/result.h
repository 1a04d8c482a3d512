// A value or an Error. The world's failures are Results, a partner's failures are findings, and nothing is thrown
// across a room.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace vendorproof {

/// An error code exists only where some code reacts to it.
enum class ErrorCode { Malformed, NotFound, Conflict, Denied, Unavailable };

/// `message` names the subject, what was seen and what was expected, for the person who must act.
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
