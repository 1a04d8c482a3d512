#include "harness/audit/orders_file.h"

#include <fmt/format.h>

#include "tests/harness/audit/audited_company.h"

namespace vendorproof::harness {
namespace {

Result<audit::Books> books_of(const std::string& text) {
  audit::Books books;
  return read_orders_file(text, "my.json", *channel::channels().front(), books).map([&] { return books; });
}

std::string error_of(const std::string& text) {
  const Result<audit::Books> books = books_of(text);
  EXPECT_FALSE(books) << text;
  return books ? "" : books.error().message;
}

std::string order(const std::string& number, const std::string& state = "New", const std::string& changed = "") {
  return fmt::format(R"({{"purchaseOrderNumber":"{}","purchaseOrderState":"{}","orderDetails":{{"purchaseOrderDate":)"
                     R"("2026-11-0{}T08:00:00Z",{}"items":[{{"itemSequenceNumber":"1","vendorProductIdentifier":"A",)"
                     R"("orderedQuantity":{{"amount":1,"unitOfMeasure":"Eaches","unitSize":1}},)"
                     R"("netCost":{{"amount":"2.50","currencyCode":"USD"}}}}]}}}})",
                     number, state, number.back(),
                     changed.empty() ? "" : fmt::format(R"("purchaseOrderChangedDate":"{}",)", changed));
}

TEST(OrdersFile, TakesEveryFormInWhichAnswersAreSaved) {
  const std::string page = R"({"payload":{"orders":[)" + order("PO1") + "]}}";
  const std::string bare = R"({"orders":[)" + order("PO2") + "]}";
  const std::string one = R"({"payload":)" + order("PO3") + "}";
  const std::string empty = R"({"payload":{"pagination":{}}})";
  for (const std::string& text : {page, bare, one}) {
    const Result<audit::Books> books = books_of(text);
    ASSERT_TRUE(books) << books.error().message;
    EXPECT_EQ(books->orders.size(), 1U);
    EXPECT_EQ(books->standing(audit::Part::AmazonOrders), audit::Standing::Read);
  }
  const Result<audit::Books> all = books_of("[" + page + "," + bare + "," + one + "," + empty + "]");
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_EQ(all->orders.size(), 3U);
  EXPECT_EQ(format_window(*all->orders_placed), "2026-11-01T08:00:00Z--2026-11-03T08:00:00Z");
}

TEST(OrdersFile, KeepsTheNewestVersionOfAnOrder) {
  const Result<audit::Books> books =
      books_of(R"({"orders":[)" + order("PO1", "Acknowledged", "2026-11-02T00:00:00Z") + "," + order("PO1") + "]}");
  ASSERT_TRUE(books);
  ASSERT_EQ(books->orders.size(), 1U);
  EXPECT_EQ(books->orders[0].state, trade::PurchaseOrderState::Acknowledged);
}

TEST(OrdersFile, SaysPlaceAndRemedyOfWhatItCannotRead) {
  EXPECT_EQ(error_of("{").find("my.json: "), 0U);
  EXPECT_NE(error_of("{").find("save the answer of getPurchaseOrders"), std::string::npos);
  EXPECT_EQ(error_of("[]").find("my.json: $ has no orders"), 0U);
  EXPECT_EQ(error_of("[1]").find("my.json: $[0] is no answer of Amazon"), 0U);
  EXPECT_EQ(error_of(R"({"a":1})").find("my.json: $ has no orders"), 0U);
  EXPECT_EQ(error_of(R"({"errors":[]})").find("my.json: $.errors says that Amazon refused"), 0U);
  std::string broken = order("PO1");
  broken.replace(broken.find("\"2.50\""), 6, "\"many\"");
  const std::string error = error_of(R"([{"orders":[)" + broken + "]}]");
  EXPECT_EQ(error.find("my.json: order PO1: $[0]: $.payload.orders[0].orderDetails.items[0].netCost"), 0U) << error;
}

TEST(OrdersFile, KeepsAnOrderThatCannotBeReadBesideOthersAsAFinding) {
  const Result<audit::Books> books = books_of(R"({"orders":[)" + order("PO1") + R"(,{"purchaseOrderNumber":"PO2"}]})");
  ASSERT_TRUE(books) << books.error().message;
  EXPECT_EQ(books->orders.size(), 1U);
  EXPECT_EQ(findings_in(*books), (std::vector<std::string>{"AUD-50 order PO2"}));
}

TEST(OrdersFile, TellsTenBrokenOrdersAndCountsTheRest) {
  std::string orders;
  for (int i = 0; i < 13; ++i) orders += std::string(i == 0 ? "" : ",") + R"({"purchaseOrderNumber":"PO1"})";
  const std::string error = error_of(R"({"orders":[)" + orders + "]}");
  EXPECT_EQ(split(error, '\n').size(), 11U);
  EXPECT_NE(error.find("and 3 more orders"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::harness
