#include "core/live/asker.h"

#include <atomic>

#include "tests/core/live/small_server.h"

namespace vendorproof::live {
namespace {

using std::chrono::milliseconds;

AskerOptions quick() { return {std::chrono::seconds(5), 3, milliseconds(1), milliseconds(5)}; }

PeerAddress address(const std::string& url) { return {{{"", parse_endpoint(url).value()}}, 1}; }

HttpRequest get(const std::string& path) {
  HttpRequest request;
  request.path = path;
  return request;
}

int status_of(const Sent& sent) { return std::get<HttpResponse>(sent.outcome).status; }

TEST(Asker, RepeatsWhatWasTooBusyAndTellsIt) {
  SmallServer small;
  std::atomic<int> calls = 0;
  small.server.Get("/busy", [&](const httplib::Request&, httplib::Response& response) {
    response.status = ++calls < 3 ? 429 : 200;
    response.set_header("Retry-After", "60");
  });
  small.server.Get("/wrong", [&](const httplib::Request&, httplib::Response& response) {
    ++calls;
    response.status = 403;
  });
  small.start();
  int told = 0;
  Asker asker(address(small.url()), quick(), [&](const std::string&) { ++told; });
  EXPECT_EQ(status_of(asker.ask(get("/busy"))), 200);
  EXPECT_EQ(calls, 3);
  EXPECT_EQ(told, 2);
  EXPECT_EQ(status_of(asker.ask(get("/wrong"))), 403);
  EXPECT_EQ(calls, 4) << "a refusal is not repeated";
}

TEST(Asker, GivesUp) {
  SmallServer small;
  std::atomic<int> calls = 0;
  small.server.Get("/.*", [&](const httplib::Request&, httplib::Response& response) {
    ++calls;
    response.status = 503;
  });
  small.start();
  Asker asker(address(small.url()), quick(), [](const std::string&) {});
  EXPECT_EQ(status_of(asker.ask(get("/"))), 503);
  EXPECT_EQ(calls, 3);
  int told = 0;
  Asker nobody(address("http://127.0.0.1:9"), quick(), [&](const std::string&) { ++told; });
  EXPECT_FALSE(nobody.ask(get("/")).trouble.empty());
  EXPECT_EQ(told, 2);
}

TEST(Asker, TakesTheFirstRouteThatFits) {
  SmallServer first;
  SmallServer second;
  first.server.Get("/.*", [](const httplib::Request&, httplib::Response& response) { response.status = 201; });
  second.server.Get("/.*", [](const httplib::Request&, httplib::Response& response) { response.status = 202; });
  first.start();
  second.start();
  const PeerAddress both = {
      {{"/auth", parse_endpoint(first.url()).value()}, {"", parse_endpoint(second.url()).value()}}, 1};
  Asker asker(both, quick(), [](const std::string&) {});
  EXPECT_EQ(status_of(asker.ask(get("/auth/token"))), 201);
  EXPECT_EQ(status_of(asker.ask(get("/orders"))), 202);
}

}  // namespace
}  // namespace vendorproof::live
