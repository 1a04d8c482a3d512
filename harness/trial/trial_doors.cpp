#include "harness/trial/trial_doors.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "harness/control/peer_answers.h"
#include "harness/sockets/real_time.h"

namespace vendorproof::harness {

namespace {

/// In the order of [peers] ports.
constexpr std::string_view names_of_doors[] = {"amazon", "erp", "control"};

int port_of(const SystemUnderTest& system, std::string_view name) {
  if (system.ports.empty()) return 0;
  const auto* found = std::find(std::begin(names_of_doors), std::end(names_of_doors), name);
  return system.ports.at(static_cast<std::size_t>(found - std::begin(names_of_doors)));
}

Error no_address(const SystemUnderTest& system) {
  return {ErrorCode::NotFound, fmt::format("{}: [peers] listen: this machine has no address {}; name one that it has, "
                                           "such as 127.0.0.1, or 0.0.0.0 for all",
                                           system.file, system.listen)};
}

HttpAnswers guarded(Tenants& tenants, Peer peer, const TrialGuards& guards) {
  HttpAnswers answers = peer_answers(tenants, peer);
  answers.answer = [peer, guard = guards.peer](const HttpRequest& request) { return guard(peer, request); };
  return answers;
}

}  // namespace

Result<std::unique_ptr<HttpFront>> TrialDoors::front(const SystemUnderTest& system, const std::string& name,
                                                     HttpAnswers answers) {
  auto opened = HttpFront::open(port_of(system, name), std::move(answers), system.listen);
  if (!opened && opened.error().code == ErrorCode::NotFound) return tl::unexpected<Error>(no_address(system));
  if (!opened) {
    return failure(opened.error().code,
                   fmt::format("{}; stop the program that uses it, or change [peers] ports or listen in {}",
                               opened.error().message, system.file));
  }
  urls_[name] = fmt::format("http://{}:{}", system.host, (*opened)->port());
  return opened;
}

/// For a client whose host names are fixed.
Result<void> TrialDoors::open_tls(HttpAnswers answers, const std::string& folder) {
  TlsOptions options;
  options.wanted = true;
  options.port = 0;
  options.proxy_port = 0;
  options.folder = folder;
  auto tls = TlsDoor::open(options, real_now(), std::move(answers));
  if (!tls) return tl::unexpected<Error>(tls.error());
  tls_ = std::move(*tls);
  Json announced = Json::object();
  tls_->announce(announced);
  for (const auto& [name, value] : announced.items()) urls_[name] = value.get<std::string>();
  urls_["ca"] = std::filesystem::absolute(urls_["ca"]).string();
  return {};
}

Result<void> TrialDoors::check_address(const SystemUnderTest& system) {
  const auto opened = HttpFront::open(0,
                                      HttpAnswers{[](const HttpRequest&) { return Delivery(HttpResponse()); },
                                                  HttpFront::usual_body_limit,
                                                  HttpFront::usual_refusal,
                                                  {}},
                                      system.listen);
  if (opened || opened.error().code != ErrorCode::NotFound) return {};
  return tl::unexpected<Error>(no_address(system));
}

Result<std::unique_ptr<TrialDoors>> TrialDoors::open(const SystemUnderTest& system, Tenants& tenants,
                                                     ControlPlane& plane, const TrialGuards& guards,
                                                     const std::string& folder) {
  std::unique_ptr<TrialDoors> doors(new TrialDoors());
  auto amazon = doors->front(system, "amazon", guarded(tenants, Peer::Amazon, guards));
  if (!amazon) return tl::unexpected<Error>(amazon.error());
  doors->amazon_ = std::move(*amazon);
  if (system.erp == TrialErp::Mock) {
    auto erp = doors->front(system, "erp", guarded(tenants, Peer::Erp, guards));
    if (!erp) return tl::unexpected<Error>(erp.error());
    doors->erp_ = std::move(*erp);
  }
  HttpAnswers answers = control_answers(plane, "", system.host);
  answers.answer = [plain = answers.answer, guard = guards.control](const HttpRequest& request) {
    return guard(request, plain);
  };
  auto control = doors->front(system, "control", std::move(answers));
  if (!control) return tl::unexpected<Error>(control.error());
  doors->control_ = std::move(*control);
  tenants.tell_amazon_url(doors->urls_.at("amazon"));
  if (!system.tls) return doors;
  if (const auto tls = doors->open_tls(guarded(tenants, Peer::Amazon, guards), folder); !tls) {
    return tl::unexpected<Error>(tls.error());
  }
  return doors;
}

}  // namespace vendorproof::harness
