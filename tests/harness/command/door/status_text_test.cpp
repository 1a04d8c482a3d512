#include "harness/command/door/status_text.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::harness {
namespace {

TEST(StatusText, IsOneScreen) {
  const Json answer = parse_json(R"({
    "now": "2026-11-23T08:00:00Z", "peer_troubles": "",
    "stages": [{"stage": "Received", "orders": 3, "oldest": "2026-11-23T06:00:00Z"},
               {"stage": "Invoiced", "orders": 0, "oldest": null}],
    "acknowledgements_due_within_hour": 3, "acknowledgements_overdue": 2,
    "owners": [{"owner": "Finance", "incidents": 1, "exceptions": 12, "due_within_hour": 1, "overdue": 1,
                "amounts": ["1.50 USD"]},
               {"owner": "IT", "incidents": 0, "exceptions": 0, "due_within_hour": 0, "amounts": []}],
    "money_waiting": ["123.45 USD", "5.00 EUR"], "money_held": [],
    "polls": [{"poll": "orders", "next": "2026-11-23T08:15:00Z", "failures": 0},
              {"poll": "invoices", "next": "2026-11-23T08:10:00Z", "failures": 2}],
    "alerts": {"sent": 3, "failed": 1, "pending": 2, "trouble": "webhook: https://x answers with status 500"},
    "calls": [{"peer": "Amazon", "operation": "submitInvoices", "calls": 7, "refused": 1, "failed": 2}],
    "quota_left": [{"operation": "submitInvoices", "calls_left": 5}]})")
                          .value();
  EXPECT_EQ(status_screen(answer),
            R"(vendorproof at 2026-11-23T08:00:00Z
PEERS
  both answer
ORDERS BY STAGE
  Received             3   oldest 2026-11-23T06:00:00Z
  Invoiced             0
  acknowledgements: 2 overdue, 1 due within the hour
EXCEPTIONS BY OWNER
  Finance             12 in 1 incident, 1.50 USD, 1 overdue
  IT                   0 in 0 incidents
MONEY
  waiting for payment: 123.45 USD + 5.00 EUR
  held for a person:   nothing
ALERTS
  3 sent, 2 on their way, 1 given up
  webhook: https://x answers with status 500
POLLS
  orders        next 2026-11-23T08:15:00Z
  invoices      next 2026-11-23T08:10:00Z, failed 2 times in sequence
CALLS SINCE THE START
  Amazon  submitInvoices                           7, refused 1, failed 2
  quota left: submitInvoices 5
)");
}

/// A daemon of an older version does not say what is overdue.
TEST(StatusText, SaysWhatIsDueToday) {
  const auto screen = [](const char* text) { return status_screen(parse_json(text).value()); };
  EXPECT_NE(screen("{}").find("  acknowledgements: none due within the hour\n"), std::string::npos);
  EXPECT_NE(screen(R"({"acknowledgements_due_within_hour": 2})").find("  acknowledgements: 2 due within the hour\n"),
            std::string::npos);
}

TEST(StatusText, OutlivesAnswersOfAnotherForm) {
  for (const char* text : {"{}", R"({"stages": 7, "owners": [7], "polls": [null], "calls": {}, "alerts": 7})"}) {
    EXPECT_NE(status_screen(parse_json(text).value()).find("PEERS"), std::string::npos);
  }
}

}  // namespace
}  // namespace vendorproof::harness
