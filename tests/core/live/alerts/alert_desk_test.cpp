#include "core/live/alerts/alert_desk.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/text.h"
#include "core/live/clock.h"
#include "tests/core/live/alerts/incidents.h"
#include "tests/core/live/alerts/receiver.h"
#include "tests/core/live/operators/shop.h"
#include "tests/core/live/silent_server.h"

namespace vendorproof::live {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using Names = std::vector<std::string>;

class DeskOfADaemon : public testing::Test {
 protected:
  void SetUp() override {
    ledger_ = (std::filesystem::temp_directory_path() / ("alert-desk-" + std::to_string(::getpid()))).string();
    remove_all();
    config_.is_given = true;
    config_.webhook_secret = "0123456789abcdef";
    times_.back_off_first = milliseconds(20);
    times_.back_off_max = milliseconds(100);
    times_.send_timeout = milliseconds(300);
    times_.last_words_max = milliseconds(500);
  }
  void TearDown() override { remove_all(); }
  void remove_all() const {
    for (const char* end : {"", ".damaged", ".new", ".file"}) std::filesystem::remove_all(ledger_ + end);
  }
  Result<std::unique_ptr<AlertDesk>> tried() {
    const auto log = [this](const LogLine& line) {
      const std::lock_guard lock(mutex_);
      log_.push_back(line.text);
    };
    return AlertDesk::open(
        config_, ledger_, log, [this] { return clock_.now().value(); }, times_);
  }
  std::unique_ptr<AlertDesk> opened() {
    auto desk = tried();
    EXPECT_TRUE(desk);
    return std::move(*desk);
  }
  void send_to(const std::string& origin) { config_.webhook = {{origin, ""}, "/hook"}; }
  std::size_t lines_with(const std::string& text) {
    const std::lock_guard lock(mutex_);
    return static_cast<std::size_t>(std::count_if(
        log_.begin(), log_.end(), [&](const std::string& line) { return line.find(text) != std::string::npos; }));
  }
  /// As soon as it is so, or after half a minute.
  template <class Condition>
  static bool becomes(Condition condition) {
    for (int i = 0; i < 3'000 && !condition(); ++i) std::this_thread::sleep_for(milliseconds(10));
    return condition();
  }

  std::string ledger_;
  AlertsConfig config_;
  DeskTimes times_;
  RealClock clock_;
  std::mutex mutex_;
  Names log_;
};

TEST_F(DeskOfADaemon, TellsOnceAndTellsTheEnd) {
  Receiver receiver;
  send_to(receiver.url());
  const auto desk = opened();
  EXPECT_EQ(desk->look({incident_of("a")}, monday), monday + config_.escalate_after);
  EXPECT_EQ(receiver.taken(1), Names{"incident a"});
  desk->look({incident_of("a")}, monday + minutes(1));
  desk->look({}, monday + minutes(2));
  EXPECT_EQ(receiver.taken(2), (Names{"incident a", "resolved a"}));
  EXPECT_TRUE(becomes([&] { return desk->counts().sent == 2; }));
  EXPECT_EQ(desk->counts().pending, 0);
  EXPECT_EQ(desk->counts().trouble, "");
}

TEST_F(DeskOfADaemon, TwoThousandLinesWithOneFaultAreOneAlert) {
  Receiver receiver;
  send_to(receiver.url());
  Shop shop("alerts_two_thousand");
  shop.raise_unknown_items(2'000);
  const std::vector<OpenIncident> open = open_incidents_of(shop.core());
  ASSERT_EQ(open.size(), 1U);
  {
    const auto desk = opened();
    desk->look(open, monday);
  }
  const std::vector<Received> received = receiver.wait_for(1);
  ASSERT_EQ(received.size(), 1U);
  const Json body = Json::parse(received[0].body);
  EXPECT_EQ(body["count"], 2'000);
  EXPECT_EQ(body["orders"], 200);
  EXPECT_EQ(body["amounts"], Json::array({"2000.00 USD"}));
  EXPECT_LT(received[0].body.size(), 4'000U);
}

TEST_F(DeskOfADaemon, TriesAgainWithTheSameIdUntilItIsTaken) {
  Receiver receiver([](int count) { return count <= 2 ? 500 : 200; });
  send_to(receiver.url());
  const auto desk = opened();
  desk->look({incident_of("a")}, monday);
  const std::vector<Received> received = receiver.wait_for(3);
  ASSERT_EQ(received.size(), 3U);
  EXPECT_EQ(received[2].status, 200);
  EXPECT_EQ(received[0].id, received[2].id);
  EXPECT_EQ(received[0].body, received[2].body);
  EXPECT_TRUE(becomes([&] { return desk->counts().sent == 1 && desk->counts().trouble.empty(); }));
  EXPECT_EQ(lines_with("alerts do not reach webhook"), 1U) << "once, not at each attempt";
  EXPECT_EQ(lines_with("alerts reach their place again"), 1U);
}

TEST_F(DeskOfADaemon, NeverWaitsForAReceiverThatHangs) {
  const Silent silent;
  send_to(silent.endpoint().origin);
  config_.file = ledger_ + ".file";
  times_.send_timeout = seconds(20);
  const MonoTime before = clock_.now()->mono;
  {
    const auto desk = opened();
    for (int i = 0; i < 100; ++i) desk->look({incident_of("a")}, monday + minutes(i));
    EXPECT_LT(clock_.now()->mono - before, seconds(5)) << "the thread that steps the core goes on";
    EXPECT_EQ(desk->counts().pending + desk->counts().sent, 2);
  }
  EXPECT_LT(clock_.now()->mono - before, seconds(15)) << "so does the end of the daemon";
  Receiver receiver;
  send_to(receiver.url());
  const auto again = opened();
  EXPECT_EQ(receiver.taken(1), Names{"incident a"}) << "it stayed in the ledger";
}

TEST_F(DeskOfADaemon, TellsNothingTwiceAfterARestart) {
  Receiver receiver;
  send_to(receiver.url());
  const std::vector<OpenIncident> open = {incident_of("a"), incident_of("b")};
  opened()->look(open, monday);
  opened()->look(open, monday + minutes(1));
  opened()->look(open, monday + config_.escalate_after);
  opened()->look({incident_of("a")}, monday + config_.escalate_after + minutes(1));
  EXPECT_EQ(receiver.taken(5), (Names{"incident a", "incident b", "escalation a", "escalation b", "resolved b"}));
}

TEST_F(DeskOfADaemon, OneAlertThatIsRefusedDoesNotStopTheOthers) {
  Receiver receiver([](int count) { return count == 2 ? 200 : 422; });
  send_to(receiver.url());
  config_.give_up_after = Duration(1);
  const auto desk = opened();
  desk->look({incident_of("a"), incident_of("b")}, monday);
  EXPECT_EQ(receiver.taken(2), Names{"incident b"});
  EXPECT_TRUE(becomes([&] { return desk->counts().failed == 1 && desk->counts().sent == 1; }));
  EXPECT_EQ(desk->counts().pending, 0);
  EXPECT_EQ(desk->counts().trouble, "");
  EXPECT_EQ(lines_with("is given up"), 1U);
}

TEST_F(DeskOfADaemon, GivesUpAfterTheStatedTimeAndSaysSo) {
  send_to("http://127.0.0.1:9");
  config_.give_up_after = milliseconds(100);
  const auto desk = opened();
  desk->look({incident_of("a"), incident_of("b")}, monday);
  EXPECT_TRUE(becomes([&] { return desk->counts().failed == 2; }));
  EXPECT_EQ(lines_with("is given up, webhook did not take it in 100ms: incident for Finance: a"), 1U);
  EXPECT_NE(desk->counts().trouble.find("webhook: no connection to http://127.0.0.1:9"), std::string::npos);
  EXPECT_EQ(desk->counts().pending, 0);
}

TEST_F(DeskOfADaemon, ObeysRetryAfter) {
  SmallServer busy;
  std::vector<MonoTime> visits;
  std::mutex visits_mutex;
  busy.server.Post("/hook", [&](const httplib::Request&, httplib::Response& answer) {
    const std::lock_guard lock(visits_mutex);
    visits.push_back(clock_.now()->mono);
    answer.status = visits.size() == 1 ? 429 : 200;
    answer.set_header("Retry-After", "1");
  });
  busy.start();
  send_to(busy.url());
  const auto desk = opened();
  desk->look({incident_of("a")}, monday);
  EXPECT_TRUE(becomes([&] { return desk->counts().sent == 1; }));
  ASSERT_EQ(visits.size(), 2U);
  EXPECT_GE(visits[1] - visits[0], milliseconds(950));
}

TEST_F(DeskOfADaemon, HoldsBackWhatFindsNoRoomAndLosesNothing) {
  send_to("http://127.0.0.1:9");
  std::vector<OpenIncident> open;
  for (std::size_t i = 0; i < AlertDesk::pending_max + 10; ++i) open.push_back(incident_of("a" + std::to_string(i)));
  {
    const auto desk = opened();
    EXPECT_EQ(desk->look(open, monday), monday + minutes(1));
    EXPECT_EQ(desk->counts().pending, static_cast<std::int64_t>(AlertDesk::pending_max));
  }
  Receiver receiver;
  send_to(receiver.url());
  const auto desk = opened();
  ASSERT_EQ(receiver.wait_for(AlertDesk::pending_max).size(), AlertDesk::pending_max);
  EXPECT_TRUE(becomes([&] { return desk->counts().pending == 0; }));
  desk->look(open, monday + minutes(1));
  std::set<std::string> ids;
  for (const Received& one : receiver.wait_for(open.size())) ids.insert(one.id);
  EXPECT_EQ(ids.size(), open.size());
}

TEST_F(DeskOfADaemon, TellsAlsoWhereTheLedgerCannotBeWritten) {
  Receiver receiver;
  send_to(receiver.url());
  ledger_ = "/nowhere/ledger";
  const auto desk = opened();
  desk->look({incident_of("a")}, monday);
  EXPECT_EQ(receiver.taken(1), Names{"incident a"});
  EXPECT_TRUE(becomes([&] { return lines_with("alerts may be told twice") == 1; }));
}

TEST_F(DeskOfADaemon, SaysThatTheLedgerWasDamagedAndThatAPlaceIsGone) {
  ASSERT_TRUE(write_file(ledger_, "nonsense"));
  send_to("http://127.0.0.1:9");
  opened()->look({incident_of("a")}, monday);
  EXPECT_EQ(lines_with("is damaged"), 1U);
  config_.webhook = {};
  config_.file = ledger_ + ".file";
  const auto desk = opened();
  EXPECT_EQ(desk->counts().failed, 1);
  EXPECT_EQ(lines_with("[alerts] has no webhook any more"), 1U);
}

}  // namespace
}  // namespace vendorproof::live
