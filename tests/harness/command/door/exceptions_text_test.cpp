#include "harness/command/door/exceptions_text.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::harness {
namespace {

Json answer_of(const char* text) { return parse_json(text).value(); }

TEST(ExceptionsText, IsATableWithALineForEachIncident) {
  const Json answer = answer_of(R"({
    "incidents": [
      {"key": "invoice-mismatch/SI-1", "owner": "Finance", "assignee": "ann", "count": 1, "orders": 1,
       "amounts": ["100.00 USD"], "raised_at": "2026-11-23T08:00:00Z", "deadline": null},
      {"key": "unknown-item:product=B0X", "owner": "Ecommerce", "assignee": "", "count": 2000, "orders": 35,
       "amounts": ["3.00 EUR", "12000.00 USD"], "raised_at": "2026-11-22T08:00:00Z",
       "deadline": "2026-11-23T08:00:00Z"}],
    "total": 7, "exceptions": 2011, "next": 2})");
  EXPECT_EQ(exceptions_table(answer),
            "key                       owner      count  orders  at stake                 since                 "
            "deadline              assignee\n"
            "------------------------  ---------  -----  ------  -----------------------  --------------------  "
            "--------------------  --------\n"
            "invoice-mismatch/SI-1     Finance        1       1  100.00 USD               2026-11-23T08:00:00Z  "
            "-                     ann\n"
            "unknown-item:product=B0X  Ecommerce   2000      35  3.00 EUR + 12000.00 USD  2026-11-22T08:00:00Z  "
            "2026-11-23T08:00:00Z  -\n"
            "7 incidents, 2,011 exceptions\n"
            "There are more: --skip 2\n");
  EXPECT_EQ(exceptions_table(answer_of(R"({"incidents": [], "total": 0, "exceptions": 0, "next": null})")),
            "0 incidents, 0 exceptions\n");
}

TEST(ExceptionsText, IsAPageWithEverythingAboutOne) {
  const Json answer = answer_of(R"({
    "key": "invoice-mismatch/SI-1", "owner": "Finance", "assignee": "", "count": 1, "orders": 1, "text": "price",
    "amounts": ["100.00 USD"], "cost_per_day": ["0.02 USD"], "raised_at": "2026-11-23T08:00:00Z", "deadline": null,
    "deadline_rule": "none", "remedy": "correct it", "cost": {"text": "paid later", "source": "", "is_estimate": true},
    "acts": ["retry", "override", "close", "assign"],
    "exceptions": [{"key": "invoice-mismatch/SI-1", "open": true, "purchase_order": "PO1", "amount": "100.00 USD",
      "text": "price\u001b[31m", "order": {"state": "Shipped", "waits_for": "exception invoice-mismatch/SI-1"}}],
    "next": null,
    "trail": [{"at": "2026-11-23T09:00:00Z", "act": "assign", "by": "bob", "note": "", "to": "ann", "count": 3}]})");
  EXPECT_EQ(exception_page(answer),
            "invoice-mismatch/SI-1\n"
            "  owner      Finance\n"
            "  assignee   -\n"
            "  what       price\n"
            "  count      1 exception of 1 order\n"
            "  at stake   100.00 USD\n"
            "  since      2026-11-23T08:00:00Z\n"
            "  deadline   - (none)\n"
            "  cost       paid later (estimate; ours)\n"
            "  each day   0.02 USD (estimate)\n"
            "  remedy     correct it\n"
            "  acts       retry, override, close, assign\n"
            "exceptions\n"
            "  invoice-mismatch/SI-1\n"
            "    price\\x1B[31m\n"
            "    100.00 USD at stake; order PO1 is Shipped, waits for exception invoice-mismatch/SI-1\n"
            "audit trail\n"
            "  2026-11-23T09:00:00Z assign by bob to ann (3 exceptions)\n");
}

TEST(ExceptionsText, OutlivesAnswersOfAnotherForm) {
  for (const char* text : {"{}", "[]", "7", R"({"incidents": 7, "next": "x", "cost": {}})", R"({"incidents": [7]})"}) {
    const Json answer = answer_of(text);
    if (!answer.is_object()) continue;
    EXPECT_FALSE(exceptions_table(answer).empty());
    EXPECT_FALSE(exception_page(answer).empty());
    EXPECT_FALSE(act_line(answer).empty());
  }
}

TEST(ExceptionsText, SaysWhatAnActLeft) {
  EXPECT_EQ(act_line(answer_of(R"({"key": "a/b", "act": "close", "by": "ann", "now": "T", "still_open": 0})")),
            "close of a/b by ann at T: closed\n");
  EXPECT_EQ(act_line(answer_of(R"({"key": "a:b", "act": "retry", "by": "ann", "now": "T", "still_open": 2})")),
            "retry of a:b by ann at T: 2 exceptions still open\n");
}

}  // namespace
}  // namespace vendorproof::harness
