// A way to Amazon as the flow knows it: one table of questions and submissions, for every channel the same. How
// documents are written, how one is let in and how a list is turned over page by page is the channel's own.
#pragma once

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

namespace vendorproof::channel {

struct ChannelAccess {
  trade::Settings settings;  ///< by the names of the channel's table
};

/// Lets calls in for a while.
struct Token {
  std::string text;
  Duration expires_in{};
};

/// Orders that were placed, or changed, within a window.
struct OrdersQuery {
  enum class By { Placed, Changed };
  By by = By::Placed;
  Window window;
};

/// What Amazon understood of one order.
struct OrderStatus {
  std::string purchase_order;
  std::vector<trade::LineStatus> lines;
};

/// Quantities are in eaches and are written in the order's own unit where that is possible.
struct AcknowledgementDraft {
  trade::PurchaseOrder order;
  trade::Acknowledgement acknowledgement;
  Instant date;
};

/// What is handed to Amazon.
using Document = std::variant<AcknowledgementDraft, trade::ShipNotice, trade::AmazonInvoice>;

template <class Answer, class... About>
using Question = trade::Question<ChannelAccess, Answer, About...>;

/// Calls whose path begins so may go to an address of their own.
struct Place {
  std::string_view setting;  ///< the key of the address in the configuration file
  std::string_view meaning;
  std::string_view path_prefix;
};

/// How the submission of each document is called.
struct SubmissionNames {
  std::string_view acknowledgement;
  std::string_view ship_notice;
  std::string_view invoice;
};

/// Lists of orders and numbers may come in parts: an answer with a bookmark is taken at once, and then the next part is
/// asked for. A document that was taken is not accepted yet: its receipt says which transaction to ask for.
struct Channel {
  std::string_view name;  ///< as in the configuration file
  trade::SettingTable settings;
  std::span<const Place> places;

  Question<Token> access;  ///< without `ask` no call needs a token
  void (*sign)(HttpRequest& request, std::string_view token) = nullptr;

  Question<std::vector<trade::PurchaseOrder>, OrdersQuery> orders;
  Question<std::vector<std::string>, Window> order_numbers;               ///< of orders placed within
  Question<std::vector<trade::PurchaseOrder>, std::string> order;         ///< one by its number, or an odd row
  Question<std::vector<OrderStatus>, std::string> order_status;           ///< by number; empty when it does not show
  Question<std::string, Document> submit;                                 ///< the receipt
  SubmissionNames submissions;                                            ///< that `submit` has for each document
  Question<trade::Transaction, std::string> transaction;                  ///< by receipt
  Question<std::vector<trade::RemittanceLine>, std::string> remittances;  ///< after that payment; "" for all

  trade::Reception (*reception)(const HttpResponse& response) = nullptr;
  std::string (*error_text)(std::string_view body) = nullptr;  ///< for people; never fails
  std::string (*error_code)(std::string_view body) = nullptr;  ///< of the first error, or ""
};

}  // namespace vendorproof::channel
