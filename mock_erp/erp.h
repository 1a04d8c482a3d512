// An ERP with a warehouse as one copyable value. It speaks the shape and names of Business Central's API v2.0 plus one
// small custom API group (`vendorlink`) for what the standard lacks. It opens no sockets and threads, reads no clock
// and draws no random numbers. It shares only core/base with the integration.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/effect.h"
#include "core/base/http.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_erp/state/settings.h"

namespace vendorproof::mock_erp {

/// Whether `Settings::master` fits the pages of the company. Errors: Malformed, with the first change that does not.
Result<void> check_master(const Settings& settings);

class Erp {
 public:
  explicit Erp(Settings settings);
  Erp(const Erp& other);
  Erp(Erp&& other) noexcept;
  Erp& operator=(Erp other) noexcept;
  ~Erp();

  HttpResponse handle(const HttpRequest& request, Instant now);
  /// Does everything that is due by `now`: the warehouse picks, labels, posts and loads; the back office invoices;
  /// stock arrives.
  void advance(Instant now);
  std::optional<Instant> next_due() const;
  std::vector<Effect> take_effects();
  /// Trucks that left since the last call, with the goods that are really in them.
  std::vector<Truck> take_trucks();

  /// Everything but user and key, as one line of JSON (archive.h).
  std::string export_state() const;
  /// Errors: Malformed with the path of what is wrong; then nothing has changed.
  Result<void> import_state(std::string_view json);

  /// Open receivables: invoiced amounts that are neither paid nor credited.
  Money receivable() const;
  /// Eaches on hand of an item; 0 for an unknown item.
  std::int64_t on_hand(const std::string& item_number) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vendorproof::mock_erp
