// A case of the contract: a sentence that holds for every ERP, and what it needs to be said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/core/erp/contract/asking.h"

namespace vendorproof::erp::contract {

using Lines = std::vector<SalesOrderDraftLine>;

/// What a case has in hand: the company, its questions, and sales orders in one line each.
class Play {
 public:
  explicit Play(Company& of_erp) : company(of_erp), asking(of_erp) {}

  Company& company;
  Asking asking;

  /// Opens the company and reads its items, as the flow does before anything else.
  void open(const Plan& plan);
  const Dialect& dialect() const { return company.dialect(); }
  Instant today() const { return start_of_day(company.now()); }
  static Money dollars(const char* decimal) { return *Money::parse(decimal, usd()); }

  SalesOrderDraft draft(const std::string& order, const Lines& lines) const;
  trade::SalesOrder created(const std::string& order, const Lines& lines);
  trade::SalesOrder released(const std::string& order, const Lines& lines);
  /// The only sales order of that number; a failure if there is none or more than one.
  trade::SalesOrder found(const std::string& order);
  std::size_t count(const std::string& order);
  /// What can be delivered of the order's first line.
  trade::Reservation supply(const trade::SalesOrder& order);

  /// Of a list that must have it.
  template <class Document>
  Document numbered(const Question<std::vector<Document>, Instant>& list, const std::string& number) {
    const auto outcome = asking.ask(list, Instant());
    EXPECT_EQ(outcome.problem, "");
    for (const Document& one : outcome.answer.value_or(std::vector<Document>())) {
      if (one.number == number) return one;
    }
    ADD_FAILURE() << "there is no document " << number;
    return {};
  }
  /// Whether a list that begins at a time has it.
  template <class Document>
  bool has(const Question<std::vector<Document>, Instant>& list, Instant since, const std::string& number) {
    const auto outcome = asking.ask(list, since);
    EXPECT_EQ(outcome.problem, "");
    const auto rows = outcome.answer.value_or(std::vector<Document>());
    return std::any_of(rows.begin(), rows.end(), [&](const Document& one) { return one.number == number; });
  }
  std::int64_t payments(const std::string& document) {
    return asking.ask(dialect().payments, document).answer.value_or(-1);
  }
  std::int64_t journal_lines(const std::string& document) {
    return asking.ask(dialect().journal_lines, document).answer.value_or(-1);
  }

 private:
  trade::Catalogue items_;
};

struct Case {
  std::string_view name;  ///< of the test
  void (*holds)(Play& play);
};

/// THE TABLE of cases, in the order of a trade.
std::vector<Case> cases();
std::vector<Case> order_cases();
std::vector<Case> change_cases();
std::vector<Case> goods_cases();
std::vector<Case> money_cases();

}  // namespace vendorproof::erp::contract
