// One row of the table of everything the integration does to its peers. The table itself stands above, with the steps
// that it points at; what runs the rows knows it from the desk.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/contract.h"
#include "core/store/records.h"
#include "core/trade/question.h"
#include "core/trade/reception.h"

namespace vendorproof::flow {

struct Desk;

/// Rows of the table of operations. Stored as numbers: never reorder, never use a number again.
enum class OperationId {
  PollOrders = 0,
  PollChanges = 1,
  ReadItems = 2,
  PollDespatches = 5,  // 3 and 4 were lists that now are calls of ReadItems
  PollInvoices = 6,
  PollRemittances = 7,
  FindSalesOrder = 8,
  CreateSalesOrder = 9,
  ChangeSalesOrderLine = 10,
  ReadReservations = 11,
  SubmitAcknowledgement = 12,
  ReadOrderStatus = 13,
  SubmitShipNotice = 14,
  SubmitInvoice = 15,
  ReadTransaction = 16,
  FindPayment = 17,
  CreatePayment = 18,
  AcknowledgementDeadline = 19,
  SweepOrders = 20,
  ReadOrder = 21,
};

/// Reads may be repeated at will; a write with an unknown outcome may not.
enum class Nature { Read, Write, Timer };

struct Operation {
  OperationId id = OperationId::PollOrders;
  /// As the channel or the dialect calls it at this bookmark.
  trade::CallName (*call)(const Desk& desk, std::string_view bookmark) = nullptr;
  Peer peer = Peer::Amazon;
  Nature nature = Nature::Read;
  /// The request of a row, or, for a timer, what happens when it is due (and no request).
  std::optional<HttpRequest> (*start)(Desk& desk, store::Work& work) = nullptr;
  /// It was taken. It has to say what becomes of the row. Errors: Malformed, when the body could not be read.
  Result<void> (*answered)(Desk& desk, store::Work& work, std::string_view body) = nullptr;
  /// Perhaps it had its effect. nullptr for reads, which are simply repeated.
  void (*in_doubt)(Desk& desk, store::Work& work) = nullptr;
  /// It was refused, and not for throttling or access; true when it dealt with it. nullptr: it never does.
  bool (*refused)(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body) = nullptr;
  /// For what Amazon processes later: what its transaction came to.
  void (*succeeded)(Desk& desk, store::Work& work) = nullptr;
  void (*failed)(Desk& desk, store::Work& work, const trade::Transaction& transaction) = nullptr;
  /// For polls: their row, how often, and whether anything waits for their answer. nullptr: always.
  const char* poll = nullptr;
  Duration CoreConfig::*interval = nullptr;
  bool (*is_needed)(const Desk& desk) = nullptr;
  bool rests_first = false;  ///< its first turn is an interval after the beginning
  /// What else a start of the program means to it.
  void (*restart)(Desk& desk) = nullptr;
};

/// In order of OperationId.
using Operations = std::vector<Operation>;

}  // namespace vendorproof::flow
