// The result of a submission: the 202 and getTransaction.
#include <algorithm>
#include <utility>

#include "core/base/json/json.h"
#include "core/base/text.h"
#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {

namespace {

bool is_duplicate(std::string_view code) {
  return code == "DUPLICATE_SHIPMENT_IDENTIFIER" || code == "DUPLICATE_INVOICE_ID";
}

/// Codes and messages of the errors, each once: Amazon repeats one for every error that it does not explain (API-05).
void read_errors(const JsonReader& in, trade::Transaction& transaction) {
  std::vector<std::string> messages;
  bool are_all_duplicates = true;
  for (const JsonReader& error : in.elements()) {
    const std::string code = error.text_or("code", "");
    are_all_duplicates = are_all_duplicates && is_duplicate(code);
    if (transaction.error_code.empty()) transaction.error_code = code;
    std::string message = error.text_or("message", "");
    const std::string details = error.text_or("details", "");
    if (!details.empty()) message += " (" + details + ")";
    if (std::find(messages.begin(), messages.end(), message) == messages.end()) messages.push_back(message);
  }
  transaction.error_message = join(messages, "; ");
  transaction.is_duplicate = is_duplicate(transaction.error_code);
  if (are_all_duplicates) transaction.duplicates = messages.size();
  transaction.is_unexplained = transaction.error_code == "NotAvailable";
}

}  // namespace

Result<std::string> read_transaction_id(std::string_view body) {
  const Result<JsonText> document = JsonText::parse(body);
  if (!document) return tl::unexpected<Error>(document.error());

  const JsonReader in(*document);
  const JsonReader id = in.at("payload").at("transactionId");
  std::string text = id.text();
  if (text.empty()) id.problem("is empty");
  return in.finish(std::move(text));
}

HttpRequest get_transaction(std::string_view id) {
  return amazon_get("/vendor/transactions/v1/transactions/" + std::string(id));
}

Result<trade::Transaction> read_transaction(std::string_view body) {
  const Result<JsonText> document = JsonText::parse(body);
  if (!document) return tl::unexpected<Error>(document.error());

  constexpr trade::TransactionState states[] = {trade::TransactionState::Processing, trade::TransactionState::Success,
                                                trade::TransactionState::Failure};
  const JsonReader in(*document);
  const JsonReader status = in.at("payload").at("transactionStatus");
  trade::Transaction transaction;
  transaction.id = status.at("transactionId").text();
  transaction.state =
      states[status.at("status").one_of({"Processing", "Success", "Failure"}, JsonReader::Case::Ignored)];
  if (status.has("errors")) read_errors(status.at("errors"), transaction);
  return in.finish(std::move(transaction));
}

}  // namespace vendorproof::channel::sp_api
