// What an audit reads of documents.
#include <gtest/gtest.h>

#include "core/erp/business_central/audit/rows.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::access;

TEST(AuditDocumentRows, ReadOpenSalesOrdersAndKnowAllOfThem) {
  audit::Books books;
  ASSERT_TRUE(read_audited_orders(access(), R"({"value":[
      {"number":"SO-1","externalDocumentNumber":"PO1","customerNumber":"AMAZON","orderDate":"2026-11-02",
       "currencyCode":"EUR","completelyShipped":false,"linkedOrderLines":[
         {"lineType":"Item","itemNumber":"A","outstandingQuantityBase":12,"lineAmount":30},
         {"lineType":"Comment"}]},
      {"number":"SO-2","externalDocumentNumber":"PO2","customerNumber":"AMAZON","completelyShipped":true,
       "linkedOrderLines":[]},
      {"number":"SO-3","externalDocumentNumber":"PO3","customerNumber":"OTHER"},
      {"number":"SO-4","externalDocumentNumber":"PO4","linkedOrderLines":[
         {"lineType":"Item","itemNumber":"A","outstandingQuantityBase":2.5}]}]})",
                                  books));
  ASSERT_EQ(books.sales_orders.size(), 1U);
  const audit::SalesOrder& order = books.sales_orders[0];
  EXPECT_EQ(order.number + order.purchase_order, "SO-1PO1");
  EXPECT_EQ(order.ordered, samples::at("2026-11-02"));
  ASSERT_EQ(order.lines.size(), 1U);
  EXPECT_EQ(order.lines[0].open_eaches, 12);
  EXPECT_EQ(order.lines[0].value->text(), "30.00 EUR");
  EXPECT_EQ(books.known_orders, (std::set<std::string>{"PO1", "PO2"}));
  ASSERT_EQ(books.odd.size(), 1U);
  EXPECT_EQ(books.odd[0].subject, "linkedOrders/SO-4");
}

TEST(AuditDocumentRows, KnowOrdersByTheirLinksAndShipments) {
  audit::Books books;
  const char* rows = R"({"value":[{"externalDocumentNumber":"PO1","customerNumber":"AMAZON"},
      {"externalDocumentNumber":"PO2","customerNumber":"OTHER"},
      {"externalDocumentNumber":"","customerNumber":"AMAZON"}]})";
  ASSERT_TRUE(read_links(access(), rows, books));
  ASSERT_TRUE(read_shipments(access(), R"({"value":[{"externalDocumentNumber":"PO5"}]})", books));
  EXPECT_EQ(books.known_orders, (std::set<std::string>{"PO1", "PO5"}));
  EXPECT_EQ(query_of(get_shipments(access(), samples::at("2026-11-01")), "$filter"),
            "customerNumber eq 'AMAZON' and lastModifiedDateTime ge 2026-11-01T00:00:00Z");
}

TEST(AuditDocumentRows, ReadLabelsOfPostedDespatches) {
  audit::Books books;
  ASSERT_TRUE(read_labels(access(), R"({"value":[
      {"number":"DS-1","status":"Posted","customerNumber":"AMAZON","shippingAgentCode":"ABFS","packages":[
         {"packageNumber":1,"sscc":"095060000000000015"},{"packageNumber":2,"sscc":""}]},
      {"number":"DS-2","status":"Undone","customerNumber":"AMAZON"},
      {"number":"DS-3","status":"Posted","customerNumber":"OTHER"}]})",
                          books));
  ASSERT_EQ(books.despatches.size(), 1U);
  EXPECT_EQ(books.despatches[0].carrier, "ABFS");
  ASSERT_EQ(books.despatches[0].packages.size(), 2U);
  EXPECT_EQ(books.despatches[0].packages[0].sscc, "095060000000000015");
}

}  // namespace
}  // namespace vendorproof::erp::business_central
