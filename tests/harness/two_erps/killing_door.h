// Stands between the daemon and the ERP. The request that creates a sales order reaches the ERP, and then the daemon is
// killed: it never hears the answer. Once for each order.
#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/live/http_client.h"
#include "harness/sockets/http_front.h"

namespace vendorproof::harness::two_erps {

class KillingDoor {
 public:
  /// `order_of` names the order that a request creates; "" for every other request. `before` is called before each
  /// request, one at a time.
  KillingDoor(const std::string& erp_url, std::function<std::string(const HttpRequest&)> order_of,
              std::function<void()> before)
      : erp_(live::parse_endpoint(erp_url).value()), order_of_(std::move(order_of)), before_(std::move(before)) {
    auto front = HttpFront::open(0, [this](const HttpRequest& request) { return answer(request); });
    EXPECT_TRUE(front.has_value()) << (front ? "" : front.error().message);
    if (front) front_ = std::move(*front);
  }

  std::string url() const { return front_->url(); }
  void guards(pid_t daemon) { daemon_ = daemon; }
  /// The orders after whose creation the daemon was killed.
  std::set<std::string> killed_after() {
    const std::lock_guard lock(mutex_);
    return killed_after_;
  }

 private:
  Delivery answer(const HttpRequest& request) {
    const std::lock_guard lock(mutex_);
    before_();
    live::HttpClient client(erp_);
    const live::Outcome outcome = client.send(request, std::chrono::minutes(2)).outcome;
    const std::string order = order_of_(request);
    if (!order.empty() && killed_after_.insert(order).second) ::kill(daemon_, SIGKILL);
    const auto* const response = std::get_if<HttpResponse>(&outcome);
    return response == nullptr ? HttpResponse{502, {}, ""} : *response;
  }

  const live::Endpoint erp_;
  const std::function<std::string(const HttpRequest&)> order_of_;
  const std::function<void()> before_;
  std::atomic<pid_t> daemon_ = 0;
  std::mutex mutex_;
  std::set<std::string> killed_after_;
  std::unique_ptr<HttpFront> front_;
};

}  // namespace vendorproof::harness::two_erps
