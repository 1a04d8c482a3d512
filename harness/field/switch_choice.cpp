#include "harness/field/switch_choice.h"

#include <cstddef>
#include <utility>

#include "mock_amazon/quirks/switches.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::harness {

namespace {

using scenarios::Readings;

/// What a file may make an expectation depend on: existing values, other than that of a switch that nobody sets.
Result<void> check_readings(const Readings& readings, const std::string& path) {
  for (const auto& [name, values] : readings) {
    const std::string place = path + "." + name + ": ";
    for (const std::string& value : values) {
      mock_amazon::Settings settings;
      const Result<std::string> usual = mock_amazon::switch_value(settings, name);
      const Result<void> set = mock_amazon::set_switch(settings, name, value);
      if (!set) return malformed(place + set.error().message);
      if (mock_amazon::switch_name(name) != name) {
        return malformed(place + "write it as " + std::string(mock_amazon::switch_name(name)));
      }
      if (*usual != value) continue;
      return malformed(place + "'" + value + "' is its first value, which holds where nobody sets it; " +
                       "name the other values, under only_if or unless");
    }
  }
  return {};
}

Result<void> check_condition(const scenarios::Condition& condition, const std::string& path) {
  return check_readings(condition.only_if, path + ".only_if").and_then([&] {
    return check_readings(condition.unless, path + ".unless");
  });
}

std::string element(const char* list, std::size_t index) {
  return std::string("$.") + list + "[" + std::to_string(index) + "]";
}

Result<void> check_conditions(const scenarios::Scenario& scenario) {
  Result<void> checked;
  for (std::size_t i = 0; checked && i < scenario.expected.size(); ++i) {
    checked = check_condition(scenario.expected[i].when, element("expected", i));
  }
  for (std::size_t i = 0; checked && i < scenario.expected_exceptions.size(); ++i) {
    checked = check_condition(scenario.expected_exceptions[i].when, element("expected_exceptions", i));
  }
  for (std::size_t i = 0; checked && i < scenario.not_played.size(); ++i) {
    checked = check_readings(scenario.not_played[i].where, element("not_played", i) + ".where");
  }
  return checked;
}

}  // namespace

Result<void> check_switches(const scenarios::Scenario& scenario) {
  mock_amazon::Settings settings;
  std::map<std::string, std::string> names;
  for (const auto& [name, value] : scenario.amazon.switches) {
    const std::string place = "$.amazon.switches." + name + ": ";
    const Result<void> set = mock_amazon::set_switch(settings, name, value);
    if (!set) return malformed(place + set.error().message);
    const auto [known, is_new] = names.emplace(mock_amazon::switch_name(name), name);
    if (!is_new) return malformed(place + "this switch is set as " + known->second + " too");
  }
  return check_conditions(scenario);
}

scenarios::Scenario with_switches(scenarios::Scenario scenario, const std::map<std::string, std::string>& values) {
  std::map<std::string, std::string> switches;
  const auto set = [&](const std::map<std::string, std::string>& named) {
    for (const auto& [name, value] : named) switches[std::string(mock_amazon::switch_name(name))] = value;
  };
  set(scenario.amazon.switches);
  set(values);
  scenario.amazon.switches = std::move(switches);
  return scenario;
}

}  // namespace vendorproof::harness
