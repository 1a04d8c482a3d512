// What the tests of this room share: a question of the audit, answered body by body.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/erp/tryton/audit/audit.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton::samples {

struct AuditTalk {
  audit::Books books;
  std::vector<HttpRequest> requests;
  std::string problem;

  const HttpRequest& last() const { return requests.back(); }
};

/// The company answers first; `bodies` are the values of the results behind it. A question that goes on is asked once
/// more without an answer.
inline AuditTalk audit_talk(std::string_view page, const std::vector<std::string>& bodies, bool has_company = true) {
  AuditTalk talk;
  std::vector<std::string> all = has_company ? std::vector{company} : std::vector<std::string>();
  for (const std::string& body : bodies) all.push_back(result(body));
  for (const AuditQuestion& question : audit_questions()) {
    if (question.page != page) continue;
    std::string bookmark;
    for (std::size_t i = 0; i <= all.size(); ++i) {
      talk.requests.push_back(question.ask(access(), at("2026-11-01"), bookmark));
      if (i == all.size()) return talk;
      const auto next = question.hear(access(), all[i], bookmark, talk.books);
      if (!next) {
        talk.problem = next.error().message;
        return talk;
      }
      if (next->empty()) return talk;
      bookmark = *next;
    }
  }
  ADD_FAILURE() << "there is no question " << page;
  return talk;
}

/// `TEA CASE 12`, for the tests of units.
inline std::string text_of(const audit::Unit& unit) {
  return unit.item + " " + unit.code + " " + unit.factor + (unit.eaches ? "" : " broken");
}

}  // namespace vendorproof::erp::tryton::samples
