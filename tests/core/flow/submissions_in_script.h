// What Amazon makes of submissions: which documents it does not take, and what it says of the others in the same call,
// which no source states (ACK-31). All three ways are possible, so the integration must come to the same end with each.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/json/json_tree.h"
#include "core/flow/outbox/contract.h"

namespace vendorproof::flow {

enum class BadDocument { FailsItself, FailsItsTransaction, FailsItsCall };

class SubmissionsInScript {
 public:
  BadDocument bad_document = BadDocument::FailsItself;
  std::set<std::string> guilty;         ///< numbers of documents that are not taken
  std::map<std::string, int> accepted;  ///< by number of the document

  /// `is_lost` if the transaction of the call fails, whatever it holds.
  HttpResponse submit(const HttpCall& call, bool is_lost) {
    const std::string id = call.operation + "-" + std::to_string(++receipts_);
    const std::vector<std::string> numbers = numbers_in(*parse_json(call.request.body));
    bool any_is_guilty = false;
    for (const std::string& number : numbers) any_is_guilty = any_is_guilty || guilty.count(number) > 0;
    if (any_is_guilty && bad_document == BadDocument::FailsItsCall) {
      return {400, {}, R"({"errors":[{"code":"InvalidInput","message":"no"}]})"};
    }
    const bool all_fail = is_lost || (any_is_guilty && bad_document == BadDocument::FailsItsTransaction);
    for (const std::string& number : numbers) {
      if (guilty.count(number) > 0) {
        errors_[id].push_back({{"code", "INVALID_DATE"}, {"message", number + " has no date"}});
      } else if (accepted.count(number) > 0 && call.operation != "submitAcknowledgement") {
        errors_[id].push_back({{"code", "DUPLICATE_INVOICE_ID"}, {"message", number + " was used before"}});
      } else if (!all_fail) {
        ++accepted[number];
      }
    }
    HttpResponse receipt;
    receipt.status = 202;
    receipt.body = Json({{"payload", {{"transactionId", id}}}}).dump();
    return receipt;
  }

  /// `status` with the failures of the transaction that the path names, if it has any.
  void add_failures(const std::string& path, Json& status) const {
    const auto found = errors_.find(path.substr(path.rfind('/') + 1));
    if (found == errors_.end()) return;
    status["status"] = "Failure";
    status["errors"] = found->second;
  }

  static std::vector<std::string> numbers_in(const Json& body) {
    std::vector<std::string> numbers;
    for (const auto& [list, number] :
         std::map<std::string, std::string>{{"acknowledgements", "purchaseOrderNumber"},
                                            {"shipmentConfirmations", "shipmentIdentifier"},
                                            {"invoices", "id"}}) {
      if (!body.contains(list)) continue;
      for (const Json& document : body[list]) numbers.push_back(document[number].get<std::string>());
    }
    return numbers;
  }

 private:
  std::map<std::string, Json> errors_;  ///< lists, by transaction
  int receipts_ = 0;
};

}  // namespace vendorproof::flow
