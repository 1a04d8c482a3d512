// Lists through the door: the master data, and paging, ordering, selecting and expanding.
#include "mock_erp/pages/listing.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "mock_erp/contract/entities.h"
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

  const Json units = trial.vendorlink("itemUnits?$filter=itemNumber eq 'TEA'");
  ASSERT_EQ(units.size(), 3U);
  EXPECT_EQ(units[0].at("code"), "PCS");
  EXPECT_EQ(units[0].at("qtyPerUnitOfMeasure"), 1);
  EXPECT_EQ(units[1].at("code"), "CASE12");
  EXPECT_EQ(units[1].at("qtyPerUnitOfMeasure"), 12);

  EXPECT_EQ(trial.vendorlink("itemReferences").size(), 5U) << "SOAP has no ASIN";
  const Json soap = trial.vendorlink("itemReferences?$filter=itemNumber eq 'SOAP'");
  EXPECT_EQ(soap.at(0).at("referenceType"), "Customer");
  EXPECT_EQ(soap.at(0).at("referenceTypeNumber"), "AMAZON");
  EXPECT_EQ(soap.at(0).at("identifierKind"), "VendorSku");
  EXPECT_EQ(soap.at(0).at("referenceNumber"), "V-SOAP");
  EXPECT_EQ(trial.vendorlink("itemReferences?$filter=identifierKind eq 'CustomerCatalogId'").size(), 2U);

  const Json availability = trial.vendorlink("itemAvailability?$filter=itemNumber eq 'TEA'").at(0);
  EXPECT_EQ(availability.at("inventory"), 100);
  EXPECT_EQ(availability.at("reserved"), 100);
  EXPECT_EQ(availability.at("available"), 0);
  EXPECT_EQ(availability.at("nextReceiptDate"), "2026-11-23");
  EXPECT_EQ(availability.at("grossRequirement"), 130);
  EXPECT_EQ(availability.at("scheduledReceipt"), 40);
  EXPECT_EQ(availability.at("asOf"), "2026-11-23T08:00:00Z");
  EXPECT_TRUE(trial.vendorlink("itemAvailability?$filter=itemNumber eq 'X'").empty());
  EXPECT_EQ(trial.vendorlink("itemAvailability?$filter=itemNumber eq 'SOAP'").at(0).at("nextReceiptDate"),
            "0001-01-01");
  EXPECT_EQ(trial.call("GET", vendorlink_path + "itemAvailability").status, 400) << "it is computed for each item";
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
  for (int i = 1; i <= 5; ++i) trial.order(fmt::format("PO'{}|", i), {{"TEA", "1", ""}});
  for (const char* options : {"", "?$orderby=number desc", "?$orderby=externalDocumentNumber,lastModifiedDateTime desc",
                              "?$filter=number ge 'SO'&$expand=salesOrderLines&$orderby=fullyShipped"}) {
    std::string target = standard_path + "salesOrders" + options;
    std::set<std::string> numbers;
    int pages = 0;
    while (!target.empty() && pages < 10) {
      const Json body = Json::parse(trial.call("GET", target).body);
      EXPECT_LE(body.at("value").size(), 2U);
      for (const Json& row : body.at("value")) numbers.insert(row.at("number").get<std::string>());
      const std::string link = body.value("@odata.nextLink", "");
      EXPECT_TRUE(link.empty() || link.rfind("https://api.businesscentral.dynamics.com/api/v2.0/", 0) == 0) << link;
      EXPECT_EQ(link.find("$skip="), std::string::npos) << link;
      target = link.empty() ? "" : link.substr(link.find("/api/"));
      ++pages;
    }
    EXPECT_EQ(pages, 3) << options;
    EXPECT_EQ(numbers.size(), 5U) << options;
  }
  EXPECT_TRUE(trial.standard("salesOrders?$skip=99").empty());
  EXPECT_TRUE(trial.standard("salesOrders?$top=0").empty());
  EXPECT_EQ(trial.call("GET", standard_path + "salesOrders?$skiptoken=1").status, 400);
}

/// A row that changes between two pages is neither shown twice nor hides another: the link names the last row.
TEST(Lists, APageGoesOnBehindTheLastRowWhateverHappenedSince) {
  Settings settings = trial_settings();
  settings.page_size = 2;
  Trial trial(settings);
  for (int i = 1; i <= 4; ++i) trial.enter(fmt::format("PO{}", i), {{"TEA", "1", ""}});
  const Json first = Json::parse(trial.call("GET", vendorlink_path + "linkedOrders").body);
  const std::string link = first.at("@odata.nextLink").get<std::string>();
  trial.order("PO5", {{"TEA", "1", ""}});
  const Json rest = Json::parse(trial.call("GET", link.substr(link.find("/api/"))).body);
  EXPECT_EQ(rest.at("value").at(0).at("externalDocumentNumber"), "PO3");
  EXPECT_TRUE(rest.contains("@odata.nextLink"));
}

TEST(Lists, WithTopHaveNoLink) {
  Settings settings = trial_settings();
  settings.page_size = 2;
  Trial trial(settings);
  for (int i = 1; i <= 5; ++i) trial.order(fmt::format("PO{}", i), {{"TEA", "1", ""}});
  const Json limited = Json::parse(trial.call("GET", standard_path + "salesOrders?$top=3&$skip=1").body);
  EXPECT_EQ(limited.at("value").size(), 2U) << "a page is a page";
  EXPECT_FALSE(limited.contains("@odata.nextLink"));
}

TEST(Lists, OneRowIsReadByItsKeyAndItsPartsThroughIt) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "1", ""}});
  const std::string id = order.at("id").get<std::string>();
  EXPECT_NE(order.at("@odata.context").get<std::string>().find("$metadata#companies("), std::string::npos);
  EXPECT_NE(order.at("@odata.context").get<std::string>().find("/linkedOrders/$entity"), std::string::npos);
  EXPECT_EQ(trial.vendorlink("linkedOrders(" + id + ")/linkedOrderLines"), order.at("linkedOrderLines"));
  const std::string line = order.at("linkedOrderLines").at(0).at("id").get<std::string>();
  EXPECT_EQ(trial.row("linkedOrderLines(" + line + ")").at("quantityBase"), 1);
  const auto code_of = [&](const std::string& path) { return error_code(trial.call("GET", vendorlink_path + path)); };
  EXPECT_EQ(code_of("linkedOrders(00000000-0000-4000-a000-000000000000)"), "Internal_RecordNotFound");
  EXPECT_EQ(code_of("linkedOrders(x)"), "BadRequest_NotFound");
  EXPECT_EQ(code_of("linkedOrders(" + id + ")/despatchLines"), "BadRequest_ResourceNotFound");
  EXPECT_EQ(code_of("linePromises(" + id + ")"), "BadRequest_NotFound") << "its key has two fields";
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

/// The text of an answer: the selected fields in the order of the request, then the parts.
TEST(Lists, WriteWhatIsSelectedThenWhatIsExpanded) {
  Trial trial;
  trial.order("PO1", {{"TEA", "2.5", R"(,"unitOfMeasureCode":"CASE12","unitPrice":30)"}});
  const std::string body =
      trial
          .call("GET", standard_path + "salesOrders?$select=status,number,status,fullyShipped" +
                           ",requestedDeliveryDate&$expand=salesOrderLines($select=quantity,unitPrice)")
          .body;
  EXPECT_NE(body.find(R"(,"status":"Open","number":"SO-100001","fullyShipped":false,)"
                      R"("requestedDeliveryDate":"0001-01-01","salesOrderLines":[{"@odata.etag":)"),
            std::string::npos)
      << body;
  EXPECT_NE(body.find(R"("quantity":2.5,"unitPrice":30.0}]}]})"), std::string::npos) << body;
}

/// A company with something on each page.
Trial busy_company() {
  Settings settings = trial_settings();
  settings.policy.credits = {{"PO1", 1, 2, std::nullopt, std::chrono::hours(1)}};
  Trial trial(settings);
  trial.order("PO1", {{"TEA", "10", ""}, {"SOAP", "1", ""}});
  trial.order("PO2", {{"TEA", "3", ""}});
  trial.pass(std::chrono::hours(30));
  const std::string pay =
      R"({"idempotencyKey":"P","customerNumber":"AMAZON","postingDate":"2026-12-24","invoiceNumber":"SI-100001",)"
      R"("amount":1})";
  EXPECT_EQ(trial.call("POST", vendorlink_path + "paymentPostings", pay).status, 201);
  const std::string post =
      R"({"idempotencyKey":"L","documentNumber":"L","customerNumber":"AMAZON","postingDate":"2026-12-24",)"
      R"("accountNumber":"6910","amount":1})";
  EXPECT_EQ(trial.call("POST", vendorlink_path + "ledgerPostings", post).status, 201);
  const std::string line =
      R"({"accountNumber":"6910","amount":1,"balanceAccountType":"Customer","balancingAccountNumber":"AMAZON",)"
      R"("journalId":")" +
      trial.standard("journals").at(0).at("id").get<std::string>() + "\"}";
  EXPECT_EQ(trial.call("POST", standard_path + "journalLines", line).status, 201);
  const std::string unposted = R"({"customerNumber":"AMAZON","amount":-1,"journalId":")" +
                               trial.standard("customerPaymentJournals").at(0).at("id").get<std::string>() + "\"}";
  EXPECT_EQ(trial.call("POST", standard_path + "customerPayments", unposted).status, 201);
  trial.order("PO3", {{"TEA", "3", ""}});
  return trial;
}

/// What the filter of a page must name.
std::string filter_of(Trial& trial, const Entity& entity) {
  const auto of_first = [&](const std::string& list, const std::string& field = "documentId") {
    return "$filter=" + field + " eq " + trial.rows(list).at(0).at("id").get<std::string>();
  };
  if (entity.set == "itemAvailability") return "$filter=itemNumber eq 'TEA'";
  if (entity.set == "salesOrderLines") return of_first(standard_path + "salesOrders");
  if (entity.set == "linePromises") return of_first(vendorlink_path + "linkedOrders");
  if (entity.set == "salesInvoiceLines") return of_first(standard_path + "salesInvoices");
  if (entity.set == "postedInvoiceTaxes") return of_first(vendorlink_path + "postedInvoices");
  if (entity.set == "salesCreditMemoLines") return of_first(standard_path + "salesCreditMemos");
  if (entity.set == "customerPayments") return of_first(standard_path + "customerPaymentJournals", "journalId");
  if (entity.set == "journalLines") return of_first(standard_path + "journals", "journalId");
  return "";
}

/// Every field of every page can be selected and, unless it is computed, ordered by; every part can be expanded.
TEST(Lists, EveryFieldOfEveryPageIsThere) {
  Trial trial = busy_company();
  int pages = 0;
  for (const Entity* entity : entities()) {
    if (listing_of(*entity) == nullptr) continue;
    const std::string base = entity->api == Api::Standard ? standard_path : vendorlink_path;
    const std::string list = base + std::string(entity->set) + "?" + filter_of(trial, *entity);
    const Json rows = trial.rows(list);
    ASSERT_FALSE(rows.empty()) << list;
    EXPECT_EQ(rows.at(0).size(), entity->fields.size() + 1) << list;
    for (const Field& field : entity->fields) {
      const std::string name(field.name);
      const std::string order = field.is_computed ? "" : "&$orderby=" + name;
      EXPECT_EQ(trial.rows(list + order + "&$select=" + name).size(), rows.size()) << list << name;
    }
    for (const Part& part : entity->parts) {
      EXPECT_FALSE(trial.rows(list + "&$expand=" + std::string(part.name)).at(0).at(std::string(part.name)).is_null());
    }
    ++pages;
  }
  EXPECT_GE(pages, 30);
}

}  // namespace
}  // namespace vendorproof::mock_erp
