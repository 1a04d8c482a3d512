// Alerts of the real programs: `alerts test`, and a daemon that is killed, stopped and started again.
#include "harness/command/door/alerts_command.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/stat.h>

#include "core/base/text.h"
#include "tests/core/live/alerts/receiver.h"
#include "tests/core/live/silent_server.h"
#include "tests/core/store/store_file.h"
#include "tests/harness/command/started_program.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

const std::string webhook_secret = "a secret of the test, 30 letters";

/// As the README shows it to whoever receives alerts.
bool is_ours(const live::Received& received) {
  std::string time = received.signature.substr(0, received.signature.find(','));
  const std::string hex = received.signature.substr(received.signature.find("v1=") + 3);
  const std::string text = time.substr(2) + "." + received.body;
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha256(), webhook_secret.data(), static_cast<int>(webhook_secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest, &size);
  return hex == fmt::format("{:02x}", fmt::join(digest, digest + size, ""));
}

class AlertsOfADaemon : public store::StoreFile {
 protected:
  void SetUp() override {
    StoreFile::SetUp();
    TearDown();
  }
  void TearDown() override {
    StoreFile::TearDown();
    for (const char* end : {".alerts", ".alerts.new", ".alerts.damaged", ".jsonl"})
      std::filesystem::remove_all(path_ + end);
  }
  /// A daemon that reaches no peer.
  std::string write_config(const std::string& alerts, const std::string& more = "") const {
    const Json nobody = {{"amazon", "http://127.0.0.1:9"}, {"erp", "http://127.0.0.1:7"}, {"control", ""}};
    std::string text = config_text(nobody, path_);
    text.resize(text.find("[clock]"));
    EXPECT_TRUE(write_file(path_ + ".toml", text + alerts + more).has_value());
    return path_ + ".toml";
  }
  std::string to(const std::string& origin) const {
    return "[alerts]\nwebhook = \"" + origin + "/hook\"\nwebhook_secret = \"" + webhook_secret + "\"\nfile = \"" +
           path_ + ".jsonl\"\n";
  }
  struct Said {
    int exit_code;
    std::string text;
  };
  static Said said_by(const std::vector<std::string>& words, int stream = STDOUT_FILENO) {
    Program running(words, stream);
    const std::string text = join(running.lines(), "\n");
    return {running.wait(), text};
  }
  static void wait_for_start(Program& running) {
    std::string line = running.first_line();
    while (!line.empty() && line.find("started with") == std::string::npos) line = running.first_line();
    ASSERT_FALSE(line.empty());
  }
};

/// The ids of each event of each incident.
struct ToldAlerts {
  std::map<std::string, std::set<std::string>> ids;  ///< by `event key`
  explicit ToldAlerts(const std::vector<live::Received>& received) {
    for (const live::Received& one : received) {
      const Json body = Json::parse(one.body);
      EXPECT_TRUE(is_ours(one)) << one.signature;
      EXPECT_EQ(body["id"], one.id);
      ids[one.event + " " + body["key"].get<std::string>()].insert(one.id);
    }
  }
};

TEST_F(AlertsOfADaemon, KeepOneIdHoweverItEnds) {
  write_version(5);
  live::Receiver receiver;
  const std::string config = write_config(to(receiver.url()));
  constexpr std::size_t open_incidents = 14;
  for (const int signal : {SIGKILL, SIGKILL, SIGTERM, SIGTERM}) {
    Program running({program, "run", "--config", config}, STDERR_FILENO);
    wait_for_start(running);
    EXPECT_GE(receiver.wait_for(open_incidents).size(), open_incidents);
    EXPECT_EQ(running.wait_after(signal), signal == SIGKILL ? -SIGKILL : 0);
  }
  const ToldAlerts seen(receiver.wait_for(open_incidents));
  EXPECT_GE(seen.ids.size(), open_incidents);
  for (const auto& [name, ids] : seen.ids) EXPECT_EQ(ids.size(), 1U) << name << " was told as two alerts";
  EXPECT_TRUE(seen.ids.contains("incident unknown-item/9HHHHHHH/1"));
  const std::vector<std::string> lines = split(read_file(path_ + ".jsonl").value(), '\n');
  EXPECT_GE(lines.size(), open_incidents);
  struct stat state {};
  ASSERT_EQ(::stat((path_ + ".alerts").c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0600U);
}

TEST_F(AlertsOfADaemon, SayWhenAnIncidentIsSolvedAndWhenNobodyHearsThem) {
  write_version(5);
  live::Receiver receiver([](int) { return 500; });
  const std::string door = "[operators]\nlisten = \"127.0.0.1:28632\"\ntoken = \"0123456789abcdef0123456789abcdef\"\n";
  const std::string config = write_config(to(receiver.url()), door);
  Program running({program, "run", "--config", config}, STDERR_FILENO);
  std::string line = running.first_line();
  while (!line.empty() && line.find("alerts do not reach webhook") == std::string::npos) line = running.first_line();
  EXPECT_NE(line.find("answers with status 500"), std::string::npos) << line;
  const Said status = said_by({program, "status", "--config", config});
  EXPECT_EQ(status.exit_code, 1);
  EXPECT_NE(status.text.find("on their way, 0 given up\n  webhook: " + receiver.url() + " answers with status 500"),
            std::string::npos)
      << status.text;
  EXPECT_EQ(said_by({program, "exceptions", "close", "unknown-item/9HHHHHHH/1", "--note", "x", "--by", "ann",
                     "--config", config})
                .exit_code,
            0);
  EXPECT_EQ(running.wait_after(SIGTERM), 0);
  const std::string file = read_file(path_ + ".jsonl").value();
  EXPECT_NE(file.find(R"("event":"resolved")"), std::string::npos) << "the file took what the webhook did not";

  live::Receiver healthy;
  Program again({program, "run", "--config", write_config(to(healthy.url()))}, STDERR_FILENO);
  wait_for_start(again);
  EXPECT_GE(healthy.wait_for(15).size(), 15U);
  EXPECT_EQ(again.wait_after(SIGTERM), 0);
  const ToldAlerts seen(healthy.wait_for(15));
  EXPECT_TRUE(seen.ids.contains("resolved unknown-item/9HHHHHHH/1"));
  EXPECT_TRUE(seen.ids.contains("incident unknown-item/9HHHHHHH/1"));
}

TEST_F(AlertsOfADaemon, CanBeTried) {
  live::Receiver receiver;
  live::Receiver finance([](int) { return 410; });
  const Said good = said_by({program, "alerts", "test", "--config", write_config(to(receiver.url()))});
  EXPECT_EQ(good.exit_code, 0) << good.text;
  EXPECT_NE(good.text.find("webhook at " + receiver.url() + ": took test alert "), std::string::npos) << good.text;
  EXPECT_EQ(good.text.find("/hook"), std::string::npos) << "the path may be a secret";
  ASSERT_EQ(receiver.wait_for(1).size(), 1U);
  EXPECT_TRUE(is_ours(receiver.wait_for(1)[0]));
  EXPECT_EQ(receiver.wait_for(1)[0].event, "test");
  EXPECT_EQ(split(read_file(path_ + ".jsonl").value(), '\n').size(), 2U);
  EXPECT_FALSE(std::filesystem::exists(path_)) << "it needs no store";

  const std::string own = "[alerts.Finance]\nwebhook = \"" + finance.url() + "/hook\"\n";
  const Said bad = said_by({program, "alerts", "test", "--config", write_config(to(receiver.url()) + own)});
  EXPECT_EQ(bad.exit_code, 1);
  EXPECT_NE(bad.text.find("webhook of Finance at " + finance.url() + ": did not take it: "), std::string::npos);
  EXPECT_NE(bad.text.find("status 410: this address is no longer used"), std::string::npos) << bad.text;

  const Said none = said_by({program, "alerts", "test", "--config", write_config("")}, STDERR_FILENO);
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_NE(none.text.find("[alerts] is missing"), std::string::npos) << none.text;
  const Said wrong = said_by(
      {program, "alerts", "test", "--config", write_config("[alerts]\nwebhook = \"https://x.example.com/hush\"\n")},
      STDERR_FILENO);
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.text.find("[alerts] webhook has no secret to sign with"), std::string::npos) << wrong.text;
}

TEST_F(AlertsOfADaemon, AreShownByTheCheck) {
  const Said on =
      said_by({program, "run", "--check", "--config", write_config(to("http://127.0.0.1:9"))}, STDERR_FILENO);
  EXPECT_EQ(on.exit_code, 0);
  EXPECT_NE(on.text.find("alerts go to webhook at http://127.0.0.1:9, file "), std::string::npos) << on.text;
  const Said off = said_by({program, "run", "--check", "--config", write_config("")}, STDERR_FILENO);
  EXPECT_NE(off.text.find("nobody gets alerts"), std::string::npos) << off.text;
  const Said wrong = said_by(
      {program, "run", "--check", "--config", write_config(to("http://127.0.0.1:9") + "escalate_after = \"10s\"\n")},
      STDERR_FILENO);
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.text.find("[alerts] escalate_after is 10s"), std::string::npos) << wrong.text;
}

TEST_F(AlertsOfADaemon, ThatNobodyTakesDoNotStopTheOrders) {
  Program serving({program, "serve", "--amazon-port", "0", "--erp-port", "0", "--control-port", "0", "--clock",
                   "virtual", "--scenario", "price-differs"});
  const Json ready = parse_json(serving.first_line()).value();
  const live::Silent silent;
  const std::string alerts = to(silent.endpoint().origin) + "digest_at = \"07:00\"\n";
  ASSERT_TRUE(write_file(path_ + ".toml", config_text(ready, path_) + alerts).has_value());
  Program running({program, "run", "--config", path_ + ".toml", "--until-idle"});
  EXPECT_EQ(running.wait(), 0) << "everything is settled";
  EXPECT_EQ(serving.wait_after(SIGTERM), 0);
  std::map<std::string, std::set<std::string>> told;  ///< days, or one "" for each incident, by event and subject
  for (const std::string& line : split(read_file(path_ + ".jsonl").value_or(""), '\n')) {
    if (line.empty()) continue;
    const Json body = Json::parse(line);
    const std::string event = body["event"];
    const std::string subject = body.value("key", body["owner"].get<std::string>());
    EXPECT_TRUE(told[event + " " + subject].insert(body.value("day", "")).second) << "twice: " << line;
  }
  EXPECT_EQ(told["incident price-mismatch:item=TEA-GREEN"].size(), 1U);
  EXPECT_EQ(told["escalation price-mismatch:item=TEA-GREEN"].size(), 1U);
  EXPECT_GE(told["digest Finance"].size(), 20U) << "one a day";
  EXPECT_TRUE(told["digest IT"].empty()) << "nothing of it is open";
}

/// The ten lines of Python in the README of the room, run against what the program sends.
TEST_F(AlertsOfADaemon, AreVerifiedAsTheReadmeShows) {
  if (tests::ran_by_bash("command -v python3 >/dev/null").code != 0) GTEST_SKIP() << "there is no python3";
  live::Receiver receiver;
  ASSERT_EQ(said_by({program, "alerts", "test", "--config", write_config(to(receiver.url()))}).exit_code, 0);
  const live::Received received = receiver.wait_for(1).at(0);
  const std::string readme = read_file(tests::source_dir() + "/core/live/alerts/README.md").value();
  const std::size_t from = readme.find("```python\n") + 10;
  const std::string code = readme.substr(from, readme.find("```", from) - from);
  const auto verify = [&](const std::string& body) {
    const std::string call = "print(is_ours(open('" + path_ + ".body', 'rb').read(), '" + received.signature + "', b'" +
                             webhook_secret + "'))\n";
    EXPECT_TRUE(write_file(path_ + ".py", code + call) && write_file(path_ + ".body", body));
    return tests::ran_by_bash("python3 '" + path_ + ".py'").output;
  };
  EXPECT_EQ(verify(received.body), "True\n");
  EXPECT_EQ(verify(received.body + " "), "False\n");
  std::filesystem::remove(path_ + ".py");
  std::filesystem::remove(path_ + ".body");
}

}  // namespace
}  // namespace vendorproof::harness
