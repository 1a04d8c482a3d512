#include "core/live/alerts/places.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/live/alerts/signature.h"
#include "core/live/files.h"
#include "core/live/http_client.h"

namespace vendorproof::live {

namespace {

class WebhookPlace : public AlertPlace {
 public:
  WebhookPlace(std::string name, Webhook webhook, std::string secret, std::vector<Owner> owners)
      : AlertPlace(std::move(name)),
        webhook_(std::move(webhook)),
        secret_(std::move(secret)),
        owners_(std::move(owners)),
        client_(webhook_.endpoint) {}

  std::string shown() const override { return fmt::format("{} at {}", name(), webhook_.endpoint.origin); }
  bool takes(Owner owner) const override { return std::find(owners_.begin(), owners_.end(), owner) != owners_.end(); }
  Delivery deliver(const Alert& alert, Instant now, Duration timeout) override {
    const Sent sent = client_.send(webhook_request(webhook_, secret_, alert, now), timeout);
    return delivery_of(sent, webhook_.endpoint.origin, now);
  }
  void stop() override { client_.stop(); }

 private:
  Webhook webhook_;
  std::string secret_;
  std::vector<Owner> owners_;
  HttpClient client_;
};

class FilePlace : public AlertPlace {
 public:
  explicit FilePlace(std::string path) : AlertPlace("file"), path_(std::move(path)) {}
  ~FilePlace() override { close_file(); }

  std::string shown() const override { return fmt::format("file {}", path_); }
  Delivery deliver(const Alert& alert, Instant /*now*/, Duration /*timeout*/) override {
    if (was_moved_.exchange(false)) close_file();
    if (file_ < 0) file_ = open_to_append(path_);
    struct stat before {};
    if (file_ < 0 || ::fstat(file_, &before) != 0) return not_written();
    if (write_all(file_, alert.body + "\n")) return {};
    Delivery delivery = not_written();
    // Nothing remains of a line that is not whole. Devices cannot be cut, and need not be.
    if (S_ISREG(before.st_mode) && ::ftruncate(file_, before.st_size) != 0)
      delivery.trouble += "; its end is not whole";
    return delivery;
  }
  void reopen() override { was_moved_ = true; }

 private:
  Delivery not_written() const {
    return {Taken::PlaceWaits, fmt::format("{} cannot be written: {}", path_, std::strerror(errno)), std::nullopt};
  }
  void close_file() {
    if (file_ >= 0) ::close(file_);
    file_ = -1;
  }

  std::string path_;
  std::atomic<bool> was_moved_ = false;
  int file_ = -1;
};

class StandardErrorPlace : public AlertPlace {
 public:
  StandardErrorPlace() : AlertPlace("standard error") {}
  Delivery deliver(const Alert& alert, Instant /*now*/, Duration /*timeout*/) override {
    // If standard error cannot be written, the alert is not repeated.
    static_cast<void>(write_all(STDERR_FILENO, fmt::format("vendorproof alert: {}\n", alert.text)));
    return {};
  }
};

}  // namespace

bool AlertPlace::takes(Owner /*owner*/) const { return true; }

HttpRequest webhook_request(const Webhook& webhook, const std::string& secret, const Alert& alert, Instant now) {
  HttpRequest request;
  request.method = "POST";
  set_target(request, webhook.target);
  request.headers = {{"Content-Type", "application/json"},
                     {"Vendorproof-Alert-Id", alert.id},
                     {"Vendorproof-Event", std::string(text_of(alert.event))},
                     {"Vendorproof-Signature", signature_of(secret, now, alert.body)}};
  request.body = alert.body;
  return request;
}

std::vector<std::unique_ptr<AlertPlace>> places_of(const AlertsConfig& config) {
  std::vector<std::unique_ptr<AlertPlace>> places;
  std::vector<Owner> of_all;
  std::vector<std::unique_ptr<AlertPlace>> of_one;
  for (const Owner owner : owners) {
    const auto own = config.owners.find(owner);
    if (own == config.owners.end() || own->second.webhook.endpoint.origin.empty()) {
      of_all.push_back(owner);
      continue;
    }
    const OwnerAlerts& alerts = own->second;
    const std::string& secret = alerts.webhook_secret.empty() ? config.webhook_secret : alerts.webhook_secret;
    of_one.push_back(std::make_unique<WebhookPlace>(fmt::format("webhook of {}", text_of(owner)), alerts.webhook,
                                                    secret, std::vector<Owner>{owner}));
  }
  if (!config.webhook.endpoint.origin.empty() && !of_all.empty()) {
    places.push_back(std::make_unique<WebhookPlace>("webhook", config.webhook, config.webhook_secret, of_all));
  }
  for (auto& place : of_one) places.push_back(std::move(place));
  if (!config.file.empty()) places.push_back(std::make_unique<FilePlace>(config.file));
  if (config.standard_error) places.push_back(std::make_unique<StandardErrorPlace>());
  return places;
}

}  // namespace vendorproof::live
