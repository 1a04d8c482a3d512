#include "harness/command/serve.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/require.h"
#include "core/base/text.h"
#include "core/live/stop_signal.h"
#include "harness/command/exit_codes.h"
#include "harness/command/named_files.h"
#include "harness/control/control_routes.h"
#include "harness/control/peer_answers.h"
#include "harness/field/rate_card_choice.h"
#include "harness/site/scripted_faults.h"

namespace vendorproof::harness {

namespace {

Result<std::unique_ptr<HttpFront>> opened(const ServeOptions& options, int port, std::string_view what,
                                          std::string_view option, HttpAnswers answers) {
  return HttpFront::open(port, std::move(answers), options.listen).map_error([&](const Error& error) {
    if (error.code == ErrorCode::NotFound) {
      return Error{error.code, fmt::format("--listen: {}; name one that it has, such as 127.0.0.1, or 0.0.0.0 for all",
                                           error.message)};
    }
    return Error{error.code, fmt::format("{}: {}; stop the program that uses it, or choose another port with {} "
                                         "(0 takes any free one)",
                                         what, error.message, option)};
  });
}

Result<scenarios::Scenario> scenario_of_file(const std::string& path) {
  if (path.empty()) return stock_without_orders(real_now());
  return scenario_named(path).and_then([&](scenarios::Scenario scenario) {
    const Result<void> servable = check_servable(scenario);
    if (!servable) return Result<scenarios::Scenario>(malformed(path + ": " + servable.error().message));
    return Result<scenarios::Scenario>(std::move(scenario));
  });
}

Result<scenarios::Scenario> scenario_to_serve(const ServeOptions& options) {
  return scenario_of_file(options.scenario_file).and_then([&](const scenarios::Scenario& scenario) {
    return rate_card_named(options.rate_card_file).map([&](const std::string& card) {
      return charged_by(scenario, card);
    });
  });
}

/// Four numbers with dots.
bool is_address(std::string_view text) {
  const std::vector<std::string> parts = split(text, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
           const bool is_number =
               !part.empty() && part.size() <= 3 && part.find_first_not_of("0123456789") == std::string::npos;
           return is_number && std::stoi(part) <= 255;
         });
}

constexpr std::size_t token_letters_min = 16;

/// 0 is any free port, and so never the same.
Result<void> same_ports(const ServeOptions& options) {
  std::map<int, std::string> taken;
  const std::vector<std::pair<int, std::string>> wanted = {
      {options.amazon_port, "the mock Amazon"},
      {options.erp_port, "the mock ERP"},
      {options.control_port, "the control plane"},
      {options.tls.wanted ? options.tls.port : 0, "the mock Amazon behind TLS"},
      {options.tls.proxy_port.value_or(0), "the proxy"}};
  for (const auto& [port, what] : wanted) {
    if (port == 0) continue;
    const auto [found, is_new] = taken.emplace(port, what);
    if (!is_new)
      return malformed(fmt::format("port {} is given to {} and to {}; give each its own", port, found->second, what));
  }
  return {};
}

Result<void> check(const ServeOptions& options) {
  if (!is_address(options.listen)) {
    return malformed("--listen " + shown_word(options.listen) + " is no IPv4 address; write 127.0.0.1 or 0.0.0.0");
  }
  if (!options.control_token.empty() && options.control_token.size() < token_letters_min) {
    return malformed("--control-token must have at least 16 letters");
  }
  if (options.listen != "127.0.0.1" && options.control_token.empty()) {
    return malformed("--listen " + options.listen +
                     " needs --control-token: whoever reaches the control plane commands everything");
  }
  if (options.scale < 1 || options.scale > 100'000) return malformed("--scale must be from 1 to 100000");
  for (const int port : {options.amazon_port, options.erp_port, options.control_port}) {
    if (port < 0 || port > 65535) return malformed("a port must be from 0 to 65535, and 0 takes any free one");
  }
  if (const auto same = same_ports(options); !same) return same;
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

}  // namespace

Served::Served(const ServeOptions& options, const scenarios::Scenario& scenario)
    : tenants_(scenario, ServedClock(options.clock, scenario.start, options.scale), {},
               usual_credentials(options.erp_sign_in)),
      control_plane_(tenants_, options.version) {}

Result<std::unique_ptr<Served>> Served::open(const ServeOptions& options, const scenarios::Scenario& scenario) {
  std::unique_ptr<Served> served(new Served(options, scenario));
  if (!options.tenants_file.empty()) {
    const Result<void> created = read_file(options.tenants_file).and_then([&](const std::string& text) {
      return create_tenants(served->tenants_, text).map_error([&](const Error& error) {
        return Error{error.code, options.tenants_file + ": " + error.message};
      });
    });
    if (!created) return tl::unexpected<Error>(created.error());
  }
  Tenants& tenants = served->tenants_;
  const HttpAnswers amazon_answers = peer_answers(tenants, Peer::Amazon);
  auto amazon = opened(options, options.amazon_port, "the mock Amazon", "--amazon-port", amazon_answers);
  if (!amazon) return tl::unexpected<Error>(amazon.error());
  served->amazon_ = std::move(*amazon);
  auto erp = opened(options, options.erp_port, "the mock ERP", "--erp-port", peer_answers(tenants, Peer::Erp));
  if (!erp) return tl::unexpected<Error>(erp.error());
  served->erp_ = std::move(*erp);
  tenants.tell_amazon_url(served->amazon_url());
  auto control = opened(options, options.control_port, "the control plane", "--control-port",
                        control_answers(served->control_plane_, options.control_token));
  if (!control) return tl::unexpected<Error>(control.error());
  served->control_ = std::move(*control);
  if (options.tls.wanted) {
    TlsOptions tls_options = options.tls;
    tls_options.address = options.listen;
    auto tls = TlsDoor::open(tls_options, real_now(), amazon_answers);
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
  const mock_erp::Settings erp = tenants_.usual().erp_settings();
  const Credentials& credentials = tenants_.usual().credentials();
  ready["erp_company"] = erp.company_id;
  ready["erp_user"] = credentials.erp_user;
  ready["erp_key"] = credentials.erp_key;
  ready["erp_tenant_id"] = erp.tenant_id;
  ready["erp_client_id"] = credentials.erp_client_id;
  ready["erp_client_secret"] = credentials.erp_client_secret;
  ready["erp_sign_in"] = mock_erp::text_of(credentials.erp_sign_in);
  if (tls_) tls_->announce(ready);
  return ready.dump();
}

int serve(const ServeOptions& options) {
  if (const auto checked = check(options); !checked) return refuse("vendorproof serve", checked.error());
  const Result<scenarios::Scenario> scenario = scenario_to_serve(options);
  if (!scenario) return refuse("vendorproof serve", scenario.error());
  Gate stop;
  // Made before any other thread, so that no other thread receives the signal.
  const live::StopSignal signal([&stop] { stop.open(); });
  const Result<std::unique_ptr<Served>> served = Served::open(options, *scenario);
  if (!served) return refuse("vendorproof serve", served.error());
  if (!say_ready("vendorproof serve", (*served)->ready_line())) return exit_usage;
  stop.wait();
  return 0;
}

}  // namespace vendorproof::harness
