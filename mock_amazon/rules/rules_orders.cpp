#include "mock_amazon/rules/rule_book.h"

namespace vendorproof::mock_amazon {

namespace {

using enum Enforcement;
using enum Confidence;
using enum Owner;

const AmazonRule rules_of_orders[] = {
    {"PO-01", Observable, "ALL", Official, IT, "An order is New, Acknowledged or Closed, and nothing else.",
     "Amazon, Vendor Orders model",
     "serves one of the three; Acknowledged once every line that is ordered has an answer", "nothing",
     "map all three; do not wait for a fourth"},
    {"PO-02", Observable, "ALL", Official, IT,
     "Closed means rejected as a whole, cancelled by Amazon or received in full, and the order does not say which.",
     "Amazon, Vendor Orders model", "closes an order for each of the three causes", "nothing",
     "read the lines to learn why an order closed"},
    {"PO-03", Observable, "ALL", Official, IT, "The status view knows two states of its own, OPEN and CLOSED.",
     "Amazon, Vendor Orders model", "shows OPEN for New and Acknowledged", "nothing",
     "do not mix the two vocabularies"},
    {"PO-04", Observable, "ALL", Ours, IT,
     "An order without any unit left to deliver is closed as soon as the rejection is processed.",
     "derived from a sample of the vendor guide", "closes it with the acknowledgement, and dates the change of state",
     "nothing", "do not send anything more for it"},
    {"PO-05", Observable, "ALL", Ours, IT,
     "A line is ACCEPTED, PARTIALLY_ACCEPTED, REJECTED or UNCONFIRMED; accepted and backordered count together.",
     "derived from a sample of the vendor guide", "sums both as acceptedQuantity", "nothing",
     "compare the sum, not the accepted part"},
    {"PO-06", Observable, "ALL", Official, IT,
     "A line's receipt is NOT_RECEIVED, PARTIALLY_RECEIVED or RECEIVED, as the goods are counted.",
     "Amazon, Vendor Orders model", "moves with every truck that is received; a ship notice alone moves nothing",
     "nothing", "use it to see shortages early"},
    {"PO-08", Observable, "ALL", Official, IT, "There are four types of order.", "Amazon, Vendor Orders model",
     "serves and takes RegularOrder, ConsignedOrder, NewProductIntroduction and RushOrder only", "nothing",
     "decide for each type whether the integration handles it"},
    {"PO-09", Observable, "ALL", Official, Finance, "There are four methods of payment.", "Amazon, Vendor Orders model",
     "serves Invoice, Consignment, CreditCard and Prepaid only", "nothing",
     "do not invoice what is not paid by invoice"},
    {"PO-10", Observable, "ALL", Official, IT,
     "Amazon may change an order at any time, also after it was acknowledged, and the changed order holds.",
     "Amazon, page on changed and cancelled orders",
     "takes changes of acknowledged orders, cuts what was confirmed, judges later documents by the changed order",
     "failures and overage charges when the old order is fulfilled", "poll changed orders and answer them again"},
    {"PO-11", Observable, "ALL", Official, IT,
     "A change by Amazon sets purchaseOrderChangedDate; an order that never changed has none.",
     "Amazon, Vendor Orders model", "stamps changes of its own, never the vendor's answers", "nothing",
     "poll with changedAfter"},
    {"PO-12", Observable, "ALL", Official, IT,
     "Nine kinds of change happen: window, quantity, line cancelled, cost, line added, order cancelled or "
     "un-cancelled, type, fulfilment centre, freight.",
     "Amazon, vendor guide 2021", "makes each of them; an un-cancelled order is to be answered anew", "nothing",
     "test each kind before going live"},
    {"PO-13", Observable, "ALL", Official, IT, "A cancelled line stays on the order with quantity 0 and its number.",
     "Amazon, Vendor Orders model", "serves it so, and finds the order by poItemState=Cancelled", "nothing",
     "treat 0 as cancelled, do not expect the line to vanish"},
    {"PO-14", Observable, "ALL", Official, IT,
     "A cancellation shows in two lists: orders with cancelled items and changed orders.", "Amazon, vendor guide 2021",
     "lists the order in both", "nothing", "handle the same event once"},
    {"PO-15", Observable, "ALL", Ours, IT,
     "The status view lists each change of a line's quantity as a difference, newest first.",
     "derived from the Vendor Orders model",
     "writes orderedQuantity for what was added and cancelledQuantity for what was taken", "nothing",
     "add up the differences; do not read the first entry as the total"},
    {"PO-16", Observable, "ALL", Official, IT, "A vendor cannot change an order, only acknowledge it.",
     "Amazon, vendor guide 2021", "has no operation for it; an acknowledgement leaves the order's document as it is",
     "nothing", "ask the buyer for a change"},
    {"PO-17", Charged, "ALL", Official, Operations,
     "With freight that the vendor pays the goods arrive within the delivery window.", "Amazon, vendor guide 2021",
     "judges the truck's arrival by the end of deliveryWindow; an early truck is not charged", "CB-05",
     "plan arrivals, not departures"},
    {"PO-18", Charged, "ALL", Official, Operations,
     "With freight that Amazon pays the goods leave within the ship window.", "Amazon, vendor guide 2021",
     "judges the truck's departure by the end of shipWindow; an early truck is not charged", "CB-05",
     "have the freight ready in the window"},
    {"PO-19", Observable, "NA", Ours, IT, "A window starts and ends at local midnight, written as an instant.",
     "derived from the Vendor Orders model's samples",
     "serves them to the second and judges lateness by the instant, not by the day",
     "CB-05 where a day is cut off or added", "never shorten a window's end to a date in UTC"},
    {"PO-20", Fails, "ALL", Official, Ecommerce, "Each line says whether it may be backordered.",
     "Amazon, Vendor Orders model", "fails an acknowledgement that backorders another line", "nothing",
     "read isBackOrderAllowed per line"},
    {"PO-22", Observable, "ALL", Official, Finance, "A line may have a list price instead of a net cost.",
     "Amazon, vendor guide 2021",
     "serves book lines with it and pays at most the list price; an order with a line without either is refused",
     "nothing", "do not require a net cost"},
    {"PO-23", Observable, "ALL", Official, Finance, "A deal's code stands in the header of its orders.",
     "Amazon, Vendor Orders model", "serves dealCode where the buyer gave one", "nothing",
     "check the cost of deal orders"},
    {"PO-24", Silent, "NA", Industry, Operations,
     "Units that do not arrive are cancelled 7 days after the vendor's date, at most 30 days after the window.",
     "trade press: DCS, about 2019", "with the switch auto-cancel: cancels the missing units and closes the order",
     "CB-01 for what was confirmed", "give dates that hold; correct them in time"},
    {"PO-25", Silent, "NA", Industry, Operations,
     "Accepted lines of a direct import are cancelled 45 days after the window unless there is a ship notice.",
     "trade press: DCS, about 2019", "with the switch auto-cancel: cancels them", "CB-01 for what was confirmed",
     "send the ship notice"},
    {"PO-26", Silent, "ALL", Official, Operations,
     "A ship notice marks units as under way and keeps them from being cancelled.", "Amazon, page on ship notices",
     "never cancels units that an accepted notice names", "nothing", "announce what has left"},
    {"PO-27", Silent, "NA, EU", Anecdotal, Operations,
     "An order that nobody acknowledges is rejected by Amazon after some time.",
     "an agency, 2025; the age is not known", "with the switch unanswered: rejects every line at that age, for good",
     "the sale", "acknowledge every order"},
    {"PO-28", Charged, "ALL", Industry, Operations, "Shipping a line that was cancelled counts as overage.",
     "trade press: AmazOwl", "charges units invoiced above what was ordered when the goods left", "CB-02",
     "stop the pick when Amazon cancels"},
    {"PO-31", Refused, "ALL", Official, IT, "A list spans at most 7 days and reaches 6 months back.",
     "Amazon, Vendor Orders model", "answers 400 to a longer span, and leaves older orders out", "nothing",
     "ask week by week"},
    {"PO-32", Refused, "ALL", Official, IT, "A page holds 1 to 100 orders, and 100 unless the request says less.",
     "Amazon, Vendor Orders model", "answers 400 to another limit", "nothing", "follow nextToken"},
    {"PO-33", Observable, "ALL", Official, IT, "Orders come in full unless includeDetails is false.",
     "Amazon, Vendor Orders model", "serves number and state alone for includeDetails=false", "nothing",
     "ask for numbers only where they suffice"},
    {"PO-34", Refused, "ALL", Official, IT,
     "Only imports have import details; only goods free on board have a port of delivery; containers has at most 64 "
     "characters.",
     "Amazon, Vendor Orders model", "refuses an order that breaks this when it is issued", "nothing",
     "read import details as optional"},
    {"PO-35", Observable, "ALL", Ours, IT, "Two lines can share the vendor's identifier and differ in Amazon's.",
     "derived from Amazon's samples",
     "finds an answer's line by sequence and both identifiers; by the vendor's alone it takes the first",
     "a failure, or an answer to the wrong line", "use the sequence and Amazon's identifier as the key"},
    {"PO-37", Observable, "ALL", Official, IT, "orderingVendorCode narrows a list to one code of the vendor group.",
     "Amazon, Vendor Orders model", "compares it with sellingParty; without it every code's orders come", "nothing",
     "name the code where the codes are handled apart"},
};

const RuleLeftOut left_out_of_orders[] = {
    {"PO-07", "Order numbers are eight letters and digits.",
     "Amazon's own samples have others, and so have vendors' tests: numbers are taken as the buyer writes them"},
    {"PO-21", "The date until which backorders wait is agreed with the account.",
     "it is not on the order and no operation shows it"},
    {"PO-29", "Windows are 3 to 14 days long.", "a habit of buyers: scenarios set windows, the mock serves them"},
    {"PO-30", "Poll at least hourly for new orders and four times a day for changes.",
     "advice to the vendor; the judge's ACK-02 and CHG rules price what is seen too late"},
    {"PO-36", "Amazon asks by e-mail before it cancels an order.", "a process of 2010-12 outside the API"},
};

}  // namespace

const std::vector<AmazonRule>& order_rules() {
  static const std::vector<AmazonRule> table(std::begin(rules_of_orders), std::end(rules_of_orders));
  return table;
}

const std::vector<RuleLeftOut>& order_rules_left_out() {
  static const std::vector<RuleLeftOut> table(std::begin(left_out_of_orders), std::end(left_out_of_orders));
  return table;
}

}  // namespace vendorproof::mock_amazon
