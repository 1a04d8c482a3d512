// The section [alerts]: whom the daemon tells about exceptions, and when. [alerts.Finance] changes some of it for the
// exceptions of one owner.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "core/base/result.h"
#include "core/base/rule.h"
#include "core/base/time.h"
#include "core/live/endpoint.h"
#include "core/live/keys/config_keys.h"

namespace vendorproof::live {

/// Letters that the secret of a webhook has at least.
constexpr std::size_t webhook_secret_min = 16;

/// Path and query often are a secret of the receiver, so only the origin is ever shown.
struct Webhook {
  Endpoint endpoint;   ///< its origin; "": there is no webhook
  std::string target;  ///< path and query, as they were written
};

struct OwnerAlerts {
  Webhook webhook;                         ///< instead of the common one
  std::string webhook_secret;              ///< "": the common one
  std::optional<Duration> escalate_after;  ///< instead of the common one
};

struct AlertsConfig {
  bool is_given = false;  ///< whether the file has the section
  Webhook webhook;
  std::string webhook_secret;
  std::string file;             ///< gets one line of JSON for each alert; "": there is no such file
  bool standard_error = false;  ///< gets one line of text for each alert
  Duration escalate_after = std::chrono::hours(4);
  Duration warn_before_deadline = std::chrono::hours(2);
  std::optional<Duration> digest_at;  ///< after midnight UTC; nullopt: no digest
  Duration give_up_after = std::chrono::hours(24);
  std::map<Owner, OwnerAlerts> owners;
};

/// The keys of [alerts] itself, and the secrets of [alerts.<owner>].
const std::vector<Key>& alert_keys();

/// Reads [alerts.<owner>]. Errors: Malformed, with section, key and line.
Result<void> read_alerts_of_owner(AlertsConfig& config, std::string_view owner, const toml::node& section);

/// After how long an incident of this owner escalates.
Duration escalate_after_of(const AlertsConfig& config, Owner owner);
/// Whether there is a place that alerts go to.
bool has_place(const AlertsConfig& config);

/// One sentence for each value that makes no sense. Secrets never appear in it.
std::vector<std::string> nonsense_in(const AlertsConfig& config);

}  // namespace vendorproof::live
