// Somebody who receives alerts over HTTP, for tests.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/json/json_tree.h"
#include "tests/core/live/small_server.h"

namespace vendorproof::live {

struct Received {
  std::string id;
  std::string event;
  std::string signature;
  std::string body;
  int status = 0;  ///< that was answered
};

/// Answers POST /hook with what `status_of` says; 200 without it.
class Receiver {
 public:
  explicit Receiver(std::function<int(int count)> status_of = nullptr) : status_of_(std::move(status_of)) {
    server_.server.Post("/hook", [this](const httplib::Request& request, httplib::Response& answer) {
      const std::lock_guard lock(mutex_);
      answer.status = status_of_ ? status_of_(static_cast<int>(received_.size()) + 1) : 200;
      received_.push_back({request.get_header_value("Vendorproof-Alert-Id"),
                           request.get_header_value("Vendorproof-Event"),
                           request.get_header_value("Vendorproof-Signature"), request.body, answer.status});
      changed_.notify_all();
    });
    server_.start();
  }

  std::string url() const { return server_.url(); }
  /// What has come, as soon as it is so much, or after half a minute.
  std::vector<Received> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(30), [&] { return received_.size() >= count; });
    return received_;
  }
  /// `event key` of each that was taken.
  std::vector<std::string> taken(std::size_t count) {
    std::vector<std::string> names;
    for (const Received& one : wait_for(count)) {
      const Json body = Json::parse(one.body);
      if (one.status == 200) names.push_back(one.event + " " + body.value("key", body["owner"].get<std::string>()));
    }
    return names;
  }

 private:
  std::function<int(int count)> status_of_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Received> received_;
  SmallServer server_;  ///< ends before what its threads use
};

}  // namespace vendorproof::live
