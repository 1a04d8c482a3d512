// What every step of the flow has on its desk: the store, the configuration, the time, and what may be forgotten.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.h"
#include "core/flow/contract.h"
#include "core/store/store.h"
#include "core/trade/order_plan.h"
#include "core/wire/business_central.h"

namespace vendorproof::flow {

/// Rows of the table of operations. Stored as numbers: never reorder.
enum class OperationId {
  PollOrders,
  PollChanges,
  ListItems,
  ListItemUnits,
  ListItemReferences,
  PollDespatches,
  PollInvoices,
  PollRemittances,
  FindSalesOrder,
  CreateSalesOrder,
  ChangeSalesOrderLine,
  ReadReservations,
  SubmitAcknowledgement,
  ReadOrderStatus,
  SubmitShipNotice,
  SubmitInvoice,
  ReadTransaction,
  FindPayment,
  CreatePayment,
  AcknowledgementDeadline,
  SweepOrders,
  ReadOrder,
};

/// What a crash may take: caches of the store and what is being collected page by page.
struct Memory {
  std::optional<trade::Catalogue> catalogue;
  std::map<std::string, trade::Item> staged_items;
  bool staging = false;  ///< false after a crash: the item master is read from the start
  std::array<std::optional<Instant>, 2> unreachable_since;  ///< by peer
};

struct Desk {
  store::Store& store;
  const CoreConfig& config;
  Memory& memory;
  Now now;

  wire::ErpAccess erp() const {
    return {config.erp_company_id, config.erp_user, config.erp_web_service_key, config.erp_customer_number};
  }
  trade::CaseMapping case_mapping() const;
  const trade::Catalogue& catalogue();

  /// Makes `key` due. A row that is in flight or in doubt stays as it is: its answer is still to come.
  void schedule(OperationId operation, const std::string& key, std::string_view subject, Instant due,
                std::string parameters = "");
  void finish(store::Work& work);
  /// The row again, later the more often it failed.
  void retry(store::Work& work, std::string_view error);
  void postpone(store::Work& work, Instant due);
  Duration backoff(int failures, std::string_view key) const;

  void raise(ExceptionKind kind, std::string_view subject, std::string_view purchase_order, std::int64_t line,
             const Money& amount, const std::string& text);
  void raise(TradeException exception);
  void reopen(ExceptionKind kind, std::string_view subject, std::string_view purchase_order, std::int64_t line,
              const Money& amount, const std::string& text);

  std::optional<Instant> noted_instant(std::string_view name) const;
  void note_instant(std::string_view name, Instant instant);
};

/// A whole number from our own parameters; 0 when it is none.
std::int64_t number_of(std::string_view text);
std::string text_of(Instant instant);
Instant instant_of(std::string_view milliseconds);

}  // namespace vendorproof::flow
