// An integration that is running before any trial begins, for tests: it is told each scenario, and says that it is idle
// until the scenario is over.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <httplib.h>

#include "core/base/json/json_tree.h"
#include "tests/core/live/small_server.h"

namespace vendorproof::harness {

/// What a client of the tests is answered; status 0: nothing.
struct Told {
  int status = 0;
  Json body;
};

inline Told told_by(const std::string& url, const std::string& method, const std::string& path,
                    const std::string& body = "") {
  httplib::Client client(url);
  client.set_tcp_nodelay(true);
  const httplib::Result result = method == "GET" ? client.Get(path) : client.Post(path, body, "application/json");
  if (!result) return {};
  return {result->status, parse_json(result->body).value_or(Json())};
}

class SmallIntegration {
 public:
  /// What it does whenever it is not idle. Returns whether it goes on.
  using Work = std::function<bool(const Json& names)>;

  explicit SmallIntegration(Work work = {}) : work_(std::move(work)) {
    server_.server.Post("/vendor/trial", [this](const httplib::Request& request, httplib::Response& response) {
      take(*parse_json(request.body));
      response.status = status;
      response.set_content("{\"why\":\"as the test wants\"}", "application/json");
    });
    server_.server.Get("/health", [this](const httplib::Request&, httplib::Response& response) {
      response.status = ++asked <= away_for ? 503 : 200;
    });
    server_.start();
  }
  SmallIntegration(const SmallIntegration&) = delete;
  SmallIntegration& operator=(const SmallIntegration&) = delete;
  ~SmallIntegration() { forget(); }

  std::string url() const { return server_.url() + "/vendor"; }
  std::string health() const { return server_.url() + "/health"; }
  /// What it was told, in order.
  std::vector<Json> trials() {
    const std::lock_guard lock(mutex_);
    return trials_;
  }

  std::atomic<int> status = 204;       ///< of its answer to each trial
  std::atomic<bool> is_lazy = false;   ///< it takes a trial, and does nothing
  std::atomic<int> away_for = 0;       ///< so often it says that it is not ready
  std::atomic<int> asked = 0;          ///< whether it is ready
  std::atomic<int> heard_the_end = 0;  ///< so many trials were over before it was told the next

 private:
  void take(const Json& names) {
    forget();
    const std::lock_guard lock(mutex_);
    trials_.push_back(names);
    if (status / 100 != 2 || is_lazy) return;
    must_end_ = false;
    thread_ = std::thread([this, names] { trade(names); });
  }

  void trade(const Json& names) {
    while (!must_end_) {
      if (work_ && !work_(names)) return;
      const Told idle = told_by(names["control"], "POST", "/idle", R"({"poll":"30m"})");
      if (idle.status != 200) return;
      if (idle.body["over"].get<bool>()) {
        ++heard_the_end;
        return;
      }
    }
  }

  void forget() {
    must_end_ = true;
    if (thread_.joinable()) thread_.join();
  }

  Work work_;
  live::SmallServer server_;
  std::mutex mutex_;
  std::vector<Json> trials_;
  std::atomic<bool> must_end_ = false;
  std::thread thread_;
};

}  // namespace vendorproof::harness
