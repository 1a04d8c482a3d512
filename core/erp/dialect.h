// An ERP as the flow sees it: one table of questions and commands, the same for every dialect. Each dialect has its own
// syntax, its own number of calls per question and its own way to page through lists.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/http.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/trade/documents.h"
#include "core/trade/order_plan.h"
#include "core/trade/question.h"
#include "core/trade/reception.h"
#include "core/trade/settings.h"
#include "core/trade/sign_in.h"

namespace vendorproof::erp {

struct ErpAccess {
  Currency currency = usd();  ///< of the ERP's company
  trade::Settings settings;   ///< by the names of the dialect's table
  /// The ERP's items as they were last read: its documents name units by the codes of their items. nullptr: they were
  /// not read yet.
  const trade::Catalogue* items = nullptr;
};

/// A sales order that is to be created. Quantities are eaches, prices per each.
struct SalesOrderDraftLine {
  std::string item;
  std::int64_t eaches = 0;
  Money unit_price;
  std::int64_t purchase_order_line = 0;  ///< comes back as trade::SalesOrderLine::purchase_order_line
};
struct SalesOrderDraft {
  std::string purchase_order;
  Currency currency;  ///< of all prices
  Instant order_date;
  std::optional<Instant> requested_delivery;
  std::string ship_to;
  std::vector<SalesOrderDraftLine> lines;
};

/// `line_id` and `version` are those of the last read; Reception::Outdated if the line was changed since.
struct LineChange {
  std::string line_id;
  std::string version;
  std::string item;
  std::int64_t eaches = 0;
  Money unit_price;
};

/// A change of what the whole sales order says; without a value, nothing changes. `version` is that of the last read;
/// Reception::Outdated if the order was changed since, Wrong if the ERP does not allow it (any more).
struct HeadChange {
  std::string sales_order;  ///< the ERP's id
  std::string version;
  std::optional<Instant> requested_delivery = {};  ///< a day
  std::optional<std::string> ship_to = {};
};

struct LineAddition {
  std::string sales_order;  ///< the ERP's id
  SalesOrderDraftLine line;
};

struct PaymentDraft {
  std::string document;  ///< the number of the payment; a look-up finds the payment by it
  std::string invoice;   ///< the ERP's number
  Instant date;
  Money amount;  ///< not negative
  std::string comment;
};

/// A line of a journal: takes `amount` from the customer or the bank and puts it on `account`. A negative amount goes
/// the other way.
struct JournalLineDraft {
  std::string document;  ///< its number, at most 20 capital letters and digits; a look-up finds the line by it
  std::string payment;   ///< Amazon's number
  std::string account;   ///< of the general ledger
  std::string bank;      ///< against this bank account; "": against our customer
  Instant date;
  Money amount;
  std::string description;
  std::string comment;
};

template <class Answer, class... About>
using Question = trade::Question<ErpAccess, Answer, About...>;

/// Lists marked `since` give rows modified at or after a time. They may come in parts: an answer with a bookmark is
/// processed at once, and then the next part is asked for. The flow asks for heads often, and for contents only from
/// the first head on that it does not know. All other answers are used only when complete. After an unknown outcome of
/// a `create`, the flow looks for the document before it repeats the call.
struct Dialect {
  std::string_view name;  ///< as in the configuration file
  trade::SettingTable settings;
  std::span<const trade::Place> places = {};

  Question<trade::Token> access = {};  ///< `ask` is nullptr if no call needs a token
  void (*sign)(HttpRequest& request, std::string_view token) = nullptr;

  Question<std::vector<trade::Item>> items;                            ///< all, with units and references
  Question<std::vector<trade::SalesOrder>, std::string> sales_orders;  ///< by purchase order: 0, 1 or more
  Question<trade::SalesOrder, SalesOrderDraft> create_sales_order;     ///< as it was created
  /// Hands a sales order over to the warehouse (SalesOrder::awaits_release). Harmless when repeated. Without `ask`, the
  /// ERP needs no release.
  Question<std::monostate, trade::SalesOrder> release_sales_order;
  Question<std::monostate, LineChange> change_line;                           ///< of a sales order
  Question<std::monostate, HeadChange> change_head;                           ///< of a sales order
  Question<std::monostate, LineAddition> add_line;                            ///< to a sales order; not idempotent
  Question<std::vector<trade::Reservation>, trade::SalesOrder> reservations;  ///< of a sales order
  Question<std::vector<trade::DocumentHead>, Instant> despatch_heads;         ///< posted ones, since
  Question<std::vector<trade::Despatch>, Instant> despatches;                 ///< posted ones with contents, since
  Question<std::vector<trade::DocumentHead>, Instant> invoice_heads;          ///< posted ones, since
  Question<std::vector<trade::Invoice>, Instant> invoices;                    ///< posted ones with lines, since
  /// Posted ones, since: heads, or with lines. Without `ask`, the ERP has no list of credit memos.
  Question<std::vector<trade::DocumentHead>, Instant> credit_memo_heads;
  Question<std::vector<trade::CreditMemo>, Instant> credit_memos;
  Question<std::int64_t, std::string> payments;  ///< how many of a document number
  Question<std::monostate, PaymentDraft> create_payment;
  Question<std::int64_t, std::string> journal_lines;  ///< how many of a document number
  Question<std::monostate, JournalLineDraft> create_journal_line;

  /// Whether a request cannot change anything in the ERP. nullptr: GET does not, and all other methods may.
  bool (*only_reads)(const HttpRequest& request) = nullptr;
  trade::Reception (*reception)(const HttpResponse& response) = nullptr;
  std::string (*error_text)(std::string_view body) = nullptr;  ///< for people; never fails
  std::string (*error_code)(std::string_view body) = nullptr;  ///< the code of the first error, or ""
  bool (*is_closed_period)(std::string_view body) = nullptr;   ///< whether a posting was refused for its date
};

}  // namespace vendorproof::erp
