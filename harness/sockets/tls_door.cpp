#include "harness/sockets/tls_door.h"

#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "harness/sockets/tls_certificate.h"

namespace vendorproof::harness {

namespace {

bool is_port(int port) { return port >= 0 && port <= 65535; }

auto with_remedy(std::string_view what, std::string_view option) {
  return [=](const Error& error) {
    return Error{error.code, fmt::format("{}: {}; stop the program that uses it, or choose another port with {} "
                                         "(0 takes any free one)",
                                         what, error.message, option)};
  };
}

}  // namespace

Result<void> check(const TlsOptions& options) {
  if (!is_port(options.port)) return malformed("--tls-port must be from 0 to 65535, and 0 takes any free one");
  if (!options.proxy_port) return {};
  if (!options.wanted) return malformed("--proxy-port needs --tls: the proxy leads to the TLS port");
  if (!is_port(*options.proxy_port)) return malformed("--proxy-port must be from 0 to 65535, and 0 takes any free one");
  return {};
}

Result<std::unique_ptr<TlsDoor>> TlsDoor::open(const TlsOptions& options, Instant now, HttpAnswers answers) {
  const Result<TlsCertificate> certificate = TlsCertificate::make(now);
  if (!certificate) return tl::unexpected(certificate.error());
  Result<std::string> file = write_authority(*certificate, options.folder);
  if (!file) {
    return failure(ErrorCode::Unavailable, file.error().message + "; choose another folder with --tls-dir");
  }
  std::unique_ptr<TlsDoor> door(new TlsDoor());
  door->authority_file_ = std::move(*file);
  auto front = HttpFront::open_tls(options.port, *certificate, std::move(answers), options.address)
                   .map_error(with_remedy("the mock Amazon behind TLS", "--tls-port"));
  if (!front) return tl::unexpected(front.error());
  door->front_ = std::move(*front);
  if (options.proxy_port) {
    auto proxy = ConnectProxy::open(*options.proxy_port, door->port())
                     .map_error(with_remedy("the proxy to the mock Amazon", "--proxy-port"));
    if (!proxy) return tl::unexpected(proxy.error());
    door->proxy_ = std::move(*proxy);
  }
  return door;
}

void TlsDoor::announce(Json& ready) const {
  ready["amazon_tls"] = front_->url();
  ready["ca"] = authority_file_;
  if (proxy_) ready["proxy"] = proxy_->url();
}

}  // namespace vendorproof::harness
