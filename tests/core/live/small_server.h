// A server for the tests of this room, which may not use the harness's.
#pragma once

#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>

namespace vendorproof::live {

class SmallServer {
 public:
  SmallServer() {
    server.set_tcp_nodelay(true);
    server.set_keep_alive_timeout(1);
    port_ = server.bind_to_any_port("127.0.0.1");
  }
  SmallServer(const SmallServer&) = delete;
  SmallServer& operator=(const SmallServer&) = delete;
  ~SmallServer() {
    server.stop();
    if (thread_.joinable()) thread_.join();
  }

  void start() {
    thread_ = std::thread([this] { server.listen_after_bind(); });
    while (!server.is_running()) std::this_thread::yield();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  httplib::Server server;

 private:
  int port_ = 0;
  std::thread thread_;
};

}  // namespace vendorproof::live
