// A truck with goods of several vendor codes has one ship notice for each.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/trade/shipping/ship_notice.h"

namespace vendorproof::trade {

/// What one ship notice declares of a despatch: the goods of one vendor code (ASN-12).
struct NoticePart {
  std::string vendor_code;
  Despatch despatch;  ///< its lines and packages alone; its number is the notice's identifier
  std::map<std::string, NoticeOrder> orders;
};

/// The identifier of the notice of a part: the despatch's number, and if there are several vendor codes the code
/// behind it: `DS-1-VEND1` (ASN-06).
std::string notice_identifier(const Despatch& despatch, const std::string& vendor_code, bool is_only_one);

/// The parts in order of vendor code, at least one. Goods of an unknown order are in the first. `orders` is not empty.
/// Errors: Conflict, when a package or what stands on a pallet is of several vendor codes: only one notice may name a
/// package (ASN-28).
Result<std::vector<NoticePart>> notice_parts(const Despatch& despatch,
                                             const std::map<std::string, NoticeOrder>& orders);

}  // namespace vendorproof::trade
