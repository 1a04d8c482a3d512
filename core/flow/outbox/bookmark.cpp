#include "core/flow/outbox/bookmark.h"

#include "core/base/require.h"

namespace vendorproof::flow {

namespace {

constexpr char separator = '\x1e';

}  // namespace

std::string_view parameters_of(const store::Work& work) {
  const std::string_view text = work.parameters;
  return text.substr(0, text.find(separator));
}

std::string_view bookmark_of(const store::Work& work) {
  const std::size_t at = work.parameters.find(separator);
  return at == std::string::npos ? std::string_view() : std::string_view(work.parameters).substr(at + 1);
}

std::string with_bookmark(std::string_view parameters, std::string_view bookmark) {
  REQUIRE(parameters.find(separator) == std::string_view::npos);
  std::string text(parameters);
  if (!bookmark.empty()) {
    text += separator;
    text += bookmark;
  }
  return text;
}

}  // namespace vendorproof::flow
