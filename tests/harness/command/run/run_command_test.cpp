#include "harness/command/run/run_command.h"

#include <chrono>
#include <filesystem>
#include <regex>
#include <thread>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/store/schema.h"
#include "tests/core/store/store_file.h"
#include "tests/harness/command/served_trade.h"
#include "tests/harness/command/started_program.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

/// The daemon with an existing store; nothing listens at its peers' ports.
class RunOnAStore : public store::StoreFile {
 protected:
  std::vector<std::string> run_words() const {
    const Json nobody = {{"amazon", "http://127.0.0.1:9"}, {"erp", "http://127.0.0.1:7"}, {"control", ""}};
    const std::string config_file = path_ + ".toml";
    std::string text = config_text(nobody, path_);
    text.resize(text.find("[clock]"));
    EXPECT_TRUE(write_file(config_file, text).has_value());
    return {program, "run", "--config", config_file};
  }
};

TEST_F(RunOnAStore, MigratesAStoreOfAnOlderVersionAndKeepsACopy) {
  write_version(1);
  Program running(run_words());
  for (int i = 0; i < 200 && !fs::exists(path_ + ".version-1"); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  std::this_thread::sleep_for(std::chrono::seconds(1));
  EXPECT_EQ(running.wait_after(SIGTERM), 0);
  EXPECT_EQ(rows("PRAGMA user_version"), std::vector<std::string>{std::to_string(store::schema_version)});
  EXPECT_EQ(rows("PRAGMA user_version", ".version-1"), std::vector<std::string>{"1"});
}

TEST_F(RunOnAStore, EndsWithTwoAndOneLineWhenTheStoreIsDamaged) {
  for (const char* damage : {"UPDATE orders SET document = '[' WHERE number = '7QX2M4KP'",
                             "UPDATE work SET operation = 999 WHERE key = 'poll/orders'", "DROP TABLE work"}) {
    write_version(2);
    run(damage);
    Program running(run_words(), STDERR_FILENO);
    const std::vector<std::string> lines = running.lines();
    EXPECT_EQ(running.wait(), 2) << damage;
    ASSERT_EQ(lines.size(), 1U) << join(lines, "\n");
    EXPECT_NE(lines[0].find(path_ + ": "), std::string::npos) << lines[0];
    EXPECT_NE(lines[0].find("put a copy in its place"), std::string::npos) << lines[0];
    TearDown();
  }
}

TEST_F(RunOnAStore, ChecksTheConfigurationAlone) {
  std::vector<std::string> words = run_words();
  words.emplace_back("--check");
  EXPECT_EQ(Program(words).wait(), 0);
  EXPECT_FALSE(fs::exists(path_)) << "nothing is begun";
  const std::string config_file = path_ + ".toml";
  std::string text = *read_file(config_file);
  text += "poll_orders = \"1ms\"\nbackoff_max = \"2h\"\n";
  ASSERT_TRUE(write_file(config_file, text).has_value());
  for (const bool only : {true, false}) {
    if (!only) words.pop_back();
    Program checking(words, STDERR_FILENO);
    EXPECT_EQ(checking.lines(),
              (std::vector<std::string>{
                  "vendorproof run: " + config_file + ": [core] poll_orders is 1ms: sensible is 10s to 12h",
                  "vendorproof run: " + config_file + ": [core] backoff_max is 2h: sensible is 10s to 1h"}));
    EXPECT_EQ(checking.wait(), 2);
  }
}

TEST_F(RunOnAStore, IsForItsOwnerAlone) {
  Program running(run_words(), STDERR_FILENO);
  running.first_line();
  for (const std::string& file : {path_, path_ + "-wal"}) {
    ASSERT_TRUE(fs::exists(file)) << file;
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write) << file;
  }
  EXPECT_EQ(running.wait_after(SIGTERM), 0);
}

TEST_F(RunOnAStore, SecretsOfTheRealAmazonMustBeForTheirOwnerAlone) {
  std::vector<std::string> words = run_words();
  words.emplace_back("--check");
  const std::string config_file = path_ + ".toml";
  std::string text = *read_file(config_file);
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"http://127.0.0.1:9", "https://sellingpartnerapi-na.amazon.com"},
           {"http://127.0.0.1:7", "https://bc.example"},
           {"amzn1.application-oa2-client.test", "mine"},
           {"test-secret", "mine"},
           {"Atzr|test-refresh-token", "mine"},
           {"5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10", "11111111-8a0c-4c5e-9f0e-7c1b5a3f2e10"},
           {"erp-test-key", "mine"},
           {"[erp]",
            "remit_to_party = \"TEAS1\"\nship_from_party = \"DOCK9\"\nship_from_name = \"Tea\"\n"
            "ship_from_street = \"2 Road\"\nship_from_city = \"Reno\"\nship_from_postal_code = \"8\"\n[erp]"}}) {
    ASSERT_NE(text.find(from), std::string::npos) << from;
    text.replace(text.find(from), from.size(), to);
  }
  ASSERT_TRUE(write_file(config_file, text).has_value());
  fs::permissions(config_file, fs::perms::owner_all | fs::perms::group_read);
  Program checking(words, STDERR_FILENO);
  EXPECT_EQ(checking.lines(),
            std::vector<std::string>{"vendorproof run: others may read or change " + config_file + ": `chmod 600` it"});
  EXPECT_EQ(checking.wait(), 2);
  fs::permissions(config_file, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(Program(words).wait(), 0);
}

TEST_F(RunOnAStore, TellsTheirPlacesAndRefusesAFileOfASecretThatOthersMayRead) {
  std::vector<std::string> words = run_words();
  words.emplace_back("--check");
  const std::string config_file = path_ + ".toml";
  const std::string secret_file = path_ + ".secret";
  std::string text = *read_file(config_file);
  const std::string given = "client_secret = \"test-secret\"";
  text.replace(text.find(given), given.size(), "client_secret_file = \"" + secret_file + "\"");
  ASSERT_TRUE(write_file(config_file, text).has_value());
  ASSERT_TRUE(write_file(secret_file, "hush-hush\n").has_value());
  fs::permissions(secret_file, fs::perms::owner_read | fs::perms::others_read);
  Program here(words, STDERR_FILENO);
  const std::vector<std::string> lines = here.lines();
  EXPECT_EQ(here.wait(), 0) << "against mocks of this machine nothing is secret";
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[1], "vendorproof run: [amazon] client_secret comes from the file " + secret_file);
  EXPECT_EQ(lines[3], "vendorproof run: [erp] web_service_key comes from the configuration itself");

  text = std::regex_replace(text, std::regex("http://127.0.0.1:9"), "https://sellingpartnerapi-na.amazon.com");
  ASSERT_TRUE(write_file(config_file, text).has_value());
  Program elsewhere(words, STDERR_FILENO);
  const std::string all = join(elsewhere.lines(), "\n");
  EXPECT_EQ(elsewhere.wait(), 2);
  EXPECT_NE(all.find("vendorproof run: [amazon] client_secret: others may read or change " + secret_file +
                     ": `chmod 600` it, or mount it with mode 0400"),
            std::string::npos)
      << all;
  EXPECT_EQ(all.find("hush"), std::string::npos);
}

TEST_F(RunOnAStore, TellsWhyItsPeerDoesNotAnswer) {
  Program running(run_words(), STDERR_FILENO);
  EXPECT_NE(running.first_line().find("started with "), std::string::npos);
  EXPECT_EQ(running.first_line(),
            "vendorproof run: Amazon does not answer: no connection to http://127.0.0.1:9: nobody listens there, or "
            "the name is not known");
  EXPECT_EQ(running.wait_after(SIGTERM), 0);
}

TEST_F(RunOnAStore, TrustsTheAuthorityInSslCertFileAndSaysWhyItTrustsNoOther) {
  const std::string folder = path_ + "-tls";
  Program serve({program, "serve", "--amazon-port", "0", "--erp-port", "0", "--control-port", "0", "--tls",
                 "--tls-port", "0", "--tls-dir", folder});
  Json ready = parse_json(serve.first_line()).value();
  ready["amazon"] = ready["amazon_tls"];
  const std::string config_file = path_ + ".toml";
  std::string text = config_text(ready, path_);
  text.resize(text.find("[clock]"));
  ASSERT_TRUE(write_file(config_file, text).has_value());
  Program stranger({program, "run", "--config", config_file}, STDERR_FILENO);
  stranger.first_line();
  const std::string told = stranger.first_line();
  EXPECT_NE(told.find("Amazon does not answer: the certificate of https://127.0.0.1:"), std::string::npos) << told;
  EXPECT_NE(told.find("is not trusted: "), std::string::npos) << told;
  EXPECT_NE(told.find("SSL_CERT_FILE"), std::string::npos) << told;
  EXPECT_EQ(stranger.wait_after(SIGTERM), 0);
  Program friendly({"/usr/bin/env", "SSL_CERT_FILE=" + folder + "/ca.pem", program, "run", "--config", config_file});
  const std::string control = ready["control"];
  std::string journal;
  for (int i = 0; i < 200 && journal.find("getPurchaseOrders") == std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    journal = ask(control, "GET", "/journal").body;
  }
  EXPECT_NE(journal.find("getPurchaseOrders"), std::string::npos) << "it reads orders over TLS";
  EXPECT_EQ(friendly.wait_after(SIGTERM), 0);
  fs::remove_all(folder);
}

TEST_F(RunOnAStore, DoesNotSayThatEverythingIsSettledWhereAPeerRefusesIt) {
  Program serve(
      {program, "serve", "--amazon-port", "0", "--erp-port", "0", "--control-port", "0", "--clock", "virtual"});
  const Json ready = parse_json(serve.first_line()).value();
  std::string text = config_text(ready, path_);
  text.replace(text.find("test-secret"), 11, "wrong-secret");
  const std::string config_file = path_ + ".toml";
  ASSERT_TRUE(write_file(config_file, text).has_value());
  Program running({program, "run", "--config", config_file, "--until-idle"}, STDERR_FILENO);
  const std::string told = join(running.lines(), "\n");
  EXPECT_EQ(running.wait(), 1) << told;
  EXPECT_NE(told.find("Amazon refuses this program with status 40"), std::string::npos) << told;
  EXPECT_NE(told.find("nobody knows whether everything is settled"), std::string::npos) << told;
}

TEST_F(RunOnAStore, EndsWithTwoWhenAnotherProgramWorksOnItUntilThatIsKilled) {
  Program first(run_words(), STDERR_FILENO);
  EXPECT_NE(first.first_line().find("started with " + path_), std::string::npos);
  Program second(run_words(), STDERR_FILENO);
  const std::vector<std::string> lines = second.lines();
  EXPECT_EQ(second.wait(), 2);
  EXPECT_EQ(lines,
            std::vector<std::string>{"vendorproof run: store " + path_ + ": process " + std::to_string(first.id()) +
                                     " works on it; stop that process first, or use another file: two would do "
                                     "the same work twice"});
  EXPECT_EQ(first.wait_after(SIGKILL), -SIGKILL);
  Program third(run_words(), STDERR_FILENO);
  EXPECT_NE(third.first_line().find("started with " + path_), std::string::npos);
  EXPECT_EQ(third.wait_after(SIGTERM), 0);
}

}  // namespace
}  // namespace vendorproof::harness
