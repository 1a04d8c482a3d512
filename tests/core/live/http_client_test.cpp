#include "core/live/http_client.h"

#include <atomic>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/core/live/silent_server.h"
#include "tests/core/live/small_server.h"

namespace vendorproof::live {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

HttpRequest post(const std::string& body) {
  HttpRequest request;
  request.method = "POST";
  request.path = "/x";
  request.headers = {{"Content-Type", "application/json"}};
  request.body = body;
  return request;
}

HttpRequest get(const std::string& path) {
  HttpRequest request;
  request.path = path;
  return request;
}

TEST(HttpClient, CarriesRequestAndAnswerUnchanged) {
  SmallServer small;
  httplib::Request seen;
  small.server.Patch(R"(/.*)", [&](const httplib::Request& request, httplib::Response& response) {
    seen = request;
    response.status = 207;
    response.set_header("x-amzn-RequestId", "abc");
    response.set_content("{}", "application/json");
  });
  small.start();
  HttpClient client({small.url(), "/base"});
  HttpRequest request;
  request.method = "PATCH";
  request.path = "/companies(1)/lines('a b')";
  request.query = {{"$filter", "number eq 'A&B+ü'"}, {"b", ""}};
  request.headers = {{"If-Match", "W/\"1\""}, {"Content-Type", "application/json"}};
  request.body = R"({"quantity":1})";
  const Outcome outcome = client.send(request, seconds(5)).outcome;
  const auto* response = std::get_if<HttpResponse>(&outcome);
  ASSERT_NE(response, nullptr);
  EXPECT_EQ(response->status, 207);
  EXPECT_EQ(response->body, "{}");
  EXPECT_EQ(header_of(response->headers, "X-AMZN-REQUESTID"), "abc");
  HttpRequest arrived;
  set_target(arrived, seen.target);
  EXPECT_EQ(arrived.path, "/base/companies(1)/lines('a b')");
  EXPECT_EQ(arrived.query, request.query);
  EXPECT_EQ(seen.body, request.body);
  EXPECT_EQ(seen.get_header_value("If-Match"), "W/\"1\"");
  EXPECT_EQ(seen.get_header_value("User-Agent"), "Vendorproof (Language=C++)");
}

TEST(HttpClient, DoesNotFollowRedirects) {
  SmallServer small;
  int calls = 0;
  small.server.Get("/.*", [&](const httplib::Request&, httplib::Response& response) {
    ++calls;
    response.set_redirect("/elsewhere");
  });
  small.start();
  HttpClient client({small.url(), ""});
  const Outcome outcome = client.send(get("/x"), seconds(5)).outcome;
  ASSERT_TRUE(std::holds_alternative<HttpResponse>(outcome));
  EXPECT_EQ(std::get<HttpResponse>(outcome).status, 302);
  EXPECT_EQ(calls, 1);
}

/// Without tcp_nodelay on both sides this takes more than eight seconds.
TEST(HttpClient, KeepsItsConnectionWithoutDelay) {
  SmallServer small;
  small.server.set_keep_alive_max_count(1000);
  small.server.Post(
      "/x", [](const httplib::Request&, httplib::Response& response) { response.set_content("ok", "text/plain"); });
  small.start();
  HttpClient client({small.url(), ""});
  const auto started = std::chrono::steady_clock::now();
  for (int i = 0; i < 200; ++i) {
    ASSERT_TRUE(std::holds_alternative<HttpResponse>(client.send(post("{}"), seconds(5)).outcome));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(3));
}

TEST(HttpClient, NobodyListeningIsNotDelivered) {
  Endpoint endpoint;
  {
    const Silent silent;
    endpoint = silent.endpoint();
  }
  HttpClient client(endpoint);
  const Sent sent = client.send(post("{}"), seconds(2));
  EXPECT_EQ(std::get<NoAnswer>(sent.outcome), NoAnswer::NotDelivered);
  EXPECT_EQ(sent.trouble, "no connection to " + endpoint.origin + ": nobody listens there, or the name is not known");
}

TEST(HttpClient, NoAgreementOnTlsIsNotDelivered) {
  SmallServer small;
  small.start();
  const std::string plain = small.url();
  HttpClient client({"https" + plain.substr(4), ""});
  const Sent sent = client.send(post("{}"), seconds(2));
  EXPECT_EQ(std::get<NoAnswer>(sent.outcome), NoAnswer::NotDelivered);
  EXPECT_NE(sent.trouble.find("do not agree on TLS; does it speak https?"), std::string::npos) << sent.trouble;
}

TEST(HttpClient, SilenceIsIndeterminateAndEndsInTime) {
  const Silent silent;
  HttpClient client(silent.endpoint());
  const auto started = std::chrono::steady_clock::now();
  EXPECT_EQ(std::get<NoAnswer>(client.send(post("{}"), milliseconds(300)).outcome), NoAnswer::Indeterminate);
  const auto took = std::chrono::steady_clock::now() - started;
  EXPECT_GE(took, milliseconds(250));
  EXPECT_LT(took, seconds(3));
}

TEST(HttpClient, AClosedConnectionIsIndeterminate) {
  const Silent silent;
  std::thread peer([&] {
    const int accepted = ::accept(silent.socket(), nullptr, nullptr);
    char bytes[1024];
    (void)::recv(accepted, bytes, sizeof bytes, 0);
    ::close(accepted);
  });
  HttpClient client(silent.endpoint());
  EXPECT_EQ(std::get<NoAnswer>(client.send(post("{}"), seconds(5)).outcome), NoAnswer::Indeterminate);
  peer.join();
}

TEST(HttpClient, ATricklingAnswerIsCutOffAtTheDeadline) {
  SmallServer small;
  small.server.Get("/.*", [](const httplib::Request&, httplib::Response& response) {
    response.set_content_provider(10'000, "text/plain", [](std::size_t, std::size_t, httplib::DataSink& sink) {
      std::this_thread::sleep_for(milliseconds(20));
      return sink.write("x", 1);
    });
  });
  small.start();
  HttpClient client({small.url(), ""});
  const auto started = std::chrono::steady_clock::now();
  const Sent sent = client.send(get("/x"), milliseconds(300));
  EXPECT_EQ(std::get<NoAnswer>(sent.outcome), NoAnswer::Indeterminate);
  EXPECT_NE(sent.trouble.find("too slow"), std::string::npos) << sent.trouble;
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(3));
}

TEST(HttpClient, StopEndsASendInAnotherThread) {
  const Silent silent;
  HttpClient client(silent.endpoint());
  const auto started = std::chrono::steady_clock::now();
  std::thread stopper([&] {
    std::this_thread::sleep_for(milliseconds(200));
    client.stop();
  });
  EXPECT_EQ(std::get<NoAnswer>(client.send(post("{}"), seconds(20)).outcome), NoAnswer::Indeterminate);
  stopper.join();
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(5));
}

Patience quick() { return {std::chrono::seconds(5), 3, std::chrono::milliseconds(1), std::chrono::milliseconds(5)}; }

HttpRequest patient_get(const std::string& path) {
  HttpRequest request;
  request.path = path;
  return request;
}

int status_of(const Sent& sent) { return std::get<HttpResponse>(sent.outcome).status; }

TEST(Patience, RepeatsWhatWasTooBusyAndTellsIt) {
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
  HttpClient client(parse_endpoint(small.url()).value());
  const auto ask = [&](const char* path) {
    return status_of(send_patiently(client, patient_get(path), quick(), [&](const std::string&) { ++told; }));
  };
  EXPECT_EQ(ask("/busy"), 200);
  EXPECT_EQ(calls, 3);
  EXPECT_EQ(told, 2);
  EXPECT_EQ(ask("/wrong"), 403);
  EXPECT_EQ(calls, 4) << "a refusal is not repeated";
}

TEST(Patience, GivesUp) {
  SmallServer small;
  std::atomic<int> calls = 0;
  small.server.Get("/.*", [&](const httplib::Request&, httplib::Response& response) {
    ++calls;
    response.status = 503;
  });
  small.start();
  HttpClient client(parse_endpoint(small.url()).value());
  EXPECT_EQ(status_of(send_patiently(client, patient_get("/"), quick(), [](const std::string&) {})), 503);
  EXPECT_EQ(calls, 3);
  int told = 0;
  HttpClient nobody(parse_endpoint("http://127.0.0.1:9").value());
  const Sent silence = send_patiently(nobody, patient_get("/"), quick(), [&](const std::string&) { ++told; });
  EXPECT_FALSE(silence.trouble.empty());
  EXPECT_EQ(told, 2);
}

}  // namespace
}  // namespace vendorproof::live
