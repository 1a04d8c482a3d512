// The real programs `serve` and `run`: their trade has the ledger of the simulation, also when they are killed, when a
// disk is full, when a store is damaged or used twice, and when descriptors run out.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/store/schema.h"
#include "core/store/store.h"
#include "harness/command/serve.h"
#include "tests/core/store/store_file.h"
#include "tests/harness/command/served_trade.h"
#include "tests/harness/raw_connection.h"
#include "tests/harness/ten_orders.h"
#include "tests/support/places.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

/// A program that this test started, with its output or its errors. It may write files up to a limit.
class Program {
 public:
  explicit Program(const std::vector<std::string>& words, int stream = STDOUT_FILENO, rlim_t file_max = RLIM_INFINITY) {
    std::array<int, 2> pipe{};
    EXPECT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
    id_ = ::fork();
    if (id_ == 0) {
      ::dup2(pipe[1], stream);
      const rlimit limit = {file_max, RLIM_INFINITY};
      if (file_max != RLIM_INFINITY && ::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(126);
      std::vector<char*> arguments;
      for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
      arguments.push_back(nullptr);
      ::execv(arguments[0], arguments.data());
      ::_exit(127);
    }
    ::close(pipe[1]);
    output_ = pipe[0];
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program() {
    if (id_ > 0) wait_after(SIGKILL);
    ::close(output_);
  }

  std::string first_line() {
    std::string line;
    char character = 0;
    pollfd source{output_, POLLIN, 0};
    while (::poll(&source, 1, 30'000) == 1 && ::read(output_, &character, 1) == 1 && character != '\n')
      line += character;
    return line;
  }
  /// Everything that it says until its end.
  std::vector<std::string> lines() {
    std::vector<std::string> lines;
    for (std::string line = first_line(); !line.empty(); line = first_line()) lines.push_back(line);
    return lines;
  }
  pid_t id() const { return id_; }
  int wait() {
    int status = 0;
    EXPECT_EQ(::waitpid(id_, &status, 0), id_);
    id_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  int wait_after(int signal) {
    ::kill(id_, signal);
    return wait();
  }

 private:
  pid_t id_ = 0;
  int output_ = -1;
};

const std::string program = tests::program();

fs::path empty_folder(const std::string& name) {
  const fs::path folder = fs::temp_directory_path() / (name + "-" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

std::string config_text(const Json& ready, const std::string& store) {
  std::string text;
  text += "[amazon]\nendpoint = \"" + ready["amazon"].get<std::string>() + "\"\n";
  text += "client_id = \"amzn1.application-oa2-client.test\"\nclient_secret = \"test-secret\"\n";
  text += "refresh_token = \"Atzr|test-refresh-token\"\nconnections = 1\n";
  text += "[erp]\nendpoint = \"" + ready["erp"].get<std::string>() + "\"\n";
  text += "company_id = \"5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10\"\nuser = \"vendorproof\"\n";
  text += "web_service_key = \"erp-test-key\"\ncustomer_number = \"AMAZON\"\n";
  text += "[store]\nfile = \"" + store + "\"\n";
  text += "[core]\norders_from = 2026-11-01T00:00:00Z\n";
  text += "[clock]\nkind = \"control\"\ncontrol = \"" + ready["control"].get<std::string>() + "\"\n";
  return text;
}

std::vector<std::string> serve_words(const std::string& scenario_file) {
  return {program,          "serve", "--amazon-port", "0",       "--erp-port", "0",
          "--control-port", "0",     "--clock",       "virtual", "--scenario", scenario_file};
}

TEST(Programs, TheProgramsComeToTheLedgerOfTheSimulation) {
  const fs::path folder = empty_folder("vendorproof-serve-test");
  const scenarios::Scenario scenario = ten_orders();
  const std::string scenario_file = (folder / "ten-orders.json").string();
  ASSERT_TRUE(write_file(scenario_file, scenarios::write_scenario(scenario)).has_value());
  Program serving(serve_words(scenario_file));
  const std::string line = serving.first_line();
  const auto ready = parse_json(line);
  ASSERT_TRUE(ready.has_value()) << line;
  EXPECT_EQ((*ready)["ready"], true);
  const std::string config_file = (folder / "live.toml").string();
  ASSERT_TRUE(write_file(config_file, config_text(*ready, (folder / "state.db").string())).has_value());
  Program running({program, "run", "--config", config_file, "--until-idle"});
  EXPECT_EQ(running.wait(), 0);
  const HttpResponse ledger = ask((*ready)["control"].get<std::string>(), "GET", "/ledger");
  ASSERT_EQ(ledger.status, 200);
  expect_same(ledger_in_process(scenario), timeless(parse_json(ledger.body).value()));
  EXPECT_EQ(serving.wait_after(SIGTERM), 0);
  fs::remove_all(folder);
}

/// A key that only one effect may have; "" for effects that may be repeated. A sales order that is made twice has two
/// numbers, so its key is the purchase order.
std::string once_only(const Json& entry) {
  const std::string kind = entry["kind"];
  if (kind == "SalesOrderCreated") return kind + " " + entry.value("purchase_order", "");
  const bool by_document = kind == "ShipNoticeAccepted" || kind == "InvoiceAccepted" || kind == "PaymentPosted";
  if (!by_document) return "";
  return kind + " " + entry.value("document", "") + " " + entry.value("other_document", "");
}

/// The served mocks with ten orders, and a configuration of the daemon for them.
class ServedTrade : public testing::Test {
 protected:
  explicit ServedTrade(const scenarios::Scenario& scenario = ten_orders()) {
    EXPECT_TRUE(write_file(scenario_file_, scenarios::write_scenario(scenario)).has_value());
    serving_ = std::make_unique<Program>(serve_words(scenario_file_));
    ready_ = parse_json(serving_->first_line()).value();
    EXPECT_TRUE(write_file(config_file_, config_text(ready_, (folder_ / "state.db").string())).has_value());
  }
  ~ServedTrade() override {
    EXPECT_EQ(serving_->wait_after(SIGINT), 0);
    fs::remove_all(folder_);
  }
  ServedTrade(const ServedTrade&) = delete;
  ServedTrade& operator=(const ServedTrade&) = delete;

  std::vector<std::string> to_the_end() const { return {program, "run", "--config", config_file_, "--until-idle"}; }
  void expect_everything_once(std::size_t at_least) const {
    const Json ledger = parse_json(ask(ready_["control"].get<std::string>(), "GET", "/ledger").body).value();
    std::map<std::string, int> effects;
    for (const Json& entry : ledger) {
      const std::string effect = once_only(entry);
      if (!effect.empty()) ++effects[effect];
    }
    EXPECT_GE(effects.size(), at_least) << "sales orders, ship notices, invoices, payments";
    for (const auto& [effect, count] : effects) EXPECT_EQ(count, 1) << effect;
  }

  std::int64_t requests_with_status(int status) const {
    const std::string query = "/journal/count?status=" + std::to_string(status);
    return parse_json(ask(ready_["control"].get<std::string>(), "GET", query).body).value().value("count", 0);
  }

  const fs::path folder_ = empty_folder("vendorproof-restart-test");
  const std::string scenario_file_ = (folder_ / "ten-orders.json").string();
  const std::string config_file_ = (folder_ / "live.toml").string();

 private:
  std::unique_ptr<Program> serving_;
  Json ready_;
};

/// Killed in the middle of the trade or asked to stop: nothing is lost and nothing is doubled.
TEST_F(ServedTrade, IsFinishedByAProgramThatIsKilledAndStartedAgain) {
  for (int i = 0; i < 10; ++i) {
    Program running({program, "run", "--config", config_file_});
    std::this_thread::sleep_for(std::chrono::milliseconds(200 + 7 * i));
    const bool killed = i % 3 != 0;
    EXPECT_EQ(running.wait_after(killed ? SIGKILL : SIGTERM), killed ? -SIGKILL : 0);
  }
  EXPECT_EQ(Program(to_the_end()).wait(), 0);
  expect_everything_once(30);
}

/// A hundred orders, and an ERP that refuses everything now and then: a wrong secret, a firewall, a gateway.
scenarios::Scenario refused_again_and_again() {
  scenarios::Scenario scenario = orders_of(100, std::chrono::hours(3));
  const std::vector<std::int64_t> statuses = {401, 200, 504, 404, 408};
  for (std::size_t i = 0; i < 2 * statuses.size(); ++i) {
    scenarios::Fault fault;
    fault.kind = scenarios::FaultKind::Refusal;
    fault.peer = i % 3 == 2 ? "amazon" : "erp";
    fault.status = statuses[i % statuses.size()];
    fault.from = std::chrono::hours(5 + 30 * static_cast<int>(i));
    fault.until = fault.from + std::chrono::hours(6);
    scenario.faults.push_back(fault);
  }
  return scenario;
}

class RefusedTrade : public ServedTrade {
 protected:
  RefusedTrade() : ServedTrade(refused_again_and_again()) {}
};

TEST_F(RefusedTrade, OfAHundredOrdersIsFinishedByAProgramThatIsKilledFiftyTimes) {
  std::int64_t refused = 0;
  for (int i = 0; i < 50; ++i) {
    Program running({program, "run", "--config", config_file_}, STDERR_FILENO);
    std::this_thread::sleep_for(std::chrono::milliseconds(60 + 7 * (i % 20)));
    EXPECT_EQ(running.wait_after(SIGKILL), -SIGKILL);
    // The journal forgets old requests.
    refused = std::max(refused, requests_with_status(401) + requests_with_status(404));
  }
  EXPECT_GE(refused, 10);
  EXPECT_EQ(Program(to_the_end()).wait(), 0);
  // Some ship notices are of two orders.
  expect_everything_once(380);
}

/// A limit on the size of files stands for the full disk, so that the test runs without a disk of its own.
TEST_F(ServedTrade, IsFinishedByAProgramWhoseDiskWasFullWhenThereIsRoomAgain) {
  for (const rlim_t file_max : {100'000U, 130'000U, 160'000U}) {
    Program running(to_the_end(), STDERR_FILENO, file_max);
    const std::vector<std::string> lines = running.lines();
    EXPECT_EQ(running.wait(), 2) << file_max;
    ASSERT_FALSE(lines.empty());
    EXPECT_NE(lines.back().find("state.db: its disk fails (disk I/O error: File too large); check the disk"),
              std::string::npos)
        << lines.back();
  }
  EXPECT_EQ(Program(to_the_end()).wait(), 0);
  expect_everything_once(30);
}

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
    EXPECT_NE(lines[0].find("put a copy of the store in its place"), std::string::npos) << lines[0];
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

/// With 64 descriptors, 200 clients cannot all be served: some are refused, and when they have gone all is well.
TEST(Programs, RefusesClientsWhereDescriptorsRunOutAndRecovers) {
  Program serve(
      {"/bin/bash", "-c", "ulimit -n 64; exec '" + program + "' serve --amazon-port 0 --erp-port 0 --control-port 0"});
  const Json ready = *parse_json(serve.first_line());
  const int port = std::stoi(split(ready["amazon"].get<std::string>(), ':').back());
  {
    std::vector<std::unique_ptr<RawConnection>> crowd;
    for (int i = 0; i < 200; ++i) crowd.push_back(std::make_unique<RawConnection>(port));
    const std::string heard = crowd.back()->hear("\r\n\r\n");
    EXPECT_EQ(heard.find("HTTP/1.1 503 "), 0U) << heard;
    crowd[0]->say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(crowd[0]->hear("\r\n\r\n").find("HTTP/1.1 4"), 0U) << "who is inside is served";
  }
  // The server needs a moment to see that the crowd has gone.
  int status = 503;
  for (int i = 0; i < 100 && status == 503; ++i) {
    status = ask(ready["amazon"].get<std::string>(), "GET", "/").status;
    if (status == 503) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_NE(status, 503);
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

TEST(Programs, ItsMistakesEndWithTwo) {
  EXPECT_EQ(Program({program, "serve", "--scenario", "/nowhere.json"}).wait(), 2);
  EXPECT_EQ(Program({program, "run", "--config", "/nowhere.toml"}).wait(), 2);
  const auto front = HttpFront::open(0, [](const HttpRequest&) { return HttpResponse{}; });
  ASSERT_TRUE(front.has_value());
  const std::string port = std::to_string((*front)->port());
  EXPECT_EQ(Program({program, "serve", "--amazon-port", "0", "--erp-port", "0", "--control-port", port}).wait(), 2);
}

}  // namespace
}  // namespace vendorproof::harness
