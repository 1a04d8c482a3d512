#include "core/live/config.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/base/text.h"

namespace vendorproof::live {

namespace {

using Setter = Result<void> (*)(LiveConfig&, const toml::node&);

enum class Presence { Optional, Required };

struct Setting {
  std::string_view section;
  std::string_view key;
  std::string_view meaning;
  Presence presence;
  Setter set;
};

Result<std::string> text_in(const toml::node& node) {
  const std::optional<std::string> text = node.value_exact<std::string>();
  if (!text) return malformed("wants a text in quotes");
  if (text->empty()) return malformed("is empty");
  return *text;
}

Result<void> set_text(std::string& target, const toml::node& node) {
  return text_in(node).map([&](std::string&& text) { target = std::move(text); });
}

Result<void> set_endpoint(Endpoint& target, const toml::node& node) {
  return text_in(node)
      .and_then([](const std::string& text) { return parse_endpoint(text); })
      .map([&](Endpoint&& found) { target = std::move(found); });
}

Result<void> set_endpoint(std::optional<Endpoint>& target, const toml::node& node) {
  Endpoint endpoint;
  return set_endpoint(endpoint, node).map([&] { target = endpoint; });
}

/// At least a millisecond: an interval of nothing would ask without end.
Result<void> set_duration(Duration& target, const toml::node& node) {
  const Result<std::string> text = text_in(node);
  if (!text) return malformed("wants a duration in quotes, such as \"30m\" or \"1d12h\"");
  const Result<Duration> duration = parse_duration(*text);
  if (!duration) return tl::unexpected<Error>(duration.error());
  if (*duration <= Duration(0)) return malformed("must be longer than nothing");
  target = *duration;
  return {};
}

Result<void> set_count(std::int64_t& target, const toml::node& node, std::int64_t least, std::int64_t most) {
  const std::optional<std::int64_t> number = node.value_exact<std::int64_t>();
  if (!number || *number < least || *number > most) {
    return malformed(fmt::format("wants a whole number from {} to {}", least, most));
  }
  target = *number;
  return {};
}

Result<void> set_currency(Currency& target, const toml::node& node) {
  return text_in(node).and_then([](const std::string& text) { return Currency::parse(text); }).map([&](Currency found) {
    target = found;
  });
}

/// TOML's own date-time with `Z`, or the same as text.
Result<void> set_instant(Instant& target, const toml::node& node) {
  std::ostringstream text;
  if (node.is_date_time() || node.is_date()) {
    node.visit([&](const auto& value) { text << value; });
  } else {
    const Result<std::string> written = text_in(node);
    if (!written) return malformed("wants a moment such as 2026-11-01T00:00:00Z");
    text << *written;
  }
  return parse_instant(text.str()).map([&](Instant instant) { target = instant; });
}

Result<void> set_clock(ClockKind& target, const toml::node& node) {
  const Result<std::string> text = text_in(node);
  if (!text || (*text != "real" && *text != "control")) return malformed("wants \"real\" or \"control\"");
  target = *text == "real" ? ClockKind::Real : ClockKind::Control;
  return {};
}

using C = LiveConfig;
using N = toml::node;

// clang-format off
const std::vector<Setting> settings = {
  {"amazon", "endpoint", "SP-API of your region, or the served mock", Presence::Required,
   [](C& c, const N& n) { return set_endpoint(c.amazon, n); }},
  {"amazon", "token_endpoint", "Login with Amazon; `endpoint` when absent", Presence::Optional,
   [](C& c, const N& n) { return set_endpoint(c.amazon_token, n); }},
  {"amazon", "portal_endpoint", "where remittances.csv is fetched; `endpoint` when absent", Presence::Optional,
   [](C& c, const N& n) { return set_endpoint(c.amazon_portal, n); }},
  {"amazon", "client_id", "of your application", Presence::Required,
   [](C& c, const N& n) { return set_text(c.core.client_id, n); }},
  {"amazon", "client_secret", "or VENDORPROOF_CLIENT_SECRET", Presence::Required,
   [](C& c, const N& n) { return set_text(c.core.client_secret, n); }},
  {"amazon", "refresh_token", "or VENDORPROOF_REFRESH_TOKEN", Presence::Required,
   [](C& c, const N& n) { return set_text(c.core.refresh_token, n); }},
  {"amazon", "connections", "kept at once, 1 to 64; default 4", Presence::Optional,
   [](C& c, const N& n) { return set_count(c.amazon_connections, n, 1, 64); }},
  {"amazon", "quota_per_second", "requests of one operation; default 10", Presence::Optional,
   [](C& c, const N& n) { return set_count(c.core.quota_per_second, n, 1, 1000); }},
  {"amazon", "quota_burst", "default 10", Presence::Optional,
   [](C& c, const N& n) { return set_count(c.core.quota_burst, n, 1, 1000); }},
  {"amazon", "remit_to_party", "partyId of the vendor on invoices", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.remit_to_party, n); }},
  {"amazon", "ship_from_party", "partyId of the warehouse on ship notices", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_party, n); }},
  {"amazon", "ship_from_name", "of the warehouse; Amazon wants its whole address on ship notices", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.name, n); }},
  {"amazon", "ship_from_street", "of the warehouse", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.street, n); }},
  {"amazon", "ship_from_city", "of the warehouse", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.city, n); }},
  {"amazon", "ship_from_state", "state or region of the warehouse", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.state, n); }},
  {"amazon", "ship_from_postal_code", "of the warehouse", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.postal_code, n); }},
  {"amazon", "ship_from_country", "two letters", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.country_code, n); }},
  {"erp", "endpoint", "Business Central, up to and without /api, or the served mock", Presence::Required,
   [](C& c, const N& n) { return set_endpoint(c.erp, n); }},
  {"erp", "company_id", "the company's GUID", Presence::Required,
   [](C& c, const N& n) { return set_text(c.core.erp_company_id, n); }},
  {"erp", "user", "of the web service", Presence::Required,
   [](C& c, const N& n) { return set_text(c.core.erp_user, n); }},
  {"erp", "web_service_key", "or VENDORPROOF_ERP_KEY", Presence::Required,
   [](C& c, const N& n) { return set_text(c.core.erp_web_service_key, n); }},
  {"erp", "customer_number", "Amazon, as the ERP's customer", Presence::Required,
   [](C& c, const N& n) { return set_text(c.core.erp_customer_number, n); }},
  {"erp", "currency", "of the company; default USD", Presence::Optional,
   [](C& c, const N& n) { return set_currency(c.core.erp_currency, n); }},
  {"erp", "calls_in_flight_max", "at once, 1 to 64; default 5", Presence::Optional,
   [](C& c, const N& n) { return set_count(c.core.erp_calls_in_flight_max, n, 1, 64); }},
  {"store", "file", "the SQLite file with the state of every order", Presence::Required,
   [](C& c, const N& n) { return set_text(c.store_file, n); }},
  {"core", "orders_from", "orders placed before this are not ours", Presence::Required,
   [](C& c, const N& n) { return set_instant(c.core.orders_from, n); }},
  {"core", "poll_orders", "default 30m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_orders, n); }},
  {"core", "poll_changes", "default 1h", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_changes, n); }},
  {"core", "sweep_orders", "default 6h: how often the numbers of a week are compared", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.sweep_orders, n); }},
  {"core", "poll_despatches", "default 15m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_despatches, n); }},
  {"core", "poll_invoices", "default 30m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_invoices, n); }},
  {"core", "await_reversals", "default 42d: how long remittances are polled after a deduction", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.await_reversals, n); }},
  {"core", "poll_remittances", "default 12h", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_remittances, n); }},
  {"core", "refresh_items", "default 1d", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.refresh_items, n); }},
  {"core", "acknowledge_within", "default 1d", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.acknowledge_within, n); }},
  {"core", "emergency_before_deadline", "acknowledge without the ERP this long before; default 2h", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.emergency_before_deadline, n); }},
  {"core", "call_timeout", "default 30s", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.call_timeout, n); }},
  {"core", "backoff_first", "default 5s", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.backoff_first, n); }},
  {"core", "backoff_max", "default 10m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.backoff_max, n); }},
  {"core", "transaction_is_success_after", "Processing that long means success; default 15m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.transaction_is_success_after, n); }},
  {"core", "idle_grace", "for --until-idle; default: the longest polling interval and a minute", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.idle_grace.emplace(), n); }},
  {"clock", "kind", "\"real\" (default), or \"control\": the served mocks' control plane", Presence::Optional,
   [](C& c, const N& n) { return set_clock(c.clock, n); }},
  {"clock", "control", "address of the control plane", Presence::Optional,
   [](C& c, const N& n) { return set_endpoint(c.control, n); }},
};
// clang-format on

struct Secret {
  std::string_view section;
  std::string_view key;
  std::string_view variable;
  std::string CoreConfig::*target;
};
constexpr Secret secrets[] = {
    {"amazon", "client_secret", "VENDORPROOF_CLIENT_SECRET", &CoreConfig::client_secret},
    {"amazon", "refresh_token", "VENDORPROOF_REFRESH_TOKEN", &CoreConfig::refresh_token},
    {"erp", "web_service_key", "VENDORPROOF_ERP_KEY", &CoreConfig::erp_web_service_key},
};

std::string known_sections() {
  std::vector<std::string> names;
  for (const Setting& setting : settings) {
    const std::string name = "[" + std::string(setting.section) + "]";
    if (names.empty() || names.back() != name) names.push_back(name);
  }
  return join(names, ", ");
}

std::string known_keys(std::string_view section) {
  std::vector<std::string> names;
  for (const Setting& setting : settings) {
    if (setting.section == section) names.emplace_back(setting.key);
  }
  return join(names, ", ");
}

const Setting* find_setting(std::string_view section, std::string_view key) {
  for (const Setting& setting : settings) {
    if (setting.section == section && setting.key == key) return &setting;
  }
  return nullptr;
}

Result<void> read_section(LiveConfig& config, std::string_view section, const toml::table& table) {
  for (const auto& [key, node] : table) {
    const Setting* setting = find_setting(section, key.str());
    if (setting == nullptr) {
      return malformed(fmt::format("[{}] {} is unknown (line {}); known are: {}", section, key.str(),
                                   node.source().begin.line, known_keys(section)));
    }
    if (const auto set = setting->set(config, node); !set) {
      return malformed(
          fmt::format("[{}] {} {} (line {})", section, key.str(), set.error().message, node.source().begin.line));
    }
  }
  return {};
}

/// Whether a secret came from the environment.
bool from_environment(LiveConfig& config, const Setting& setting, const Environment& environment) {
  for (const Secret& secret : secrets) {
    if (secret.section != setting.section || secret.key != setting.key) continue;
    const std::optional<std::string> value = environment(std::string(secret.variable));
    if (!value || value->empty()) return false;
    config.core.*secret.target = *value;
    return true;
  }
  return false;
}

Result<void> check_presence(LiveConfig& config, const toml::table& file, const Environment& environment) {
  for (const Setting& setting : settings) {
    if (from_environment(config, setting, environment) || setting.presence == Presence::Optional) continue;
    if (!file[setting.section][setting.key]) {
      return malformed(fmt::format("[{}] {} is missing: {}", setting.section, setting.key, setting.meaning));
    }
  }
  if (config.clock == ClockKind::Control && config.control.origin.empty()) {
    return malformed(
        "[clock] control is missing: the address of the control plane that [clock] kind = \"control\" asks");
  }
  return {};
}

Result<LiveConfig> read_table(const toml::table& file, const Environment& environment) {
  LiveConfig config;
  for (const auto& [section, node] : file) {
    if (known_keys(section.str()).empty()) {
      return malformed(fmt::format("{} is unknown (line {}); known sections are: {}", section.str(),
                                   node.source().begin.line, known_sections()));
    }
    const toml::table* table = node.as_table();
    if (table == nullptr) return malformed(fmt::format("{} must be a section: [{}]", section.str(), section.str()));
    if (const auto read = read_section(config, section.str(), *table); !read)
      return tl::unexpected<Error>(read.error());
  }
  return check_presence(config, file, environment).map([&] { return config; });
}

}  // namespace

std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

Result<LiveConfig> read_config(std::string_view toml, const std::string& name, const Environment& environment) {
  try {
    return read_table(toml::parse(toml), environment).map_error([&](const Error& error) {
      return Error{error.code, name + ": " + error.message};
    });
  } catch (const toml::parse_error& problem) {
    const auto& begin = problem.source().begin;
    return malformed(fmt::format("{}: line {}, column {}: {}", name, begin.line, begin.column, problem.description()));
  }
}

std::vector<ConfigKey> config_keys() {
  std::vector<ConfigKey> keys;
  for (const Setting& setting : settings) keys.push_back({setting.section, setting.key, setting.meaning});
  return keys;
}

PeerAddress amazon_address(const LiveConfig& config) {
  PeerAddress address;
  if (config.amazon_token) address.routes.push_back({"/auth/", *config.amazon_token});
  if (config.amazon_portal) address.routes.push_back({"/portal/", *config.amazon_portal});
  address.routes.push_back({"", config.amazon});
  address.connections_max = config.amazon_connections;
  return address;
}

PeerAddress erp_address(const LiveConfig& config) { return {{{"", config.erp}}, config.core.erp_calls_in_flight_max}; }

Duration idle_grace_of(const LiveConfig& config) {
  if (config.idle_grace) return *config.idle_grace;
  const CoreConfig& core = config.core;
  return std::chrono::minutes(1) + std::max({core.poll_orders, core.poll_changes, core.poll_despatches,
                                             core.poll_invoices, core.poll_remittances});
}

}  // namespace vendorproof::live
