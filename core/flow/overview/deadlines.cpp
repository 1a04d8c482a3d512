#include "core/flow/overview/deadlines.h"

namespace vendorproof::flow {

namespace {

/// A ship notice is due so soon after the truck has left (ASN-01).
constexpr Duration notice_within = std::chrono::minutes(30);

std::optional<Instant> acknowledgement_deadline(const store::Store& store, const CoreConfig& config,
                                                const TradeException& exception) {
  const store::Found<store::OrderRecord> record = store.order(exception.purchase_order);
  if (!record || record->confirmed || record->foreign) return std::nullopt;
  return record->order.ordered_at + config.acknowledge_within;
}

std::optional<Instant> window_deadline(const store::Store& store, const TradeException& exception) {
  const store::Found<store::OrderRecord> record = store.order(exception.purchase_order);
  return record ? window_end_of(record->order) : std::nullopt;
}

std::optional<Instant> notice_deadline(const store::Store& store, const TradeException& exception) {
  const store::Found<store::DespatchRecord> record = store.despatch(exception.document);
  if (!record) return std::nullopt;
  if (record->despatch.departed_at) return *record->despatch.departed_at + notice_within;
  return record->despatch.arrives_at;
}

}  // namespace

std::optional<Instant> window_end_of(const trade::PurchaseOrder& order) {
  if (order.ship_window) return order.ship_window->to;
  if (order.delivery_window) return order.delivery_window->to;
  return std::nullopt;
}

std::optional<Instant> deadline_of(const store::Store& store, const CoreConfig& config,
                                   const TradeException& exception) {
  switch (trade::row_of(exception.kind).due_by) {
    case trade::DueBy::Nothing:
      return std::nullopt;
    case trade::DueBy::Acknowledgement:
      return acknowledgement_deadline(store, config, exception);
    case trade::DueBy::ShipWindow:
      return window_deadline(store, exception);
    case trade::DueBy::ShipNotice:
      return notice_deadline(store, exception);
    case trade::DueBy::Dispute:
      return exception.raised_at + trade::dispute_window;
  }
  return std::nullopt;
}

}  // namespace vendorproof::flow
