#include "core/live/keys/config_alerts.h"

#include <gtest/gtest.h>

#include "core/live/config.h"

namespace vendorproof::live {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::string_view least_that_runs = R"(
[amazon]
endpoint = "http://127.0.0.1:8474"
client_id = "a"
client_secret = "b"
refresh_token = "c"
[erp]
endpoint = "http://127.0.0.1:8475"
company_id = "5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10"
user = "u"
web_service_key = "k"
customer_number = "AMAZON"
[store]
file = "x.db"
[core]
orders_from = 2026-11-01T00:00:00Z
)";

Result<LiveConfig> with_alerts(const std::string& section, const std::string& secret_of_environment = "") {
  SecretSources sources;
  sources.variable = [&](const std::string& name) {
    const bool is_given = name == "VENDORPROOF_ALERTS_WEBHOOK_SECRET" && !secret_of_environment.empty();
    return is_given ? std::optional(secret_of_environment) : std::nullopt;
  };
  return read_config(std::string(least_that_runs) + section, "x.toml", sources);
}

std::vector<std::string> nonsense_of(const std::string& section) {
  const Result<LiveConfig> config = with_alerts(section);
  EXPECT_TRUE(config) << config.error().message;
  return config ? nonsense_in(config->alerts) : std::vector<std::string>();
}

TEST(AlertsSection, IsReadWithItsOwners) {
  const LiveConfig config = with_alerts(R"(
[alerts]
webhook = "https://alerts.example.com:8443/a/b/?code=x%20y"
webhook_secret = "0123456789abcdef"
file = "alerts.jsonl"
standard_error = true
escalate_after = "6h"
warn_before_deadline = "90m"
digest_at = "07:05"
give_up_after = "2d"
[alerts.Finance]
webhook = "https://finance.example.com"
webhook_secret = "fedcba9876543210"
escalate_after = "1d"
)")
                                .value();
  const AlertsConfig& alerts = config.alerts;
  EXPECT_EQ(alerts.webhook.endpoint.origin, "https://alerts.example.com:8443");
  EXPECT_EQ(alerts.webhook.target, "/a/b/?code=x%20y");
  EXPECT_EQ(alerts.webhook_secret, "0123456789abcdef");
  EXPECT_EQ(alerts.file, "alerts.jsonl");
  EXPECT_TRUE(alerts.standard_error);
  EXPECT_EQ(alerts.warn_before_deadline, minutes(90));
  EXPECT_EQ(alerts.digest_at, hours(7) + minutes(5));
  EXPECT_EQ(alerts.give_up_after, hours(48));
  EXPECT_EQ(escalate_after_of(alerts, Owner::Finance), hours(24));
  EXPECT_EQ(escalate_after_of(alerts, Owner::IT), hours(6));
  EXPECT_EQ(alerts.owners.at(Owner::Finance).webhook.target, "/");
  EXPECT_EQ(nonsense_in(alerts), std::vector<std::string>());
  EXPECT_TRUE(has_place(alerts));
  EXPECT_FALSE(has_place(with_alerts("")->alerts)) << "off by default";
}

TEST(AlertsSection, TakesTheSecretOfTheEnvironmentAndNotASecondOne) {
  const std::string section = "\n[alerts]\nwebhook = \"https://a.example.com\"\n";
  EXPECT_EQ(with_alerts(section, "of the environment")->alerts.webhook_secret, "of the environment");
  const Result<LiveConfig> twice =
      with_alerts(section + "webhook_secret = \"of the file, long\"\n", "of the environment");
  ASSERT_FALSE(twice);
  EXPECT_NE(twice.error().message.find("[alerts] webhook_secret has two places"), std::string::npos);
}

TEST(AlertsSection, SaysWhatIsWrongAndShowsNoSecret) {
  struct Wrong {
    const char* section;
    const char* says;
  };
  const Wrong table[] = {
      {"[alerts]\nwebhook = \"https://x.example.com/hush hush\"", "[alerts] webhook must be an address such as"},
      {"[alerts]\nwebhook = \"ftp://x.example.com/hush\"", "[alerts] webhook must be an address such as"},
      {"[alerts]\nwebhook = \"https://hush:hush@x.example.com\"", "[alerts] webhook must be an address such as"},
      {"[alerts]\nwebhook = \"https://x.example.com/#hush\"", "[alerts] webhook must be an address such as"},
      {"[alerts]\nstandard_error = \"yes\"", "[alerts] standard_error must be true or false"},
      {"[alerts]\ndigest_at = \"7:00\"", "[alerts] digest_at must be a time of day"},
      {"[alerts]\ndigest_at = \"24:00\"", "[alerts] digest_at must be a time of day"},
      {"[alerts]\ndigest_at = \"12:60\"", "[alerts] digest_at must be a time of day"},
      {"[alerts]\ndigest_at = \"1::00\"", "[alerts] digest_at must be a time of day"},
      {"[alerts]\nescalate_after = 5", "[alerts] escalate_after must be a duration"},
      {"[alerts]\nslack = \"x\"", "[alerts] slack is unknown"},
      {"[alerts.Sales]\nwebhook = \"https://x.example.com\"",
       "[alerts.Sales] is unknown (line 19); owners are: Operations, Finance, Ecommerce, IT"},
      {"[alerts.IT]\nfile = \"x\"", "[alerts.IT] file is unknown (line 20); known are: webhook, webhook_secret, "},
      {"[alerts.IT]\nescalate_after = \"soon\"", "[alerts.IT] escalate_after "},
  };
  for (const Wrong& wrong : table) {
    const Result<LiveConfig> config = with_alerts(std::string("\n\n") + wrong.section + "\n");
    ASSERT_FALSE(config) << wrong.section;
    EXPECT_NE(config.error().message.find(wrong.says), std::string::npos) << config.error().message;
    EXPECT_EQ(config.error().message.find("hush"), std::string::npos) << config.error().message;
  }
}

TEST(AlertsSection, FindsNonsense) {
  struct Nonsense {
    const char* section;
    const char* says;
  };
  const Nonsense table[] = {
      {"\n[alerts]\nescalate_after = \"1h\"\n", "[alerts] names no place"},
      {"\n[alerts]\nstandard_error = true\nescalate_after = \"59s\"\n",
       "[alerts] escalate_after is 59s: sensible is 1m"},
      {"\n[alerts]\nstandard_error = true\nescalate_after = \"31d\"\n", "[alerts] escalate_after is 31d"},
      {"\n[alerts]\nstandard_error = true\nwarn_before_deadline = \"10d\"\n", "[alerts] warn_before_deadline is 10d"},
      {"\n[alerts]\nstandard_error = true\ngive_up_after = \"1s\"\n", "[alerts] give_up_after is 1s"},
      {"\n[alerts]\nwebhook = \"https://x.example.com/hush\"\n", "[alerts] webhook has no secret to sign with"},
      {"\n[alerts]\nwebhook = \"https://x.example.com\"\nwebhook_secret = \"hush56789012345\"\n",
       "[alerts] webhook_secret is shorter than 16 letters"},
      {"\n[alerts]\nwebhook = \"http://x.example.com/hush\"\nwebhook_secret = \"hush567890123456\"\n",
       "[alerts] webhook is at http://x.example.com: orders and amounts would travel unprotected"},
      {"\n[alerts.IT]\nwebhook = \"https://x.example.com\"\n", "[alerts.IT] webhook has no secret to sign with"},
      {"\n[alerts]\nstandard_error = true\n[alerts.IT]\nescalate_after = \"1s\"\n", "[alerts.IT] escalate_after is 1s"},
      {"\n[alerts]\nstandard_error = true\n[alerts.IT]\nwebhook_secret = \"hush\"\n",
       "[alerts.IT] webhook_secret is shorter"},
  };
  for (const Nonsense& one : table) {
    const std::vector<std::string> problems = nonsense_of(one.section);
    ASSERT_EQ(problems.size(), 1U) << one.section;
    EXPECT_NE(problems[0].find(one.says), std::string::npos) << problems[0];
    EXPECT_EQ(problems[0].find("hush"), std::string::npos) << problems[0];
  }
  EXPECT_EQ(nonsense_of("\n[alerts]\nwebhook = \"http://127.0.0.1:80/x\"\nwebhook_secret = \"0123456789abcdef\"\n"),
            std::vector<std::string>());
  EXPECT_EQ(nonsense_of("\n[alerts]\nwebhook_secret = \"0123456789abcdef\"\n[alerts.IT]\nwebhook = "
                        "\"https://x.example.com\"\n"),
            std::vector<std::string>())
      << "an owner's webhook is signed with the common secret";
  EXPECT_EQ(nonsense_of(""), std::vector<std::string>());
}

}  // namespace
}  // namespace vendorproof::live
