#include "core/live/config.h"

#include <map>

#include <gtest/gtest.h>

#include "core/channel/channels.h"
#include "core/erp/dialects.h"

namespace vendorproof::live {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* smallest = R"(
[amazon]
endpoint = "https://sellingpartnerapi-na.amazon.com"
client_id = "id"
client_secret = "hush-secret"
refresh_token = "hush-token"

[erp]
endpoint = "https://bc.example/v2.0/tenant/production"
company_id = "5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10"
user = "vendorproof"
web_service_key = "hush-key"
customer_number = "AMAZON"

[store]
file = "vendorproof.db"

[core]
orders_from = 2026-11-01T00:00:00Z
)";

SecretSources environment(std::map<std::string, std::string> variables) {
  SecretSources sources;
  sources.variable = [variables](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  };
  return sources;
}

Result<LiveConfig> read(const std::string& text) { return read_config(text, "live.toml", environment({})); }

std::string problem_of(const std::string& text) {
  const auto config = read(text);
  EXPECT_FALSE(config.has_value()) << text;
  return config ? "" : config.error().message;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

TEST(Config, TheSmallestFileHasDefaults) {
  const LiveConfig config = read(smallest).value();
  EXPECT_EQ(config.amazon.origin, "https://sellingpartnerapi-na.amazon.com");
  EXPECT_EQ(config.erp.base_path, "/v2.0/tenant/production");
  EXPECT_EQ(config.core.amazon.settings.at("client_secret"), "hush-secret");
  EXPECT_EQ(config.core.orders_from, parse_instant("2026-11-01T00:00:00Z").value());
  EXPECT_EQ(config.core.poll_orders, CoreConfig{}.poll_orders);
  EXPECT_EQ(config.clock, ClockKind::Real);
  EXPECT_EQ(config.store_file, "vendorproof.db");
  EXPECT_EQ(idle_grace_of(config), hours(12) + minutes(1));
}

std::string every_key() {
  std::string text = replaced(smallest, "[erp]", R"(token_endpoint = "https://api.amazon.com"
portal_endpoint = "http://portal.example"
portal_dates = "day-first"
connections = 7
quota_per_second = 3
quota_burst = 4
documents_in_call_max = 5
remit_to_party = "VEND9"
ship_from_party = "WHSE9"
ship_from_name = "Nine"
ship_from_street = "9 Street"
ship_from_city = "Nineveh"
ship_from_state = "NI"
ship_from_postal_code = "99999"
ship_from_country = "US"
[ship_notice]
region = "EU"
parcel_carriers = ["UPSN", "DHL"]
perishable_items = ["1002", "1001"]
truckload_carriers = ["SWFT"]
transportation_mode = "Ocean"
transit = "17m"
[erp]
currency = "EUR"
order_currencies = ["GBP", "CHF"]
calls_in_flight_max = 2)");
  text = replaced(text, "[core]", "keep_settled = \"17m\"\n[core]");
  text += R"(
poll_orders = "1m"
poll_changes = "2m"
poll_despatches = "3m"
poll_invoices = "4m"
poll_remittances = "5m"
refresh_items = "6m"
acknowledge_within = "7m"
emergency_before_deadline = "8m"
call_timeout = "9s"
backoff_first = "10s"
backoff_max = "11m"
transaction_is_success_after = "12m"
idle_grace = "13m"
await_reversals = "14m"
sweep_orders = "15m"
erp_transaction_max = "16m"
[clock]
kind = "control"
control = "http://127.0.0.1:8476"
)";
  return text;
}

TEST(Config, EveryKeyIsRead) {
  const LiveConfig config = read(every_key()).value();
  const CoreConfig& core = config.core;
  const std::vector<Duration> durations{
      core.poll_orders,      core.poll_changes,  core.poll_despatches,    core.poll_invoices,
      core.poll_remittances, core.refresh_items, core.acknowledge_within, core.emergency_before_deadline};
  for (std::size_t i = 0; i < durations.size(); ++i) EXPECT_EQ(durations[i], minutes(i + 1));
  EXPECT_EQ(core.call_timeout, std::chrono::seconds(9));
  EXPECT_EQ(core.backoff_first, std::chrono::seconds(10));
  EXPECT_EQ(core.backoff_max, minutes(11));
  EXPECT_EQ(core.transaction_is_success_after, minutes(12));
  EXPECT_EQ(idle_grace_of(config), minutes(13));
  EXPECT_EQ(core.await_reversals, minutes(14));
  EXPECT_EQ(core.sweep_orders, minutes(15));
  EXPECT_EQ(core.erp_transaction_max, minutes(16));
  EXPECT_EQ(core.amazon.settings.at("portal_dates"), "day-first");
  EXPECT_EQ(core.quota_per_second, 3);
  EXPECT_EQ(core.quota_burst, 4);
  EXPECT_EQ(core.documents_in_call_max, 5);
  EXPECT_EQ(core.keep_settled, minutes(17));
  EXPECT_EQ(core.remit_to_party, "VEND9");
  EXPECT_EQ(core.ship_from_party, "WHSE9");
  EXPECT_EQ(core.ship_from_address, (trade::PostalAddress{"Nine", "9 Street", "Nineveh", "NI", "99999", "US"}));
  EXPECT_EQ(core.shipping.region, trade::Region::Europe);
  EXPECT_EQ(core.shipping.parcel_carriers, (std::vector<std::string>{"UPSN", "DHL"}));
  EXPECT_EQ(core.shipping.perishable_items, (std::set<std::string>{"1001", "1002"}));
  EXPECT_EQ(core.shipping.truckload_carriers, std::vector<std::string>{"SWFT"});
  EXPECT_EQ(core.shipping.transportation_mode, "Ocean");
  EXPECT_EQ(core.shipping.transit, Duration(minutes(17)));
  EXPECT_EQ(core.erp.currency.text(), "EUR");
  ASSERT_EQ(core.order_currencies.size(), 2U);
  EXPECT_EQ(core.order_currencies[1].text(), "CHF");
  EXPECT_EQ(config.clock, ClockKind::Control);
  EXPECT_EQ(config.control.origin, "http://127.0.0.1:8476");
}

TEST(Config, EverythingThatIsMissingIsToldAtOnce) {
  const std::string problems = problem_of("[amazon]\nclient_id = \"id\"\n[clock]\nkind = \"control\"\n");
  for (const char* key : {"[amazon] endpoint", "[amazon] client_secret", "[amazon] refresh_token", "[erp] endpoint",
                          "[erp] company_id", "[erp] user", "[erp] web_service_key", "[erp] customer_number",
                          "[store] file", "[core] orders_from", "[clock] control"}) {
    EXPECT_NE(problems.find("live.toml: " + std::string(key) + " is missing: "), std::string::npos) << key;
  }
}

TEST(Config, AnUnknownKeyIsAnswerdWithTheKnownOnes) {
  const std::string problem = problem_of(replaced(smallest, "user =", "usr ="));
  EXPECT_NE(problem.find("live.toml: [erp] usr is unknown (line 11)"), std::string::npos) << problem;
  EXPECT_NE(problem.find("user, web_service_key"), std::string::npos) << problem;
  const std::string section = problem_of(std::string(smallest) + "[ebay]\nx = 1\n");
  EXPECT_NE(section.find("known sections are: [amazon], [ship_notice], [erp], [store], [core], [invoice], [accounts], "
                         "[operators], [stalls], [log], [alerts], [clock], [acknowledgement]"),
            std::string::npos)
      << section;
  EXPECT_NE(problem_of("amazon = 3").find("must be a section"), std::string::npos);
}

/// In every kind of section, and for every kind of choice.
TEST(Config, ANearWordIsAnsweredWithTheOneThatWasMeant) {
  const std::string text = smallest;
  const std::vector<std::pair<std::string, std::string>> near{
      {replaced(text, "customer_number", "custmer_number"),
       "[erp] custmer_number is unknown (line 13); did you mean customer_number?; known are: "},
      {text + "[stall]\n", "stall is unknown (line 20); did you mean stalls?; known sections are: [amazon]"},
      {text + "[alerts.finance]\n", "[alerts.finance] is unknown (line 20); did you mean Finance?; owners are: Op"},
      {text + "[alerts.IT]\nwebook = \"x\"", "[alerts.IT] webook is unknown (line 21); did you mean webhook?; known"},
      {text + "[acknowledgement]\nshort_stok = \"x\"",
       "[acknowledgement] short_stok is unknown (line 21); did you mean short_stock?; known are: "},
      {text + "[log]\nlevel = \"warn\"", "\"warning\", \"error\"; did you mean warning? (line 21)"},
      {text + "[clock]\nkind = \"contrl\"", "\"real\", \"control\"; did you mean control? (line 21)"},
      {replaced(text, "[erp]", "[ship_notice]\ntransportation_mode = \"Rod\"\n[erp]"),
       "must be one of: Road, Air, Ocean; did you mean Road?"},
      {replaced(text, "[erp]\n", "[erp]\ndialect = \"busness_central\"\n"), "; did you mean "},
  };
  for (const auto& [config, wanted] : near) {
    EXPECT_NE(problem_of(config).find(wanted), std::string::npos) << problem_of(config);
  }
}

TEST(Config, AWrongValueIsAnsweredWithItsPlaceAndARightOne) {
  const std::string text = smallest;
  const std::vector<std::pair<std::string, std::string>> wrong{
      {text + "poll_orders = \"0s\"", "[core] poll_orders must be longer than 0s"},
      {text + "poll_orders = 30", "such as \"30m\""},
      {text + "poll_orders = \"soon\"", "[core] poll_orders"},
      {text + "[clock]\nkind = \"mine\"", "[clock] kind must be one of \"real\", \"control\""},
      {text + "[clock]\nkind = \"control\"", "[clock] control is missing"},
      {replaced(text, "2026-11-01T00:00:00Z", "true"), "[core] orders_from must be a date-time"},
      {replaced(text, "2026-11-01T00:00:00Z", "\"yesterday\""), "[core] orders_from"},
      {replaced(text, "https://bc.example", "bc.example"), "[erp] endpoint"},
      {replaced(text, "\"vendorproof.db\"", "\"\""), "[store] file is empty"},
      {replaced(text, "[erp]", "[ship_notice]\nregion = \"US\"\n[erp]"),
       "[ship_notice] region must be one of: NA, EU, IN, other"},
      {replaced(text, "[erp]", "[ship_notice]\nparcel_carriers = [\"UPS Ground\"]\n[erp]"),
       "[ship_notice] parcel_carriers must be a list of carriers by their SCAC, two to four capital letters each"},
      {replaced(text, "[erp]", "[ship_notice]\nperishable_items = [\"\"]\n[erp]"),
       "[ship_notice] perishable_items must be a list of the ERP's item numbers, each a text that is not empty"},
      {replaced(text, "[erp]", "[ship_notice]\nparcel_carriers = \"UPSN\"\n[erp]"),
       "[ship_notice] parcel_carriers must be a list of carriers such as"},
      {replaced(text, "[erp]", "[ship_notice]\ntransportation_mode = \"Rail\"\n[erp]"),
       "[ship_notice] transportation_mode must be one of: Road, Air, Ocean"},
      {replaced(text, "[erp]", "[erp]\norder_currencies = \"GBP\""),
       "[erp] order_currencies must be a list of currencies"},
      {replaced(text, "[erp]", "[erp]\norder_currencies = [\"pounds\"]"), "[erp] order_currencies currency 'pounds'"},
      {replaced(text, "[erp]", "connections = 0\n[erp]"), "[amazon] connections must be a whole number from 1 to 64"},
      {replaced(text, "[erp]", "[erp]\ncurrency = \"dollars\""), "[erp] currency"},
  };
  for (const auto& [file, part] : wrong) {
    const std::string problem = problem_of(file);
    EXPECT_NE(problem.find(part), std::string::npos) << problem;
    EXPECT_EQ(problem.rfind("live.toml: ", 0), 0U);
    EXPECT_EQ(problem.find("hush"), std::string::npos) << "a secret in: " << problem;
  }
}

TEST(Config, TextThatIsNoTomlIsAnErrorWithLineAndColumn) {
  EXPECT_NE(problem_of("[amazon\nendpoint").find("live.toml: line 1, column"), std::string::npos);
  EXPECT_NE(problem_of(std::string("\x00\xff\xfe", 3)).find("line 1"), std::string::npos);
  EXPECT_NE(problem_of("").find("[amazon] endpoint is missing"), std::string::npos);
}

TEST(Config, ChannelAndDialectAreChosenByName) {
  const LiveConfig usual = read(smallest).value();
  EXPECT_EQ(usual.core.channel, channel::channels().front());
  EXPECT_EQ(usual.core.dialect, erp::dialects().front());
  EXPECT_TRUE(trade::check_settings(usual.core.channel->settings, usual.core.amazon.settings));
  EXPECT_TRUE(trade::check_settings(usual.core.dialect->settings, usual.core.erp.settings));
  const std::string named = "[erp]\ndialect = \"" + std::string(usual.core.dialect->name) + "\"";
  EXPECT_EQ(read(replaced(smallest, "[erp]", named)).value().core.dialect, usual.core.dialect);
  EXPECT_NE(problem_of(replaced(smallest, "[erp]", "[erp]\ndialect = \"abacus\""))
                .find("[erp] dialect 'abacus' is unknown; known are: "),
            std::string::npos);
  EXPECT_NE(problem_of(replaced(smallest, "[erp]", "channel = \"pigeons\"\n[erp]"))
                .find("[amazon] channel 'pigeons' is unknown; known are: "),
            std::string::npos);
}

TEST(Config, AMomentMayBeWrittenAsTextOrDate) {
  const std::string text = smallest;
  const Instant november = parse_instant("2026-11-01T00:00:00Z").value();
  for (const char* written : {"\"2026-11-01T00:00:00Z\"", "2026-11-01", "2026-11-01T01:00:00+01:00"}) {
    EXPECT_EQ(read(replaced(text, "2026-11-01T00:00:00Z", written)).value().core.orders_from, november) << written;
  }
}

TEST(Config, AccountsAndPostingsAreRead) {
  const std::string accounts = R"(
[accounts]
shortage = "6910"
coop = "6930"
bank = "CHECKING"
closed_until = 2026-10-31
closed_period = "first-open-day"
batch_every = "1d"
)";
  const CoreConfig core = read(smallest + accounts).value().core;
  EXPECT_EQ(core.posting.accounts.at("shortage"), "6910");
  EXPECT_EQ(core.posting.accounts.size(), 2U);
  EXPECT_EQ(core.posting.bank, "CHECKING");
  EXPECT_EQ(core.posting.closed_until, parse_instant("2026-10-31").value());
  EXPECT_EQ(core.posting.closed_period, trade::ClosedPeriod::FirstOpenDay);
  EXPECT_EQ(core.posting.batch_every, hours(24));
  EXPECT_TRUE(read(smallest).value().core.posting.accounts.empty());
  EXPECT_NE(read(std::string(smallest) + "\n[accounts]\ndonation = \"1\"\n").error().message.find("shortage"),
            std::string::npos)
      << "known kinds are named";
  EXPECT_NE(
      read(std::string(smallest) + "\n[accounts]\nclosed_period = \"never\"\n").error().message.find("first-open-day"),
      std::string::npos);
}

TEST(Config, OverdueTimesAndTheFolderOfRemittancesAreRead) {
  const LiveConfig config = read(replaced(smallest, "[erp]", "remittance_folder = \"/srv/remittances\"\n[erp]") +
                                 "\nunpaid_grace = \"3d\"\ndispute_within = \"40d\"\ndispute_reminder = \"5d\"\n")
                                .value();
  EXPECT_EQ(config.remittance_folder, "/srv/remittances");
  EXPECT_TRUE(config.core.remittances_are_files);
  EXPECT_EQ(config.core.unpaid_grace, hours(72));
  EXPECT_EQ(config.core.dispute_within, hours(960));
  EXPECT_EQ(config.core.dispute_reminder, hours(120));
  EXPECT_FALSE(read(smallest).value().core.remittances_are_files);
}

TEST(Config, TheReferenceListsEveryKeyOnce) {
  std::map<std::string, int> seen;
  for (const ConfigKey& key : config_keys()) {
    EXPECT_FALSE(key.meaning.empty());
    EXPECT_EQ(++seen[std::string(key.section) + "." + std::string(key.key)], 1) << key.key;
  }
  EXPECT_GE(seen.size(), 30U);
}

Result<LiveConfig> read_for_audit(const std::string& text) {
  return read_config(text, "a.toml", environment({}), ConfigUse::Audit);
}

TEST(ConfigForAnAudit, NeedsOnlyTheSectionsOfThePeersThatItHas) {
  const std::string erp =
      "[erp]\nendpoint = \"http://127.0.0.1:1\"\ncompany_id = \"c\"\nuser = \"u\"\nweb_service_key = \"k\"\n"
      "customer_number = \"AMAZON\"\n";
  const auto alone = read_for_audit(erp);
  ASSERT_TRUE(alone) << alone.error().message;
  EXPECT_EQ(alone->erp.origin, "http://127.0.0.1:1");
  EXPECT_EQ(alone->amazon.origin, "");
  EXPECT_TRUE(read_for_audit("").has_value());
  EXPECT_FALSE(read(erp).has_value()) << "the daemon needs all";
  const auto half = read_for_audit(erp + "[amazon]\nendpoint = \"http://127.0.0.1:2\"\n");
  ASSERT_FALSE(half);
  EXPECT_NE(half.error().message.find("[amazon] client_id is missing"), std::string::npos) << half.error().message;
  EXPECT_FALSE(read_for_audit("[erp]\nendpoint = \"http://127.0.0.1:1\"\n"));
}

TEST(OperatorsSection, OpensTheDoorWithATokenOfTheFileOrTheEnvironment) {
  const std::string token(32, 'k');
  const SecretSources nothing = environment({});
  EXPECT_EQ(read_config(std::string(smallest), "x", nothing)->operators.host, "") << "off by default";
  const std::string door = "\n[operators]\nlisten = \"127.0.0.1:7411\"\n";
  const auto parsed = read_config(std::string(smallest) + door + "token = \"" + token + "\"\n", "x", nothing);
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->operators.host, "127.0.0.1");
  EXPECT_EQ(parsed->operators.port, 7411);
  EXPECT_EQ(parsed->operators.token, token);
  const SecretSources of_environment = environment({{"VENDORPROOF_OPERATORS_TOKEN", token + "2"}});
  EXPECT_EQ(read_config(std::string(smallest) + door, "x", of_environment)->operators.token, token + "2");
  const auto missing = read_config(std::string(smallest) + door, "x", nothing);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("[operators] token is missing"), std::string::npos) << missing.error().message;
}

TEST(OperatorsSection, IsCheckedAndShowsNoSecret) {
  const SecretSources nothing = environment({});
  for (const char* listen : {"7411", "127.0.0.1", "127.0.0.1:", "localhost:7411", "127.0.0.1:65536", "1.2.3:1", ":1"}) {
    const auto parsed =
        read_config(std::string(smallest) + "\n[operators]\nlisten = \"" + listen + "\"\n", "x", nothing);
    ASSERT_FALSE(parsed) << listen;
    EXPECT_NE(parsed.error().message.find("[operators] listen must be an IPv4 address and a port"), std::string::npos)
        << parsed.error().message;
  }
  const auto parsed = read_config(std::string(smallest) + "\n[operators]\ntoken = \"hush-hush\"\n", "x", nothing);
  ASSERT_FALSE(parsed);
  EXPECT_NE(parsed.error().message.find("at least 32 letters"), std::string::npos) << parsed.error().message;
  EXPECT_EQ(parsed.error().message.find("hush"), std::string::npos) << parsed.error().message;
}

TEST(LogSection, SaysWhatIsWrittenWhereAndHow) {
  const SecretSources nothing = environment({});
  const std::string section = "\n[log]\nformat = \"json\"\nlevel = \"debug\"\nfile = \"a.log\"\n";
  const auto parsed = read_config(std::string(smallest) + section, "x", nothing);
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->log.format, LogFormat::Json);
  EXPECT_EQ(parsed->log.level, LogLevel::Debug);
  EXPECT_EQ(parsed->log.file, "a.log");
  const auto wrong = read_config(std::string(smallest) + "\n[log]\nlevel = \"loud\"\n", "x", nothing);
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().message.find("[log] level must be one of \"debug\", \"info\", \"warning\", \"error\""),
            std::string::npos)
      << wrong.error().message;
}

TEST(StallsSection, SetsHowLongAnOrderMayWait) {
  const SecretSources nothing = environment({});
  const auto parsed =
      read_config(std::string(smallest) + "\n[stalls]\ndespatch = \"5d\"\npayment = \"40d\"\n", "x", nothing);
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->core.stalls.despatch, std::chrono::hours(24 * 5));
  EXPECT_EQ(parsed->core.stalls.payment, std::chrono::hours(24 * 40));
  EXPECT_EQ(parsed->core.stalls.erp, std::chrono::hours(12));
}

}  // namespace
}  // namespace vendorproof::live
