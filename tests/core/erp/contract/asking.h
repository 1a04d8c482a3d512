// Asks the questions of a dialect as the flow does, call by call, and can lose an answer on the way.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/core/erp/contract/company.h"

namespace vendorproof::erp::contract {

/// What became of a question: an answer, or how the ERP refused it.
template <class Answer>
struct Outcome {
  std::optional<Answer> answer;
  trade::Reception reception = trade::Reception::Taken;
  std::string problem;
  bool is_closed_period = false;
  std::vector<trade::OddRow> odd;
  std::size_t writes = 0;  ///< calls that may have changed something
  bool is_lost = false;
};

class Asking {
 public:
  explicit Asking(Company& company) : company_(company), access_(company.access()) {}

  ErpAccess& access() { return access_; }
  const Dialect& dialect() const { return company_.dialect(); }

  /// Asks until the answer is complete. Parts of a list are joined.
  template <class Answer, class... About>
  Outcome<Answer> ask(const Question<Answer, About...>& question, const std::type_identity_t<About>&... about) {
    return ask_losing(0, question, about...);
  }
  /// Loses the answer of the call that is the `lost`-th to change something, from 1: it arrives, and nobody hears of
  /// it.
  template <class Answer, class... About>
  Outcome<Answer> ask_losing(std::size_t lost, const Question<Answer, About...>& question,
                             const std::type_identity_t<About>&... about) {
    Outcome<Answer> outcome;
    std::string bookmark;
    constexpr int calls_max = 400;
    for (int calls = 0; calls < calls_max; ++calls) {
      HttpRequest request = question.ask(access_, about..., bookmark);
      if (!sign(request)) {
        outcome.reception = trade::Reception::Denied;
        return outcome;
      }
      const bool is_write = !only_reads(request);
      outcome.writes += is_write ? 1 : 0;
      const HttpResponse response = company_.send(request);
      outcome.is_lost = is_write && outcome.writes == lost;
      if (outcome.is_lost) return outcome;
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

 private:
  bool only_reads(const HttpRequest& request) const {
    const auto told = dialect().only_reads;
    return told == nullptr ? request.method == "GET" : told(request);
  }

  /// With a token, where calls need one. False if the login is refused.
  bool sign(HttpRequest& request) {
    if (dialect().access.ask == nullptr) return true;
    if (token_.empty() || company_.now() >= token_ends_) {
      const HttpResponse response = company_.send(dialect().access.ask(access_, ""));
      if (dialect().reception(response) != trade::Reception::Taken) return false;
      const auto token = dialect().access.hear(access_, response.body, "");
      if (!token || !token->answer) return false;
      token_ = token->answer->text;
      token_ends_ = company_.now() + token->answer->expires_in;
    }
    dialect().sign(request, token_);
    return true;
  }

  template <class Answer>
  static void join(Outcome<Answer>& outcome, trade::Heard<Answer>& heard) {
    for (trade::OddRow& row : heard.odd) outcome.odd.push_back(std::move(row));
    if (!heard.answer) return;
    if constexpr (requires(Answer rows) { rows.begin(); }) {
      if (!outcome.answer) outcome.answer.emplace();
      for (auto& row : *heard.answer) outcome.answer->push_back(std::move(row));
    } else {
      outcome.answer = std::move(heard.answer);
    }
  }

  Company& company_;
  ErpAccess access_;
  std::string token_;
  Instant token_ends_;
};

}  // namespace vendorproof::erp::contract
