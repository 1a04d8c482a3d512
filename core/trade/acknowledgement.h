// The answer to an order: how many eaches of each line are accepted, backordered or rejected.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/trade/documents.h"
#include "core/trade/order_plan.h"

namespace vendorproof::trade {

/// The ERP's numbers for one purchase order line, in eaches.
struct LineSupply {
  std::int64_t sequence = 0;
  std::int64_t held = 0;  ///< quantity of the sales order line
  std::int64_t shipped = 0;
  std::int64_t reserved = 0;
  std::int64_t closed_short = 0;  ///< part of `held` that will never ship
  std::optional<Instant> expected_receipt;

  bool operator==(const LineSupply&) const = default;
};

/// Sums over the parts of one line of an acknowledgement; all zero for a line it does not have.
struct LineAnswer {
  std::int64_t accepted = 0;
  std::int64_t backordered = 0;
  std::int64_t rejected = 0;
  bool is_rejected_whole = false;  ///< no part says anything else

  std::int64_t confirmed() const { return accepted + backordered; }
};
/// The date of a line's backorder; nullopt without one.
std::optional<Instant> promised_date(const Acknowledgement& acknowledgement, std::int64_t sequence);
LineAnswer answer_to(const Acknowledgement& acknowledgement, std::int64_t sequence);

/// Decides carefully: a rejection is final (ACK-13), and withdrawing a confirmed quantity costs money (ACK-14).
/// `before` is the last acknowledgement that was decided from the ERP's stock, or an empty one.
///
/// The parts of every line sum to what was ordered (ACK-11): what has shipped or is reserved is Accepted, in whole
/// cases when ordered in cases (ACK-35) unless the policy takes loose eaches; the rest is Backordered where allowed
/// (PO-20) and where its date is known (ACK-22), else Rejected. The date comes from the ERP's inbound supply, or from
/// the promise of `before`, or from the policy's lead time; none is invented. A promise whose date has passed by the
/// policy's margin is withdrawn: its eaches are Rejected.
Acknowledgement decide_acknowledgement(const PurchaseOrder& order, const OrderPlan& plan,
                                       const std::vector<LineSupply>& supplies, const Acknowledgement& before,
                                       const AcknowledgementPolicy& policy, Instant now);

/// Eaches that are reserved for a line and do not make a whole case.
struct LooseStock {
  std::int64_t sequence = 0;
  std::int64_t firm = 0;  ///< shipped or reserved
  std::int64_t case_size = 1;

  std::int64_t cases() const { return firm / case_size; }
  std::int64_t loose() const { return firm % case_size; }
};
/// Of the lines that are to be delivered, ordered in cases and not whole.
std::vector<LooseStock> loose_stock(const OrderPlan& plan, const std::vector<LineSupply>& supplies);

/// The answer if the deadline is near and the ERP is silent, as the policy says. What cannot be delivered later is
/// taken back by the next answer, which is legal (ACK-14). An item whose stock is not known is Accepted.
Acknowledgement emergency_acknowledgement(const PurchaseOrder& order, const OrderPlan& plan,
                                          const AcknowledgementPolicy& policy);

/// How many eaches of a line the ERP's sales order should hold so that it delivers exactly what was not rejected.
std::int64_t eaches_to_hold(std::int64_t ordered, const LineAnswer& before, std::int64_t closed_short);

}  // namespace vendorproof::trade
