#include "core/live/config.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "core/channel/channels.h"
#include "core/erp/dialects.h"
#include "core/live/keys/config_acknowledgement.h"
#include "core/live/keys/config_alerts.h"
#include "core/live/keys/config_keys.h"
#include "core/live/keys/config_presence.h"
#include "core/live/keys/config_secrets.h"
#include "core/live/keys/config_values.h"

namespace vendorproof::live {

namespace {

constexpr std::array<std::string_view, 3> transportation_modes = {"Road", "Air", "Ocean"};
/// Also has sections of its own for vendor codes: `[acknowledgement.TEAS1]`.
constexpr std::string_view policy_section = "acknowledgement";
/// Also has sections of its own for owners: `[alerts.Finance]`.
constexpr std::string_view alerts_section = "alerts";

using C = LiveConfig;
using N = toml::node;

/// Before the clock, which is for tests.
std::vector<Key> with_people(std::vector<Key> keys) {
  const auto clock = std::find_if(keys.begin(), keys.end(), [](const Key& key) { return key.section == "clock"; });
  const auto alerts = keys.insert(clock, alert_keys().begin(), alert_keys().end());
  keys.insert(alerts, people_keys().begin(), people_keys().end());
  return keys;
}

// clang-format off
const std::vector<Key> keys_of_trade = {
  {"amazon", "channel", "name of the channel to Amazon; default: the first in the table", Presence::Optional,
   [](C& c, const N& n) { return set_row(c.core.channel, channel::channels(), n); }},
  {"amazon", "endpoint", "address of Amazon in your region, or of the served mock", Presence::Required,
   [](C& c, const N& n) { return set_endpoint(c.amazon, n); }},
  {"amazon", "connections", "connections kept open, 1 to 64; default 4", Presence::Optional,
   [](C& c, const N& n) { return set_count(c.amazon_connections, n, 1, 64); }},
  {"amazon", "quota_per_second", "requests per second of one operation; default 10", Presence::Optional,
   [](C& c, const N& n) { return set_count(c.core.quota_per_second, n, 1, 1000); }},
  {"amazon", "documents_in_call_max", "documents of one submission that go out together, 1 to 1000; default 100",
   Presence::Optional, [](C& c, const N& n) { return set_count(c.core.documents_in_call_max, n, 1, 1000); }},
  {"amazon", "quota_burst", "default 10", Presence::Optional,
   [](C& c, const N& n) { return set_count(c.core.quota_burst, n, 1, 1000); }},
  {"amazon", "remit_to_party", "partyId of the vendor on invoices", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.remit_to_party, n); }},
  {"amazon", "ship_from_party", "partyId of the warehouse on ship notices", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_party, n); }},
  {"amazon", "ship_from_name", "name of the warehouse; ship notices need its full address", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.name, n); }},
  {"amazon", "ship_from_street", "street of the warehouse", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.street, n); }},
  {"amazon", "ship_from_city", "city of the warehouse", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.city, n); }},
  {"amazon", "ship_from_state", "state or region of the warehouse", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.state, n); }},
  {"amazon", "ship_from_postal_code", "postal code of the warehouse", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.postal_code, n); }},
  {"amazon", "ship_from_country", "country of the warehouse, two letters", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.ship_from_address.country_code, n); }},
  {"amazon", "remittance_folder", "folder with Vendor Central's exports (*.csv); default: remittances are fetched",
   Presence::Optional, [](C& c, const N& n) {
     c.core.remittances_are_files = true;
     return set_text(c.remittance_folder, n); }},
  {"ship_notice", "region", "whose rules Amazon applies: NA (default), EU, IN or other", Presence::Optional,
   [](C& c, const N& n) { return set_region(c.core.shipping.region, n); }},
  {"ship_notice", "parcel_carriers", "list of carriers (SCAC) that take single parcels; default: no carrier",
   Presence::Optional, [](C& c, const N& n) { return set_carriers(c.core.shipping.parcel_carriers, n); }},
  {"ship_notice", "truckload_carriers", "list of carriers (SCAC) whose despatches fill a truck; default: no carrier",
   Presence::Optional, [](C& c, const N& n) { return set_carriers(c.core.shipping.truckload_carriers, n); }},
  {"ship_notice", "transportation_mode", "Road (default), Air or Ocean", Presence::Optional,
   [](C& c, const N& n) { return choice_in(n, transportation_modes).map([&](const std::string& mode) {
      c.core.shipping.transportation_mode = mode; }); }},
  {"ship_notice", "transit", "from departure to arrival, where the ERP states no arrival; default: not known",
   Presence::Optional, [](C& c, const N& n) { return set_duration(c.core.shipping.transit.emplace(), n); }},
  {"ship_notice", "perishable_items", "list of items that need lots and dates of expiry; default: no item",
   Presence::Optional, [](C& c, const N& n) { return set_items(c.core.shipping.perishable_items, n); }},
  {"erp", "dialect", "name of the ERP's dialect; default: the first in the table", Presence::Optional,
   [](C& c, const N& n) { return set_row(c.core.dialect, erp::dialects(), n); }},
  {"erp", "endpoint", "address of the ERP before the dialect's own paths, or of the served mock", Presence::Required,
   [](C& c, const N& n) { return set_endpoint(c.erp, n); }},
  {"erp", "currency", "currency of the company; default USD", Presence::Optional,
   [](C& c, const N& n) { return set_currency(c.core.erp.currency, n); }},
  {"erp", "order_currencies", "list of currencies of orders that it takes besides its own; default: no other currency",
   Presence::Optional, [](C& c, const N& n) { return set_currencies(c.core.order_currencies, n); }},
  {"erp", "calls_in_flight_max", "calls at the same time, 1 to 64; default 5", Presence::Optional,
   [](C& c, const N& n) { return set_count(c.core.erp_calls_in_flight_max, n, 1, 64); }},
  {"store", "file", "the SQLite file with the state of every order", Presence::Required,
   [](C& c, const N& n) { return set_text(c.store_file, n); }},
  {"store", "keep_settled", "default 90d: how long an order stays in it after it has settled", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.keep_settled, n); }},
  {"core", "orders_from", "orders placed before this are ignored", Presence::Required,
   [](C& c, const N& n) { return set_instant(c.core.orders_from, n); }},
  {"core", "poll_orders", "default 30m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_orders, n); }},
  {"core", "poll_changes", "default 1h", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_changes, n); }},
  {"core", "sweep_orders", "default 6h: how often a week's order numbers are compared", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.sweep_orders, n); }},
  {"core", "poll_despatches", "default 15m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_despatches, n); }},
  {"core", "poll_invoices", "default 30m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_invoices, n); }},
  {"core", "poll_credit_memos", "default 6h", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_credit_memos, n); }},
  {"core", "await_reversals", "default 42d: how long remittances are polled after a deduction", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.await_reversals, n); }},
  {"core", "poll_remittances", "default 12h", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.poll_remittances, n); }},
  {"core", "refresh_items", "default 1d", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.refresh_items, n); }},
  {"core", "acknowledge_within", "default 1d", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.acknowledge_within, n); }},
  {"core", "emergency_before_deadline",
   "acknowledge this long before the deadline if the ERP is silent; default 2h", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.emergency_before_deadline, n); }},
  {"core", "call_timeout", "default 30s", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.call_timeout, n); }},
  {"core", "erp_transaction_max",
   "the ERP may carry out a call so late although no answer came; default 10m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.erp_transaction_max, n); }},
  {"core", "backoff_first", "default 5s", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.backoff_first, n); }},
  {"core", "backoff_max", "default 10m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.backoff_max, n); }},
  {"core", "transaction_is_success_after", "still Processing after this: success; default 15m", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.transaction_is_success_after, n); }},
  {"core", "idle_grace", "for --until-idle; default: the longest polling interval and a minute", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.idle_grace.emplace(), n); }},
  {"core", "unpaid_grace", "default 21d: an invoice unpaid so long after it is due is an exception", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.unpaid_grace, n); }},
  {"core", "dispute_within", "default 30d: how long after the due date Amazon hears a dispute", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.dispute_within, n); }},
  {"core", "dispute_reminder", "default 7d: reminder so long before the last day to dispute", Presence::Optional,
   [](C& c, const N& n) { return set_duration(c.core.dispute_reminder, n); }},
  {"invoice", "rounding",
   "of an amount on a line: \"within-a-cent\" (default) of half up, \"half-up\" or \"exact\" (not rounded)",
   Presence::Optional, [](C& c, const N& n) {
     using R = trade::LineRounding;
     return set_choice(c.core.invoicing.rounding, n,
                       {{"within-a-cent", R::WithinACent}, {"half-up", R::HalfUp}, {"exact", R::Exact}}); }},
  {"invoice", "net_due_days", "days of the terms agreed with Amazon: an invoice of other terms is held; default: any",
   Presence::Optional,
   [](C& c, const N& n) { return set_count(c.core.invoicing.net_due_days.emplace(), n, 0, 365); }},
  {"accounts", "bank", "bank account of Amazon's payments: what no invoice bears is taken off it", Presence::Optional,
   [](C& c, const N& n) { return set_text(c.core.posting.bank, n); }},
  {"accounts", "closed_until", "last day of the period that is closed for postings", Presence::Optional,
   [](C& c, const N& n) { return set_instant(c.core.posting.closed_until.emplace(), n); }},
  {"accounts", "closed_period", "\"ask\" (default), or \"first-open-day\": what is posted of a closed period",
   Presence::Optional, [](C& c, const N& n) { 
     return set_choice(c.core.posting.closed_period, n, {{"ask", trade::ClosedPeriod::Ask},
                                                         {"first-open-day", trade::ClosedPeriod::FirstOpenDay}}); }},
  {"accounts", "batch_every", "default: at once; \"1d\": payments and deductions are posted at midnight UTC",
   Presence::Optional, [](C& c, const N& n) { return set_duration(c.core.posting.batch_every, n); }},
  {"clock", "kind", "\"real\" (default), or \"control\": the served mocks' control plane", Presence::Optional,
   [](C& c, const N& n) {
     return set_choice(c.clock, n, {{"real", ClockKind::Real}, {"control", ClockKind::Control}}); }},
  {"clock", "control", "address of the control plane", Presence::Optional,
   [](C& c, const N& n) { return set_endpoint(c.control, n); }},
};
// clang-format on

const std::vector<Key> fixed_keys = with_people(keys_of_trade);

void add_settings(std::vector<Key>& keys, std::string_view section, trade::SettingTable table,
                  trade::Settings& (*settings_of)(LiveConfig&)) {
  for (const trade::Setting& row : table) {
    const auto set = [row, settings_of](LiveConfig& config, const toml::node& node) {
      return set_text(settings_of(config)[std::string(row.name)], node).and_then([&] {
        return trade::check_choice(row, settings_of(config)[std::string(row.name)]);
      });
    };
    const Presence presence = row.is_optional ? Presence::Optional : Presence::Required;
    keys.push_back(
        {section, std::string(row.name), std::string(row.meaning), presence, set, std::string(row.variable)});
  }
}

void add_accounts(std::vector<Key>& keys) {
  for (const trade::DeductionKind& kind : trade::deduction_kinds()) {
    const auto set = [name = std::string(kind.name)](LiveConfig& config, const toml::node& node) {
      return set_text(config.core.posting.accounts[name], node);
    };
    keys.push_back({"accounts", std::string(kind.name), std::string(kind.meaning), Presence::Optional, set});
  }
}

using Addresses = std::map<std::string, Endpoint>;

void add_places(std::vector<Key>& keys, std::string_view section, std::span<const trade::Place> places,
                Addresses LiveConfig::*addresses) {
  for (const trade::Place& place : places) {
    const auto set = [name = std::string(place.setting), addresses](LiveConfig& config, const toml::node& node) {
      return set_endpoint((config.*addresses)[name], node);
    };
    const Presence presence = place.is_required ? Presence::Required : Presence::Optional;
    keys.push_back({section, std::string(place.setting), std::string(place.meaning), presence, set});
  }
}

void add_channel(std::vector<Key>& keys, const channel::Channel& channel) {
  add_places(keys, "amazon", channel.places, &LiveConfig::amazon_places);
  add_settings(keys, "amazon", channel.settings,
               [](LiveConfig& config) -> trade::Settings& { return config.core.amazon.settings; });
}

void add_dialect(std::vector<Key>& keys, const erp::Dialect& dialect) {
  add_places(keys, "erp", dialect.places, &LiveConfig::erp_places);
  add_settings(keys, "erp", dialect.settings,
               [](LiveConfig& config) -> trade::Settings& { return config.core.erp.settings; });
}

void add_policies(std::vector<Key>& keys) {
  for (const PolicyKey& row : policy_keys()) {
    const auto set = [row](LiveConfig& config, const toml::node& node) {
      return row.set(config.core.acknowledgement.usual, node);
    };
    keys.push_back({policy_section, std::string(row.name), std::string(row.meaning), Presence::Optional, set});
  }
}

/// The allowed keys, section by section, for the channel and the dialect that the file chooses.
std::vector<Key> keys_of(const CoreConfig& core) {
  std::vector<Key> keys = fixed_keys;
  add_accounts(keys);
  add_channel(keys, *core.channel);
  add_dialect(keys, *core.dialect);
  add_policies(keys);
  const auto place = [](const Key& key) {
    const auto same = [&](const Key& fixed) { return fixed.section == key.section; };
    return std::find_if(fixed_keys.begin(), fixed_keys.end(), same) - fixed_keys.begin();
  };
  std::stable_sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) { return place(a) < place(b); });
  return with_secret_files(keys);
}

std::vector<std::string> known_sections(const std::vector<Key>& keys) {
  std::vector<std::string> names;
  for (const Key& key : keys) {
    if (key.section.find('.') != std::string_view::npos) continue;  // [alerts.Finance]
    if (names.empty() || names.back() != key.section) names.emplace_back(key.section);
  }
  return names;
}

Result<void> check_section(const std::vector<Key>& keys, std::string_view name, const toml::node& node) {
  const std::vector<std::string> known = known_sections(keys);
  if (std::find(known.begin(), known.end(), name) == known.end()) {
    return malformed(fmt::format("{} is unknown (line {}){}; known sections are: [{}]", name, node.source().begin.line,
                                 suggestion(name, known), join(known, "], [")));
  }
  if (!node.is_table()) return malformed(fmt::format("{} must be a section: [{}]", name, name));
  return {};
}

std::vector<std::string> known_names(const std::vector<Key>& keys, std::string_view section) {
  std::vector<std::string> names;
  for (const Key& key : keys)
    if (key.section == section) names.emplace_back(key.name);
  return names;
}

Result<void> set(const Key& key, LiveConfig& config, const toml::node& node) {
  return key.set(config, node).map_error([&](const Error& error) {
    return Error{error.code,
                 fmt::format("[{}] {} {} (line {})", key.section, key.name, error.message, node.source().begin.line)};
  });
}

Result<void> read_section(LiveConfig& config, const std::vector<Key>& keys, std::string_view section,
                          const toml::table& table) {
  for (const auto& [name, node] : table) {
    if (section == alerts_section && node.is_table()) {
      if (auto read = read_alerts_of_owner(config.alerts, name.str(), node); !read) return read;
      continue;
    }
    const auto key = std::find_if(keys.begin(), keys.end(), [&, wanted = name.str()](const Key& one) {
      return one.section == section && one.name == wanted;
    });
    if (key == keys.end()) {
      return unknown_key(fmt::format("[{}]", section), name, known_names(keys, section));
    }
    if (const auto done = set(*key, config, node); !done) return done;
  }
  return {};
}

/// Reads which channel and dialect the file chooses: the other allowed keys depend on them.
Result<void> choose_rows(LiveConfig& config, const toml::table& file) {
  config.core.channel = channel::channels().front();
  config.core.dialect = erp::dialects().front();
  for (const Key& key : fixed_keys) {
    if (key.name != "channel" && key.name != "dialect") continue;
    const toml::node* node = file[key.section][key.name].node();
    if (node == nullptr) continue;
    if (const auto done = set(key, config, *node); !done) return done;
  }
  return {};
}

Result<LiveConfig> read_table(const toml::table& file, const SecretSources& sources, ConfigUse use) {
  LiveConfig config;
  if (const auto chosen = choose_rows(config, file); !chosen) return tl::unexpected<Error>(chosen.error());
  const std::vector<Key> keys = keys_of(config.core);
  for (const auto& [section, node] : file) {
    if (auto is_known = check_section(keys, section.str(), node); !is_known) {
      return tl::unexpected<Error>(is_known.error());
    }
    const toml::table* table = node.as_table();
    const auto read = section.str() == policy_section ? read_acknowledgement(config.core.acknowledgement, *table)
                                                      : read_section(config, keys, section.str(), *table);
    if (!read) return tl::unexpected<Error>(read.error());
  }
  config.alerts.is_given = file.contains(alerts_section);
  return read_secrets(config, keys, file, sources)
      .and_then([&] { return check_presence(config, keys, file, use); })
      .map([&] { return config; });
}

}  // namespace

std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

Result<LiveConfig> read_config(std::string_view toml, const std::string& name, const SecretSources& sources,
                               ConfigUse use) {
  try {
    return read_table(toml::parse(toml), sources, use).map_error([&](const Error& error) {
      std::vector<std::string> lines = split(error.message, '\n');
      for (std::string& line : lines) line = name + ": " + line;
      return Error{error.code, join(lines, "\n")};
    });
  } catch (const toml::parse_error& problem) {
    const auto& begin = problem.source().begin;
    return malformed(fmt::format("{}: line {}, column {}: {}", name, begin.line, begin.column, problem.description()));
  }
}

std::vector<ConfigKey> config_keys() {
  std::vector<Key> keys = fixed_keys;
  add_accounts(keys);
  for (const channel::Channel* channel : channel::channels()) add_channel(keys, *channel);
  for (const erp::Dialect* dialect : erp::dialects()) add_dialect(keys, *dialect);
  add_policies(keys);
  std::vector<ConfigKey> result;
  for (const Key& key : with_secret_files(keys)) {
    const bool is_known = std::any_of(result.begin(), result.end(), [&](const ConfigKey& known) {
      return known.section == key.section && known.key == key.name;
    });
    if (!is_known) result.push_back({std::string(key.section), key.name, key.meaning, key.variable});
  }
  return result;
}

Duration idle_grace_of(const LiveConfig& config) {
  if (config.idle_grace) return *config.idle_grace;
  const CoreConfig& core = config.core;
  return std::chrono::minutes(1) + std::max({core.poll_orders, core.poll_changes, core.poll_despatches,
                                             core.poll_invoices, core.poll_credit_memos, core.poll_remittances});
}

}  // namespace vendorproof::live
