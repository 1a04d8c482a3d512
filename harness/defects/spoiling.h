// Tools of the spoilers: bodies as JSON, answers that a peer never gave, and requests that wait.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "harness/defects/spoiler.h"

namespace vendorproof::harness {

/// Edits the body of a request where it is JSON; anything else stays as it is.
void edit_body(HttpRequest& request, const std::function<void(Json& body)>& edit);
void edit_body(HttpResponse& response, const std::function<void(Json& body)>& edit);

/// Edits each document of a submission: `list` is the member that holds them.
Spoiler edits_each(std::string operation, std::string list, std::function<void(Json& document)> edit);

/// Sends requests of one operation more than once.
Spoiler repeats(std::string operation, int copies);

/// Adds whole eaches or cases to a quantity `{"amount": n, ...}`; it stays above zero.
void add_to_amount(Json& quantity, std::int64_t difference);
/// Adds to an amount of money `{"amount": "12.50", ...}`; ten-thousandths.
void add_to_money(Json& money, std::int64_t ten_thousandths);
/// 0 when it is not an amount.
std::int64_t ten_thousandths_of(const Json& money);

/// Submissions that the core takes for sent and processed. They reach Amazon later, or never.
class HeldSubmissions {
 public:
  /// Answers 202 in Amazon's place.
  void hold(SpoiledRequest& spoiled);
  /// Answers getTransaction for what was held: Success.
  void answer_transaction(SpoiledRequest& spoiled) const;
  /// Lets those go that have waited so long, with the access token of the request that they go with.
  void release(SpoiledRequest& spoiled, Duration waited);
  bool is_empty() const { return waiting_.empty(); }

 private:
  struct Waiting {
    Instant since;
    HttpRequest request;
  };
  std::vector<Waiting> waiting_;
  std::set<std::string> transactions_;
};

/// Holds submissions of one operation back; negative: for ever.
Spoiler holds(std::string operation, Duration waited);

}  // namespace vendorproof::harness
