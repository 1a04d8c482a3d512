#include "core/flow/overview/deadlines.h"

#include "core/flow/outbox/subjects.h"
#include "core/trade/shipping/despatch_gaps.h"

namespace vendorproof::flow {

namespace {

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

std::optional<Instant> notice_deadline(const store::Store& store, const CoreConfig& config,
                                       const TradeException& exception) {
  const store::Found<store::DespatchRecord> record = store.despatch(exception.document);
  return record ? trade::notice_due(record->despatch, config.shipping) : std::nullopt;
}

/// The end of the last day. An invoice that has left the store has no due date any more.
Instant dispute_deadline(const store::Store& store, const CoreConfig& config, const TradeException& exception) {
  const store::Found<store::InvoiceRecord> record = store.invoice_by_amazon_id(exception.document);
  if (!record) return exception.raised_at + config.dispute_within;
  return last_day_to_dispute(config, record->invoice) + std::chrono::hours(24);
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
      return notice_deadline(store, config, exception);
    case trade::DueBy::Dispute:
      return dispute_deadline(store, config, exception);
  }
  return std::nullopt;
}

}  // namespace vendorproof::flow
