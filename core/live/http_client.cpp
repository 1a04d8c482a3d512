#include "core/live/http_client.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <httplib.h>
#include <openssl/x509.h>

namespace vendorproof::live {

namespace {

constexpr std::uint64_t answer_bytes_max = 64ULL * 1024 * 1024;
constexpr Duration connect_max = std::chrono::seconds(10);

/// Whether the error proves that the request was not delivered.
NoAnswer kind_of(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection:
    case httplib::Error::ConnectionTimeout:
    case httplib::Error::BindIPAddress:
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification:
      return NoAnswer::NotDelivered;
    case httplib::Error::Success:
    case httplib::Error::Unknown:
    case httplib::Error::Read:
    case httplib::Error::Write:
    case httplib::Error::ExceedRedirectCount:
    case httplib::Error::Canceled:
    case httplib::Error::UnsupportedMultipartBoundaryChars:
    case httplib::Error::Compression:
      return NoAnswer::Indeterminate;
  }
  return NoAnswer::Indeterminate;
}

/// Why a server's certificate was not accepted, in OpenSSL's words.
std::string untrusted(const Endpoint& endpoint, long verify_result) {
  return fmt::format(
      "the certificate of {} is not trusted: {} (if it is right, name the file with its authority in the environment "
      "variable SSL_CERT_FILE)",
      endpoint.origin, X509_verify_cert_error_string(verify_result));
}

std::string trouble_of(httplib::Error error, const Endpoint& endpoint, long verify_result) {
  switch (error) {
    case httplib::Error::Connection:
      return fmt::format("no connection to {}: nobody listens there, or the name is not known", endpoint.origin);
    case httplib::Error::ConnectionTimeout:
      return fmt::format("no connection to {} in time", endpoint.origin);
    case httplib::Error::SSLConnection:
      // OpenSSL ends the handshake itself where it does not trust a certificate.
      if (verify_result != X509_V_OK) return untrusted(endpoint, verify_result);
      return fmt::format("{} and this program do not agree on TLS; does it speak https?", endpoint.origin);
    case httplib::Error::SSLServerVerification:
      if (verify_result != X509_V_OK) return untrusted(endpoint, verify_result);
      return fmt::format("the certificate of {} is for another host name", endpoint.origin);
    case httplib::Error::SSLLoadingCerts:
      return "the certificates of the trusted authorities cannot be read; check SSL_CERT_FILE";
    case httplib::Error::Read:
      return fmt::format("{} took the request and gave no answer, or closed the connection", endpoint.origin);
    case httplib::Error::Write:
      return fmt::format("{} did not take the whole request", endpoint.origin);
    case httplib::Error::Canceled:
      return fmt::format("the answer of {} was too slow or longer than 64 MiB", endpoint.origin);
    case httplib::Error::Success:
    case httplib::Error::Unknown:
    case httplib::Error::BindIPAddress:
    case httplib::Error::ExceedRedirectCount:
    case httplib::Error::UnsupportedMultipartBoundaryChars:
    case httplib::Error::Compression:
      break;
  }
  return fmt::format("the answer of {} is not HTTP ({})", endpoint.origin, httplib::to_string(error));
}

HttpResponse response_of(httplib::Response&& answer) {
  HttpResponse response;
  response.status = answer.status;
  for (const auto& [name, value] : answer.headers) response.headers.emplace_back(name, value);
  response.body = std::move(answer.body);
  return response;
}

httplib::Request request_at(const Endpoint& endpoint, const HttpRequest& request) {
  httplib::Request wire;
  wire.method = request.method;
  wire.path = target_at(endpoint, target_of(request));
  for (const auto& [name, value] : request.headers) wire.headers.emplace(name, value);
  if (!header_of(request.headers, "user-agent")) wire.set_header("User-Agent", "Vendorproof (Language=C++)");
  wire.body = request.body;
  return wire;
}

constexpr int too_many_requests = 429;
constexpr int server_fails = 500;

/// Why the call is worth another attempt; "" if it is not.
std::string reason_to_repeat(const Sent& sent) {
  if (const auto* answer = std::get_if<HttpResponse>(&sent.outcome)) {
    const bool is_busy = answer->status == too_many_requests || answer->status >= server_fails;
    return is_busy ? fmt::format("it answers with status {}", answer->status) : "";
  }
  return std::get<NoAnswer>(sent.outcome) == NoAnswer::NotDelivered ? sent.trouble : "";
}

std::optional<Duration> wait_in(const Sent& sent) {
  const auto* answer = std::get_if<HttpResponse>(&sent.outcome);
  if (answer == nullptr) return std::nullopt;
  return retry_after_of(answer->headers, std::chrono::floor<Duration>(std::chrono::system_clock::now()));
}

}  // namespace

struct HttpClient::Connection {
  explicit Connection(const std::string& origin) : client(origin) {
    client.set_tcp_nodelay(true);
    client.set_keep_alive(true);
    client.set_follow_location(false);
    // The target is encoded by target_of already.
    client.set_url_encode(false);
    client.enable_server_certificate_verification(true);
  }
  httplib::Client client;
};

HttpClient::HttpClient(const Endpoint& endpoint)
    : endpoint_(endpoint), connection_(std::make_unique<Connection>(endpoint.origin)) {}

HttpClient::~HttpClient() = default;

Sent HttpClient::send(const HttpRequest& request, Duration timeout) {
  const Duration bounded = std::max(timeout, Duration(1));
  const auto deadline = std::chrono::steady_clock::now() + bounded;
  httplib::Client& client = connection_->client;
  client.set_connection_timeout(std::min(bounded, connect_max));
  client.set_read_timeout(bounded);
  client.set_write_timeout(bounded);
  httplib::Request wire = request_at(endpoint_, request);
  // The library's timeouts restart with every byte; this limit ends an answer that arrives too slowly.
  wire.progress = [deadline](std::uint64_t current, std::uint64_t total) {
    return std::max(current, total) <= answer_bytes_max && std::chrono::steady_clock::now() < deadline;
  };
  httplib::Response answer;
  httplib::Error error = httplib::Error::Success;
  try {
    if (client.send(wire, answer, error)) return {response_of(std::move(answer)), ""};
  } catch (const std::exception& fault) {
    return {NoAnswer::Indeterminate, fmt::format("the call to {} failed: {}", endpoint_.origin, fault.what())};
  }
  return {kind_of(error), trouble_of(error, endpoint_, client.get_openssl_verify_result())};
}

void HttpClient::stop() { connection_->client.stop(); }

Sent send_patiently(HttpClient& client, const HttpRequest& request, const Patience& patience,
                    const std::function<void(const std::string& text)>& tell) {
  Duration wait = patience.first_wait;
  for (int attempt = 1;; ++attempt) {
    Sent sent = client.send(request, patience.call_timeout);
    const std::string reason = reason_to_repeat(sent);
    if (reason.empty() || attempt >= patience.attempts_max) return sent;
    const Duration pause = std::min(wait_in(sent).value_or(wait), patience.wait_max);
    tell(fmt::format("{}: next attempt in {}", reason, format_duration(pause)));
    std::this_thread::sleep_for(pause);
    wait *= 2;
  }
}

}  // namespace vendorproof::live
