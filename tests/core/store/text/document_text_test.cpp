#include "core/store/text/document_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
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
  notice.type = trade::ShipmentType::SmallParcel;
  notice.transportation_mode = "Air";
  notice.pallets = {{"3", {"001", "002"}, {}}, {"4", {}, notice.cartons[0].items}};
  notice.counts_pallets = true;
  EXPECT_EQ(read_document<trade::ShipNotice>(write_document(notice)), notice);

  trade::AmazonInvoice invoice;
  invoice.total = Money(-5, usd());
  invoice.lines = {{1, "B0", "", {1, UnitOfMeasure::Eaches, 1}, Money(), "PO1"}};
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

Result<OrderRecord> parsed(const std::string& text) { return parse_document<OrderRecord>(text); }

std::string replaced(std::string text, const std::string& old, const std::string& fresh) {
  const std::size_t at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), fresh);
}

TEST(DocumentText, SaysWhereATextIsDamaged) {
  const std::string text = write_document(samples::order("PO1"));
  ASSERT_TRUE(parsed(text));
  EXPECT_EQ(parsed("").error().message, "its text cannot be read at byte 0 of 0");
  EXPECT_EQ(parsed("[[PO1").error().message, "its text cannot be read at byte 2 of 5");
  EXPECT_FALSE(parsed(text + "]"));
  EXPECT_FALSE(parsed(replaced(text, "B0GREEN\"", "B0GREEN")));
  EXPECT_FALSE(parsed(replaced(text, "null", "nile")));
  EXPECT_FALSE(parsed(replaced(text, "\"USD\"", "\"us\"")));
  EXPECT_FALSE(parsed(replaced(text, "W/\\\"", "W/\\n")));
}

// 4 is ErpStage::Reserve, and 1 a flag.
TEST(DocumentText, RefusesNumbersThatStandForNothing) {
  const std::string text = write_document(samples::order("PO1"));
  const std::string stage = ",0,0,4,[\"id\"";
  ASSERT_TRUE(parsed(replaced(text, stage, ",0,0,7,[\"id\"")));
  EXPECT_FALSE(parsed(replaced(text, stage, ",0,0,8,[\"id\"")));
  EXPECT_FALSE(parsed(replaced(text, stage, ",0,0,-1,[\"id\"")));
  EXPECT_FALSE(parsed(replaced(text, stage, ",0,2,4,[\"id\"")));
}

TEST(DocumentText, IsRefusedWhereverItWasCut) {
  const std::string text = write_document(samples::order("PO1\n\"\\"));
  for (std::size_t length = 0; length < text.size(); ++length) {
    EXPECT_FALSE(parsed(text.substr(0, length))) << length;
  }
}

RC_GTEST_PROP(DocumentText, IsReadOrRefusedWithAnyByteChanged, (unsigned char byte)) {
  std::string text = write_document(samples::order("PO1"));
  text[*rc::gen::inRange<std::size_t>(0, text.size())] = static_cast<char>(byte);
  const Result<OrderRecord> record = parsed(text);
  if (record) RC_ASSERT(*parsed(write_document(*record)) == *record);
}

TEST(DocumentTextDeathTest, OfADamagedRowEndsTheProgramAndNamesTheRow) {
  const std::string text = write_document(samples::order("PO1"));
  EXPECT_EXIT(read_document<OrderRecord>(text.substr(0, text.size() / 2), "PO1", "orders"), testing::ExitedWithCode(2),
              "row 'PO1' of table orders is damaged: its text cannot be read at byte");
}

}  // namespace
}  // namespace vendorproof::store
