#include "core/live/keys/config_secrets.h"

#include <algorithm>
#include <functional>
#include <optional>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/live/keys/config_values.h"

namespace vendorproof::live {

namespace {

/// systemd names the folder of the credentials of a service in it.
constexpr const char* credentials_variable = "CREDENTIALS_DIRECTORY";

bool is_secret(const Key& key) { return !key.variable.empty(); }

std::string name_of(const Key& key) { return fmt::format("[{}] {}", key.section, key.name); }
std::string file_key(const Key& key) { return std::string(key.name) + "_file"; }
/// `alerts_finance_webhook_secret` of [alerts.Finance].
std::string credential_of(const Key& key) {
  std::string section = lower_case(key.section);
  std::replace(section.begin(), section.end(), '.', '_');
  return fmt::format("{}_{}", section, key.name);
}
/// As toml++ finds it, also in a section of a section.
std::string path_of(std::string_view section, std::string_view name) { return fmt::format("{}.{}", section, name); }

/// A place that has the secret, and how it is taken from there.
struct Place {
  SecretOrigin origin;
  std::function<Result<std::string>()> take = {};  ///< empty: it is set already
};

/// Without the end of its last line. Errors: a text that continues the name of the place.
Result<std::string> plain(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  if (text.empty()) return malformed("is empty: write the secret into it");
  const bool is_one_line = std::none_of(text.begin(), text.end(), [](char letter) {
    return static_cast<unsigned char>(letter) < ' ' || letter == '\x7f';
  });
  if (!is_one_line) return malformed("must hold the secret alone, in one line");
  return text;
}

Result<std::string> content_of(const SecretSources& sources, const std::string& path) {
  return sources.file(path).and_then([&](std::string&& text) {
    return plain(std::move(text)).map_error([&](const Error& error) {
      return Error{error.code, path + " " + error.message};
    });
  });
}

void add_variable(const Key& key, const SecretSources& sources, std::vector<Place>& places) {
  const std::optional<std::string> value = sources.variable(key.variable);
  // A variable that is empty is one that a script did not set.
  if (!value || value->empty()) return;
  const std::string name = "the environment variable " + key.variable;
  places.push_back({{name_of(key), name, ""}, [value, name] {
                      return plain(*value).map_error([&](const Error& error) {
                        return Error{error.code, name + " " + error.message};
                      });
                    }});
}

void add_file(const Key& key, const toml::table& file, const SecretSources& sources, std::vector<Place>& places) {
  const std::optional<std::string> path = file.at_path(path_of(key.section, file_key(key))).value<std::string>();
  if (!path) return;
  places.push_back(
      {{name_of(key), "the file " + *path, *path}, [&sources, path] { return content_of(sources, *path); }});
}

void add_credential(const Key& key, const SecretSources& sources, std::vector<Place>& places) {
  const std::optional<std::string> folder = sources.variable(credentials_variable);
  if (!folder || folder->empty()) return;
  const std::string path = *folder + "/" + credential_of(key);
  if (!sources.exists(path)) return;
  // systemd itself keeps others away from it.
  places.push_back(
      {{name_of(key), "the credential " + path, ""}, [&sources, path] { return content_of(sources, path); }});
}

std::vector<Place> places_with(const Key& key, const toml::table& file, const SecretSources& sources) {
  std::vector<Place> places;
  if (file.at_path(path_of(key.section, key.name))) places.push_back({{name_of(key), "the configuration itself", ""}});
  add_variable(key, sources, places);
  add_file(key, file, sources, places);
  add_credential(key, sources, places);
  return places;
}

Result<void> take_secret(LiveConfig& config, const Key& key, const std::vector<Place>& places) {
  if (places.size() > 1) {
    return malformed(fmt::format("{} has two places, {} and {}: remove one", name_of(key), places[0].origin.place,
                                 places[1].origin.place));
  }
  const Place& place = places.front();
  if (place.take) {
    const Result<std::string> secret = place.take();
    if (!secret) return malformed(fmt::format("{}: {}", name_of(key), secret.error().message));
    if (auto set = key.set(config, toml::value<std::string>(*secret)); !set) {
      return malformed(fmt::format("{} from {} {}", name_of(key), place.origin.place, set.error().message));
    }
  }
  config.secrets.push_back(place.origin);
  return {};
}

}  // namespace

std::vector<Key> with_secret_files(const std::vector<Key>& keys) {
  std::vector<Key> all;
  for (const Key& key : keys) {
    all.push_back(key);
    if (!is_secret(key)) continue;
    Key beside = {key.section, key.name, key.meaning, Presence::Optional, nullptr};
    beside.name = file_key(key);
    beside.meaning = fmt::format("a file that has {} instead, in one line, readable by its owner alone", key.name);
    beside.set = [](LiveConfig&, const toml::node& node) { return text_in(node).map([](const std::string&) {}); };
    all.push_back(std::move(beside));
  }
  return all;
}

Result<void> read_secrets(LiveConfig& config, const std::vector<Key>& keys, const toml::table& file,
                          const SecretSources& sources) {
  std::vector<std::string> problems;
  for (const Key& key : keys) {
    if (!is_secret(key)) continue;
    const std::vector<Place> places = places_with(key, file, sources);
    if (places.empty()) continue;
    if (auto taken = take_secret(config, key, places); !taken) problems.push_back(taken.error().message);
  }
  if (problems.empty()) return {};
  return malformed(join(problems, "\n"));
}

bool has_secret(const LiveConfig& config, const Key& key) {
  return std::any_of(config.secrets.begin(), config.secrets.end(),
                     [&](const SecretOrigin& origin) { return origin.key == name_of(key); });
}

std::string places_of(const Key& key) {
  return fmt::format(
      "give it here, in the environment variable {}, in a file that {} names, or as the credential {} "
      "of systemd",
      key.variable, file_key(key), credential_of(key));
}

}  // namespace vendorproof::live
