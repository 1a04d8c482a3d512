#include "core/trade/remittance_number.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::trade {
namespace {

std::vector<std::string> invoices_in(const std::string& number) {
  std::vector<std::string> invoices;
  for (const ClaimNumber& claim : claims_in(number)) invoices.push_back(claim.invoice);
  return invoices;
}

TEST(RemittanceNumber, LeavesOutSeparators) {
  EXPECT_EQ(without_separators("VBE/2024/02/00365"), "VBE20240200365");
  EXPECT_EQ(without_separators(" a-1_b.2#"), "a1b2");
  EXPECT_EQ(without_separators("É-1"), "É1");
}

TEST(RemittanceNumber, FindsTheInvoiceOfAClaim) {
  using Numbers = std::vector<std::string>;
  EXPECT_EQ(invoices_in("SI-1SC"), Numbers{"SI-1"});
  EXPECT_EQ(invoices_in("SI-1-SC"), Numbers{"SI-1"});
  EXPECT_EQ(invoices_in("SI-1SCR"), Numbers{"SI-1"});
  EXPECT_EQ(invoices_in("SI-1SCRSC"), (Numbers{"SI-1SCR", "SI-1"}));
  EXPECT_EQ(invoices_in("SI-1SCRSCR"), (Numbers{"SI-1SCR", "SI-1"}));
  EXPECT_EQ(invoices_in("SI-1SCSC"), Numbers{"SI-1SC"});
  EXPECT_EQ(invoices_in("SI-1"), Numbers());
  EXPECT_EQ(invoices_in("SC"), Numbers());
  EXPECT_EQ(invoices_in("CUSTOMER"), Numbers());
  EXPECT_TRUE(claims_in("SI-1PCR").front().is_about_price);
}

MeantInvoice meant(const std::vector<std::string>& sent, const std::string& number) {
  const auto is_sent = [&](const std::string& one) { return std::find(sent.begin(), sent.end(), one) != sent.end(); };
  return SentInvoices(is_sent, [&] { return sent; }).meant_by(number);
}

TEST(RemittanceNumber, ComesFirstAsItWasSent) {
  const std::vector<std::string> sent = {"SI-1", "SI-1SC"};
  EXPECT_EQ(meant(sent, "SI-1SC").number, "SI-1SC");
  EXPECT_FALSE(meant(sent, "SI-1SC").claim);
  EXPECT_EQ(meant(sent, "SI-1SCSC").number, "SI-1SC");
  EXPECT_TRUE(meant(sent, "SI-1SCSC").claim);
  EXPECT_EQ(meant(sent, "SI-1PC").number, "SI-1");
  EXPECT_TRUE(meant(sent, "SI-1PC").claim->is_about_price);
}

TEST(RemittanceNumber, MayBeShownWithoutSeparators) {
  const std::vector<std::string> sent = {"VBE/2024/02/00365", "12345678"};
  EXPECT_EQ(meant(sent, "VBE20240200365").number, "VBE/2024/02/00365");
  EXPECT_EQ(meant(sent, "VBE20240200365SCR").number, "VBE/2024/02/00365");
  EXPECT_EQ(meant(sent, "VBE20240200365SCR").claim->invoice, "VBE/2024/02/00365");
  EXPECT_EQ(meant(sent, "VBE-2024-02-00365").number, "");
  EXPECT_EQ(meant(sent, "1234-5678").number, "") << "the number of an agreement is not an invoice of ours";
  EXPECT_EQ(meant(sent, "20240200365").number, "");
  EXPECT_EQ(meant(sent, "").number, "");
}

TEST(RemittanceNumber, IsNotGuessedWhenSeveralInvoicesFit) {
  const std::vector<std::string> sent = {"A/11", "A/1-1", "B-1SC", "B-1"};
  EXPECT_EQ(meant(sent, "A11").number, "");
  EXPECT_EQ(meant(sent, "A11").candidates, (std::vector<std::string>{"A/1-1", "A/11"}));
  EXPECT_EQ(meant(sent, "B1SC").candidates, (std::vector<std::string>{"B-1", "B-1SC"}));
}

RC_GTEST_PROP(RemittanceNumber, EveryAlternationIsAboutItsInvoice, ()) {
  const std::string invoice = *rc::gen::element<std::string>("SI-1", "DISC", "X/PC", "A-SCR", "7");
  const std::string stem = *rc::gen::element<std::string>("SC", "PC");
  std::string number = invoice + *rc::gen::element<std::string>("", "-") + stem;
  for (int i = 0; i < *rc::gen::inRange(0, 4); ++i) number += "R" + stem;
  number += *rc::gen::element<std::string>("", "R");
  const std::vector<std::string> invoices = invoices_in(number);
  RC_ASSERT(std::find(invoices.begin(), invoices.end(), invoice) != invoices.end());
}

}  // namespace
}  // namespace vendorproof::trade
