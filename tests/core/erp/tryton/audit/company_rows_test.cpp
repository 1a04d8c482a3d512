// What an audit reads of the company in Tryton.
#include <gtest/gtest.h>

#include "tests/core/erp/tryton/audit/audited.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::audit_talk;

constexpr const char* warehouse = R"([{"id":4,"storage_location":3,"input_location":1}])";
constexpr const char* method = R"([{"id":1,"name":"Amazon remittance","journal.":{"id":3,"sequence":2}}])";
constexpr const char* journal = R"([{"id":5,"sequence":2}])";

/// `journal AMZ: it has no sequence ...`, one after the other.
std::string lacks_in(const std::vector<std::string>& bodies) {
  const auto talk = audit_talk("configured records", bodies);
  EXPECT_EQ(talk.problem, "");
  std::string lacks;
  for (const audit::Lack& lack : talk.books.setup.lacks) lacks += lack.subject + ": " + lack.seen + "; ";
  return lacks;
}

TEST(TrytonAuditSetup, HasWhatTheConfigurationNames) {
  EXPECT_EQ(lacks_in({warehouse, method, journal}), "");
  const auto talk = audit_talk("configured records", {warehouse, method, journal});
  EXPECT_EQ(talk.books.setup.local_currency + " " + talk.books.setup.payment_batch, "USD Amazon remittance");
}

TEST(TrytonAuditSetup, LacksWhatIsNotThereOrThereTwice) {
  EXPECT_EQ(lacks_in({"[]", method, journal}), "warehouse Warehouse: Tryton has none of that name; ");
  EXPECT_EQ(lacks_in({warehouse, method, R"([{"id":5,"sequence":2},{"id":6,"sequence":2}])"}),
            "journal AMZ: Tryton has 2 of that name; ");
  EXPECT_EQ(lacks_in({warehouse, method, R"([{"id":5,"sequence":null}])"}),
            "journal AMZ: it has no sequence: no entry can be posted in it; ");
  EXPECT_EQ(lacks_in({warehouse, R"([{"id":1,"name":"x","journal.":{"id":3,"sequence":null}}])", journal}),
            "journal of payment method Amazon remittance: it has no sequence: no entry can be posted in it; ");
  EXPECT_EQ(audit_talk("configured records", {warehouse, "[]", journal}).books.setup.payment_batch, "");
}

TEST(TrytonAuditSetup, OfACompanyThatIsNotThereIsARefusal) {
  EXPECT_NE(audit_talk("configured records", {"[]"}, false).problem.find("0 companies 'Vendor Inc'"),
            std::string::npos);
}

TEST(TrytonAuditParties, AreTheCustomer) {
  const auto talk = audit_talk("party.party", {R"([{"id":2,"name":"Amazon","active":1,"customer_payment_term":7,
      "customer_tax_rule.":{"name":"EU"},"tax_identifier.":{"code":"LU1"},"addresses.":[{"id":3,"invoice":1}]}])"});
  ASSERT_TRUE(talk.books.customer.has_value()) << talk.problem;
  const audit::Customer& customer = *talk.books.customer;
  EXPECT_EQ(customer.number + customer.blocked + customer.terms + customer.tax_area + customer.tax_number,
            "Amazon7EULU1");
  EXPECT_TRUE(talk.books.setup.lacks.empty());
}

TEST(TrytonAuditParties, ThatAreNotActiveOrCannotBeBilledAreTold) {
  const auto talk = audit_talk("party.party", {R"([{"id":2,"name":"Amazon","active":0,"customer_payment_term":null,
      "customer_tax_rule.":null,"tax_identifier.":null,"addresses.":[{"id":3,"invoice":0}]}])"});
  ASSERT_TRUE(talk.books.customer.has_value()) << talk.problem;
  EXPECT_NE(talk.books.customer->blocked, "");
  ASSERT_EQ(talk.books.setup.lacks.size(), 1U);
  EXPECT_EQ(talk.books.setup.lacks[0].subject, "customer Amazon");
}

/// Net days of terms with these lines; -1 for others.
std::int64_t net_days(const std::string& lines) {
  const auto talk = audit_talk("account.invoice.payment_term", {R"([{"id":1,"name":"T","lines.":[)" + lines + "]}]"});
  return talk.books.terms.at(0).net_days.value_or(-1);
}

TEST(TrytonAuditTerms, AreDaysOnlyIfOneLineTakesAll) {
  const std::string sixty = R"({"days":60,"weeks":0,"months":0,"day":null,"month":null,"weekday":null})";
  EXPECT_EQ(net_days(R"({"type":"remainder","relativedeltas.":[)" + sixty + "]}"), 60);
  EXPECT_EQ(net_days(R"({"type":"remainder","relativedeltas.":[]})"), 0);
  EXPECT_EQ(net_days(R"({"type":"remainder","relativedeltas.":[{"days":2,"weeks":1,"months":0}]})"), 9);
  EXPECT_EQ(net_days(R"({"type":"remainder","relativedeltas.":[{"days":0,"weeks":0,"months":1}]})"), -1);
  EXPECT_EQ(net_days(R"({"type":"remainder","relativedeltas.":[{"days":0,"weeks":0,"months":0,"day":31}]})"), -1);
  EXPECT_EQ(net_days(R"({"type":"percent","relativedeltas.":[]},{"type":"remainder","relativedeltas.":[]})"), -1);
}

TEST(TrytonAuditCompany, HasCurrenciesCategoriesAndCentres) {
  const auto currencies = audit_talk("currency.currency", {R"([
      {"id":1,"code":"USD","rounding":{"__class__":"Decimal","decimal":"0.01"}},
      {"id":2,"code":"CAD","rounding":null}])"});
  ASSERT_EQ(currencies.books.currencies.size(), 2U) << currencies.problem;
  EXPECT_EQ(currencies.books.currencies[0].step.value().text(), "0.01 USD");
  EXPECT_FALSE(currencies.books.currencies[1].step.has_value());
  EXPECT_TRUE(audit_talk("product.category", {R"([{"id":1,"name":"Goods"}])"}).books.tax_groups.contains("Goods"));
  const auto centres = audit_talk("party.address", {R"([{"id":3,"party_name":"PHX6","street":"1 Way","city":"Phoenix",
      "postal_code":"85043","country.":{"code":"US"}},{"id":4,"party_name":"ONT8","street":null,"country.":null},
      {"id":5,"party_name":"Accounts Payable","delivery":0},{"id":6,"party_name":"PHX 6","delivery":1}])"});
  ASSERT_EQ(centres.books.addresses.size(), 3U) << centres.problem;
  const audit::Address& whole = centres.books.addresses[0];
  EXPECT_EQ(whole.code + whole.street + whole.city + whole.postal_code + whole.country + whole.gln,
            "PHX61 WayPhoenix85043US");
  EXPECT_EQ(centres.books.addresses[1].street + centres.books.addresses[1].country, "");
}

}  // namespace
}  // namespace vendorproof::erp::tryton
