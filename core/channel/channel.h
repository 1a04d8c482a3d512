// A way to Amazon as the flow sees it: one table of questions and submissions, the same for every channel. Each channel
// has its own syntax of documents, its own login and its own way to page through lists.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/trade/documents.h"
#include "core/trade/question.h"
#include "core/trade/reception.h"
#include "core/trade/settings.h"
#include "core/trade/sign_in.h"

namespace vendorproof::channel {

struct ChannelAccess {
  trade::Settings settings;  ///< by the names of the channel's table
};

/// Orders that were placed, or changed, within a window.
struct OrdersQuery {
  enum class By { Placed, Changed };
  By by = By::Placed;
  Window window;
};

/// The status of one order as Amazon states it.
struct OrderStatus {
  std::string purchase_order;
  std::vector<trade::LineStatus> lines;
};

/// Quantities are in eaches; the channel writes them in the order's own unit if possible.
struct AcknowledgementDraft {
  trade::PurchaseOrder order;
  trade::Acknowledgement acknowledgement;
  Instant date;
};

/// A document that is submitted to Amazon.
using Document = std::variant<AcknowledgementDraft, trade::ShipNotice, trade::AmazonInvoice, trade::AmazonCreditNote>;
/// Documents of one kind, at least one, that go out together.
using Documents = std::vector<Document>;

template <class Answer, class... About>
using Question = trade::Question<ChannelAccess, Answer, About...>;

/// The name of the submission of each document.
struct SubmissionNames {
  std::string_view acknowledgement;
  std::string_view ship_notice;
  std::string_view invoice;
  std::string_view credit_note;  ///< "" if the channel has none
};

/// Lists of orders and numbers may come in parts: an answer with a bookmark is processed at once, and then the next
/// part is asked for. A submitted document is not accepted yet: its receipt names the transaction to ask for.
struct Channel {
  std::string_view name;  ///< as in the configuration file
  trade::SettingTable settings;
  std::span<const trade::Place> places;

  Question<trade::Token> access;  ///< `ask` is nullptr if no call needs a token
  void (*sign)(HttpRequest& request, std::string_view token) = nullptr;

  Question<std::vector<trade::PurchaseOrder>, OrdersQuery> orders;
  Question<std::vector<std::string>, Window> order_numbers;        ///< of orders placed within the window
  Question<std::vector<trade::PurchaseOrder>, std::string> order;  ///< one by its number, or an odd row
  Question<std::vector<OrderStatus>, std::string> order_status;    ///< by number; empty if not visible yet
  Question<std::string, Documents> submit;                         ///< one receipt for all, complete in one answer
  std::int64_t documents_max = 1;                                  ///< in one call of `submit`
  SubmissionNames submissions;                                     ///< names of `submit` for each document
  Question<trade::Transaction, std::string> transaction;           ///< by receipt
  /// After that payment; "" for all. A row that cannot be read is odd, with payment and place as the subject.
  Question<trade::Remittance, std::string> remittances;

  trade::Reception (*reception)(const HttpResponse& response) = nullptr;
  std::string (*error_text)(std::string_view body) = nullptr;  ///< for people; never fails
  std::string (*error_code)(std::string_view body) = nullptr;  ///< the code of the first error, or ""
};

}  // namespace vendorproof::channel
