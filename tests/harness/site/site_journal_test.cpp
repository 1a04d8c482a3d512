#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "harness/site/site.h"
#include "harness/site/stock.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

/// An acknowledgement of two orders, with so much text that the journal does not keep its body as a whole.
HttpRequest large_acknowledgement() {
  Json body;
  body["notes"] = std::string(journal_body_max, 'x');
  body["acknowledgements"] = {{{"purchaseOrderNumber", "PO1"}}, {{"purchaseOrderNumber", "PO2"}}};
  HttpRequest request;
  request.method = "POST";
  request.path = "/vendor/orders/v1/acknowledgements";
  request.headers = {{"content-type", "application/json"}};
  request.body = body.dump();
  return request;
}

/// What was in a call whose answer was lost decides whether it may be sent again.
TEST(SiteJournal, KnowsTheDocumentsOfABodyThatIsCut) {
  const scenarios::Scenario scenario = ten_orders();
  Site site(scenario, ServedClock(ServedTime::Virtual, scenario.start, 1));
  ServedFault lost;
  lost.kind = "lost-answer";
  ASSERT_TRUE(site.add_fault(lost).has_value());
  site.handle(Peer::Amazon, large_acknowledgement());
  const std::vector<JournalRow> rows = site.journal({}, 10);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows.front().body_is_cut);
  EXPECT_EQ(rows.front().body.size(), journal_body_max);
  const RunRecord record = site.record();
  ASSERT_EQ(record.calls.size(), 1U);
  EXPECT_EQ(record.calls.front().documents, (std::vector<std::string>{"PO1", "PO2"}));
  EXPECT_EQ(record.calls.front().orders.count("PO2"), 1U);
}

}  // namespace
}  // namespace vendorproof::harness
