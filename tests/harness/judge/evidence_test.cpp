#include "harness/judge/evidence.h"

#include <set>

#include <gtest/gtest.h>

#include "harness/field/requests.h"

namespace vendorproof::harness {
namespace {

TEST(Evidence, OnlyOperationsAboutMoneyCannotMakeADocumentLate) {
  std::set<std::string> about_money;
  for (const Peer peer : {Peer::Amazon, Peer::Erp}) {
    for (const std::string& operation : operations_of(peer)) {
      if (!delays_documents(operation)) about_money.insert(operation);
    }
  }
  EXPECT_EQ(about_money, (std::set<std::string>{
                             "delete customerPayments(<id>)",
                             "delete journalLines(<id>)",
                             "get customerPaymentJournals",
                             "get customerPayments",
                             "get generalLedgerEntries",
                             "get journalLines",
                             "get journals",
                             "get ledgerPostings",
                             "get paymentPostings",
                             "getRemittances",
                             "post customerPaymentJournals(<id>)/customerPayments",
                             "post customerPayments",
                             "post journalLines",
                             "post journals(<id>)/Microsoft.NAV.post",
                             "post journals(<id>)/journalLines",
                             "post ledgerPostings",
                             "post paymentPostings",
                         }));
  EXPECT_TRUE(delays_documents("")) << "all operations";
}

}  // namespace
}  // namespace vendorproof::harness
