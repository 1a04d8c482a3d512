// Purchase orders and their acknowledgements.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"

namespace vendorproof::trade {

struct PurchaseOrderLine {
  std::int64_t sequence = 0;  ///< compared as a number (X13)
  std::string sequence_text;  ///< as Amazon wrote it: `1`, `001`, `00001`
  std::string amazon_product_identifier;
  std::string vendor_product_identifier;
  Quantity ordered;  ///< amount 0: cancelled, stays on the order (PO-13); unit_size 0: not stated
  bool back_order_allowed = false;
  Money net_cost;  ///< per each (UOM-04)

  bool operator==(const PurchaseOrderLine&) const = default;
};

enum class PurchaseOrderState { New, Acknowledged, Closed };

struct PurchaseOrder {
  std::string number;
  PurchaseOrderState state = PurchaseOrderState::New;
  Instant ordered_at;
  std::optional<Instant> changed_at;
  std::string selling_party;
  std::string buying_party;
  std::string ship_to_party;
  std::string bill_to_party;
  std::optional<Window> ship_window;
  std::optional<Window> delivery_window;
  std::vector<PurchaseOrderLine> lines;

  bool operator==(const PurchaseOrder&) const = default;
};

enum class AcknowledgementCode { Accepted, Backordered, Rejected };
enum class RejectionReason { TemporarilyUnavailable, InvalidProductIdentifier, ObsoleteProduct };

/// One part of a line's acknowledgement, in eaches; the channel writes it in the order's unit.
struct ItemAcknowledgement {
  AcknowledgementCode code = AcknowledgementCode::Accepted;
  std::int64_t eaches = 0;
  std::optional<Instant> scheduled_delivery;  ///< required for Backordered (ACK-22)
  std::optional<RejectionReason> reason;      ///< required for Rejected

  bool operator==(const ItemAcknowledgement&) const = default;
};

/// The parts sum to what was ordered (ACK-11).
struct LineAcknowledgement {
  std::int64_t sequence = 0;
  std::vector<ItemAcknowledgement> parts;

  bool operator==(const LineAcknowledgement&) const = default;
};

struct Acknowledgement {
  std::string purchase_order;
  std::vector<LineAcknowledgement> lines;

  bool operator==(const Acknowledgement&) const = default;
};

/// One line of getPurchaseOrdersStatus, in eaches.
struct LineStatus {
  std::int64_t sequence = 0;
  std::int64_t accepted_eaches = 0;
  std::int64_t rejected_eaches = 0;
  std::int64_t received_eaches = 0;
  bool unconfirmed = true;
  std::optional<std::int64_t> ordered_eaches = {};  ///< what Amazon orders now; nullopt if it does not say

  bool operator==(const LineStatus&) const = default;
};

}  // namespace vendorproof::trade
