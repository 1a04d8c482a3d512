// Requests that an integration may well have sent to an ERP more lenient than Business Central: the published contract
// refuses each of them.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

/// `<released>` and `<draft>` stand for the ids of two orders, `<line>` and `<draftline>` for those of their lines.
struct Refused {
  std::string method;
  std::string target;
  std::string body;
  int status;
  std::string code;
  std::string if_match = "*";  ///< of a PATCH
};

const std::string not_while_released = "Application_FieldValidationException";
const std::string dialog_error = "Application_DialogException";
const std::string is_too_long = "Application_StringExceededLength";
const std::string is_read_only = "BadRequest_InvalidOperation";
const std::string bad_body_or_query = "BadRequest";
const std::string not_a_page = "BadRequest_ResourceNotFound";

std::vector<Refused> standard_writes() {
  const std::string head = R"({"customerNumber":"AMAZON","externalDocumentNumber":"PO9",)";
  return {
      {"POST", "salesOrders", head + R"("shipToCode":"PHX6"})", 400, bad_body_or_query},
      {"POST", "salesOrders", head + R"("idempotencyKey":"PO9"})", 400, bad_body_or_query},
      {"POST", "salesOrders", head + R"("number":"SO-9"})", 400, is_read_only},
      {"POST", "salesOrders", head + R"("status":"Open"})", 400, is_read_only},
      {"POST", "salesOrders", head + R"("requestedDeliveryDate":null})", 400, bad_body_or_query},
      {"PATCH", "salesOrders(<released>)", R"({"requestedDeliveryDate":"2026-12-01"})", 400, not_while_released},
      {"PATCH", "salesOrders(<draft>)", R"({"shipToCode":"ABE2"})", 400, bad_body_or_query},
      {"PATCH", "salesOrders(<draft>)", R"({"salesOrderLines":[{"quantity":1}]})", 400, bad_body_or_query},
      {"PATCH", "salesOrderLines(<line>)", R"({"quantity":5})", 400, not_while_released},
      {"PATCH", "salesOrderLines(<line>)", R"({"unitPrice":2.25})", 400, not_while_released},
      {"PATCH", "salesOrderLines(<line>)", R"({"unitOfMeasureCode":"CASE12"})", 400, not_while_released},
      {"PATCH", "salesOrderLines(<draftline>)", R"({"shippedQuantity":1})", 400, is_read_only},
      {"PATCH", "salesOrderLines(<draftline>)", R"({"quantity":5})", 400, "BadRequest_InvalidToken", ""},
      {"PATCH", "salesOrderLines(<draftline>)", R"({"quantity":5})", 409, "Request_EntityChanged", "W/\"old\""},
      {"POST", "salesOrderLines",
       R"({"documentId":"<released>","lineType":"Item","lineObjectNumber":"TEA","quantity":1})", 400,
       not_while_released},
      {"POST", "salesOrderLines", R"({"lineType":"Item","lineObjectNumber":"TEA","quantity":1})", 400, dialog_error},
  };
}

std::vector<Refused> payments() {
  const std::string body = R"({"customerNumber":"AMAZON","appliesToInvoiceNumber":"SI-1","amount":-1)";
  const std::string nowhere = R"(,"journalId":"00000000-0000-4000-a000-000000000000"})";
  return {
      {"GET", "customerPayments", "", 400, dialog_error},
      {"GET", "customerPayments?$filter=externalDocumentNumber eq 'PAY1'", "", 400, dialog_error},
      {"GET", "journalLines", "", 400, dialog_error},
      {"GET", "journalLines?$filter=documentNumber eq 'D1'", "", 400, dialog_error},
      {"POST", "customerPayments", body + "}", 400, dialog_error},
      {"POST", "customerPayments", body + nowhere, 404, "Internal_RecordNotFound"},
      {"POST", "customerPayments", body + R"(,"journalDisplayName":"VENDORLINK"})", 400, dialog_error},
      {"POST", "customerPayments", body + R"(,"comment":")" + std::string(251, 'x') + "\"}", 400, is_too_long},
      {"POST", "customerPayments", body + R"(,"idempotencyKey":"P"})", 400, bad_body_or_query},
      {"POST", "journalLines", R"({"accountNumber":"6910","amount":1})", 400, dialog_error},
      {"POST", "journalLines", R"({"accountNumber":"6910","amount":1)" + nowhere, 404, "Internal_RecordNotFound"},
      {"POST", "generalLedgerEntries", R"({"accountNumber":"6910"})", 405, "BadRequest_MethodNotAllowed"},
  };
}

std::vector<Refused> standard_reads() {
  return {
      {"GET", "itemUnitsOfMeasure", "", 404, not_a_page},
      {"GET", "itemReferences", "", 404, not_a_page},
      {"GET", "despatches", "", 404, not_a_page},
      {"GET", "salesOrderLines", "", 400, dialog_error},
      {"GET", "salesInvoiceLines", "", 400, dialog_error},
      {"GET", "salesOrders?$filter=externalDocumentNumber eq null", "", 400, "Application_FilterErrorException"},
      {"GET", "salesOrders?$filter=number eq 'A' or status eq 'Open'", "", 501, "BadRequest_MethodNotImplemented"},
      {"GET", "salesOrders?$select=shipToCode", "", 400, bad_body_or_query},
      {"GET", "salesInvoices?$select=number,shipmentNumber", "", 400, bad_body_or_query},
      {"GET", "salesInvoices?$expand=salesInvoiceLines($select=orderLineSequence)", "", 400, bad_body_or_query},
  };
}

std::vector<Refused> of_the_extension() {
  const std::string head = R"({"idempotencyKey":"PO9","customerNumber":"AMAZON","externalDocumentNumber":"PO9",)";
  return {
      {"GET", "salesOrderReservations", "", 404, not_a_page},
      {"GET", "despatches?$select=amazonReferenceNumber", "", 400, bad_body_or_query},
      {"GET", "despatches?$select=postingDateTime", "", 400, bad_body_or_query},
      {"GET", "despatches?$expand=packages($expand=contents)", "", 400, bad_body_or_query},
      {"POST", "linkedOrders", head + R"("shipToCode":"PHX6-WAREHOUSE"})", 400, is_too_long},
      {"POST", "linkedOrders", head + R"("number":"SO-9"})", 400, is_read_only},
      {"PATCH", "linkedOrderLines(<line>)", R"({"quantity":5})", 400, "BadRequest_InvalidToken", ""},
  };
}

std::string replaced(std::string text, const std::string& name, const std::string& by) {
  const std::size_t at = text.find(name);
  if (at != std::string::npos) text.replace(at, name.size(), by);
  return text;
}

/// A company with a released order and a draft.
class RefusedRequests : public ::testing::Test {
 protected:
  RefusedRequests()
      : released(trial.order("PO1", {{"TEA", "10", ""}})), draft(trial.enter("PO2", {{"TEA", "4", ""}})) {}

  std::string with_ids(std::string text) const {
    text = replaced(std::move(text), "<released>", id_of(released));
    text = replaced(std::move(text), "<draft>", id_of(draft));
    text = replaced(std::move(text), "<line>", id_of(released.at("linkedOrderLines").at(0)));
    return replaced(std::move(text), "<draftline>", id_of(draft.at("linkedOrderLines").at(0)));
  }

  void expect_all_refused(const std::string& path, const std::vector<Refused>& rows) {
    for (const Refused& row : rows) {
      const bool has_etag = row.method == "PATCH" && !row.if_match.empty();
      const Fields headers = has_etag ? Fields{{"If-Match", row.if_match}} : Fields{};
      const HttpResponse response = trial.call(row.method, path + with_ids(row.target), with_ids(row.body), headers);
      const std::string what = row.method + " " + row.target + " " + row.body + "\n" + response.body;
      EXPECT_EQ(response.status, row.status) << what;
      EXPECT_EQ(error_code(response), row.code) << what;
    }
  }

  /// Both orders are as they were, and there is nothing else.
  void expect_nothing_changed() {
    const Json orders = trial.vendorlink("linkedOrders?$expand=linkedOrderLines");
    ASSERT_EQ(orders.size(), 2U);
    EXPECT_EQ(orders.at(0).at("@odata.etag"), released.at("@odata.etag"));
    EXPECT_EQ(orders.at(1).at("@odata.etag"), draft.at("@odata.etag"));
    EXPECT_TRUE(trial.effects(EffectKind::SalesOrderChanged).empty());
    EXPECT_TRUE(trial.erp.receivable().is_zero());
  }

  static std::string id_of(const Json& row) { return row.at("id").get<std::string>(); }

  Trial trial;
  Json released;
  Json draft;
};

TEST_F(RefusedRequests, WritesOfTheStandardPages) {
  expect_all_refused(standard_path, standard_writes());
  expect_nothing_changed();
}

TEST_F(RefusedRequests, PaymentsAndLinesWithoutAJournal) {
  expect_all_refused(standard_path, payments());
  expect_nothing_changed();
}

TEST_F(RefusedRequests, ReadsOfTheStandardPages) { expect_all_refused(standard_path, standard_reads()); }

TEST_F(RefusedRequests, OfTheExtension) {
  expect_all_refused(vendorlink_path, of_the_extension());
  expect_nothing_changed();
}

}  // namespace
}  // namespace vendorproof::mock_erp
