// Products with their units, and the customer's codes, as an audit reads them.
#include <gtest/gtest.h>

#include "tests/core/erp/tryton/audit/audited.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::audit_talk;

/// `own` and `sold_in` are factors; `more` are further members.
std::string product(const std::string& code, const std::string& own, const std::string& sold_in,
                    const std::string& more) {
  return fmt::format(
      R"({{"id":1,"code":"{}","type":"goods","active":1,"salable":1,
      "list_price":{{"__class__":"Decimal","decimal":"2.5000"}},
      "default_uom.":{{"symbol":"u","factor":{},"digits":0}},"sale_uom.":{{"symbol":"cs","factor":{}}},
      "identifiers.":[],"account_category.":{{"name":"Goods","account_revenue":6,"customer_taxes_used":[]}}{}}})",
      code, own, sold_in, more);
}

TEST(TrytonAuditItems, AreProductsWithTheirUnits) {
  const auto talk = audit_talk("product.product", {"[" + product("TEA", "1.0", "12.0", "") + "]"});
  ASSERT_EQ(talk.problem, "");
  ASSERT_EQ(talk.books.items.size(), 1U);
  const audit::Item& tea = talk.books.items[0];
  EXPECT_EQ(tea.number + " " + tea.base_unit + " " + tea.price.value().text(), "TEA u 2.50 USD");
  EXPECT_TRUE(!tea.blocked && tea.has_stock && tea.gtin.empty() && tea.tax_group.empty() && tea.posting_lacks.empty());
  ASSERT_EQ(talk.books.units.size(), 2U);
  EXPECT_EQ(samples::text_of(talk.books.units[0]) + ", " + samples::text_of(talk.books.units[1]), "TEA u 1, TEA cs 12");
  EXPECT_EQ(samples::context_of(talk.requests[1])["company"], 1) << "prices and accounts belong to a company";
}

TEST(TrytonAuditItems, KeepFactorsThatAreNotWhole) {
  for (const auto& [own, sold_in, seen] : {std::tuple{"1.0", "0.5", "TEA cs 0.5 broken"},
                                           {"1.0", "0", "TEA cs 0 broken"},
                                           {"1000.0", "1.0", "TEA cs 1 to 1000 broken"},
                                           {"1000.0", "1000.0", "TEA cs 1"},
                                           {"1", "7", "TEA cs 7"}}) {
    const auto talk = audit_talk("product.product", {"[" + product("TEA", own, sold_in, "") + "]"});
    ASSERT_EQ(talk.books.units.size(), 2U) << seen;
    EXPECT_EQ(samples::text_of(talk.books.units[1]), seen);
    EXPECT_EQ(talk.books.units[0].eaches, 1);
  }
}

TEST(TrytonAuditItems, MayBeCountedInKilograms) {
  std::string row = product("SALT", "1.0", "1.0", "");
  row.replace(row.find(R"("digits":0)"), 10, R"("digits":2)");
  const auto talk = audit_talk("product.product", {"[" + row + "]"});
  EXPECT_TRUE(talk.books.odd.empty()) << "a vendor may have such goods, and not sell them to Amazon";
  ASSERT_FALSE(talk.books.units.empty());
  EXPECT_EQ(samples::text_of(talk.books.units[0]), "SALT u 1 with 2 decimals broken");
}

std::string gtin_with(const std::string& identifiers) {
  std::string row = product("TEA", "1.0", "12.0", "");
  row.replace(row.find(R"("identifiers.":[])"), 17, R"("identifiers.":[)" + identifiers + "]");
  const auto talk = audit_talk("product.product", {"[" + row + "]"});
  return talk.books.items.empty() ? talk.problem : talk.books.items[0].gtin;
}

TEST(TrytonAuditItems, HaveTheGtinThatIsMeant) {
  EXPECT_EQ(gtin_with(R"({"id":1,"type":null,"code":"12"},{"id":2,"type":"ean","code":"9506000134314"})"),
            "9506000134314");
  EXPECT_EQ(gtin_with(R"({"id":1,"type":null,"code":"9506000134315"})"), "9506000134315") << "a wrong one is shown";
  EXPECT_EQ(gtin_with(R"({"id":1,"type":null,"code":"SHELF-7"})"), "") << "a code of another kind";
}

TEST(TrytonAuditItems, MayHaveNoPrice) {
  std::string row = product("TEA", "1.0", "12.0", "");
  const std::string price = R"({"__class__":"Decimal","decimal":"2.5000"})";
  for (const char* other : {"null", "2.5", R"({"__class__":"Decimal","decimal":"-1"})"}) {
    std::string odd = row;
    odd.replace(odd.find(price), price.size(), other);
    const auto talk = audit_talk("product.product", {"[" + odd + "]"});
    EXPECT_EQ(talk.books.items.at(0).price, std::nullopt) << other;
  }
}

TEST(TrytonAuditItems, ThatNobodySellsAreBlocked) {
  for (const char* key : {R"("active":1)", R"("salable":1)"}) {
    std::string row = product("TEA", "1.0", "12.0", "");
    row.replace(row.find(key) + std::string(key).size() - 1, 1, "0");
    EXPECT_TRUE(audit_talk("product.product", {"[" + row + "]"}).books.items.at(0).blocked) << key;
  }
}

TEST(TrytonAuditItems, NeedACategoryWithAnAccount) {
  const std::string whole = product("TEA", "1.0", "12.0", "");
  const std::size_t begin = whole.find(R"("account_category.")");
  const auto with = [&](const std::string& category) {
    const auto talk =
        audit_talk("product.product", {"[" + whole.substr(0, begin) + R"("account_category.":)" + category + "}]"});
    return talk.books.items.at(0);
  };
  EXPECT_EQ(with("null").posting_lacks, std::vector<std::string>{"a category for accounting"});
  EXPECT_EQ(with(R"({"name":"Gifts","account_revenue":null,"customer_taxes_used":[]})").posting_lacks,
            std::vector<std::string>{"an account for revenue at its category 'Gifts'"});
  EXPECT_EQ(with(R"({"name":"Taxed","account_revenue":6,"customer_taxes_used":[1]})").tax_group, "Taxed");
}

TEST(TrytonAuditItems, GoOnAfterAFullPage) {
  std::string rows = "[";
  for (std::size_t i = 0; i < 200; ++i)
    rows += (i == 0 ? "" : ",") + product("P" + std::to_string(i), "1.0", "12.0", "");
  rows.replace(rows.rfind(R"("id":1)"), 6, R"("id":812)");
  const auto talk = audit_talk("product.product", {rows + "]"});
  EXPECT_EQ(talk.books.items.size(), 200U);
  ASSERT_EQ(talk.requests.size(), 3U);
  EXPECT_NE(talk.last().body.find(R"(["id",">",812])"), std::string::npos) << talk.last().body;
}

TEST(TrytonAuditCodes, AreOfOneProductOrOfAllOfATemplate) {
  const auto talk = audit_talk("sale.product_customer", {R"([
      {"id":1,"code":"B00TEA0001","product.":null,"template.":{"products.":[
        {"code":"TEA"},{"code":"TEA-2"},{"code":null}]}},
      {"id":2,"code":"SKU-7","product.":{"code":"SOAP"},"template.":{"products.":[{"code":"SOAP"},{"code":"SOAP-2"}]}},
      {"id":3,"code":null,"product.":null,"template.":{"products.":[{"code":"MUG"}]}}])"},
                               false);
  ASSERT_EQ(talk.problem, "");
  std::string seen;
  for (const audit::Reference& one : talk.books.references) {
    const bool is_amazons = one.kind == audit::ReferenceKind::CatalogueNumber;
    seen += one.item + "=" + one.number + (is_amazons ? "!" : "") + " ";
  }
  EXPECT_EQ(seen, "TEA=B00TEA0001! TEA-2=B00TEA0001! SOAP=SKU-7 ");
}

}  // namespace
}  // namespace vendorproof::erp::tryton
