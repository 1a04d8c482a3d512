// Tools for spoilers: edit bodies as JSON, give answers in a peer's place, and hold requests back.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/base/json/json.h"
#include "harness/defects/spoiler.h"

namespace vendorproof::harness {

/// Edits the body of a request if it is JSON; any other body is unchanged.
void edit_body(HttpRequest& request, const std::function<void(Json& body)>& edit);
void edit_body(HttpResponse& response, const std::function<void(Json& body)>& edit);

/// Edits each document of a submission: `list` is the member that holds them.
Spoiler edits_each(std::string operation, std::string list, std::function<void(Json& document)> edit);

/// Sends requests of one operation more than once.
Spoiler repeats(std::string operation, int copies);

/// Adds whole eaches or cases to a quantity `{"amount": n, ...}`; it stays above zero.
void add_to_amount(Json& quantity, std::int64_t difference);
/// `{"amount": 5, "unitOfMeasure": "Cases", "unitSize": 12}` becomes five eaches; eaches stay.
void count_cases_as_eaches(Json& quantity);
/// Adds ten-thousandths to an amount of money `{"amount": "12.50", ...}`.
void add_to_money(Json& money, std::int64_t ten_thousandths);
/// 0 if it is not an amount.
std::int64_t ten_thousandths_of(const Json& money);

/// Submissions that the core believes to be sent and processed. They reach Amazon later, or never.
class HeldSubmissions {
 public:
  /// Answers 202 in Amazon's place.
  void hold(SpoiledRequest& spoiled);
  /// Answers getTransaction for a held submission: Success.
  void answer_transaction(SpoiledRequest& spoiled) const;
  /// Releases the submissions that have waited that long, with the access token of the current request.
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

/// Holds submissions of one operation back for that time; negative: for ever.
Spoiler holds(std::string operation, Duration waited);

/// Every question about a transaction is answered in Amazon's place: success.
Spoiler answers_every_transaction();

/// Shows people no exceptions of these kinds.
Spoiler hides(std::vector<ExceptionKind> kinds);

}  // namespace vendorproof::harness
