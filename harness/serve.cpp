#include "harness/serve.h"

#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "core/base/json.h"
#include "core/base/require.h"
#include "core/base/text.h"
#include "core/live/stop_signal.h"
#include "harness/rate_card_choice.h"

namespace vendorproof::harness {

namespace {

Result<std::unique_ptr<HttpFront>> opened(int port, std::string_view what, std::string_view option,
                                          HttpFront::Answer answer) {
  return HttpFront::open(port, std::move(answer)).map_error([&](const Error& error) {
    return Error{error.code, fmt::format("{}: {}; stop the program that uses it, or choose another port with {} "
                                         "(0 takes any free one)",
                                         what, error.message, option)};
  });
}

Result<scenarios::Scenario> scenario_of_file(const std::string& path) {
  if (path.empty()) return stock_without_orders(real_now());
  return read_file(path).and_then([&](const std::string& text) { return read_playable(text, path); });
}

Result<scenarios::Scenario> scenario_to_serve(const ServeOptions& options) {
  return scenario_of_file(options.scenario_file).and_then([&](const scenarios::Scenario& scenario) {
    return read_rate_card_file(options.rate_card_file).map([&](const std::string& card) {
      return charged_by(scenario, card);
    });
  });
}

Result<void> check(const ServeOptions& options) {
  if (options.scale < 1 || options.scale > 100'000) return malformed("--scale must be from 1 to 100000");
  for (const int port : {options.amazon_port, options.erp_port, options.control_port}) {
    if (port < 0 || port > 65535) return malformed("a port must be from 0 to 65535, and 0 takes any free one");
  }
  return check(options.tls);
}

/// A wait that a signal ends.
class Gate {
 public:
  void open() {
    const std::lock_guard lock(mutex_);
    is_open_ = true;
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_open_ = false;
};

int refuse(const Error& error) {
  fmt::print(stderr, "vendorproof serve: {}\n", error.message);
  return 2;
}

scenarios::Item item(const char* number, const char* asin, std::int64_t case_size, std::int64_t price_in_cents) {
  scenarios::Item item;
  item.number = number;
  item.asin = asin;
  item.vendor_product_identifier = number;
  item.case_sizes = {case_size};
  item.stock_eaches = 10'000;
  item.unit_price = Money(price_in_cents * 100, usd());
  return item;
}

}  // namespace

scenarios::Scenario stock_without_orders(Instant start) {
  scenarios::Scenario scenario;
  scenario.name = "stock-without-orders";
  scenario.title = "Three items with stock, and no orders yet.";
  scenario.start = start;
  scenario.items = {item("TEA-GREEN", "B00TEAGREEN", 12, 450), item("TEA-BLACK", "B00TEABLACK", 24, 395),
                    item("MUG-WHITE", "B00MUGWHITE", 6, 890)};
  return scenario;
}

Served::Served(const ServeOptions& options, const scenarios::Scenario& scenario)
    : site_(scenario, ServedClock(options.clock, scenario.start, options.scale)),
      control_plane_(site_, options.version) {}

Result<std::unique_ptr<Served>> Served::open(const ServeOptions& options, const scenarios::Scenario& scenario) {
  std::unique_ptr<Served> served(new Served(options, scenario));
  Site& site = served->site_;
  auto amazon = opened(options.amazon_port, "the mock Amazon", "--amazon-port",
                       [&site](const HttpRequest& request) { return site.handle(Peer::Amazon, request); });
  if (!amazon) return tl::unexpected<Error>(amazon.error());
  served->amazon_ = std::move(*amazon);
  auto erp = opened(options.erp_port, "the mock ERP", "--erp-port",
                    [&site](const HttpRequest& request) { return site.handle(Peer::Erp, request); });
  if (!erp) return tl::unexpected<Error>(erp.error());
  served->erp_ = std::move(*erp);
  ControlPlane& plane = served->control_plane_;
  auto control = opened(options.control_port, "the control plane", "--control-port",
                        [&plane](const HttpRequest& request) { return plane.handle(request); });
  if (!control) return tl::unexpected<Error>(control.error());
  served->control_ = std::move(*control);
  if (options.tls.wanted) {
    auto tls = TlsDoor::open(options.tls, real_now(),
                             [&site](const HttpRequest& request) { return site.handle(Peer::Amazon, request); });
    if (!tls) return tl::unexpected<Error>(tls.error());
    served->tls_ = std::move(*tls);
  }
  return served;
}

std::string Served::ready_line() const {
  Json ready = Json::object();
  ready["ready"] = true;
  ready["amazon"] = amazon_url();
  ready["erp"] = erp_url();
  ready["control"] = control_url();
  if (tls_) tls_->announce(ready);
  return ready.dump();
}

int serve(const ServeOptions& options) {
  if (const auto checked = check(options); !checked) return refuse(checked.error());
  const Result<scenarios::Scenario> scenario = scenario_to_serve(options);
  if (!scenario) return refuse(scenario.error());
  Gate stop;
  // Before any other thread, so that none of them takes the signal.
  const live::StopSignal signal([&stop] { stop.open(); });
  const Result<std::unique_ptr<Served>> served = Served::open(options, *scenario);
  if (!served) return refuse(served.error());
  fmt::print("{}\n", (*served)->ready_line());
  std::fflush(stdout);
  stop.wait();
  return 0;
}

}  // namespace vendorproof::harness
