#include "core/live/keys/config_secrets.h"

#include <map>

#include <gtest/gtest.h>

namespace vendorproof::live {
namespace {

constexpr const char* without_secrets = R"(
[amazon]
endpoint = "https://sellingpartnerapi-na.amazon.com"
client_id = "id"

[erp]
endpoint = "https://bc.example/v2.0/tenant/production"
company_id = "5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10"
user = "vendorproof"
customer_number = "AMAZON"

[store]
file = "vendorproof.db"

[core]
orders_from = 2026-11-01T00:00:00Z
)";

/// Variables and files as a test names them.
struct Surroundings {
  std::map<std::string, std::string> variables;
  std::map<std::string, std::string> files;

  SecretSources sources() const {
    SecretSources sources;
    sources.variable = [this](const std::string& name) -> std::optional<std::string> {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
    sources.exists = [this](const std::string& path) { return files.contains(path); };
    sources.file = [this](const std::string& path) -> Result<std::string> {
      const auto found = files.find(path);
      if (found == files.end()) return failure(ErrorCode::NotFound, path + " cannot be read; check the path");
      return found->second;
    };
    return sources;
  }
};

/// `added` lines behind the line `[section]`.
std::string with(const std::string& section, const std::string& added, std::string text = without_secrets) {
  const std::string head = "[" + section + "]\n";
  return text.insert(text.find(head) + head.size(), added + "\n");
}

/// One secret in each kind of place.
Surroundings four_places() {
  return {{{"VENDORPROOF_REFRESH_TOKEN", "hush-token"}, {"CREDENTIALS_DIRECTORY", "/run/credentials/v"}},
          {{"/run/secrets/key", "hush-key\n"}, {"/run/credentials/v/operators_token", std::string(40, 't') + "\r\n"}}};
}
std::string text_of_four_places() {
  return with("amazon", "client_secret = \"hush-secret\"", with("erp", "web_service_key_file = \"/run/secrets/key\"")) +
         "[operators]\nlisten = \"127.0.0.1:7411\"\n";
}

std::string problems_of(const std::string& text, const Surroundings& around) {
  const auto config = read_config(text, "live.toml", around.sources());
  EXPECT_FALSE(config.has_value()) << text;
  const std::string problems = config ? "" : config.error().message;
  EXPECT_EQ(problems.find("hush"), std::string::npos) << "a secret is shown: " << problems;
  return problems;
}

TEST(ConfigSecrets, EachMayHaveAPlaceOfItsOwn) {
  const Surroundings around = four_places();
  const auto config = read_config(text_of_four_places(), "live.toml", around.sources());
  ASSERT_TRUE(config.has_value()) << config.error().message;
  EXPECT_EQ(config->core.amazon.settings.at("client_secret"), "hush-secret");
  EXPECT_EQ(config->core.amazon.settings.at("refresh_token"), "hush-token");
  EXPECT_EQ(config->core.erp.settings.at("web_service_key"), "hush-key") << "without the end of its line";
  EXPECT_EQ(config->operators.token, std::string(40, 't'));
}

TEST(ConfigSecrets, TheirPlacesAreKnownAndTheirValuesAreNot) {
  const Surroundings around = four_places();
  std::vector<std::string> told;
  const auto config = read_config(text_of_four_places(), "live.toml", around.sources());
  ASSERT_TRUE(config.has_value()) << config.error().message;
  for (const SecretOrigin& one : config->secrets) {
    told.push_back(one.key + " from " + one.place + ", kept by its owner: " + one.file);
  }
  std::sort(told.begin(), told.end());
  const std::vector<std::string> expected = {
      "[amazon] client_secret from the configuration itself, kept by its owner: ",
      "[amazon] refresh_token from the environment variable VENDORPROOF_REFRESH_TOKEN, kept by its owner: ",
      "[erp] web_service_key from the file /run/secrets/key, kept by its owner: /run/secrets/key",
      "[operators] token from the credential /run/credentials/v/operators_token, kept by its owner: "};
  EXPECT_EQ(told, expected);
}

TEST(ConfigSecrets, WhatIsMissingIsToldWithItsPlaces) {
  const std::string problems = problems_of(without_secrets, {});
  EXPECT_NE(problems.find("live.toml: [amazon] client_secret is missing: give it here, in the environment variable "
                          "VENDORPROOF_CLIENT_SECRET, in a file that client_secret_file names, or as the credential "
                          "amazon_client_secret of systemd\n"),
            std::string::npos)
      << problems;
  EXPECT_EQ(problems.find("operators"), std::string::npos) << "without a door there is no token";
}

/// Every pair of places, for every secret.
TEST(ConfigSecrets, TwoPlacesAreRefused) {
  struct Secret {
    std::string section, name, variable;
  };
  for (const Secret& secret : {Secret{"amazon", "client_secret", "VENDORPROOF_CLIENT_SECRET"},
                               Secret{"amazon", "refresh_token", "VENDORPROOF_REFRESH_TOKEN"},
                               Secret{"erp", "web_service_key", "VENDORPROOF_ERP_KEY"}}) {
    for (int first = 0; first < 4; ++first) {
      for (int second = first + 1; second < 4; ++second) {
        const auto has = [&](int place) { return place == first || place == second; };
        std::string text = without_secrets;
        Surroundings around;
        if (has(0)) text = with(secret.section, secret.name + " = \"hush\"", text);
        if (has(1)) around.variables[secret.variable] = "hush";
        if (has(2)) text = with(secret.section, secret.name + "_file = \"/s\"", text);
        if (has(2)) around.files["/s"] = "hush";
        if (has(3)) around.variables["CREDENTIALS_DIRECTORY"] = "/c";
        if (has(3)) around.files["/c/" + secret.section + "_" + secret.name] = "hush";
        const std::string problems = problems_of(text, around);
        EXPECT_NE(problems.find("[" + secret.section + "] " + secret.name + " has two places, "), std::string::npos)
            << problems;
      }
    }
  }
}

TEST(ConfigSecrets, ThatOfOneOwnersWebhookHasTheSamePlaces) {
  const std::string common = std::string(without_secrets) + "[alerts]\nstandard_error = true\n";
  const std::string section = "[alerts.Finance]\nwebhook = \"https://finance.example.com\"\n";
  const std::string secret(20, 's');
  const Surroundings usual = {{{"VENDORPROOF_CLIENT_SECRET", "hush"},
                               {"VENDORPROOF_REFRESH_TOKEN", "hush"},
                               {"VENDORPROOF_ERP_KEY", "hush"},
                               {"CREDENTIALS_DIRECTORY", "/c"}},
                              {{"/s", secret + "\n"}}};
  Surroundings of_variable = usual;
  of_variable.variables["VENDORPROOF_ALERTS_FINANCE_WEBHOOK_SECRET"] = secret;
  Surroundings of_credential = usual;
  of_credential.files["/c/alerts_finance_webhook_secret"] = secret;
  const std::vector<std::tuple<std::string, Surroundings, std::string>> places = {
      {section + "webhook_secret = \"" + secret + "\"\n", usual, "the configuration itself"},
      {section + "webhook_secret_file = \"/s\"\n", usual, "the file /s"},
      {section, of_variable, "the environment variable VENDORPROOF_ALERTS_FINANCE_WEBHOOK_SECRET"},
      {section, of_credential, "the credential /c/alerts_finance_webhook_secret"}};
  for (const auto& [text, around, place] : places) {
    const auto config = read_config(common + text, "live.toml", around.sources());
    ASSERT_TRUE(config.has_value()) << config.error().message;
    EXPECT_EQ(config->alerts.owners.at(Owner::Finance).webhook_secret, secret) << place;
    EXPECT_EQ(config->alerts.webhook_secret, "");
    EXPECT_EQ(config->secrets.back().key + " from " + config->secrets.back().place,
              "[alerts.Finance] webhook_secret from " + place);
  }
  const std::string twice = problems_of(common + section + "webhook_secret = \"hush-hush-hush-hush\"\n", of_credential);
  EXPECT_NE(twice.find("[alerts.Finance] webhook_secret has two places, "), std::string::npos) << twice;
}

TEST(ConfigSecrets, AFileThatCannotServeIsNamedWithTheRemedy) {
  const std::string text = with("erp", "web_service_key_file = \"/run/secrets/key\"");
  const std::string begin = "[erp] web_service_key: /run/secrets/key ";
  EXPECT_NE(problems_of(text, {}).find(begin + "cannot be read; check the path"), std::string::npos);
  for (const char* nothing : {"", "\n", "\r\n"}) {
    EXPECT_NE(
        problems_of(text, {{}, {{"/run/secrets/key", nothing}}}).find(begin + "is empty: write the secret into it"),
        std::string::npos);
  }
  for (const std::string& odd : {std::string("hush\nhush\n"), std::string("hush\0hush", 9), std::string("hush\x1b")}) {
    EXPECT_NE(
        problems_of(text, {{}, {{"/run/secrets/key", odd}}}).find(begin + "must hold the secret alone, in one line"),
        std::string::npos);
  }
}

TEST(ConfigSecrets, AVariableThatIsEmptyIsNoPlace) {
  Surroundings around = four_places();
  around.variables["VENDORPROOF_CLIENT_SECRET"] = "";
  around.variables["CREDENTIALS_DIRECTORY"] = "";
  around.variables["VENDORPROOF_OPERATORS_TOKEN"] = std::string(32, 'k');
  const auto config = read_config(text_of_four_places(), "live.toml", around.sources());
  ASSERT_TRUE(config.has_value()) << config.error().message;
  EXPECT_EQ(config->operators.token, std::string(32, 'k'));
}

TEST(ConfigSecrets, AWrongSecretIsToldWithItsPlaceAlone) {
  Surroundings around = four_places();
  around.files["/run/credentials/v/operators_token"] = "hush-hush";
  const std::string problems = problems_of(text_of_four_places(), around);
  EXPECT_NE(problems.find("[operators] token from the credential /run/credentials/v/operators_token must have at "
                          "least 32 letters"),
            std::string::npos)
      << problems;
}

TEST(ConfigSecrets, OnlySecretsMayBeElsewhere) {
  const std::string problems = problems_of(with("amazon", "client_id_file = \"/s\""), four_places());
  EXPECT_NE(problems.find("[amazon] client_id_file is unknown"), std::string::npos) << problems;
  EXPECT_NE(problems.find("client_secret_file, "), std::string::npos) << problems;
  EXPECT_NE(problems_of(with("amazon", "client_secret_file = 5"), {}).find("client_secret_file must be a text"),
            std::string::npos);
}

}  // namespace
}  // namespace vendorproof::live
