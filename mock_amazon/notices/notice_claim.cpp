#include "mock_amazon/notices/notice_claim.h"

namespace vendorproof::mock_amazon {

std::optional<Instant> ItemNotes::expiry() const {
  if (expires) return expires;
  if (!manufactured || !lasts_days) return std::nullopt;
  return *manufactured + std::chrono::hours(24 * *lasts_days);
}

bool NoticeClaim::palletised() const {
  return !pallets.empty() || structure == "PalletizedAssortmentCase" || structure == "PalletizedStandardCase" ||
         structure == "PalletOfItems" || structure == "MasterPallet";
}

}  // namespace vendorproof::mock_amazon
