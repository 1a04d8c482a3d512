// Each row of the table sees a difference in its aspect, and nothing else differs but what follows from it; variation
// that is permitted is no difference.
#include "harness/compare/aspects.h"

#include <functional>

#include <gtest/gtest.h>

#include "tests/harness/compare/compared_runs.h"

namespace vendorproof::harness {
namespace {

struct AspectChange {
  std::string aspect;
  std::set<std::string> also;  ///< aspects that follow from it
  std::function<void(JudgedRun& run)> change;
};

void add_money(JudgedRun& run, Peer peer, EffectKind kind, const std::string& other_document,
               const std::string& reason = "") {
  Effect added = effect(kind, run.at(500 * hour), "DOC-9", {});
  added.other_document = other_document;
  added.amount = dollars("7.50");
  added.reason = reason;
  run.add(peer, added);
}

void pay(JudgedRun& run, std::int64_t eaches) {
  Effect payment = effect(EffectKind::PaymentSent, run.at(700 * hour), "PAY-1", {});
  payment.purchase_order.clear();
  if (eaches > 0) payment.lines = {JudgedRun::line("B00TEA0001", "", eaches)};
  payment.amount = dollars(eaches > 0 ? "0.00" : "150.00");
  run.add(Peer::Amazon, payment);
}

void answer_as(JudgedRun& run, const std::string& code, std::int64_t eaches, const std::string& reason = "") {
  Effect& answer = run.first(EffectKind::AcknowledgementAccepted);
  answer.lines[0].eaches = 60 - eaches;
  EffectLine part = JudgedRun::line("B00TEA0001", code, eaches);
  part.rejection = reason;
  answer.lines.push_back(part);
}

const std::vector<AspectChange>& changes_of_goods() {
  static const std::vector<AspectChange> table = {
      {"sales-order", {}, [](JudgedRun& run) { run.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5; }},
      {"sales-money", {}, [](JudgedRun& run) { run.first(EffectKind::SalesOrderCreated).amount = dollars("1.00"); }},
      {"answer-time",
       {},
       [](JudgedRun& run) { run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(25 * hour); }},
      {"accepted", {}, [](JudgedRun& run) { run.first(EffectKind::AcknowledgementAccepted).lines[0].eaches = 48; }},
      {"backordered", {"accepted"}, [](JudgedRun& run) { answer_as(run, "Backordered", 12); }},
      {"rejected", {"accepted"}, [](JudgedRun& run) { answer_as(run, "Rejected", 12, "OutOfStock"); }},
      {"lapsed",
       {},
       [](JudgedRun& run) { run.add(Peer::Amazon, effect(EffectKind::OrderRejected, run.at(50 * hour), "PO1", {})); }},
      {"loaded", {}, [](JudgedRun& run) { run.outcome.trucks[0].cartons[0].contents[0].eaches = 48; }},
      {"centre", {}, [](JudgedRun& run) { run.outcome.trucks[0].ship_to = "ONT8"; }},
      {"announced",
       {"notice-time", "finished"},
       [](JudgedRun& run) { run.first(EffectKind::ShipNoticeAccepted).lines[0].eaches = 48; }},
      {"notice-time",
       {},
       [](JudgedRun& run) { run.first(EffectKind::ShipNoticeAccepted).submitted = run.at(22 * hour); }},
  };
  return table;
}

const std::vector<AspectChange>& changes_of_money() {
  static const std::vector<AspectChange> table = {
      {"posted", {}, [](JudgedRun& run) { run.first(EffectKind::SalesInvoicePosted).amount = dollars("1.00"); }},
      {"invoiced", {"finished"}, [](JudgedRun& run) { run.first(EffectKind::InvoiceAccepted).lines[0].eaches = 48; }},
      {"invoiced-money", {}, [](JudgedRun& run) { run.first(EffectKind::InvoiceAccepted).amount = dollars("1.00"); }},
      {"given-back", {}, [](JudgedRun& run) { run.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "10.00"); }},
      {"credited", {}, [](JudgedRun& run) { run.give_back(Peer::Amazon, EffectKind::CreditNoteAccepted, "10.00"); }},
      {"refused",
       {},
       [](JudgedRun& run) {
         Effect failed = effect(EffectKind::SubmissionFailed, run.at(30 * hour), "SI-2", {});
         failed.operation = "submitInvoices";
         failed.reason = "InvalidInput no such order";
         run.add(Peer::Amazon, failed);
       }},
      {"charged",
       {},
       [](JudgedRun& run) { add_money(run, Peer::Amazon, EffectKind::ChargebackCharged, "", "CB-02 late"); }},
      {"deducted",
       {},
       [](JudgedRun& run) { add_money(run, Peer::Amazon, EffectKind::DeductionTaken, "SI-1", "Shortage"); }},
      {"paid", {}, [](JudgedRun& run) { pay(run, 0); }},
      {"paid-eaches", {"finished"}, [](JudgedRun& run) { pay(run, 60); }},
      {"booked", {}, [](JudgedRun& run) { run.first(EffectKind::PaymentPosted).amount = dollars("1.00"); }},
      {"booked-deductions",
       {},
       [](JudgedRun& run) { add_money(run, Peer::Erp, EffectKind::JournalLinePosted, "6100"); }},
      {"receivable", {}, [](JudgedRun& run) { run.outcome.receivable = dollars("7.50"); }},
      {"shown",
       {},
       [](JudgedRun& run) { run.outcome.exceptions.push_back(shown_to(run, ExceptionKind::PriceMismatch, "PO1")); }},
      {"finished",
       {"answer-time", "accepted"},
       [](JudgedRun& run) { run.remove(EffectKind::AcknowledgementAccepted); }},
  };
  return table;
}

std::vector<AspectChange> changes() {
  std::vector<AspectChange> all = changes_of_goods();
  all.insert(all.end(), changes_of_money().begin(), changes_of_money().end());
  return all;
}

TEST(Aspects, EachRowSeesItsDifferenceFromBothSides) {
  for (const AspectChange& row : changes()) {
    const JudgedRun plain;
    JudgedRun changed;
    row.change(changed);
    std::set<std::string> expected = row.also;
    expected.insert(row.aspect);
    EXPECT_EQ(aspects_that_differ(plain, changed), expected) << row.aspect;
    EXPECT_EQ(aspects_that_differ(changed, plain), expected) << row.aspect;
    EXPECT_TRUE(aspects_that_differ(changed, changed).empty()) << row.aspect;
  }
}

TEST(Aspects, EachRowIsTested) {
  std::set<std::string> tested;
  for (const AspectChange& row : changes()) tested.insert(row.aspect);
  for (const Aspect& aspect : aspects()) EXPECT_TRUE(tested.contains(std::string(aspect.id))) << aspect.id;
  EXPECT_EQ(tested.size(), aspects().size()) << "two rows have one id, or a test has no row";
}

struct Permitted {
  std::string what;
  std::function<void(JudgedRun& run)> vary;
};

void split_in_two(JudgedRun& run, EffectKind kind, Peer peer) {
  Effect second = run.first(kind);
  run.first(kind).lines[0].eaches = 36;
  run.first(kind).amount = dollars("90.00");
  second.document += "-2";
  second.lines[0].eaches = 24;
  second.amount = dollars("60.00");
  second.at += minute;
  run.add(peer, second);
}

const std::vector<Permitted>& variations_of_documents() {
  static const std::vector<Permitted> table = {
      {"numbers of documents",
       [](JudgedRun& run) {
         for (LedgerEntry& entry : run.outcome.ledger) {
           if (entry.effect.kind != EffectKind::OrderIssued) entry.effect.document = "X-" + entry.effect.document;
           if (!entry.effect.other_document.empty()) entry.effect.other_document = "X-" + entry.effect.other_document;
         }
       }},
      {"texts", [](JudgedRun& run) { run.first(EffectKind::SalesOrderCreated).lines[0].description = "line 1"; }},
      {"times before the deadline",
       [](JudgedRun& run) {
         Effect& answer = run.first(EffectKind::AcknowledgementAccepted);
         answer.submitted = run.at(23 * hour);
         answer.at = run.at(24 * hour + minute);
         run.first(EffectKind::SalesOrderCreated).at += 5 * minute;
       }},
      {"one answer after another, with the same result",
       [](JudgedRun& run) {
         Effect last = run.first(EffectKind::AcknowledgementAccepted);
         answer_as(run, "Backordered", 60);
         last.at = run.at(20 * hour);
         run.add(Peer::Amazon, last);
       }},
      {"two ship notices for one",
       [](JudgedRun& run) { split_in_two(run, EffectKind::ShipNoticeAccepted, Peer::Amazon); }},
      {"a ship notice that replaces another",
       [](JudgedRun& run) {
         Effect replacing = run.first(EffectKind::ShipNoticeAccepted);
         replacing.kind = EffectKind::ShipNoticeReplaced;
         replacing.at += minute;
         run.add(Peer::Amazon, replacing);
       }},
      {"two invoices for one", [](JudgedRun& run) { split_in_two(run, EffectKind::InvoiceAccepted, Peer::Amazon); }},
      {"two payments booked for one",
       [](JudgedRun& run) {
         Effect second = run.first(EffectKind::PaymentPosted);
         run.first(EffectKind::PaymentPosted).amount = dollars("90.00");
         second.amount = dollars("60.00");
         run.add(Peer::Erp, second);
       }},
  };
  return table;
}

const std::vector<Permitted>& other_variations() {
  static const std::vector<Permitted> table = {
      {"a sales order that is corrected to the same",
       [](JudgedRun& run) {
         Effect changed = run.first(EffectKind::SalesOrderCreated);
         run.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5;
         changed.kind = EffectKind::SalesOrderChanged;
         run.add(Peer::Erp, changed);
       }},
      {"the item's other name in the ERP",
       [](JudgedRun& run) { run.first(EffectKind::SalesOrderCreated).lines[0].item = "TEA-12"; }},
      {"order of the lines and numbers of the ERP's lines",
       [](JudgedRun& run) { run.first(EffectKind::SalesOrderCreated).lines[0].erp_line = 7; }},
      {"cartons and their labels",
       [](JudgedRun& run) {
         std::vector<PhysicalCarton>& cartons = run.outcome.trucks[0].cartons;
         cartons[0].sscc = "095060000000000999";
         cartons[0].contents[0].eaches = 24;
         cartons.push_back({"095060000000000998", {{"B00TEA0001", "PO1", 36, ""}}});
       }},
      {"more calls, and requests that were refused",
       [](JudgedRun& run) {
         run.refuse(429, "getPurchaseOrders");
         run.call("submitInvoices", "SI-1", run.at(23 * hour));
       }},
      {"a refusal that was mended",
       [](JudgedRun& run) {
         Effect failed = effect(EffectKind::SubmissionFailed, run.at(23 * hour), "SI-1", {});
         failed.operation = "submitInvoices";
         run.add(Peer::Amazon, failed);
       }},
      {"a deduction that was paid back",
       [](JudgedRun& run) {
         add_money(run, Peer::Amazon, EffectKind::DeductionTaken, "SI-1", "Shortage");
         add_money(run, Peer::Amazon, EffectKind::ReversalPaid, "SI-1");
       }},
  };
  return table;
}

void expect_the_same(const std::vector<Permitted>& table) {
  for (const Permitted& row : table) {
    const JudgedRun plain;
    JudgedRun varied;
    row.vary(varied);
    const std::set<std::string> different = aspects_that_differ(plain, varied);
    EXPECT_TRUE(different.empty()) << row.what << ": " << (different.empty() ? "" : *different.begin());
  }
}

TEST(Aspects, PermittedVariationIsNoDifference) {
  expect_the_same(variations_of_documents());
  expect_the_same(other_variations());
}

TEST(Aspects, NobodyWaitsForGoodsOfALineThatAmazonCancelled) {
  const auto cancelled = [](bool answered_again) {
    JudgedRun run;
    run.remove(EffectKind::ShipNoticeAccepted);
    run.remove(EffectKind::InvoiceAccepted);
    Effect changed = effect(EffectKind::OrderChanged, run.at(hour), "PO1", {JudgedRun::line("B00TEA0001", "", 0)});
    run.add(Peer::Amazon, changed);
    Effect answer = run.first(EffectKind::AcknowledgementAccepted);
    answer.lines[0].eaches = 0;
    if (answered_again) run.add(Peer::Amazon, answer);
    return run;
  };
  EXPECT_EQ(aspects_that_differ(cancelled(false), cancelled(true)), std::set<std::string>{"accepted"});
}

TEST(Aspects, AnExceptionThatNamesOnlyTheInvoiceIsAboutItsOrder) {
  JudgedRun a;
  JudgedRun b;
  a.outcome.exceptions.push_back(shown_to(a, ExceptionKind::ShortPayment, "PO1"));
  b.outcome.exceptions.push_back(shown_to(b, ExceptionKind::ShortPayment, ""));
  b.outcome.exceptions[0].document = "SI-1";
  EXPECT_TRUE(aspects_that_differ(a, b).empty());
  b.outcome.exceptions[0].document = "SI-9";
  EXPECT_EQ(aspects_that_differ(a, b), std::set<std::string>{"shown"});
}

}  // namespace
}  // namespace vendorproof::harness
