// One row of the table of operations: all calls that the integration makes to its peers, and its timers. The table is
// in core/flow/operations.cpp, beside the functions that it points to; the outbox gets it through the Desk.
#pragma once

#include <optional>
#include <span>
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
  PollDespatches = 5,  // 3 and 4 were operations that now are calls of ReadItems
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
  AskingEnds = 22,
  ChangeSalesOrderHead = 23,
  AddSalesOrderLine = 24,
  RetireOrders = 25,
  FindJournalLine = 30,  // 26 to 29 are free
  CreateJournalLine = 31,
  CheckOverdue = 32,
  TakeOverOrder = 33,
  PollCreditMemos = 36,  // 34 and 35 are free
  SubmitCreditNote = 37,
  WatchOrder = 40,
  ReleaseSalesOrder = 41,
};

/// A Read may be repeated at any time. A Write with an unknown outcome must not be repeated before a look-up.
enum class Nature { Read, Write, Timer };

struct Operation {
  OperationId id = OperationId::PollOrders;
  /// The name that the channel or the dialect gives to the call at this bookmark.
  trade::CallName (*call)(const Desk& desk, std::string_view bookmark) = nullptr;
  Peer peer = Peer::Amazon;
  Nature nature = Nature::Read;
  /// Builds the request of a row. For a timer: does what is due and returns nullopt.
  std::optional<HttpRequest> (*start)(Desk& desk, store::Work& work) = nullptr;
  /// Called if the peer took the request. It must finish, repeat or reschedule the row. Errors: Malformed, if the body
  /// cannot be read.
  Result<void> (*answered)(Desk& desk, store::Work& work, std::string_view body) = nullptr;
  /// For submissions, instead of `start`: the document of a row; several leave in one call. nullopt: nothing is left to
  /// be sent, and the function ended the row.
  std::optional<channel::Document> (*document)(Desk& desk, store::Work& work) = nullptr;
  /// For submissions, instead of `answered`: Amazon took the documents of all rows.
  Result<void> (*received)(Desk& desk, std::span<store::Work> rows, std::string_view body) = nullptr;
  /// Called if the request may have had its effect. nullptr for reads: they are simply repeated.
  void (*in_doubt)(Desk& desk, store::Work& work) = nullptr;
  /// Called if the peer refused the request for a reason other than throttling or access. True if the function handled
  /// the refusal. nullptr: the operation handles no refusal.
  bool (*refused)(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body) = nullptr;
  /// A change of a document that was only shown (NoAnswer::Withheld): the trade goes on without it, as if the peer had
  /// refused it. Otherwise it would be compared and shown again and again. Needs `refused`.
  bool goes_on_unsent = false;
  /// For submissions that Amazon processes later: called with the result of the transaction.
  void (*succeeded)(Desk& desk, store::Work& work) = nullptr;
  void (*failed)(Desk& desk, store::Work& work, const trade::Transaction& transaction) = nullptr;
  /// Instead of `succeeded` if Amazon never said what became of the document, which is still in the row. It ends the
  /// row or sends it again. nullptr: it counts as a success.
  void (*unsaid)(Desk& desk, store::Work& work) = nullptr;
  /// For polls: the key of their row, how often, and whether anything waits for their answer (nullptr: always).
  const char* poll = nullptr;
  Duration CoreConfig::*interval = nullptr;
  bool (*is_needed)(const Desk& desk) = nullptr;
  bool rests_first = false;  ///< the first poll comes one interval after the first start
  /// Called at every start of the program; nullptr if there is nothing to do.
  void (*restart)(Desk& desk) = nullptr;
};

/// In order of OperationId.
using Operations = std::vector<Operation>;

}  // namespace vendorproof::flow
