#include "core/live/keys/config_alerts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/live/config.h"
#include "core/live/keys/config_sense.h"
#include "core/live/keys/config_values.h"

namespace vendorproof::live {

namespace {

using C = LiveConfig;
using N = toml::node;
using std::chrono::hours;
using std::chrono::minutes;

bool is_target_letter(char letter) { return letter > ' ' && letter < '\x7f' && letter != '#'; }

/// The error does not show the address, because the path may be a secret.
Result<void> set_webhook(Webhook& target, const N& node) {
  const Result<std::string> text = text_in(node);
  if (!text) return tl::unexpected<Error>(text.error());
  const std::size_t query = std::min(text->find('?'), text->size());
  const Result<Endpoint> endpoint = parse_endpoint(std::string_view(*text).substr(0, query));
  if (!endpoint || !std::all_of(text->begin(), text->end(), is_target_letter)) {
    return malformed("must be an address such as \"https://alerts.example.com/vendorproof\", without user and blanks");
  }
  target.endpoint = {endpoint->origin, ""};
  target.target = text->substr(endpoint->origin.size());
  if (!starts_with(target.target, "/")) target.target = "/" + target.target;
  return {};
}

/// `07:00`.
Result<void> set_time_of_day(std::optional<Duration>& target, const N& node) {
  const std::string text = node.value_exact<std::string>().value_or("");
  int hour = -1;
  int minute = -1;
  const bool has_form = text.size() == 5 && text.find(':') == 2 && text.rfind(':') == 2 &&
                        text.find_first_not_of("0123456789:") == std::string::npos;
  if (has_form) {
    std::from_chars(text.data(), text.data() + 2, hour);
    std::from_chars(text.data() + 3, text.data() + 5, minute);
  }
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
    return malformed("must be a time of day in quotes, hours and minutes in UTC, such as \"07:00\"");
  }
  target = hours(hour) + minutes(minute);
  return {};
}

Result<void> set_switch(bool& target, const N& node) {
  const std::optional<bool> value = node.value_exact<bool>();
  if (!value) return malformed("must be true or false");
  target = *value;
  return {};
}

struct OwnerKey {
  std::string_view name;
  Result<void> (*set)(OwnerAlerts& alerts, const N& node);
};

/// The name of a file that has the secret: it is read with all other secrets (config_secrets.h).
Result<void> check_text(OwnerAlerts&, const N& node) {
  return text_in(node).map([](const std::string&) {});
}

constexpr std::array<OwnerKey, 4> owner_keys = {{
    {"webhook", [](OwnerAlerts& alerts, const N& node) { return set_webhook(alerts.webhook, node); }},
    {"webhook_secret", [](OwnerAlerts& alerts, const N& node) { return set_text(alerts.webhook_secret, node); }},
    {"webhook_secret_file", check_text},
    {"escalate_after",
     [](OwnerAlerts& alerts, const N& node) { return set_duration(alerts.escalate_after.emplace(), node); }},
}};

std::vector<std::string> names_of_owner_keys() {
  std::vector<std::string> names;
  for (const OwnerKey& key : owner_keys) names.emplace_back(key.name);
  return names;
}

/// A secret of one owner's webhook, from the same places as every other secret.
Key owner_secret(Owner owner) {
  static const std::map<Owner, std::string> sections = [] {
    std::map<Owner, std::string> all;
    for (const Owner one : owners) all[one] = fmt::format("alerts.{}", text_of(one));
    return all;
  }();
  std::string name(text_of(owner));
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char letter) { return std::toupper(letter); });
  return {sections.at(owner),
          "webhook_secret",
          fmt::format("key of the signature of {}'s webhook; default: that of [alerts]", text_of(owner)),
          Presence::Optional,
          [owner](C& config, const N& node) { return set_text(config.alerts.owners[owner].webhook_secret, node); },
          fmt::format("VENDORPROOF_ALERTS_{}_WEBHOOK_SECRET", name)};
}

using Problems = std::vector<std::string>;

void check_span(const std::string& place, std::string_view key, Duration value, Duration most, Problems& problems) {
  if (value >= minutes(1) && value <= most) return;
  problems.push_back(fmt::format("{} {} is {}: sensible is {} to {}", place, key, format_duration(value),
                                 format_duration(minutes(1)), format_duration(most)));
}

void check_webhook(const std::string& place, const Webhook& webhook, const std::string& secret, Problems& problems) {
  if (webhook.endpoint.origin.empty()) return;
  if (!starts_with(webhook.endpoint.origin, "https://") && !is_this_machine(webhook.endpoint)) {
    problems.push_back(fmt::format("{} webhook is at {}: orders and amounts would travel unprotected; use https://",
                                   place, webhook.endpoint.origin));
  }
  if (secret.empty()) {
    problems.push_back(
        fmt::format("{} webhook has no secret to sign with: give webhook_secret or webhook_secret_file, or the "
                    "environment variable VENDORPROOF_ALERTS_WEBHOOK_SECRET; `openssl rand -hex 32` makes one",
                    place));
  }
}

void check_secret(const std::string& place, const std::string& secret, Problems& problems) {
  if (secret.empty() || secret.size() >= webhook_secret_min) return;
  problems.push_back(fmt::format("{} webhook_secret is shorter than {} letters: `openssl rand -hex 32` makes one",
                                 place, webhook_secret_min));
}

constexpr Duration longest_patience = hours(24 * 30);

}  // namespace

// clang-format off
const std::vector<Key>& alert_keys() {
  constexpr Presence may_miss = Presence::Optional;
  static const std::vector<Key> keys = {
    {"alerts", "webhook", "address that gets each alert as a signed POST; also in [alerts.Finance] and other owners",
     may_miss, [](C& c, const N& n) { return set_webhook(c.alerts.webhook, n); }},
    {"alerts", "webhook_secret", "key of the signature, at least 16 letters; also for one owner", may_miss,
     [](C& c, const N& n) { return set_text(c.alerts.webhook_secret, n); }, "VENDORPROOF_ALERTS_WEBHOOK_SECRET"},
    {"alerts", "file", "gets one line of JSON for each alert; SIGHUP opens it again", may_miss,
     [](C& c, const N& n) { return set_text(c.alerts.file, n); }},
    {"alerts", "standard_error", "true: standard error gets one line for each alert; default false", may_miss,
     [](C& c, const N& n) { return set_switch(c.alerts.standard_error, n); }},
    {"alerts", "escalate_after", "a second alert if an incident is open for so long; default 4h; also for one owner",
     may_miss, [](C& c, const N& n) { return set_duration(c.alerts.escalate_after, n); }},
    {"alerts", "warn_before_deadline", "an alert so long before the deadline of an incident; default 2h", may_miss,
     [](C& c, const N& n) { return set_duration(c.alerts.warn_before_deadline, n); }},
    {"alerts", "digest_at", "time of day (UTC) of each owner's daily summary, such as \"07:00\"; default: no summary",
     may_miss, [](C& c, const N& n) { return set_time_of_day(c.alerts.digest_at, n); }},
    {"alerts", "give_up_after", "an alert that nobody takes is given up after so long; default 1d", may_miss,
     [](C& c, const N& n) { return set_duration(c.alerts.give_up_after, n); }},
    owner_secret(Owner::Operations), owner_secret(Owner::Finance), owner_secret(Owner::Ecommerce),
    owner_secret(Owner::IT),
  };
  return keys;
}
// clang-format on

Result<void> read_alerts_of_owner(AlertsConfig& config, std::string_view owner, const toml::node& section) {
  const toml::table* const table = section.as_table();
  const std::optional<Owner> known = owner_of(owner);
  if (!known || table == nullptr) {
    return malformed(fmt::format("[alerts.{}] is unknown (line {}){}; owners are: {}", owner,
                                 section.source().begin.line, suggestion(owner, owner_names()),
                                 join(owner_names(), ", ")));
  }
  OwnerAlerts& alerts = config.owners[*known];
  for (const auto& [name, node] : *table) {
    const auto line = node.source().begin.line;
    const auto key = std::find_if(owner_keys.begin(), owner_keys.end(),
                                  [wanted = name.str()](const OwnerKey& one) { return one.name == wanted; });
    if (key == owner_keys.end()) {
      return unknown_key(fmt::format("[alerts.{}]", owner), name, names_of_owner_keys());
    }
    if (const Result<void> set = key->set(alerts, node); !set) {
      return malformed(fmt::format("[alerts.{}] {} {} (line {})", owner, key->name, set.error().message, line));
    }
  }
  return {};
}

Duration escalate_after_of(const AlertsConfig& config, Owner owner) {
  const auto found = config.owners.find(owner);
  if (found == config.owners.end()) return config.escalate_after;
  return found->second.escalate_after.value_or(config.escalate_after);
}

bool has_place(const AlertsConfig& config) {
  const bool has_owners = std::any_of(config.owners.begin(), config.owners.end(),
                                      [](const auto& one) { return !one.second.webhook.endpoint.origin.empty(); });
  return has_owners || !config.webhook.endpoint.origin.empty() || !config.file.empty() || config.standard_error;
}

std::vector<std::string> nonsense_in(const AlertsConfig& config) {
  Problems problems;
  if (!config.is_given) return problems;
  if (!has_place(config)) {
    problems.emplace_back("[alerts] names no place: give webhook, file or standard_error = true, or leave it out");
  }
  check_webhook("[alerts]", config.webhook, config.webhook_secret, problems);
  check_secret("[alerts]", config.webhook_secret, problems);
  check_span("[alerts]", "escalate_after", config.escalate_after, longest_patience, problems);
  check_span("[alerts]", "warn_before_deadline", config.warn_before_deadline, hours(24 * 7), problems);
  check_span("[alerts]", "give_up_after", config.give_up_after, longest_patience, problems);
  for (const auto& [owner, alerts] : config.owners) {
    const std::string place = fmt::format("[alerts.{}]", text_of(owner));
    check_webhook(place, alerts.webhook, alerts.webhook_secret + config.webhook_secret, problems);
    check_secret(place, alerts.webhook_secret, problems);
    if (alerts.escalate_after) {
      check_span(place, "escalate_after", *alerts.escalate_after, longest_patience, problems);
    }
  }
  return problems;
}

}  // namespace vendorproof::live
