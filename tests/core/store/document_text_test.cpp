#include "core/store/document_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json.h"
#include "tests/core/store/samples.h"

namespace vendorproof::store {
namespace {

TEST(DocumentText, IsJson) {
  const std::string text = write_document(samples::order("PO1"));
  const auto json = parse_json(text);
  ASSERT_TRUE(json) << json.error().message;
  EXPECT_EQ((*json)[0][0], "PO1");
}

TEST(DocumentText, ReadsBackEveryDocument) {
  trade::ShipNotice notice;
  notice.identifier = "DSP-1";
  notice.items = {{"001", "PO1", "B0", "V", {2, UnitOfMeasure::Cases, 12}}};
  notice.cartons = {{"001", "1", "", {{"001", {24, UnitOfMeasure::Eaches, 1}, "L", samples::at(5)}}},
                    {"002", "2", "", {}}};
  EXPECT_EQ(read_document<trade::ShipNotice>(write_document(notice)), notice);

  trade::AmazonInvoice invoice;
  invoice.total = Money(-5, usd());
  invoice.lines = {{1, "B0", "", {1, UnitOfMeasure::Eaches, 1}, Money()}};
  EXPECT_EQ(read_document<trade::AmazonInvoice>(write_document(invoice)), invoice);
  EXPECT_EQ(read_document<DespatchRecord>(write_document(DespatchRecord())), DespatchRecord());
  EXPECT_EQ(read_document<InvoiceRecord>(write_document(InvoiceRecord())), InvoiceRecord());
}

RC_GTEST_PROP(DocumentText, AnyTextAndNumberComeBack, (const std::string& text, std::int64_t number, bool flag)) {
  OrderRecord record = samples::order(text);
  record.order.lines[0].sequence = number;
  record.order.lines[0].vendor_product_identifier = text + "\x01\"\\";
  record.settled = flag;
  if (flag) record.order.changed_at.reset();
  RC_ASSERT(read_document<OrderRecord>(write_document(record)) == record);
}

TEST(DocumentTextDeathTest, TextThatWasCutIsABrokenPromise) {
  const std::string text = write_document(samples::order("PO1"));
  EXPECT_DEATH(read_document<OrderRecord>(text.substr(0, text.size() / 2)), "broken promise");
}

}  // namespace
}  // namespace vendorproof::store
