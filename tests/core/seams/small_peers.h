// Two obliging peers for the second dialect and the second channel: an ERP that keeps one ledger, and an Amazon with
// one mailbox.
#pragma once

#include <string>
#include <vector>

#include "core/base/http.h"
#include "core/base/time.h"

namespace vendorproof::seams {

/// Takes lines, gives lines. Its truck and its bill show as soon as they are set.
struct LedgerErp {
  std::vector<std::string> sales;  ///< lines of each sale, with its head
  std::string trucks;
  std::string bills;
  std::vector<std::string> receipts;

  HttpResponse answer(const HttpRequest& request);
};

/// Takes segments, gives segments. Everything that is handed in is accepted.
struct SegmentAmazon {
  std::string order;  ///< `ORD*...~LIN*...~`, placed at `placed`
  Instant placed;
  std::vector<std::string> taken;  ///< what was handed in, each once
  std::string payments;

  HttpResponse answer(const HttpRequest& request);
};

}  // namespace vendorproof::seams
