// The standard journals through the door: lines are entered almost unchecked, and a batch is posted whole or not at
// all.
#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

constexpr const char* by_a_rule = "Application_DialogException";

/// The id of the journal of a template.
std::string journal_id(Trial& trial, const std::string& name) {
  return trial.standard("journals?$filter=templateDisplayName eq '" + name + "'").at(0).at("id").get<std::string>();
}

struct Desk {
  explicit Desk(Settings settings = trial_settings()) : trial(std::move(settings)) {
    trial.order("PO1", {{"TEA", "10", ""}});
    trial.order("PO2", {{"TEA", "4", ""}}, "ABE2");
    trial.finish();
    payments = journal_id(trial, "CASHRCPT");
    general = journal_id(trial, "GENERAL");
  }

  static std::string payment(const std::string& invoice, const std::string& amount, const std::string& more = "") {
    return R"({"customerNumber":"AMAZON","postingDate":"2026-12-24","externalDocumentNumber":"PAY1",)"
           R"("appliesToInvoiceNumber":")" +
           invoice + R"(","amount":)" + amount + more + "}";
  }
  static std::string line(const std::string& account, const std::string& amount, const std::string& more = "") {
    return R"({"accountType":"G_x002F_L_x0020_Account","postingDate":"2026-12-24","documentNumber":"D1",)"
           R"("description":"Shortage","accountNumber":")" +
           account + R"(","amount":)" + amount + more + "}";
  }

  HttpResponse pay(const std::string& body) {
    return trial.call("POST", standard_path + "customerPaymentJournals(" + payments + ")/customerPayments", body);
  }
  HttpResponse enter(const std::string& body) {
    return trial.call("POST", standard_path + "journals(" + general + ")/journalLines", body);
  }
  HttpResponse post(const std::string& journal) {
    return trial.call("POST", standard_path + "journals(" + journal + ")/Microsoft.NAV.post");
  }
  Json payments_left() { return trial.standard("customerPayments?$filter=journalId eq " + payments); }
  Json lines_left() { return trial.standard("journalLines?$filter=journalId eq " + general); }
  Json ledger() { return trial.standard("generalLedgerEntries?$select=accountNumber,debitAmount,creditAmount"); }

  Trial trial;
  std::string payments;
  std::string general;
};

void expect_refused(const HttpResponse& response, int status, const std::string& code, const std::string& what) {
  EXPECT_EQ(response.status, status) << what << response.body;
  EXPECT_EQ(error_code(response), code) << what << response.body;
}

TEST(Journals, AreTwoAndTheListShowsTheGeneralOne) {
  Desk desk;
  const Json listed = desk.trial.standard("journals");
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].at("code"), "DEFAULT");
  EXPECT_EQ(listed[0].at("balancingAccountNumber"), "");
  const Json payments = desk.trial.standard("customerPaymentJournals");
  ASSERT_EQ(payments.size(), 1U);
  EXPECT_EQ(payments[0].at("code"), "VENDORLINK");
  EXPECT_EQ(payments[0].at("balancingAccountNumber"), "CHECKING");
  EXPECT_EQ(payments[0].at("id"), desk.payments);
  EXPECT_EQ(desk.trial.standard("journals?$filter=id eq " + desk.payments).at(0).at("templateDisplayName"), "CASHRCPT");
  EXPECT_EQ(desk.trial.call("GET", standard_path + "customerPaymentJournals(" + desk.general + ")").status, 404);
  EXPECT_EQ(desk.trial.call("POST", standard_path + "journals", R"({"code":"X"})").status, 405);
}

TEST(CustomerPayments, AreUnpostedUntilTheirBatchIsPosted) {
  Desk desk;
  const HttpResponse entered = desk.pay(Desk::payment("si-100001", "-25", R"(,"comment":"thanks")"));
  ASSERT_EQ(entered.status, 201) << entered.body;
  const Json payment = Json::parse(entered.body);
  EXPECT_EQ(payment.at("journalId"), desk.payments);
  EXPECT_EQ(payment.at("journalDisplayName"), "VENDORLINK");
  EXPECT_EQ(payment.at("lineNumber"), 10'000);
  EXPECT_EQ(payment.at("appliesToInvoiceNumber"), "SI-100001");
  EXPECT_EQ(payment.at("appliesToInvoiceId"), desk.trial.standard("salesInvoices").at(0).at("id"));
  EXPECT_EQ(payment.at("amount"), -25);
  EXPECT_EQ(payment.at("documentNumber"), "JL-100001") << "proposed";
  EXPECT_EQ(desk.trial.erp.receivable().text(), "35.00 USD") << "nothing is posted";
  EXPECT_TRUE(desk.trial.standard("generalLedgerEntries").empty());
  const std::string id = payment.at("id").get<std::string>();
  EXPECT_EQ(desk.trial.standard("customerPayments?$filter=id eq " + id).size(), 1U);
  EXPECT_EQ(desk.trial.call("GET", standard_path + "customerPayments(" + id + ")").status, 200);
}

TEST(CustomerPayments, ArePostedWithTheirBatch) {
  Desk desk;
  EXPECT_EQ(desk.pay(Desk::payment("SI-100001", "-24.99")).status, 201);
  EXPECT_EQ(desk.pay(Desk::payment("SI-100002", "-10")).status, 201);
  EXPECT_EQ(desk.payments_left().size(), 2U);
  const HttpResponse posted = desk.post(desk.payments);
  EXPECT_EQ(posted.status, 204) << posted.body;
  EXPECT_EQ(posted.body, "");
  EXPECT_TRUE(desk.payments_left().empty());
  EXPECT_EQ(desk.trial.erp.receivable().text(), "0.01 USD");
  EXPECT_EQ(desk.trial.standard("salesInvoices?$filter=number eq 'SI-100001'").at(0).at("remainingAmount").dump(),
            "0.01");
  EXPECT_EQ(desk.trial.standard("salesInvoices?$filter=number eq 'SI-100002'").at(0).at("status"), "Paid");
  EXPECT_TRUE(desk.trial.vendorlink("paymentPostings").empty()) << "these are the extension's";
  const std::vector<Effect> effects = desk.trial.effects(EffectKind::PaymentPosted);
  ASSERT_EQ(effects.size(), 2U);
  EXPECT_EQ(effects[0].document, "PAY1");
  EXPECT_EQ(effects[0].other_document, "SI-100001");
  EXPECT_EQ(effects[0].purchase_order, "PO1");
  EXPECT_EQ(effects[0].amount.text(), "24.99 USD");
  expect_refused(desk.post(desk.payments), 400, by_a_rule, "nothing to post");
}

TEST(CustomerPayments, WithoutAnInvoiceAreOnAccount) {
  Desk desk;
  EXPECT_EQ(desk.pay(Desk::payment("", "-5")).status, 201);
  EXPECT_EQ(desk.post(desk.payments).status, 204);
  EXPECT_EQ(desk.trial.erp.receivable().text(), "30.00 USD");
  EXPECT_EQ(desk.trial.effects(EffectKind::PaymentPosted).at(0).other_document, "");
}

/// What a create takes, and posting then refuses: for the whole batch.
TEST(CustomerPayments, AreAllPostedOrNone) {
  for (const auto& [invoice, amount] : std::vector<std::pair<std::string, std::string>>{
           {"SI-100001", "5"}, {"SI-9", "-5"}, {"SI-100002", "-10.01"}, {"SI-100001", "-15.01"}, {"SI-100001", "0"}}) {
    Desk desk;
    EXPECT_EQ(desk.pay(Desk::payment("SI-100001", "-10")).status, 201);
    EXPECT_EQ(desk.pay(Desk::payment(invoice, amount)).status, 201) << invoice << amount;
    expect_refused(desk.post(desk.payments), 400, by_a_rule, invoice + amount);
    EXPECT_EQ(desk.payments_left().size(), 2U);
    EXPECT_EQ(desk.trial.erp.receivable().text(), "35.00 USD");
    EXPECT_TRUE(desk.trial.standard("generalLedgerEntries").empty());
    EXPECT_TRUE(desk.trial.effects(EffectKind::PaymentPosted).empty());

    const std::string wrong = desk.payments_left().at(1).at("id").get<std::string>();
    EXPECT_EQ(desk.trial.call("DELETE", standard_path + "customerPayments(" + wrong + ")").status, 204);
    EXPECT_EQ(desk.post(desk.payments).status, 204);
    EXPECT_EQ(desk.trial.erp.receivable().text(), "25.00 USD");
  }
}

TEST(CustomerPayments, AreRefusedAtTheCreateOnlyForWhatIsChecked) {
  Desk desk;
  const std::string of_none = R"(,"journalId":"00000000-0000-4000-a000-000000000000")";
  const std::string of_general = R"(,"journalId":")" + desk.general + "\"";
  const auto created = [&](const std::string& more) {
    return desk.trial.call("POST", standard_path + "customerPayments", Desk::payment("SI-100001", "-1", more));
  };
  expect_refused(created(""), 400, by_a_rule, "no journal");
  expect_refused(created(of_none), 404, "Internal_RecordNotFound", "unknown journal");
  expect_refused(created(of_general), 404, "Internal_RecordNotFound", "not a journal of payments");
  EXPECT_EQ(created(R"(,"journalId":")" + desk.payments + "\"").status, 201);

  const std::string zeros = "00000000-0000-4000-a000-000000000000";
  const std::string other = desk.trial.standard("salesInvoices").at(1).at("id").get<std::string>();
  for (const std::string& more :
       {of_general, std::string(R"(,"journalDisplayName":"VENDORLINK")"), R"(,"customerId":")" + zeros + "\"",
        R"(,"appliesToInvoiceId":")" + zeros + "\"", R"(,"appliesToInvoiceId":")" + other + "\""}) {
    expect_refused(desk.pay(Desk::payment("SI-100001", "-1", more)), 400, by_a_rule, more);
  }
  expect_refused(desk.pay(R"({"customerNumber":"OTHER","amount":-1})"), 400, by_a_rule, "unknown customer");
  expect_refused(desk.pay(Desk::payment("", "-1.00001")), 400, "BadRequest", "decimals");
  expect_refused(desk.pay(Desk::payment("", "-1", R"(,"lineNumber":10000)")), 400, "Internal_EntityWithSameKeyExists",
                 "a line number that is taken");
  EXPECT_EQ(desk.payments_left().size(), 1U);
}

TEST(CustomerPayments, CanNameInvoiceAndCustomerByTheirIds) {
  Desk desk;
  const std::string invoice = desk.trial.standard("salesInvoices").at(0).at("id").get<std::string>();
  const std::string customer = desk.trial.standard("salesInvoices").at(0).at("customerId").get<std::string>();
  const HttpResponse entered =
      desk.pay(R"({"customerId":")" + customer + R"(","appliesToInvoiceId":")" + invoice + R"(","amount":-1})");
  ASSERT_EQ(entered.status, 201) << entered.body;
  EXPECT_EQ(Json::parse(entered.body).at("customerNumber"), "AMAZON");
  EXPECT_EQ(Json::parse(entered.body).at("appliesToInvoiceNumber"), "SI-100001");
  EXPECT_EQ(desk.pay(R"({"amount":-1})").status, 201) << "nothing needs a value yet";
  expect_refused(desk.post(desk.payments), 400, by_a_rule, "no customer");
}

TEST(JournalLines, ArePostedOnTheirAccounts) {
  Desk desk;
  EXPECT_EQ(
      desk.enter(Desk::line("6910", "5.01", R"(,"balanceAccountType":"Customer","balancingAccountNumber":"amazon")"))
          .status,
      201);
  EXPECT_EQ(desk.enter(Desk::line("6930", "3",
                                  R"(,"balanceAccountType":"Bank_x0020_Account","balancingAccountNumber":"CHECKING")"))
                .status,
            201);
  EXPECT_EQ(desk.lines_left().at(1).at("lineNumber"), 20'000);
  EXPECT_EQ(desk.post(desk.general).status, 204);
  EXPECT_TRUE(desk.lines_left().empty());
  EXPECT_EQ(desk.trial.erp.receivable().text(), "29.99 USD");
  const std::vector<Effect> effects = desk.trial.effects(EffectKind::JournalLinePosted);
  ASSERT_EQ(effects.size(), 2U);
  EXPECT_EQ(effects[0].document, "D1");
  EXPECT_EQ(effects[0].other_document, "6910");
  EXPECT_EQ(effects[0].amount.text(), "-5.01 USD");
  EXPECT_EQ(effects[0].reason, "Shortage");
}

TEST(JournalLines, OfADocumentBalanceEachOtherOrAreNotPosted) {
  Desk desk;
  EXPECT_EQ(desk.enter(Desk::line("6910", "5")).status, 201);
  expect_refused(desk.post(desk.general), 400, by_a_rule, "out of balance");
  EXPECT_EQ(desk.enter(R"({"accountType":"Bank_x0020_Account","accountNumber":"CHECKING","documentNumber":"D1",)"
                       R"("postingDate":"2026-12-24","amount":-5})")
                .status,
            201);
  EXPECT_EQ(desk.post(desk.general).status, 204);
  const Json entries = desk.ledger();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].at("accountNumber"), "6910");
  EXPECT_EQ(entries[0].at("debitAmount"), 5);
  EXPECT_EQ(entries[0].at("creditAmount"), 0);
  EXPECT_EQ(entries[1].at("accountNumber"), "2920");
  EXPECT_EQ(entries[1].at("creditAmount"), 5);
  EXPECT_EQ(desk.trial.effects(EffectKind::JournalLinePosted).size(), 1U);
}

TEST(JournalLines, CanStandInTheBatchOfPayments) {
  Desk desk;
  EXPECT_EQ(desk.pay(Desk::payment("SI-100001", "-20")).status, 201);
  EXPECT_EQ(desk.trial
                .call("POST", standard_path + "journals(" + desk.payments + ")/journalLines",
                      Desk::line("6910", "5", R"(,"balanceAccountType":"Customer","balancingAccountNumber":"AMAZON")"))
                .status,
            201);
  EXPECT_EQ(desk.payments_left().size(), 1U);
  const Json journal = desk.trial.standard("journals?$filter=id eq " + desk.payments + "&$expand=journalLines").at(0);
  ASSERT_EQ(journal.at("journalLines").size(), 1U) << "the payment is not among them";
  EXPECT_EQ(journal.at("journalLines").at(0).at("lineNumber"), 20'000);
  EXPECT_EQ(desk.post(desk.payments).status, 204);
  EXPECT_EQ(desk.trial.erp.receivable().text(), "10.00 USD");
}

TEST(JournalLines, AreRefused) {
  Desk desk;
  const std::string zeros = "00000000-0000-4000-a000-000000000000";
  const auto created = [&](const std::string& more) {
    return desk.trial.call("POST", standard_path + "journalLines", Desk::line("6910", "1", more));
  };
  expect_refused(created(""), 400, by_a_rule, "no journal");
  expect_refused(created(R"(,"journalId":")" + zeros + "\""), 404, "Internal_RecordNotFound", "unknown journal");
  EXPECT_EQ(created(R"(,"journalId":")" + desk.general + "\"").status, 201);
  for (const char* more :
       {R"("accountNumber":"6999")", R"("accountType":"Customer","accountNumber":"AMAZON")",
        R"("accountType":"Vendor","accountNumber":"10000")", R"("journalDisplayName":"DEFAULT")",
        R"("accountId":"00000000-0000-4000-a000-000000000000")", R"("balancingAccountNumber":"CHECKING")",
        R"("balanceAccountType":"Customer","balancingAccountId":"00000000-0000-4000-a000-000000000000")"}) {
    expect_refused(desk.enter(std::string("{") + more + "}"), 400, by_a_rule, more);
  }
  const std::string list = standard_path + "journalLines";
  expect_refused(desk.trial.call("GET", list), 400, by_a_rule, "no filter");
  expect_refused(desk.trial.call("GET", list + "?$filter=journalId eq " + zeros), 404, "Internal_RecordNotFound", list);
  expect_refused(desk.post(zeros), 404, "Internal_RecordNotFound", "unknown journal");
}

TEST(JournalLines, AreDeletedUnlessTheyAreGoneOrChanged) {
  Desk desk;
  const Json line = Json::parse(desk.enter(Desk::line("6910", "1")).body);
  const std::string id = line.at("id").get<std::string>();
  const auto deleted = [&](const std::string& set, const Fields& headers) {
    return desk.trial.call("DELETE", standard_path + set + "(" + id + ")", "", headers);
  };
  EXPECT_EQ(deleted("customerPayments", {}).status, 404);
  EXPECT_EQ(deleted("journalLines", {{"If-Match", "W/\"old\""}}).status, 409);
  EXPECT_EQ(deleted("journalLines", {{"If-Match", line.at("@odata.etag").get<std::string>()}}).status, 204);
  expect_refused(deleted("journalLines", {}), 404, "Internal_RecordNotFound", id);
  EXPECT_EQ(desk.trial.call("GET", standard_path + "journalLines(" + id + ")").status, 404);
  EXPECT_TRUE(desk.lines_left().empty());
}

TEST(Journals, AreNotPostedInAClosedPeriod) {
  Settings settings = trial_settings();
  settings.posting_from = parse_instant("2026-12-25").value();
  Desk desk(settings);
  EXPECT_EQ(desk.pay(Desk::payment("SI-100001", "-1")).status, 201);
  expect_refused(desk.post(desk.payments), 400, by_a_rule, "closed");
  EXPECT_EQ(desk.payments_left().size(), 1U);
}

/// Whatever way it was posted, the general ledger has both sides of it.
TEST(GeneralLedger, HasWhatWasPosted) {
  Desk desk;
  EXPECT_EQ(desk.pay(Desk::payment("SI-100001", "-20", R"(,"description":"Paid")")).status, 201);
  EXPECT_EQ(desk.post(desk.payments).status, 204);
  EXPECT_EQ(desk.trial
                .call("POST", vendorlink_path + "paymentPostings",
                      R"({"idempotencyKey":"P","customerNumber":"AMAZON","postingDate":"2026-12-24",)"
                      R"("invoiceNumber":"SI-100001","amount":3})")
                .status,
            201);
  EXPECT_EQ(desk.trial
                .call("POST", vendorlink_path + "ledgerPostings",
                      R"({"idempotencyKey":"L","documentNumber":"L1","customerNumber":"AMAZON",)"
                      R"("postingDate":"2026-12-24","accountNumber":"6910","amount":2})")
                .status,
            201);
  const Json entries = desk.trial.standard("generalLedgerEntries");
  ASSERT_EQ(entries.size(), 6U);
  EXPECT_EQ(entries[0].at("entryNumber"), 1);
  EXPECT_EQ(entries[0].at("accountNumber"), "2310");
  EXPECT_EQ(entries[0].at("creditAmount"), 20);
  EXPECT_EQ(entries[0].at("documentType"), "Payment");
  EXPECT_EQ(entries[0].at("description"), "Paid");
  EXPECT_EQ(entries[1].at("accountNumber"), "2920");
  EXPECT_EQ(entries[1].at("debitAmount"), 20);
  EXPECT_EQ(entries[2].at("documentNumber"), "PAY-100001");
  EXPECT_EQ(entries[4].at("documentNumber"), "L1");
  EXPECT_EQ(entries[4].at("documentType"), "_x0020_");
  EXPECT_EQ(entries[4].at("debitAmount"), 2);
  EXPECT_EQ(entries[5].at("accountNumber"), "2310");
  EXPECT_EQ(desk.trial.standard("generalLedgerEntries?$filter=accountNumber eq '6910'").size(), 1U);
}

TEST(Journals, AreInTheStateOfTheCompany) {
  Desk desk;
  EXPECT_EQ(desk.pay(Desk::payment("SI-100001", "-20")).status, 201);
  EXPECT_EQ(desk.post(desk.payments).status, 204);
  EXPECT_EQ(desk.pay(Desk::payment("SI-100001", "-5")).status, 201);
  Trial second;
  second.now = desk.trial.now;
  ASSERT_TRUE(second.erp.import_state(desk.trial.erp.export_state()).has_value());
  EXPECT_EQ(second.standard("customerPayments?$filter=journalId eq " + desk.payments), desk.payments_left());
  EXPECT_EQ(second.standard("generalLedgerEntries").size(), 2U);
  EXPECT_EQ(second.call("POST", standard_path + "journals(" + desk.payments + ")/Microsoft.NAV.post").status, 204);
  EXPECT_EQ(second.erp.receivable().text(), "10.00 USD");
}

}  // namespace
}  // namespace vendorproof::mock_erp
