// Two obliging peers for the second dialect and the second channel: an ERP that keeps one ledger, and an Amazon with
// one mailbox. Neither makes up for what the core does twice.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/http.h"
#include "core/base/time.h"

namespace vendorproof::seams {

/// Takes lines, gives lines. Its trucks and its bills show as soon as they are set; trucks come one a call.
struct LedgerErp {
  std::vector<std::string> sales;  ///< lines of each sale, with its head
  std::vector<std::string> trucks;
  std::string bills;
  std::vector<std::string> receipts;

  HttpResponse answer(const HttpRequest& request);
  /// The first one for that order; "" if there is no such document.
  std::string sale_of(const std::string& purchase_order) const;
};

/// `text` is `ORD*...~LIN*...~`.
struct PlacedOrder {
  std::string text;
  Instant placed;
};

/// The kind and the business number of a document: `INV*B-1`.
std::string business_number(const std::string& document);

/// Takes segments, gives segments; orders come one a call. What is handed in is accepted once for each business number,
/// and then refused as a duplicate.
struct SegmentAmazon {
  std::vector<PlacedOrder> orders;
  std::vector<std::string> handed_in;  ///< as it came, with what came again
  std::string payments;

  HttpResponse answer(const HttpRequest& request);
  /// What was handed in under each business number, in order.
  std::map<std::string, std::vector<std::string>> by_business_number() const;
};

}  // namespace vendorproof::seams
