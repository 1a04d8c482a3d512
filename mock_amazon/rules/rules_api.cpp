#include <algorithm>

#include "mock_amazon/rules/rule_book.h"

namespace vendorproof::mock_amazon {

namespace {

using enum Enforcement;
using enum Confidence;

/// What the API requires of a request.
const std::vector<AmazonRule>& rules_of_requests() {
  static const std::vector<AmazonRule> table = {
      {"API-01", Refused, "ALL", Official, Owner::IT,
       "An operation may be called 10 times a second, and getTransaction 20 times at once.",
       "Amazon, vendor models of August 2026",
       "A token bucket per application and operation: 429 without a rate when it is empty.",
       "waiting: what is refused has to be sent again",
       "Hold calls back to the plan, and back off further when 429 comes again."},
      {"API-02", Observable, "ALL", Official, Owner::IT,
       "A submission is answered with 202 and a transaction, and one that is too large with 413.",
       "Amazon, vendor models of August 2026", "202 with a transactionId; 413 above 6 MiB, a limit of ours.", "nothing",
       "Keep the transactionId with what was sent, and split what is large."},
      {"API-03", Observable, "ALL", Anecdotal, Owner::IT, "A transactionId is a GUID and a time, in either order.",
       "Amazon, sandbox; vendors: docs issue 1744",
       "Gives the GUID first (the quirk reversed-transaction-ids: the time first), and takes both.", "nothing",
       "Treat the id as text that means nothing."},
      {"API-04", Observable, "ALL", Official, Owner::IT,
       "A transaction that did not fail within 15 minutes has succeeded, also when it says Processing for ever.",
       "Amazon, vendor guide 2021", "A good acknowledgement stays Processing; a bad one turns to Failure.", "nothing",
       "Wait 15 minutes for a failure, then read the order's status back."},
      {"API-05", Observable, "EU", Anecdotal, Owner::IT, "A failure may say nothing but NotAvailable, several times.",
       "a vendor 2021: docs issue 297", "The quirk opaque-errors: six times, whatever the reason was.", "nothing",
       "Check documents by the rules before they are sent: the answer will not say what was wrong."},
      {"API-06", Fails, "ALL", Official, Owner::IT, "A document names an existing order.", "Amazon, vendor guide 2021",
       "The transaction fails with INVALID_ORDER_ID.", "the document does not count: an order may stay unanswered",
       "Send order numbers as they were received, character by character."},
      {"API-07", Refused, "ALL", Official, Owner::IT, "A submission has the shape that the schema wants.",
       "Amazon, vendor models of August 2026", "400 InvalidInput in the words of an XML schema validator.",
       "the document does not count", "Read the element's name in the message, and mend the document."},
      {"API-08", Refused, "ALL", Anecdotal, Owner::IT, "A submission has only members that the model declares.",
       "a vendor 2021: python-amazon-sp-api pull request 269", "400 that names the element.",
       "the document does not count", "Send declared members only: the sandbox does not find such mistakes."},
      {"API-20", Refused, "ALL", Anecdotal, Owner::IT, "An application has the role of the operation that it calls.",
       "vendors: docs issues 37, 1952", "403 without details for the settings' denied operations; others work.",
       "the operation cannot be used", "Ask for the role, and have the authorisation given again."},
      {"API-22", Refused, "ALL", Official, Owner::IT, "A transaction is read at /transactions/{transactionId}.",
       "Amazon, vendor guide 2021 against the model", "404 for /transactionStatus/{transactionId}.",
       "failures are never seen", "Take the path of the model."},
      {"API-23", Refused, "ALL", Official, Owner::IT, "Amounts of money are decimals written as text.",
       "Amazon, vendor models of August 2026",
       "400 for a number, and for text that is not a decimal; exponents are accepted.", "the document does not count",
       "Write decimals as text, and read those with exponents."},
      {"API-26", Fails, "NA", Anecdotal, Owner::IT, "A ship notice names a day near the one on which it is sent.",
       "a vendor 2021: issue 2040", "The transaction fails for a shippedDate 16 days ahead.",
       "the goods arrive without a ship notice", "Fill in dates of the shipment, not of the plan."},
  };
  return table;
}

/// How the API answers, as documented or as vendors observed it.
const std::vector<AmazonRule>& rules_of_answers() {
  static const std::vector<AmazonRule> table = {
      {"API-09", Observable, "ALL", Anecdotal, Owner::IT, "A misspelt query parameter is ignored.",
       "a vendor 2023: docs issue 2932", "Unknown parameters are never looked at.", "orders are seen twice or too late",
       "Test for each filter which orders it leaves out."},
      {"API-10", Observable, "NA", Anecdotal, Owner::IT, "sortOrder may have no effect.",
       "vendors 2021-22: docs issues 1194, 2483", "The quirk sort-order-ignored: the newest come first.", "nothing",
       "Sort what was received."},
      {"API-11", Observable, "ALL", Ours, Owner::IT, "A nextToken names the last row of its page by time and number.",
       "decoded from tokens of vendors: docs issue 2483",
       "Base64 of such a pair; a changed token, or one of an unknown row, is refused with 400.", "nothing",
       "Pass the token back as it is, and expect some rows twice when orders arrive between two pages."},
      {"API-12", Observable, "NA", Anecdotal, Owner::IT,
       "A page may be refused with 400 and be served when the request is repeated.", "vendors 2021-23: docs issue 1745",
       "The quirk refused-in-mid-paging.", "orders are missed",
       "Repeat a page that was refused before giving the list up."},
      {"API-13", Observable, "NA, EU", Anecdotal, Owner::IT,
       "A list may be empty although there are orders, and an order may be unknown although it is listed.",
       "vendors 2021: issues 555, 1416", "The quirks empty-list and order-not-found.", "orders are missed",
       "Ask again later with windows that overlap."},
      {"API-14", Observable, "ALL", Official, Owner::Operations,
       "Orders of several days may be served only after the end of those days.", "Amazon's staff 2021: docs issue 1416",
       "The quirk outage: orders of 106 hours are served only when these hours are over.", "acknowledgements are late",
       "Reconcile with Vendor Central by order number, and look back further than the last call."},
      {"API-15", Observable, "ALL", Anecdotal, Owner::IT, "updatedAfter and updatedBefore may have no effect.",
       "a vendor 2020: docs issue 178", "The quirk updated-filter-ignored.", "nothing",
       "Filter what was received by lastUpdatedDate."},
      {"API-16", Observable, "ALL", Anecdotal, Owner::Ecommerce, "An ordered quantity may be negative.",
       "a vendor 2022: docs issue 2421", "The quirk negative-quantity: minus half of what was ordered.",
       "a wrong sales order", "Hold such an order back for a person to look at."},
      {"API-17", Observable, "ALL", Anecdotal, Owner::IT,
       "receivingStatus may be missing although goods were received.", "a vendor 2022: issue 2639",
       "The quirk receiving-status-missing.", "nothing",
       "Treat what is missing as unknown, never as nothing received."},
      {"API-18", Observable, "NA", Anecdotal, Owner::Finance,
       "An invoice may be taken with 202, never fail, and never appear.", "a vendor 2024: docs issue 3739",
       "The quirk submission-without-effect.", "the invoice is not paid",
       "Compare invoices with remittances, and send what is missing again under its own number."},
      {"API-24", Observable, "ALL", Anecdotal, Owner::IT, "The sandbox answers by patterns and remembers nothing.",
       "a vendor: selling-partner-api issue 305", "`serve --sandbox`: the pairs of the published models.", "nothing",
       "Do not take a green sandbox for a working integration."},
      {"API-25", Observable, "ALL", Ours, Owner::IT, "Times without a zone are UTC.", "Amazon, sandbox answers",
       "Read as UTC in queries and documents; the quirk zoneless-dates writes times without a zone.",
       "deadlines are missed by hours", "Read a time without a zone as UTC."},
      {"API-27", Observable, "ALL", Ours, Owner::IT, "An order's number may come with blanks around it.",
       "Amazon, samples of the vendor guide 2021", "The quirk stray-spaces.", "the order is taken for another",
       "Trim numbers where they are compared, and send them back as they are known."},
  };
  return table;
}

}  // namespace

const std::vector<AmazonRule>& api_rules() {
  static const std::vector<AmazonRule> table = [] {
    std::vector<AmazonRule> rows = rules_of_requests();
    rows.insert(rows.end(), rules_of_answers().begin(), rules_of_answers().end());
    std::sort(rows.begin(), rows.end(), [](const auto& left, const auto& right) { return left.id < right.id; });
    return rows;
  }();
  return table;
}

const std::vector<RuleLeftOut>& api_rules_left_out() {
  static const std::vector<RuleLeftOut> table = {
      {"API-19", "A pickup requested by API breaks the portal's page of shipments.",
       "The portal of this mock has no page of shipments."},
      {"API-21", "After a ship notice with own SSCCs the portal's button for carton labels is off.",
       "The portal of this mock prints no carton labels."},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
