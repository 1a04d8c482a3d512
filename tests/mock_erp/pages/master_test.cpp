// Master data that people changed by hand.
#include "mock_erp/pages/master.h"

#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

Settings changed(std::vector<MasterChange> master) {
  Settings settings = trial_settings();
  settings.ship_to_codes = {"PHX6"};
  settings.master = std::move(master);
  return settings;
}

MasterChange change(MasterAct act, const char* page, std::vector<FieldValue> where, std::vector<FieldValue> fields) {
  return {page, act, std::move(where), std::move(fields)};
}

std::string complaint(const MasterChange& one) {
  const Result<void> checked = check_master(changed({one}));
  return checked ? "" : checked.error().message;
}

TEST(MasterPages, ShowTheCompanyThatFits) {
  Trial trial(changed({}));
  const Json customer = trial.standard("customers").at(0);
  EXPECT_EQ(customer.at("number"), "AMAZON");
  EXPECT_EQ(customer.at("blocked"), "_x0020_");
  const Json terms = trial.standard("paymentTerms?$filter=id eq " + customer.at("paymentTermsId").get<std::string>());
  ASSERT_EQ(terms.size(), 1U);
  EXPECT_EQ(terms.at(0).at("dueDateCalculation"), "30D");
  EXPECT_EQ(trial.standard("taxGroups?$filter=code eq 'goods'").size(), 1U);
  EXPECT_EQ(trial.standard("items").at(0).at("taxGroupCode"), "GOODS");
  EXPECT_EQ(trial.standard("currencies").size(), 5U) << "all but its own";
  EXPECT_EQ(trial.vendorlink("shipToAddresses").at(0).at("code"), "PHX6");
  EXPECT_EQ(trial.call("POST", standard_path + "customers", "{}").status, 405);
}

TEST(Master, ChangesTheRowsThatHaveTheValues) {
  Trial trial(
      changed({change(MasterAct::Changed, "items", {{"number", "TEA"}}, {{"gtin", "1"}, {"unitPrice", "9.5"}})}));
  const Json items = trial.standard("items");
  EXPECT_EQ(items.at(0).at("gtin"), "1");
  EXPECT_EQ(items.at(0).at("unitPrice"), 9.5);
  EXPECT_NE(items.at(1).at("gtin"), "1");
  EXPECT_EQ(trial.standard("items?$filter=gtin eq '1'").size(), 1U);
}

TEST(Master, RemovesAndAddsRows) {
  Trial trial(changed({change(MasterAct::Removed, "itemUnits", {{"itemNumber", "TEA"}, {"code", "CASE12"}}, {}),
                       change(MasterAct::Added, "currencies", {}, {{"code", "chf"}})}));
  EXPECT_EQ(trial.vendorlink("itemUnits?$filter=itemNumber eq 'TEA'").size(), 2U);
  const Json added = trial.standard("currencies?$filter=code eq 'CHF'");
  ASSERT_EQ(added.size(), 1U);
  EXPECT_EQ(added.at(0).at("code"), "CHF");
  const std::string id = added.at(0).at("id");
  EXPECT_EQ(Json::parse(trial.call("GET", standard_path + "currencies(" + id + ")").body).at("code"), "CHF");
}

TEST(Master, AddedLinesBelongToTheirDocument) {
  Trial trial(changed({change(MasterAct::Added, "linkedOrders", {}, {{"number", "SO-1"}}),
                       change(MasterAct::Added, "linkedOrders", {}, {{"number", "SO-2"}}),
                       change(MasterAct::Added, "linkedOrderLines", {}, {{"documentNumber", "SO-2"}})}));
  const Json orders = trial.vendorlink("linkedOrders?$expand=linkedOrderLines");
  ASSERT_EQ(orders.size(), 2U);
  EXPECT_EQ(orders.at(0).at("linkedOrderLines").size(), 0U);
  EXPECT_EQ(orders.at(1).at("linkedOrderLines").size(), 1U);
  const std::string id = orders.at(1).at("id");
  EXPECT_EQ(trial.vendorlink("linkedOrders(" + id + ")/linkedOrderLines").size(), 1U);
}

TEST(Master, RefusesAPageToTheUser) {
  Trial trial(changed({change(MasterAct::Refused, "taxGroups", {}, {})}));
  EXPECT_EQ(trial.call("GET", standard_path + "taxGroups").status, 403);
  EXPECT_EQ(trial.call("GET", standard_path + "customers").status, 200);
}

TEST(Master, IsCheckedBeforeARun) {
  EXPECT_EQ(complaint(change(MasterAct::Changed, "items", {{"number", "TEA"}}, {{"blocked", "true"}})), "");
  EXPECT_NE(complaint(change(MasterAct::Added, "nothing", {}, {})).find("there is no page 'nothing'"),
            std::string::npos);
  EXPECT_NE(complaint(change(MasterAct::Added, "items", {}, {{"colour", "red"}})).find("has no field 'colour'"),
            std::string::npos);
  EXPECT_NE(
      complaint(change(MasterAct::Added, "items", {}, {{"blocked", "perhaps"}})).find("is no value of items.blocked"),
      std::string::npos);
  EXPECT_NE(complaint(change(MasterAct::Removed, "items", {{"number", "GONE"}}, {})).find("no row of page items"),
            std::string::npos);
}

TEST(Master, SurvivesExportAndImport) {
  Trial first(changed({change(MasterAct::Added, "currencies", {}, {{"code", "CHF"}})}));
  Trial second;
  const Result<void> imported = second.erp.import_state(first.erp.export_state());
  ASSERT_TRUE(imported) << imported.error().message;
  EXPECT_EQ(second.standard("currencies").size(), 6U);
}

TEST(Master, StatesTheTimeOnlyWhereAClockIsSet) {
  Settings settings = changed({});
  EXPECT_EQ(header_of(Trial(settings).call("GET", standard_path + "items").headers, "date"), std::nullopt);
  settings.clock_ahead = std::chrono::minutes(7);
  EXPECT_EQ(header_of(Trial(settings).call("GET", standard_path + "items").headers, "date"),
            "Mon, 23 Nov 2026 08:07:00 GMT");
}

}  // namespace
}  // namespace vendorproof::mock_erp
