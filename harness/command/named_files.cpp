#include "harness/command/named_files.h"

#include <algorithm>
#include <vector>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/command/builtin_files.h"
#include "harness/field/field.h"
#include "harness/field/rate_card_choice.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t names_listed_max = 6;

/// What the file is called where there is no such name.
std::string without_extension(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  return name.substr(0, name.rfind(".json"));
}

Error with_names(const Error& error, const std::string& written, const std::vector<std::string>& names) {
  const std::string nearest = suggestion(without_extension(written), names);
  if (!nearest.empty()) return {error.code, error.message + nearest};
  const std::string list =
      names.size() > names_listed_max ? "`vendorproof certify --list` shows them" : join(names, ", ");
  return {error.code, error.message + "; some come with the program: " + list};
}

}  // namespace

Result<NamedText> read_named(std::string_view folder, const std::string& name_or_path) {
  std::vector<std::string> names;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != folder) continue;
    names.emplace_back(file.name);
    if (file.name == name_or_path) return NamedText{std::string(file.text), name_or_path + ".json"};
  }
  Result<std::string> text = read_file(name_or_path);
  if (text) return NamedText{std::move(*text), name_or_path};
  return tl::unexpected<Error>(with_names(text.error(), name_or_path, names));
}

Result<scenarios::Scenario> scenario_named(const std::string& name_or_path) {
  return read_named("catalogue", name_or_path).and_then([](const NamedText& file) {
    return read_playable(file.text, file.name);
  });
}

Result<scenarios::Scenario> trial_named(const std::string& name_or_path) {
  return read_named("catalogue", name_or_path).and_then([](const NamedText& file) {
    return read_playable(file.text, file.name).and_then([&](scenarios::Scenario scenario) {
      if (scenario.orders.empty()) {
        return Result<scenarios::Scenario>(
            malformed(file.name + ": $.orders is empty: there is nothing to be judged; add an order"));
      }
      return Result<scenarios::Scenario>(std::move(scenario));
    });
  });
}

Result<std::string> rate_card_named(const std::string& name_or_path) {
  std::vector<std::string> names;
  for (const mock_amazon::RateCardFile& file : mock_amazon::rate_card_files()) {
    names.emplace_back(file.name);
    if (file.name == name_or_path) return std::string(file.text);
  }
  return read_rate_card_file(name_or_path).map_error([&](const Error& error) {
    return error.code == ErrorCode::NotFound ? with_names(error, name_or_path, names) : error;
  });
}

}  // namespace vendorproof::harness
