// Lists through the door: the master data, and paging, ordering, selecting and expanding.
#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

TEST(Lists, ItemsUnitsReferencesAndAvailability) {
  Settings settings = trial_settings();
  settings.restocks = {{"TEA", start_of_trial() + std::chrono::hours(5), 40}};
  Trial trial(settings);
  trial.order("PO1", {{"TEA", "130", ""}});

  const Json tea = trial.standard("items?$filter=number eq 'TEA'").at(0);
  EXPECT_EQ(tea.at("inventory"), 100);
  EXPECT_EQ(tea.at("unitPrice").dump(), "2.5");
  EXPECT_EQ(tea.at("blocked"), false);
  EXPECT_EQ(trial.standard("items?$filter=blocked eq true").at(0).at("number"), "OLD");
  EXPECT_EQ(trial.standard("items").size(), 3U);

  const Json units = trial.vendorlink("itemUnitsOfMeasure?$filter=itemNumber eq 'TEA'");
  ASSERT_EQ(units.size(), 3U);
  EXPECT_EQ(units[0].at("code"), "PCS");
  EXPECT_EQ(units[0].at("qtyPerUnitOfMeasure"), 1);
  EXPECT_EQ(units[1].at("code"), "CASE12");
  EXPECT_EQ(units[1].at("qtyPerUnitOfMeasure"), 12);

  EXPECT_EQ(trial.vendorlink("itemReferences").size(), 5U) << "SOAP has no ASIN";
  const Json soap = trial.vendorlink("itemReferences?$filter=itemNumber eq 'SOAP'");
  EXPECT_EQ(soap.at(0).at("referenceType"), "Customer");
  EXPECT_EQ(soap.at(0).at("referenceNumber"), "V-SOAP");

  const Json availability = trial.vendorlink("itemAvailability?$filter=itemNumber eq 'TEA'").at(0);
  EXPECT_EQ(availability.at("inventory"), 100);
  EXPECT_EQ(availability.at("reserved"), 100);
  EXPECT_EQ(availability.at("available"), 0);
  EXPECT_EQ(availability.at("nextReceiptDate"), "2026-11-23T13:00:00Z");
  EXPECT_EQ(availability.at("asOf"), "2026-11-23T08:00:00Z");
  EXPECT_TRUE(trial.vendorlink("itemAvailability?$filter=itemNumber eq 'X'").empty());
  EXPECT_TRUE(trial.vendorlink("itemAvailability").at(1).at("nextReceiptDate").is_null());
}

TEST(Lists, OfDocumentsAreFilteredByCustomer) {
  Trial trial;
  trial.order("PO1", {{"TEA", "12", ""}});
  trial.now += std::chrono::hours(72);
  trial.erp.advance(trial.now);
  const auto counts = [&](const std::string& customer) {
    const std::string filter = "?$filter=customerNumber eq '" + customer + "'";
    return std::vector<std::size_t>{trial.vendorlink("despatches" + filter).size(),
                                    trial.standard("salesInvoices" + filter).size()};
  };
  EXPECT_EQ(counts("AMAZON"), (std::vector<std::size_t>{1, 1}));
  EXPECT_EQ(counts("10000"), (std::vector<std::size_t>{0, 0}));
  EXPECT_EQ(trial.standard("salesInvoices").at(0).at("customerNumber"), "AMAZON");
  EXPECT_EQ(trial.standard("salesInvoices").at(0).at("postingDate"), "2026-11-24");
}

TEST(Lists, PagesFollowEachOther) {
  Settings settings = trial_settings();
  settings.page_size = 2;
  Trial trial(settings);
  for (int i = 1; i <= 5; ++i) trial.order(fmt::format("PO{}", i), {{"TEA", "1", ""}});
  for (const std::string& options : {std::string(""), std::string("?$orderby=number desc"),
                                     std::string("?$filter=number ge 'SO'&$expand=salesOrderLines")}) {
    std::string target = standard_path + "salesOrders" + options;
    std::set<std::string> numbers;
    int pages = 0;
    while (!target.empty() && pages < 10) {
      const Json body = Json::parse(trial.call("GET", target).body);
      EXPECT_LE(body.at("value").size(), 2U);
      for (const Json& row : body.at("value")) numbers.insert(row.at("number").get<std::string>());
      target = body.value("@odata.nextLink", "");
      ++pages;
    }
    EXPECT_EQ(pages, 3) << options;
    EXPECT_EQ(numbers.size(), 5U) << options;
  }
  const Json limited = Json::parse(trial.call("GET", standard_path + "salesOrders?$top=3&$skip=1").body);
  EXPECT_EQ(limited.at("value").size(), 2U);
  const Json rest = Json::parse(trial.call("GET", limited.at("@odata.nextLink").get<std::string>()).body);
  ASSERT_EQ(rest.at("value").size(), 1U);
  EXPECT_EQ(rest.at("value").at(0).at("externalDocumentNumber"), "PO4");
  EXPECT_FALSE(rest.contains("@odata.nextLink"));
  EXPECT_TRUE(trial.standard("salesOrders?$skip=99").empty());
  EXPECT_TRUE(trial.standard("salesOrders?$top=0").empty());
}

TEST(Lists, OrderAndSelect) {
  Trial trial;
  const Json byprice = trial.standard("items?$orderby=blocked desc, unitPrice desc&$select=number");
  ASSERT_EQ(byprice.size(), 3U);
  EXPECT_EQ(byprice[0].at("number"), "OLD");
  EXPECT_EQ(byprice[1].at("number"), "TEA");
  EXPECT_EQ(byprice[2].at("number"), "SOAP");
  EXPECT_EQ(byprice[0].size(), 2U) << "etag and number only";
}

/// Orders by any terms as a stable sort of the whole list does.
RC_GTEST_PROP(Lists, OrderAsAStableSort, ()) {
  Settings settings = trial_settings();
  settings.items.clear();
  const auto count = *rc::gen::inRange(0, 12);
  for (int i = 0; i < count; ++i) {
    const auto price = *rc::gen::element<std::string>("0.0125", "2.50", "10");
    settings.items.push_back(trial_item(fmt::format("I{:02}", i), *rc::gen::inRange(8, 12), price));
    settings.items.back().blocked = *rc::gen::arbitrary<bool>();
  }
  Trial trial(settings);
  const auto column = rc::gen::element<std::string>("inventory", "unitPrice", "blocked", "lastModifiedDateTime");
  const std::vector<std::pair<std::string, bool>> terms = {{*column, *rc::gen::arbitrary<bool>()},
                                                           {*column, *rc::gen::arbitrary<bool>()}};
  Json expected = trial.standard("items");
  std::stable_sort(expected.begin(), expected.end(), [&terms](const Json& left, const Json& right) {
    for (const auto& [name, descending] : terms) {
      if (left.at(name) != right.at(name)) return (left.at(name) < right.at(name)) != descending;
    }
    return false;
  });
  std::vector<std::string> written;
  for (const auto& [name, descending] : terms) written.push_back(name + (descending ? " desc" : " asc"));
  RC_ASSERT(trial.standard(fmt::format("items?$orderby={}", fmt::join(written, ","))) == expected);
}

/// The text of an answer: the selected columns in the order of the request, then the expansions.
TEST(Lists, WriteWhatIsSelectedThenWhatIsExpanded) {
  Trial trial;
  trial.order("PO1", {{"TEA", "2.5", R"(,"unitOfMeasureCode":"CASE12","unitPrice":30)"}});
  const std::string body = trial
                               .call("GET", standard_path + "salesOrders?$select=status,number,status,fullyShipped" +
                                                ",requestedDeliveryDate&$expand=salesOrderLines")
                               .body;
  EXPECT_NE(body.find(R"(,"status":"Open","number":"SO-100001","fullyShipped":false,"requestedDeliveryDate":null,)"
                      R"("salesOrderLines":[{"@odata.etag":)"),
            std::string::npos)
      << body;
  EXPECT_NE(body.find(R"("quantity":2.5,"unitPrice":30.0,"shippedQuantity":0,"invoicedQuantity":0}]}]})"),
            std::string::npos)
      << body;
}

/// Every column that a list knows can be selected, ordered by and compared with null.
TEST(Lists, EveryColumnOfEveryRowIsThere) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}, {"SOAP", "1", ""}});
  trial.order("PO2", {{"TEA", "3", ""}});
  trial.pass(std::chrono::hours(30));
  const std::string pay = R"({"customerNumber":"AMAZON","appliesToInvoiceNumber":"SI-100001","amount":-1})";
  EXPECT_EQ(trial.call("POST", standard_path + "customerPayments", pay).status, 201);
  trial.order("PO3", {{"TEA", "3", ""}});
  const std::string of_order =
      "$filter=documentId eq " + trial.standard("salesOrders").at(0).at("id").get<std::string>();
  for (const std::string& list :
       {standard_path + "items?", vendorlink_path + "itemUnitsOfMeasure?", vendorlink_path + "itemReferences?",
        vendorlink_path + "itemAvailability?", standard_path + "salesOrders?", vendorlink_path + "despatches?",
        standard_path + "salesShipments?", standard_path + "salesInvoices?", standard_path + "customerPayments?",
        standard_path + "salesOrderLines?" + of_order, vendorlink_path + "salesOrderReservations?" + of_order}) {
    const Json rows = trial.rows(list);
    ASSERT_FALSE(rows.empty()) << list;
    for (const auto& [name, value] : rows.at(0).items()) {
      if (name == "@odata.etag") continue;
      EXPECT_EQ(trial.rows(list + "&$orderby=" + name + "&$select=" + name).size(), rows.size()) << list << name;
    }
  }
}

}  // namespace
}  // namespace vendorproof::mock_erp
