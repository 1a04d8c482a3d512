// The switches of a Vendor Central by name, for scenarios, the command line and the control plane: the region, the
// face, and one reading for each contradiction of the sources.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

struct Switch {
  std::string_view id;                   ///< `X1`, or "" if it is not a contradiction of the sources
  std::string_view name;                 ///< `cost-basis`
  std::vector<std::string_view> values;  ///< the first is the default
  std::string_view meaning;
  std::size_t (*get)(const Settings& settings);  ///< index of the value
  void (*set)(Settings& settings, std::size_t value);
};

/// THE TABLE.
const std::vector<Switch>& switches();

/// Whether a quirk of quirks.h has this name; it is a switch too, with the values `on`, `off` and its size.
bool is_quirk(std::string_view name);

/// The name of the switch with this id, `cost-basis` for `X1`; any other text unchanged.
std::string_view switch_name(std::string_view name_or_id);

/// `name` may also be an id, or a quirk. Errors: Malformed, with the list of switches or values.
Result<void> set_switch(Settings& settings, std::string_view name, std::string_view value);
/// The name of the current value. Errors: Malformed, with the list of switches.
Result<std::string> switch_value(const Settings& settings, std::string_view name);

}  // namespace vendorproof::mock_amazon
