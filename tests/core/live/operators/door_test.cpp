#include "core/live/operators/door.h"

#include <atomic>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>

#include "core/live/http_client.h"
#include "tests/core/live/operators/shop.h"

namespace vendorproof::live {
namespace {

/// A door, and a thread in the place of the daemon.
class OpenDoor {
 public:
  explicit OpenDoor(Shop& shop, Duration patience = std::chrono::seconds(10)) : shop_(shop) {
    auto opened = OperatorsDoor::open({"127.0.0.1", 0, operators_token, false}, shop.core(), inbox_, patience);
    EXPECT_TRUE(opened);
    door_ = std::move(*opened);
  }
  OpenDoor(const OpenDoor&) = delete;
  OpenDoor& operator=(const OpenDoor&) = delete;
  ~OpenDoor() {
    inbox_.stop();
    if (core_thread_.joinable()) core_thread_.join();
  }
  void start() {
    core_thread_ = std::thread([this] {
      while (!inbox_.stopped()) {
        inbox_.take(std::chrono::seconds(1));
        for (const Errand& errand : inbox_.take_errands()) errand(shop_.visit());
      }
    });
  }
  void close() { door_.reset(); }

  HttpResponse ask(const std::string& method, const std::string& target, const std::string& body = "",
                   const std::string& token = operators_token) {
    HttpRequest request{method, "", {}, {{"Authorization", "Bearer " + token}}, body};
    set_target(request, target);
    HttpClient client({"http://127.0.0.1:" + std::to_string(door_->port()), ""});
    const Sent sent = client.send(request, std::chrono::seconds(20));
    const auto* response = std::get_if<HttpResponse>(&sent.outcome);
    EXPECT_NE(response, nullptr) << sent.trouble;
    return response == nullptr ? HttpResponse{0, {}, ""} : *response;
  }

 private:
  Shop& shop_;
  Inbox inbox_;
  std::unique_ptr<OperatorsDoor> door_;
  std::thread core_thread_;
};

TEST(OperatorsDoor, AnswersInTheThreadOfTheCore) {
  Shop shop("door_answers");
  shop.raise(ExceptionKind::PriceMismatch, "PO1/1", "PO1", Money(10'000, usd()));
  OpenDoor door(shop);
  door.start();
  EXPECT_EQ(Shop::json_of(door.ask("GET", "/v1/exceptions"))["total"], 1);
  const HttpResponse acted =
      door.ask("POST", "/v1/acts", R"({"key":"price-mismatch/PO1/1","act":"close","by":"ann","note":"agreed"})");
  EXPECT_EQ(acted.status, 200) << acted.body;
  EXPECT_EQ(Shop::json_of(door.ask("GET", "/v1/exceptions"))["total"], 0);
  EXPECT_EQ(door.ask("POST", "/v1/acts", "{}").status, 400);
  EXPECT_EQ(door.ask("GET", "/v1/exception?key=x").status, 404);
}

TEST(OperatorsDoor, IsAliveWithoutTheCoreAndRefusesWithoutTheToken) {
  Shop shop("door_alive");
  OpenDoor door(shop);
  EXPECT_EQ(door.ask("GET", "/healthz", "", "").status, 200);
  EXPECT_EQ(door.ask("GET", "/v1/exceptions", "", "wrong").status, 401);
  EXPECT_EQ(door.ask("POST", "/v1/acts", "{}", "").status, 401);
  EXPECT_EQ(door.ask("GET", "/nowhere", "", "").status, 401) << "whoever has no token learns no routes";
  EXPECT_EQ(door.ask("GET", "/nowhere").status, 404);
  EXPECT_EQ(door.ask("DELETE", "/v1/acts").status, 405);
}

TEST(OperatorsDoor, WithdrawsAQuestionThatTheCoreDoesNotTake) {
  Shop shop("door_busy");
  shop.raise(ExceptionKind::PriceMismatch, "PO1/1", "PO1", Money());
  OpenDoor door(shop, std::chrono::milliseconds(300));
  const HttpResponse busy =
      door.ask("POST", "/v1/acts", R"({"key":"price-mismatch/PO1/1","act":"close","by":"ann","note":"agreed"})");
  EXPECT_EQ(busy.status, 503);
  EXPECT_NE(busy.body.find("nothing was done"), std::string::npos) << busy.body;
  door.start();
  EXPECT_EQ(Shop::json_of(door.ask("GET", "/v1/exceptions"))["total"], 1) << "it is not done later";
}

TEST(OperatorsDoor, EndsWhileSomebodyWaits) {
  Shop shop("door_ends");
  OpenDoor door(shop);
  std::atomic<bool> asks = false;
  std::thread visitor([&] {
    asks = true;
    EXPECT_EQ(door.ask("GET", "/v1/exceptions").status, 503);
  });
  while (!asks) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  door.close();
  visitor.join();
}

}  // namespace
}  // namespace vendorproof::live
