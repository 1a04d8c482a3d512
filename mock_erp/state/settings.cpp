#include "mock_erp/state/settings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vendorproof::mock_erp {

namespace {

constexpr std::array<std::pair<SignIn, std::string_view>, 3> names = {{
    {SignIn::Either, "either"},
    {SignIn::WebServiceKey, "web-service-key"},
    {SignIn::AccessToken, "access-token"},
}};

}  // namespace

std::string_view text_of(SignIn sign_in) { return names.at(static_cast<std::size_t>(sign_in)).second; }

std::optional<SignIn> sign_in_named(std::string_view text) {
  const auto* const found =
      std::find_if(names.begin(), names.end(), [&](const auto& row) { return row.second == text; });
  return found == names.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace vendorproof::mock_erp
