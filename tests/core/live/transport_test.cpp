#include "core/live/transport.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/core/live/silent_server.h"
#include "tests/core/live/small_server.h"

namespace vendorproof::live {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

HttpCall call(Peer peer, const std::string& key, const std::string& path) {
  HttpCall call;
  call.key.text = key;
  call.attempt = 3;
  call.peer = peer;
  call.request.path = path;
  return call;
}

PeerAddress address(const std::string& url, std::int64_t connections) {
  return {{{"", parse_endpoint(url).value()}}, connections};
}

void echo_with(SmallServer& small, const std::string& name) {
  small.server.Get("/.*", [name](const httplib::Request& request, httplib::Response& response) {
    response.set_content(name + request.path, "text/plain");
  });
  small.start();
}

std::string body_of(const CallDone& done) { return std::get<HttpResponse>(done.outcome).body; }

/// The next answers, up to `count`; fewer if none comes for ten seconds.
std::vector<Arrival> answers_of(Inbox& inbox, std::size_t count) {
  std::vector<Arrival> answers;
  while (answers.size() < count) {
    std::vector<Arrival> taken = inbox.take(seconds(10));
    if (taken.empty()) break;
    for (Arrival& answer : taken) answers.push_back(std::move(answer));
  }
  return answers;
}

/// A server that is told of anything that could change something.
TEST(Transport, WithholdsEverythingButReadsAndTheLogin) {
  SmallServer server;
  std::atomic<int> logins = 0;
  std::atomic<int> writes = 0;
  const auto write = [&](const httplib::Request&, httplib::Response&) { ++writes; };
  server.server.Post("/auth/o2/token", [&](const httplib::Request&, httplib::Response&) { ++logins; });
  server.server.Post("/.*", write);
  server.server.Put("/.*", write);
  server.server.Patch("/.*", write);
  server.server.Delete("/.*", write);
  echo_with(server, "read");
  Inbox inbox;
  std::vector<std::string> shown;
  Transport transport(address(server.url(), 1), address(server.url(), 1), inbox,
                      [&](const HttpCall& one) { shown.push_back(one.request.method + " " + one.key.text); });
  for (const Peer peer : {Peer::Amazon, Peer::Erp}) {
    for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE", "MERGE", "get", ""}) {
      HttpCall one = call(peer, std::string("k-") + method, "/a");
      one.request.method = method;
      one.only_reads = std::string_view(method) == "GET";
      transport.submit(std::move(one), seconds(10));
    }
  }
  // The ERP has no login of its own: such a key there is no excuse.
  for (const Peer peer : {Peer::Amazon, Peer::Erp}) {
    HttpCall login = call(peer, "token", "/auth/o2/token");
    login.request.method = "POST";
    transport.submit(std::move(login), seconds(10));
  }
  int withheld = 0;
  for (const Arrival& answer : answers_of(inbox, 18)) {
    const auto* silence = std::get_if<NoAnswer>(&answer.done.outcome);
    if (silence == nullptr) continue;
    EXPECT_EQ(*silence, NoAnswer::Withheld);
    ++withheld;
  }
  EXPECT_EQ(withheld, 15);
  EXPECT_EQ(shown.size(), 15U);
  EXPECT_EQ(logins, 1);
  EXPECT_EQ(writes, 0) << "a write has left";
}

TEST(Transport, SendsEachCallToItsPeerAndRoute) {
  SmallServer amazon;
  SmallServer login;
  SmallServer erp;
  echo_with(amazon, "amazon");
  echo_with(login, "login");
  echo_with(erp, "erp");
  Inbox inbox;
  PeerAddress routes{{{"/auth/", parse_endpoint(login.url()).value()}, {"", parse_endpoint(amazon.url()).value()}}, 1};
  Transport transport(routes, address(erp.url(), 1), inbox);
  std::set<std::string> bodies;
  transport.submit(call(Peer::Amazon, "1", "/orders"), seconds(5));
  transport.submit(call(Peer::Amazon, "2", "/auth/o2/token"), seconds(5));
  transport.submit(call(Peer::Erp, "3", "/items"), seconds(5));
  for (const Arrival& answer : answers_of(inbox, 3)) {
    EXPECT_EQ(answer.done.attempt, 3U);
    bodies.insert(answer.done.key.text + " " + body_of(answer.done));
  }
  EXPECT_EQ(bodies, (std::set<std::string>{"1 amazon/orders", "2 login/auth/o2/token", "3 erp/items"}));
}

TEST(Transport, HasNoMoreCallsUnderWayThanConnections) {
  SmallServer small;
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  small.server.Get("/.*", [&](const httplib::Request&, httplib::Response& response) {
    const int now_inside = ++inside;
    int seen = most;
    while (seen < now_inside && !most.compare_exchange_weak(seen, now_inside)) {
    }
    std::this_thread::sleep_for(milliseconds(30));
    --inside;
    response.set_content("ok", "text/plain");
  });
  small.start();
  Inbox inbox;
  Transport transport(address(small.url(), 2), address(small.url(), 1), inbox);
  for (int i = 0; i < 8; ++i) transport.submit(call(Peer::Amazon, std::to_string(i), "/x"), seconds(10));
  EXPECT_EQ(answers_of(inbox, 8).size(), 8U);
  EXPECT_EQ(most, 2);
}

TEST(Transport, ACallWhoseTimeIsUpBeforeAConnectionWasFreeIsNotDelivered) {
  SmallServer small;
  std::atomic<int> calls = 0;
  small.server.Get("/.*", [&](const httplib::Request&, httplib::Response& response) {
    ++calls;
    std::this_thread::sleep_for(milliseconds(400));
    response.set_content("ok", "text/plain");
  });
  small.start();
  Inbox inbox;
  Transport transport(address(small.url(), 1), address(small.url(), 1), inbox);
  transport.submit(call(Peer::Amazon, "slow", "/x"), seconds(10));
  transport.submit(call(Peer::Amazon, "waits", "/x"), milliseconds(100));
  const std::vector<Arrival> answers = answers_of(inbox, 2);
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0].done.key.text, "slow");
  EXPECT_EQ(std::get<NoAnswer>(answers[1].done.outcome), NoAnswer::NotDelivered);
  EXPECT_EQ(calls, 1);
}

TEST(Transport, EndsAtOnceWithCallsUnderWay) {
  SmallServer small;
  small.server.Get("/.*", [&](const httplib::Request&, httplib::Response& response) {
    std::this_thread::sleep_for(seconds(2));
    response.set_content("ok", "text/plain");
  });
  small.start();
  Inbox inbox;
  const auto started = std::chrono::steady_clock::now();
  {
    Transport transport(address(small.url(), 2), address(small.url(), 1), inbox);
    for (int i = 0; i < 6; ++i) transport.submit(call(Peer::Amazon, std::to_string(i), "/x"), seconds(60));
    std::this_thread::sleep_for(milliseconds(100));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - started, milliseconds(1500));
}

/// The end comes at different moments while the threads take their calls and begin to send them.
TEST(Transport, EndsAtOnceWhileCallsBegin) {
  std::signal(SIGPIPE, SIG_IGN);
  const Silent silent;
  const std::string url = silent.endpoint().origin;
  Inbox inbox;
  for (int round = 0; round < 40; ++round) {
    auto transport = std::make_unique<Transport>(address(url, 64), address(url, 1), inbox);
    for (int i = 0; i < 64; ++i) transport->submit(call(Peer::Amazon, std::to_string(i), "/x"), seconds(3));
    std::this_thread::sleep_for(std::chrono::microseconds(20 * round));
    const auto ends = std::chrono::steady_clock::now();
    transport.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - ends, seconds(2)) << "in round " << round;
  }
}

}  // namespace
}  // namespace vendorproof::live
