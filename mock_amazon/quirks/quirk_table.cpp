// THE TABLE of quirks.
#include "mock_amazon/quirks/quirks.h"

namespace vendorproof::mock_amazon {

namespace {

using enum Quirk;
using enum QuirkSize;
constexpr std::monostate by_name;

const std::vector<QuirkRow> table = {
    {HtmlUnavailable, "html-unavailable", "503 with a page of HTML for people.", "any operation, now and then",
     "vendors 2024-25: models issues 4667, 4850", Percent, 2, true, &answer_html_page},
    {EmptyUnavailable, "empty-unavailable", "503 without a body.", "any operation, now and then",
     "vendors 2024-25: models issues 4667, 4850", Percent, 1, true, &answer_nothing_503},
    {EmptySuccess, "empty-success", "200 without a body.", "any GET, now and then",
     "vendors 2024-25: models issues 4667, 4850", Percent, 1, true, &answer_nothing_200},
    {EarlyThrottle, "early-throttle", "429 although the usage plan has tokens left.", "any operation, now and then",
     "Amazon, usage plans: transient 429", Percent, 2, true, &throttle_early},
    {AscendingRefused, "ascending-refused", "400 for sortOrder=ASC.", "lists, always",
     "a vendor: amazon-sp-api issue 320", None, 0, false, &refuse_ascending},
    {ChangedAfterRefused, "changed-after-refused", "400 for a valid changedAfter.",
     "getPurchaseOrders, for some values always", "a vendor: python-amazon-sp-api issue 433", Percent, 25, false,
     &refuse_changed_after},
    {RefusedInMidPaging, "refused-in-mid-paging", "400 for a good nextToken; the same request works when repeated.",
     "lists, pages after the first", "vendors 2021-23: docs issue 1745", Percent, 30, true, &refuse_in_mid_paging},
    {EmptyPageWithToken, "empty-page-with-token", "An empty page that still has a nextToken.",
     "lists, pages after the first", "a vendor: python-amazon-sp-api pull request 684", Percent, 20, true,
     &answer_empty_page},
    {EmptyList, "empty-list", "An empty list although there are orders.", "lists, now and then",
     "vendors 2021: issue 555", Percent, 2, true, &answer_empty_list},
    {OrderNotFound, "order-not-found", "404 for an order that the lists show.", "getPurchaseOrder, some orders",
     "vendors 2021: issues 555, 1416", Percent, 10, false, &lose_order},
    {TransactionNotFound, "transaction-not-found", "404 for a transaction that was taken.",
     "getTransaction, some transactions", "a vendor: models issue 2084", Percent, 10, false, &lose_transaction},
    {InvoicesNotEnabled, "invoices-not-enabled",
     "400: the vendor is not enabled for submitInvoices. No resend mends it; the vendor has to ask Amazon.",
     "submitInvoices, always", "a vendor 2022: docs issue 2228", None, 0, false, &refuse_invoices},
    {Outage, "outage", "Orders of four and a half days are served only after these days.",
     "orders issued later than so many hours after the first order", "Amazon's staff 2021: docs issue 1416", Hours, 24,
     false, by_name},
    {SortOrderIgnored, "sort-order-ignored", "The newest come first whatever sortOrder says.", "lists, always",
     "vendors 2021-22: docs issues 1194, 2483", None, 0, true, by_name},
    {UpdatedFilterIgnored, "updated-filter-ignored", "updatedAfter and updatedBefore have no effect.",
     "getPurchaseOrdersStatus, always", "a vendor 2020: docs issue 178", None, 0, true, by_name},
    {NegativeQuantity, "negative-quantity", "The quantity of the first line is minus half of what was ordered.",
     "orders as served, some", "a vendor 2022: docs issue 2421", Percent, 10, false, &write_negative_quantity},
    {UpperCaseUnits, "upper-case-units", "Units are written CASES and EACHES.", "orders as served, always",
     "Amazon, sandbox answers", None, 0, true, &write_units_in_capitals},
    {ZonelessDates, "zoneless-dates", "Dates are written without a zone.", "orders as served, always",
     "Amazon, sandbox answers", None, 0, true, &write_dates_without_zone},
    {StraySpaces, "stray-spaces", "The order's number starts with a blank.", "orders as served, some",
     "Amazon, samples of the vendor guide 2021", Percent, 10, false, &write_stray_spaces},
    {ReceivingStatusMissing, "receiving-status-missing", "receivingStatus is missing.",
     "getPurchaseOrdersStatus, some orders", "a vendor 2022: issue 2639", Percent, 20, true,
     InStatus{&leave_out_receipts}},
    {StatusUnitsMixed, "status-units-mixed", "Amounts of lines in cases are in eaches, but the unit says Cases.",
     "getPurchaseOrdersStatus, always", "a vendor 2022: issue 1959", None, 0, false, InStatus{&write_eaches_as_cases}},
    {PartialShownAsAcceptedZero, "partial-shown-as-accepted-zero",
     "A partly accepted line is shown as accepted, with quantity 0.", "getPurchaseOrdersStatus, always",
     "a vendor 2021: issue 2028", None, 0, false, InStatus{&show_partial_as_accepted_zero}},
    {SubmissionWithoutEffect, "submission-without-effect", "202, and then nothing ever happens.",
     "submissions, now and then", "vendors 2021-24: issues 2084, 3739", Percent, 10, false, &drop_submission},
    {UpperCaseRejectionTaken, "upper-case-rejection-taken", "REJECTED is taken with 202 and has no effect.",
     "submitAcknowledgement, always", "a vendor 2026: models issue 5108", None, 0, true, &drop_rejections_in_capitals},
    {PartialAcceptanceStays, "partial-acceptance-stays", "A later rejection of a partly accepted line has no effect.",
     "submitAcknowledgement, always", "a vendor 2026: models issue 5108", None, 0, true, &keep_partial_acceptance},
    {AcknowledgementsNeverSucceed, "acknowledgements-never-succeed", "An acknowledgement never shows Success.",
     "getTransaction, always", "Amazon, documentation of the transaction status", None, 0, true,
     &hide_success_of_acknowledgements},
    {InvoicesStayProcessing, "invoices-stay-processing", "An invoice shows Processing, also when it failed.",
     "getTransaction, always", "Amazon, vendor guide 2021; models issue 565", None, 0, true, &hide_outcome_of_invoices},
    {OpaqueErrors, "opaque-errors", "A failure shows NotAvailable, so many times, instead of its errors.",
     "getTransaction, always", "a vendor 2021: docs issue 297", Times, 6, true, &make_errors_opaque},
    {ReversedTransactionIds, "reversed-transaction-ids", "A transactionId has the time before the GUID.",
     "getTransaction, always", "Amazon, documentation", None, 0, false, &reverse_transaction_id},
    {RateUntold, "rate-untold", "x-amzn-RateLimit-Limit is missing.", "any answer, now and then",
     "Amazon, usage plans: best effort", Percent, 30, true, by_name},
    {GatewayErrors, "gateway-errors", "403 and 429 have no details, and 403 has the gateway's older code.",
     "requests without a token, and those beyond the plan; always", "vendors 2021: models issues 945, 418", None, 0,
     true, by_name},
    {RemittanceExport, "remittance-export",
     "A section of payments, then a section of their lines, with dates and amounts for people.",
     "remittances.csv, always", "public importers of Vendor Central's export", None, 0, false, by_name},
    {ClaimsUnderOwnNumber, "claims-under-own-number",
     "A shortage stands under the invoice's number with SC, and what is paid back under SCR, without the order.",
     "remittances.csv, always", "trade press: AmazOwl, Amalytix (INV-44)", None, 0, true, by_name},
    {NumbersWithoutSeparators, "numbers-without-separators", "An invoice's number has only letters and digits.",
     "remittances.csv, always", "a public importer", None, 0, false, by_name},
    {CoopInPayments, "coop-in-payments", "An agreement takes off 1 % of the payment, in a row of its own.",
     "payments of 10.00 and more, always", "trade press: AmazOwl, Reason Automation", None, 0, false, by_name},
};

}  // namespace

const std::vector<QuirkRow>& quirks() { return table; }

}  // namespace vendorproof::mock_amazon
