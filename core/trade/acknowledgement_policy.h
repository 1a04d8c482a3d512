// What to answer when an order line cannot simply be confirmed: one value for each vendor code.
#pragma once

#include <map>
#include <string>

#include "core/base/time.h"
#include "core/trade/purchase_orders.h"

namespace vendorproof::trade {

/// A line whose item the ERP does not know, or has blocked. A hard rejection (InvalidProductIdentifier,
/// ObsoleteProduct) twice makes Amazon stop ordering the item (ACK-26); a soft one (TemporarilyUnavailable) does not
/// (ACK-27). Either is final for the line (ACK-13).
enum class UnservedItem {
  Ask,               ///< people are asked until the margin before the deadline; then soft
  RejectAtOnce,      ///< hard
  SoftRejectAtOnce,  ///< soft
};

/// Eaches for which there is no stock. A backorder needs a date (ACK-22) and Amazon's permission for the line (PO-20).
enum class ShortStock {
  BackorderIfSupplyIsKnown,  ///< with the date of the ERP's inbound supply; without supply, rejected
  BackorderByLeadTime,       ///< without inbound supply, with the date that `supply_lead_time` gives
  Reject,
};

/// Amazon's unit of a line and the ERP's units of the item cannot be brought together: the line cannot be turned into
/// eaches. A hard rejection has no fitting reason.
enum class UnitMismatch {
  Ask,               ///< people are asked until the margin before the deadline; then soft
  SoftRejectAtOnce,  ///< soft
};

/// Amazon orders `Cases` of size 1. Wrong case data at Amazon looks like that (UOM-10).
enum class CaseOfOne {
  EachWithoutCase,  ///< an each if the ERP has no case of the item, else a mismatch
  Each,             ///< an each in any case
  Mismatch,
};

/// Amazon orders `Cases` and states no size, which its model allows (UOM-03).
enum class UnstatedCase {
  OnlyCase,  ///< the ERP's case, if it has exactly one of the item, else a mismatch
  Each,      ///< an each
  Mismatch,
};

/// A line was ordered in cases, and the stock for it is not a whole number of them.
enum class CaseRemainder {
  RoundDown,    ///< whole cases are accepted (ACK-35); the rest is backordered or rejected
  LooseEaches,  ///< accepted, in eaches
  Ask,          ///< people are asked until the margin before the deadline; then rounded down
};

/// The ERP has not answered shortly before the deadline.
enum class SilentErp {
  Accept,          ///< everything; a later reduction is legal (ACK-14) and soon enough costs nothing (CB-03)
  LastKnownStock,  ///< what was in stock when the items were last read; the rest is rejected
  SoftReject,      ///< everything
};

struct AcknowledgementPolicy {
  UnservedItem unknown_item = UnservedItem::Ask;
  UnservedItem blocked_item = UnservedItem::Ask;
  ShortStock short_stock = ShortStock::BackorderIfSupplyIsKnown;
  SilentErp erp_silent = SilentErp::Accept;
  UnitMismatch unit_mismatch = UnitMismatch::Ask;
  CaseOfOne case_of_one = CaseOfOne::EachWithoutCase;
  UnstatedCase unstated_case = UnstatedCase::OnlyCase;
  CaseRemainder case_remainder = CaseRemainder::RoundDown;
  /// So long before the deadline the asking ends. Longer than the margin for a silent ERP, which still has to answer.
  Duration ask_before_deadline = std::chrono::hours(4);
  Duration read_items_while_asking = std::chrono::minutes(15);
  Duration supply_to_delivery = std::chrono::hours(72);  ///< from the receipt of supply to Amazon's dock
  Duration supply_lead_time{};  ///< of BackorderByLeadTime, until Amazon's dock; 0: not known, and no date is given
  /// So long after its date a backorder without stock is withdrawn. Amazon cancels 7 days after the date (PO-24).
  Duration withdraw_backorder_after = std::chrono::hours(72);

  bool operator==(const AcknowledgementPolicy&) const = default;
};

struct AcknowledgementPolicies {
  AcknowledgementPolicy usual;
  std::map<std::string, AcknowledgementPolicy, std::less<>> by_vendor_code;

  /// By the order's selling party.
  const AcknowledgementPolicy& of(const PurchaseOrder& order) const {
    const auto found = by_vendor_code.find(order.selling_party);
    return found == by_vendor_code.end() ? usual : found->second;
  }
};

}  // namespace vendorproof::trade
