// An ERP as the flow knows it: one table of questions and orders of business, for every dialect the same. What a
// dialect writes and reads, how many calls it needs and what its pages look like is its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/http.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/trade/documents.h"
#include "core/trade/question.h"
#include "core/trade/reception.h"
#include "core/trade/settings.h"

namespace vendorproof::erp {

struct ErpAccess {
  Currency currency = usd();  ///< of the ERP's company
  trade::Settings settings;   ///< by the names of the dialect's table
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
  Instant order_date;
  std::optional<Instant> requested_delivery;
  std::string ship_to;
  std::vector<SalesOrderDraftLine> lines;
};

/// `line_id` and `version` as the line was last read; Reception::Outdated when it was changed since.
struct LineChange {
  std::string line_id;
  std::string version;
  std::int64_t eaches = 0;
  Money unit_price;
};

struct PaymentDraft {
  std::string document;  ///< its own number, by which it is found again
  std::string invoice;   ///< the ERP's
  Instant date;
  Money amount;  ///< not negative
  std::string comment;
};

template <class Answer, class... About>
using Question = trade::Question<ErpAccess, Answer, About...>;

/// Lists `since` give what was modified at or after a moment, and may come in parts: an answer with a bookmark is taken
/// at once, and then the next part is asked for. The other answers count when they are whole. Creating is not repeated
/// after an unknown outcome before the document was looked for.
struct Dialect {
  std::string_view name;  ///< as in the configuration file
  trade::SettingTable settings;

  Question<std::vector<trade::Item>> items;                                   ///< all, with units and references
  Question<std::vector<trade::SalesOrder>, std::string> sales_orders;         ///< by purchase order: none, one, or more
  Question<trade::SalesOrder, SalesOrderDraft> create_sales_order;            ///< as it was created
  Question<std::monostate, LineChange> change_line;                           ///< of a sales order
  Question<std::vector<trade::Reservation>, trade::SalesOrder> reservations;  ///< of a sales order
  Question<std::vector<trade::Despatch>, Instant> despatches;                 ///< since
  Question<std::vector<trade::Invoice>, Instant> invoices;                    ///< posted ones, since
  Question<std::int64_t, std::string> payments;                               ///< how many of a document number
  Question<std::monostate, PaymentDraft> create_payment;

  trade::Reception (*reception)(const HttpResponse& response) = nullptr;
  std::string (*error_text)(std::string_view body) = nullptr;  ///< for people; never fails
  std::string (*error_code)(std::string_view body) = nullptr;  ///< of the first error, or ""
};

}  // namespace vendorproof::erp
