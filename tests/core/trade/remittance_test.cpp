#include "core/trade/remittance.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/trade/samples.h"

namespace vendorproof::trade {
namespace {

using samples::dollars;

RemittanceLine row(const char* payment, const char* invoice, RemittanceType type, const Money& amount,
                   const char* order = "PO1") {
  return {payment, Instant(), invoice, order, type, "why", amount};
}

TEST(Remittance, NetsDeductionsOfOneInvoice) {
  const auto settlements = settle({row("P1", "A", RemittanceType::Invoice, dollars("100")),
                                   row("P1", "B", RemittanceType::Invoice, dollars("50")),
                                   row("P1", "A", RemittanceType::Shortage, dollars("-10")),
                                   row("P1", "A", RemittanceType::Shortage, dollars("-2.5"))});
  ASSERT_EQ(settlements.size(), 2U);
  EXPECT_EQ(settlements[0].paid, dollars("87.50"));
  EXPECT_EQ(settlements[0].deductions,
            (std::vector<Deduction>{{RemittanceType::Shortage, dollars("12.50"), "why; why"}}));
  EXPECT_TRUE(settlements[0].pays_invoice);
  EXPECT_EQ(settlements[1].paid, dollars("50"));
}

TEST(Remittance, KeepsPaymentsOrdersAndCurrenciesApart) {
  const Money euro = *Money::parse("5", *Currency::parse("EUR"));
  const auto settlements = settle(
      {row("P1", "A", RemittanceType::Invoice, dollars("100")), row("P2", "A", RemittanceType::Invoice, dollars("100")),
       row("P2", "A", RemittanceType::Shortage, -euro), row("P2", "", RemittanceType::Chargeback, dollars("-1"), "PO1"),
       row("P2", "", RemittanceType::Chargeback, dollars("-1"), "PO2")});
  ASSERT_EQ(settlements.size(), 5U);
  EXPECT_FALSE(settlements[2].pays_invoice);
  EXPECT_EQ(exception_kind_of(settlements[3].deductions[0].type), ExceptionKind::Chargeback);
}

TEST(Remittance, KeepsWhatIsPaidBackApart) {
  const auto settlements = settle({row("P2", "A", RemittanceType::Reversal, dollars("7.50")),
                                   row("P2", "A", RemittanceType::Reversal, dollars("2")),
                                   row("P2", "A", RemittanceType::Discount, dollars("-1"))});
  ASSERT_EQ(settlements.size(), 1U);
  EXPECT_FALSE(settlements[0].pays_invoice);
  EXPECT_EQ(settlements[0].reversed, dollars("9.50"));
  EXPECT_EQ(settlements[0].paid, dollars("8.50"));
  EXPECT_EQ(settlements[0].deductions, (std::vector<Deduction>{{RemittanceType::Discount, dollars("1"), "why"}}));
}

TEST(Remittance, NamesEveryKind) {
  EXPECT_EQ(exception_kind_of(RemittanceType::Discount), ExceptionKind::PaymentDiscount);
  EXPECT_EQ(exception_kind_of(RemittanceType::Withholding), ExceptionKind::TaxWithheld);
  EXPECT_EQ(exception_kind_of(RemittanceType::Other), ExceptionKind::UnknownRemittance);
  EXPECT_STREQ(text_of(RemittanceType::Withholding), "Withholding");
  EXPECT_EQ(name_of({RemittanceType::Other, Money(), "", "CoOp"}), "CoOp");
  EXPECT_EQ(name_of({RemittanceType::Other, Money(), "", ""}), "row without a type");
  EXPECT_EQ(exception_kind_of(RemittanceType::CreditNote), ExceptionKind::CreditNoteTaken);
  EXPECT_EQ(exception_kind_of(RemittanceType::Reversal), ExceptionKind::DeductionReversed);
  EXPECT_STREQ(text_of(RemittanceType::Reversal), "Reversal");
  EXPECT_EQ(exception_kind_of(RemittanceType::Shortage), ExceptionKind::ShortPayment);
  EXPECT_EQ(exception_kind_of(RemittanceType::PriceDiscrepancy), ExceptionKind::PriceDeduction);
  EXPECT_EQ(exception_kind_of(RemittanceType::Invoice), ExceptionKind::UnknownRemittance);
  EXPECT_STREQ(text_of(RemittanceType::PriceDiscrepancy), "PriceDiscrepancy");
}

TEST(Remittance, KeepsUnknownKindsApart) {
  RemittanceLine freight = row("P1", "A", RemittanceType::Other, dollars("-3"));
  freight.kind = "Freight";
  RemittanceLine refund = freight;
  refund.amount = dollars("4");
  const auto settlements = settle({row("P1", "A", RemittanceType::Invoice, dollars("100")), freight, refund});
  ASSERT_EQ(settlements.size(), 1U);
  EXPECT_EQ(settlements[0].paid, dollars("97"));
  EXPECT_EQ(settlements[0].added, dollars("4"));
  EXPECT_EQ(settlements[0].deductions,
            (std::vector<Deduction>{{RemittanceType::Other, dollars("3"), "why", "Freight"},
                                    {RemittanceType::Other, dollars("-4"), "why", "Freight"}}));
}

TEST(Remittance, TakesAClaimByWhetherItTakesOrPaysBack) {
  RemittanceLine claim = row("P1", "A-SC", RemittanceType::Other, dollars("-3"));
  take_as_claim(claim, {"A", false});
  EXPECT_EQ(claim.type, RemittanceType::Shortage);
  EXPECT_EQ(claim.invoice, "A");
  EXPECT_EQ(claim.description, "A-SC: why");
  RemittanceLine price = row("P1", "APC", RemittanceType::Invoice, dollars("-3"));
  take_as_claim(price, {"A", true});
  EXPECT_EQ(price.type, RemittanceType::PriceDiscrepancy);
  RemittanceLine back = row("P1", "ASCR", RemittanceType::Invoice, dollars("3"));
  take_as_claim(back, {"A", false});
  EXPECT_EQ(back.type, RemittanceType::Reversal);
}

TEST(Remittance, FindsPaymentsThatDoNotAddUp) {
  const std::vector<RemittanceLine> rows = {row("P1", "A", RemittanceType::Invoice, dollars("100")),
                                            row("P1", "", RemittanceType::Chargeback, dollars("-10.01"))};
  EXPECT_TRUE(gaps_in({rows, {{"P1", dollars("89.99")}}, "P1"}).empty());
  EXPECT_EQ(gaps_in({rows, {{"P1", dollars("90")}, {"P2", dollars("0")}, {"P3", dollars("1")}}, "P1"}),
            (std::vector<Gap>{{"P1", dollars("90"), dollars("89.99")}, {"P3", dollars("1"), dollars("0")}}));
}

RC_GTEST_PROP(Remittance, MoneyIsConserved, ()) {
  std::vector<RemittanceLine> rows;
  Money sum(0, usd());
  for (int i = 0; i < *rc::gen::inRange(1, 20); ++i) {
    const Money amount(*rc::gen::inRange<std::int64_t>(-10'000, 10'000), usd());
    const auto type = *rc::gen::element(RemittanceType::Invoice, RemittanceType::Shortage, RemittanceType::Chargeback,
                                        RemittanceType::Other);
    rows.push_back(row(*rc::gen::element("P1", "P2"), *rc::gen::element("A", "B", ""), type, amount));
    sum += amount;
  }
  Money paid(0, usd());
  for (const Settlement& settlement : settle(rows)) paid += settlement.paid + settlement.added;
  RC_ASSERT(paid == sum);
}

}  // namespace
}  // namespace vendorproof::trade
