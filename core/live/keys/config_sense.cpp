#include "core/live/keys/config_sense.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/channel/channel.h"
#include "core/erp/dialect.h"
#include "core/live/keys/config_acknowledgement.h"
#include "core/live/keys/config_alerts.h"

namespace vendorproof::live {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Amazon serves orders of the last six months (PO-31).
constexpr Duration oldest_order = hours(24 * 183);
/// Amazon demands an answer within a day (ACK-02).
constexpr Duration amazons_day = hours(24);

bool is_plain_http(const Endpoint& endpoint) { return starts_with(endpoint.origin, "http://"); }

/// `5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10`
bool is_guid(std::string_view text) {
  constexpr std::size_t length = 36;
  if (text.size() != length) return false;
  for (std::size_t i = 0; i < length; ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool is_right = is_dash ? text[i] == '-' : std::isxdigit(static_cast<unsigned char>(text[i])) != 0;
    if (!is_right) return false;
  }
  return true;
}

using Problems = std::vector<std::string>;

void check_addresses(const LiveConfig& config, Instant, Problems& problems) {
  const auto check = [&](std::string_view key, const Endpoint& endpoint) {
    if (!is_plain_http(endpoint) || is_this_machine(endpoint)) return;
    problems.push_back(fmt::format("{} is {}: secrets would travel unprotected; use https://", key, endpoint.origin));
  };
  check("[amazon] endpoint", config.amazon);
  for (const auto& [name, endpoint] : config.amazon_places) check("[amazon] " + name, endpoint);
  check("[erp] endpoint", config.erp);
  for (const auto& [name, endpoint] : config.erp_places) check("[erp] " + name, endpoint);
  if (config.amazon == config.erp)
    problems.emplace_back("[erp] endpoint is Amazon's: each peer has an address of its own");
}

struct Limits {
  std::string_view key;
  Duration CoreConfig::*value;
  Duration least;
  Duration most;
};

constexpr std::array<Limits, 16> limits = {{
    {"poll_orders", &CoreConfig::poll_orders, seconds(10), hours(12)},
    {"poll_changes", &CoreConfig::poll_changes, seconds(10), hours(12)},
    {"sweep_orders", &CoreConfig::sweep_orders, minutes(1), hours(48)},
    {"poll_despatches", &CoreConfig::poll_despatches, seconds(10), hours(2)},
    {"poll_invoices", &CoreConfig::poll_invoices, seconds(10), hours(24)},
    {"poll_credit_memos", &CoreConfig::poll_credit_memos, minutes(1), hours(24 * 7)},
    {"poll_remittances", &CoreConfig::poll_remittances, minutes(1), hours(24 * 7)},
    {"refresh_items", &CoreConfig::refresh_items, minutes(1), hours(24 * 7)},
    {"acknowledge_within", &CoreConfig::acknowledge_within, minutes(10), amazons_day},
    {"emergency_before_deadline", &CoreConfig::emergency_before_deadline, minutes(1), hours(20)},
    {"call_timeout", &CoreConfig::call_timeout, seconds(1), minutes(10)},
    {"erp_transaction_max", &CoreConfig::erp_transaction_max, seconds(1), hours(2)},
    {"backoff_first", &CoreConfig::backoff_first, seconds(1), minutes(5)},
    {"backoff_max", &CoreConfig::backoff_max, seconds(10), hours(1)},
    {"transaction_is_success_after", &CoreConfig::transaction_is_success_after, minutes(1), hours(24)},
    {"await_reversals", &CoreConfig::await_reversals, hours(24), hours(24 * 400)},
}};

void check_limits(const LiveConfig& config, Instant, Problems& problems) {
  for (const Limits& row : limits) {
    const Duration value = config.core.*row.value;
    if (value >= row.least && value <= row.most) continue;
    problems.push_back(fmt::format("[core] {} is {}: sensible is {} to {}", row.key, format_duration(value),
                                   format_duration(row.least), format_duration(row.most)));
  }
}

void check_order_of_times(const LiveConfig& config, Instant, Problems& problems) {
  const CoreConfig& core = config.core;
  if (core.emergency_before_deadline >= core.acknowledge_within) {
    problems.emplace_back(
        "[core] emergency_before_deadline is not shorter than acknowledge_within: the ERP would never be waited for");
  }
  if (core.poll_orders + core.emergency_before_deadline >= core.acknowledge_within) {
    problems.emplace_back(
        "[core] poll_orders is so long that an order could be seen too late: poll_orders and "
        "emergency_before_deadline together must be shorter than acknowledge_within");
  }
  if (core.keep_settled < core.await_reversals) {
    problems.push_back(fmt::format(
        "[store] keep_settled is {}, shorter than await_reversals: money could still move on orders that have left the "
        "store; sensible is {} or longer",
        format_duration(core.keep_settled), format_duration(core.await_reversals)));
  }
  if (core.backoff_first > core.backoff_max) {
    problems.emplace_back("[core] backoff_first is longer than backoff_max");
  }
}

void check_first_order(const LiveConfig& config, Instant now, Problems& problems) {
  const Instant from = config.core.orders_from;
  if (from > now) {
    problems.push_back(fmt::format("[core] orders_from is {}, in the future: every order until then would be ignored",
                                   format_instant(from)));
  }
  if (from < now - oldest_order && !is_this_machine(config.amazon)) {
    problems.push_back(
        fmt::format("[core] orders_from is {}: Amazon serves orders of the last six months", format_instant(from)));
  }
}

void check_company(const LiveConfig& config, Instant, Problems& problems) {
  const auto company = config.core.erp.settings.find("company_id");
  if (company == config.core.erp.settings.end() || is_guid(company->second)) return;
  problems.emplace_back("[erp] company_id is not a GUID such as 5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10");
}

void check_examples(trade::SettingTable table, const trade::Settings& given, std::string_view section,
                    Problems& problems) {
  for (const trade::Setting& row : table) {
    const auto value = given.find(row.name);
    const bool is_ones_own = !row.variable.empty() || row.name == "client_id" || row.name == "company_id";
    if (value == given.end() || value->second != row.example || !is_ones_own) continue;
    problems.push_back(fmt::format("[{}] {} is the value of the example: give your own", section, row.name));
  }
}

/// On this machine a rehearsal may use them.
void check_placeholders(const LiveConfig& config, Instant, Problems& problems) {
  if (is_this_machine(config.amazon)) return;
  const CoreConfig& core = config.core;
  const CoreConfig usual;
  check_examples(core.channel->settings, core.amazon.settings, "amazon", problems);
  check_examples(core.dialect->settings, core.erp.settings, "erp", problems);
  if (core.remit_to_party == usual.remit_to_party) {
    problems.emplace_back("[amazon] remit_to_party is missing: invoices would name the example's party");
  }
  if (core.ship_from_party == usual.ship_from_party) {
    problems.emplace_back("[amazon] ship_from_party is missing: ship notices would name the example's warehouse");
  }
  const trade::PostalAddress& given = core.ship_from_address;
  const trade::PostalAddress& example = usual.ship_from_address;
  if (given.name == example.name || given.street == example.street || given.city == example.city ||
      given.postal_code == example.postal_code) {
    problems.emplace_back(
        "[amazon] ship_from_name, ship_from_street, ship_from_city and ship_from_postal_code are not all given: ship "
        "notices would name the example's address");
  }
}

/// Amazon's addresses name their part of the world: `sellingpartnerapi-eu.amazon.com`. Europe's serves India too.
struct PartOfTheWorld {
  std::string_view in_address;
  std::string_view name;
  std::array<bool, 4> regions;  ///< in the order of trade::Region
};
constexpr std::array<PartOfTheWorld, 3> parts_of_the_world = {{
    {"sellingpartnerapi-na.", "North America", {true, false, false, true}},
    {"sellingpartnerapi-eu.", "Europe and India", {false, true, true, true}},
    {"sellingpartnerapi-fe.", "the Far East", {false, false, false, true}},
}};

void check_shipping(const LiveConfig& config, Instant, Problems& problems) {
  const trade::ShippingPolicy& shipping = config.core.shipping;
  for (const std::string& carrier : shipping.parcel_carriers) {
    const std::vector<std::string>& others = shipping.truckload_carriers;
    if (std::find(others.begin(), others.end(), carrier) == others.end()) continue;
    problems.push_back(fmt::format("[ship_notice] parcel_carriers and truckload_carriers both have {}", carrier));
  }
  for (const PartOfTheWorld& part : parts_of_the_world) {
    const bool is_here = config.amazon.origin.find(part.in_address) != std::string::npos;
    if (!is_here || part.regions[static_cast<std::size_t>(shipping.region)]) continue;
    problems.push_back(
        fmt::format("[ship_notice] region does not fit [amazon] endpoint, which is that of {}", part.name));
  }
  if (!shipping.transit || (*shipping.transit >= hours(1) && *shipping.transit <= hours(24 * 90))) return;
  problems.push_back(
      fmt::format("[ship_notice] transit is {}: sensible is 1h to 90d", format_duration(*shipping.transit)));
}

void check_policies(const LiveConfig& config, Instant, Problems& problems) {
  const CoreConfig& core = config.core;
  if (core.emergency_before_deadline >= core.acknowledge_within) return;  // told already
  for (std::string& problem : nonsense_in(core.acknowledgement, core.emergency_before_deadline)) {
    problems.push_back(std::move(problem));
  }
}

/// The door speaks plain HTTP, and its token would travel with every question.
void check_door(const LiveConfig& config, Instant, Problems& problems) {
  const std::string& host = config.operators.host;
  if (host.empty() || starts_with(host, "127.")) return;
  problems.push_back(
      fmt::format("[operators] listen is at {}: the door is for this machine alone, since its token would travel "
                  "unprotected; use 127.0.0.1, and put a proxy with TLS before it where others must reach it",
                  host));
}

void check_alerts(const LiveConfig& config, Instant, Problems& problems) {
  for (std::string& problem : nonsense_in(config.alerts)) problems.push_back(std::move(problem));
}

constexpr std::array checks = {check_addresses, check_company,        check_first_order,  check_limits,
                               check_policies,  check_order_of_times, check_placeholders, check_shipping,
                               check_door,      check_alerts};

}  // namespace

std::vector<std::string> nonsense_in(const LiveConfig& config, Instant now) {
  std::vector<std::string> problems;
  for (const auto check : checks) check(config, now, problems);
  return problems;
}

bool is_this_machine(const Endpoint& endpoint) {
  const std::size_t host_begins = endpoint.origin.find("://") + 3;
  const std::string host = endpoint.origin.substr(host_begins, endpoint.origin.find(':', host_begins) - host_begins);
  const bool is_number = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || (is_number && starts_with(host, "127."));
}

}  // namespace vendorproof::live
