// The real Tryton of the live tests, as a caller sees it. VENDORPROOF_TRYTON is its address; without it the tests are
// skipped, and say so.
#pragma once

#include <cstdlib>
#include <functional>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "core/erp/dialects.h"
#include "core/erp/tryton/tryton.h"
#include "core/live/clock.h"
#include "core/live/http_client.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::erp::tryton::live {

/// What became of a question: an answer, or how Tryton refused it.
template <class Answer>
struct Outcome {
  std::optional<Answer> answer;
  trade::Reception reception = trade::Reception::Taken;
  std::string problem;
  bool is_closed_period = false;
  std::vector<trade::OddRow> odd;
  std::vector<std::string> calls;  ///< operation of each call
};

class LiveTryton : public testing::Test {
 protected:
  void SetUp() override {
    const char* const place = std::getenv("VENDORPROOF_TRYTON");
    if (place == nullptr) {
      std::cout << "skipped: VENDORPROOF_TRYTON has no address of a Tryton; .ci/tryton makes one\n";
      GTEST_SKIP();
    }
    const auto endpoint = vendorproof::live::parse_endpoint(place);
    ASSERT_TRUE(endpoint) << endpoint.error().message;
    client_ = std::make_unique<vendorproof::live::HttpClient>(*endpoint);
    access_ = example_access(dialect());
    access_.currency = usd();
  }

  HttpResponse send(const HttpRequest& request) {
    const vendorproof::live::Sent sent = client_->send(request, std::chrono::minutes(2));
    const HttpResponse* const response = std::get_if<HttpResponse>(&sent.outcome);
    EXPECT_NE(response, nullptr) << sent.trouble;
    return response == nullptr ? HttpResponse{599, {}, ""} : *response;
  }

  /// Asks until the answer is complete. Parts of a list are joined. ask_losing loses the answer of the call `lost`: the
  /// request arrives, and nobody hears of it.
  template <class Answer, class... About>
  Outcome<Answer> ask(const Question<Answer, About...>& question, const std::type_identity_t<About>&... about) {
    return ask_losing(question, "", about...);
  }
  template <class Answer, class... About>
  Outcome<Answer> ask_losing(const Question<Answer, About...>& question, const std::string& lost,
                             const std::type_identity_t<About>&... about) {
    Outcome<Answer> outcome;
    std::string bookmark;
    for (int calls = 0; calls < 40; ++calls) {
      outcome.calls.emplace_back(question.name_at(bookmark).operation);
      const HttpResponse response = send(question.ask(access_, about..., bookmark));
      if (outcome.calls.back() == lost) return outcome;
      outcome.reception = dialect().reception(response);
      if (outcome.reception != trade::Reception::Taken) {
        outcome.problem = dialect().error_text(response.body);
        outcome.is_closed_period = dialect().is_closed_period(response.body);
        return outcome;
      }
      auto heard = question.hear(access_, response.body, bookmark);
      if (!heard) {
        outcome.problem = heard.error().message;
        return outcome;
      }
      join(outcome, *heard);
      if (heard->bookmark.empty()) return outcome;
      bookmark = heard->bookmark;
    }
    outcome.problem = "the question does not end";
    return outcome;
  }

  template <class About>
  bool is_refused_for_its_date(const Question<std::monostate, About>& question, const About& about) {
    const auto outcome = ask(question, about);
    EXPECT_EQ(outcome.reception, trade::Reception::Wrong) << outcome.problem;
    return outcome.is_closed_period;
  }

  /// Lets a person act, and gives the last line of what they say.
  static std::string person(const std::string& words) {
    const tests::Ran ran = tests::ran_by_bash("/usr/bin/python3 '" + tests::source_dir() +
                                              "/tests/core/erp/tryton/live/people.py' " + words);
    EXPECT_EQ(ran.code, 0) << words << ": " << ran.output;
    std::string said = ran.output;
    while (!said.empty() && said.back() == '\n') said.pop_back();
    return said.substr(said.rfind('\n') + 1);
  }

  trade::SalesOrder created(const std::string& order, const std::vector<SalesOrderDraftLine>& lines) {
    const auto outcome = ask(dialect().create_sales_order, draft_of(order, lines));
    EXPECT_TRUE(outcome.answer) << outcome.problem;
    return outcome.answer.value_or(trade::SalesOrder());
  }
  trade::SalesOrder released(const std::string& order, const std::vector<SalesOrderDraftLine>& lines) {
    const auto outcome = ask(dialect().release_sales_order, created(order, lines));
    EXPECT_TRUE(outcome.answer) << outcome.problem;
    return found(order);
  }
  trade::SalesOrder found(const std::string& order) {
    const auto outcome = ask(dialect().sales_orders, order);
    EXPECT_EQ(outcome.problem, "");
    EXPECT_EQ(outcome.answer ? outcome.answer->size() : 0U, 1U) << order;
    return outcome.answer && !outcome.answer->empty() ? outcome.answer->front() : trade::SalesOrder();
  }
  /// Of a document that a list must have.
  template <class Document>
  Document numbered(const Question<std::vector<Document>, Instant>& list, const std::string& number) {
    const auto outcome = ask(list, Instant());
    EXPECT_EQ(outcome.problem, "");
    for (const Document& one : outcome.answer.value_or(std::vector<Document>())) {
      if (one.number == number) return one;
    }
    ADD_FAILURE() << "there is no document " << number;
    return {};
  }

  static Money dollars(const char* decimal) { return *Money::parse(decimal, usd()); }
  static Instant now() { return vendorproof::live::RealClock().now().value().wall; }
  static Instant today() { return start_of_day(now()); }
  /// Another number each time, so that a database can be used again.
  static std::string numbered_anew(const std::string& name) {
    static const std::string run = std::to_string(now().time_since_epoch().count() / 1000 % 100'000'000);
    static int count = 0;
    return name + run + "N" + std::to_string(++count);
  }
  static SalesOrderDraft draft_of(const std::string& order, const std::vector<SalesOrderDraftLine>& lines) {
    SalesOrderDraft draft;
    draft.purchase_order = order;
    draft.currency = usd();
    draft.order_date = today();
    draft.requested_delivery = today() + 5 * a_day;
    draft.ship_to = "PHX6";
    draft.lines = lines;
    return draft;
  }

  ErpAccess access_;

 private:
  template <class Answer>
  static void join(Outcome<Answer>& outcome, trade::Heard<Answer>& heard) {
    for (trade::OddRow& row : heard.odd) outcome.odd.push_back(std::move(row));
    if (!heard.answer) return;
    if constexpr (requires(Answer rows) { rows.begin(); }) {
      if (!outcome.answer) outcome.answer.emplace();
      outcome.answer->insert(outcome.answer->end(), heard.answer->begin(), heard.answer->end());
    } else {
      outcome.answer = std::move(heard.answer);
    }
  }

  std::unique_ptr<vendorproof::live::HttpClient> client_;
};

}  // namespace vendorproof::erp::tryton::live
