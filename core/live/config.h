// The configuration for live peers: one TOML file; secrets may be in other places.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/core.h"
#include "core/live/daemon.h"
#include "core/live/endpoint.h"
#include "core/live/keys/config_alerts.h"
#include "core/live/log.h"
#include "core/live/secret_file.h"

namespace vendorproof::live {

enum class ClockKind { Real, Control };

/// The door for operators: people, their tools, and what watches the daemon.
struct OperatorsConfig {
  std::string host;  ///< an IPv4 address that only this machine reaches (config_sense.h); "": there is no door
  int port = 0;      ///< 0: any free one
  std::string token;
  bool metrics_are_open = false;  ///< `GET /metrics` without the token
};
/// Letters that a token has at least.
constexpr std::size_t operators_token_min = 32;

/// The place that a secret was taken from.
struct SecretOrigin {
  std::string key;    ///< `[amazon] client_secret`
  std::string place;  ///< for people
  std::string file;   ///< that nobody but its owner may read; "" if it is not in a file, or if systemd keeps it
};

struct LiveConfig {
  Endpoint amazon;
  std::map<std::string, Endpoint> amazon_places;  ///< addresses of the channel's places; `amazon` if not given
  std::int64_t amazon_connections = 4;
  Endpoint erp;
  std::map<std::string, Endpoint> erp_places;  ///< addresses of the dialect's places; `erp` if not given
  CoreConfig core;                             ///< erp_calls_in_flight_max is also the number of connections to the ERP
  std::string store_file;
  std::string remittance_folder;  ///< "": remittances are fetched
  ClockKind clock = ClockKind::Real;
  Endpoint control;                    ///< for ClockKind::Control
  std::optional<Duration> idle_grace;  ///< see DaemonOptions
  OperatorsConfig operators;
  AlertsConfig alerts;
  LogConfig log;
  std::vector<SecretOrigin> secrets;  ///< in the order of the file's reference
};

/// The value of an environment variable; nullopt if it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
std::optional<std::string> environment_variable(const std::string& name);

/// Where secrets may be beside the configuration itself (keys/config_secrets.h).
struct SecretSources {
  Environment variable = environment_variable;
  std::function<Result<std::string>(const std::string& path)> file = read_secret_file;
  std::function<bool(const std::string& path)> exists = secret_file_exists;
};

/// What the configuration is for. An audit needs no [store] and no [core]; [amazon] and [erp] it needs only if the file
/// has them: without one, its endpoint is "".
enum class ConfigUse { Daemon, Audit };

/// Reads and checks the whole file; `name` is for errors. `[amazon] channel` and `[erp] dialect` choose rows of the
/// tables of channels and dialects (default: the first rows), and the settings of these rows are keys of the same
/// sections. A secret has one place. Errors: Malformed: "<name>: [amazon] endpoint ...", and for an unknown key the
/// list of known keys; all missing keys at once, each on a line of its own. Secrets never appear in an error.
Result<LiveConfig> read_config(std::string_view toml, const std::string& name, const SecretSources& sources,
                               ConfigUse use = ConfigUse::Daemon);

/// `[section] key` and its meaning: the reference of the file, with the settings of every channel and dialect.
struct ConfigKey {
  std::string section;
  std::string key;
  std::string meaning;
  std::string variable;  ///< of a secret: the environment variable that may have it; "" for all others
};
std::vector<ConfigKey> config_keys();

/// Longer than the longest polling interval, so that both sides were polled once more for news.
Duration idle_grace_of(const LiveConfig& config);

}  // namespace vendorproof::live
