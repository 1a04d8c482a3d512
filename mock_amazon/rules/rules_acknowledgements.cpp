#include "mock_amazon/rules/rule_book.h"

namespace vendorproof::mock_amazon {

namespace {

using enum Enforcement;
using enum Confidence;
using enum Owner;

const AmazonRule rules_of_acknowledgements[] = {
    {"ACK-01", Silent, "ALL", Official, Operations,
     "Every order is acknowledged, also when nothing on it can be delivered.", "Amazon, vendor retail FAQ",
     "keeps an unanswered order New and fails ship notices for it; an unknown order fails with INVALID_ORDER_ID",
     "the sale; with the switch unanswered the order is rejected", "acknowledge every order, if only to reject it"},
    {"ACK-02", Warned, "ALL", Official, Operations, "The first acknowledgement comes within 24 hours (X8: 48).",
     "Amazon, page on acknowledgements",
     "takes a late one, and the ledger names it as late; the reading X8 says what is late", "the judge's ACK-02",
     "watch the age of orders that have no answer"},
    {"ACK-03", Fails, "ALL", Official, Operations, "Quantity and price can be changed for 48 hours.",
     "Amazon, page on acknowledgements",
     "takes more confirmed units and other prices for 48 hours after the order or Amazon's last change", "nothing",
     "correct the first answer within two days"},
    {"ACK-04", Fails, "ALL", Official, Operations,
     "Later than 48 hours only dates change; taking units back stays possible and is charged.",
     "Amazon, page on acknowledgements", "fails with TOO_LATE_TO_CHANGE when more is confirmed or the price differs",
     "a failure; CB-03 for units taken back", "confirm what can be delivered at once"},
    {"ACK-05", Silent, "ALL", Official, IT,
     "A line that the first acknowledgement leaves out is rejected without a word.", "Amazon, page on acknowledgements",
     "counts it as rejected for good", "the sale of the line", "put every line into the first acknowledgement"},
    {"ACK-06", Refused, "ALL", Official, IT, "An acknowledgement without a code is refused.",
     "Amazon, page on acknowledgements", "answers 400 that names acknowledgementCode", "nothing",
     "write a code for every part"},
    {"ACK-07", Refused, "ALL", Official, IT, "The codes are Accepted, Backordered and Rejected.",
     "Amazon, Vendor Orders model", "answers 400 to any other word", "nothing", "use Amazon's spelling"},
    {"ACK-08", Refused, "ALL", Official, IT,
     "The reasons of a rejection are TemporarilyUnavailable, InvalidProductIdentifier and ObsoleteProduct.",
     "Amazon, Vendor Orders model", "answers 400 to any other word", "nothing", "map the ERP's reasons to the three"},
    {"ACK-09", Fails, "ALL", Official, Operations, "No more is confirmed than is ordered.", "Amazon, vendor retail FAQ",
     "fails with QUANTITY_ABOVE_ORDERED; compares with what was ordered when it was sent", "nothing",
     "round cases down"},
    {"ACK-10", Observable, "ALL", Official, IT, "A line's answer may be split over several parts.",
     "Amazon, vendor guide 2021", "adds the parts up", "nothing",
     "accept what there is and backorder or reject the rest"},
    {"ACK-11", Warned, "ALL", Official, IT, "An update restates the whole quantity of a line, not the difference.",
     "Amazon, vendor guide 2021", "takes a partial sum as it stands; the ledger names it",
     "units that count as not confirmed", "answer for every unit"},
    {"ACK-12", Silent, "ALL", Official, IT,
     "A later acknowledgement of a line replaces the earlier; lines that it does not name stay as they are.",
     "Amazon, page on acknowledgements", "replaces line by line", "nothing", "send the line as it now is"},
    {"ACK-13", Fails, "ALL", Official, Operations,
     "A line that was rejected cannot be accepted or backordered any more.", "Amazon, vendor guide 2021",
     "fails with REJECTED_IS_FINAL", "the sale of the line", "reject only what never comes"},
    {"ACK-14", Charged, "ALL", Official, Operations, "What was accepted may be rejected later, at a price.",
     "Amazon, vendor guide 2021",
     "takes it and charges units taken back later than 5 business days after the window opened", "CB-03",
     "find out early what cannot be delivered"},
    {"ACK-15", Fails, "ALL", Official, Finance, "Every line states a cost above zero.", "Amazon, Vendor Orders model",
     "fails with INVALID_NET_COST", "nothing", "send the cost of the order"},
    {"ACK-17", Fails, "ALL", Official, Finance, "The cost is not above the order's.",
     "Amazon, page on acknowledgements", "fails with INVALID_NET_COST", "nothing",
     "settle prices with the buyer before"},
    {"ACK-18", Fails, "ALL", Official, Finance, "Backordered lines state a cost too.", "Amazon, vendor guide 2021",
     "fails with INVALID_NET_COST", "nothing", "send the cost with every line"},
    {"ACK-19", Fails, "NA, EU, IN", Official, Finance,
     "Book lines are answered with a list price and a discount multiplier.", "Amazon, Vendor Orders model",
     "fails with INVALID_LIST_PRICE for a line that was ordered at list price", "nothing",
     "send both; 0.90 is ten per cent off"},
    {"ACK-20", Fails, "ALL", Official, IT, "Every acknowledged quantity is above zero.", "Amazon, Vendor Orders model",
     "fails with INVALID_QUANTITY", "nothing", "to confirm no unit, reject the ordered quantity"},
    {"ACK-21", Fails, "ALL", Official, IT, "The product identifier is the one on the order.",
     "Amazon, vendor guide 2021", "fails with INVALID_PRODUCT_IDENTIFIER; X13 says whether sequence 001 equals 1",
     "nothing", "send back what came"},
    {"ACK-22", Fails, "ALL", Official, IT, "Backordered needs a scheduled date.", "Amazon, Vendor Orders model",
     "fails with BACKORDER_WITHOUT_DATE", "nothing", "give the date on which it comes"},
    {"ACK-23", Fails, "ALL", Official, Operations, "Only a line with isBackOrderAllowed may be backordered.",
     "Amazon, vendor retail FAQ", "fails with BACKORDER_NOT_ALLOWED", "nothing", "accept or reject it"},
    {"ACK-24", Warned, "ALL", Industry, Operations,
     "A vendor who pays the freight gives a delivery date, otherwise a ship date; the date lies within the window.",
     "trade press: Sellercloud", "takes another date; the ledger names it", "nothing",
     "give the date that the freight terms ask for"},
    {"ACK-25", Fails, "IN", Official, Operations, "In India the freight terms say which date a confirmation needs.",
     "Amazon, vendor guide 2021", "fails with MISSING_SCHEDULED_DATE in region IN", "nothing",
     "send scheduledDeliveryDate when you pay the freight, else scheduledShipDate"},
    {"ACK-26", Silent, "ALL", Official, Ecommerce,
     "An item that is rejected for good twice in a row, at least 48 hours apart, is not ordered any more.",
     "Amazon, vendor guide 2021", "leaves it out of later orders; an order without any other item is withheld",
     "the item's sales", "never answer a passing shortage with ObsoleteProduct"},
    {"ACK-27", Observable, "ALL", Industry, Ecommerce, "TemporarilyUnavailable does not stop Amazon from ordering.",
     "trade press: GraceBlood", "keeps ordering; such an answer also ends the series of rejections that ACK-26 counts",
     "nothing", "use it for shortages"},
    {"ACK-29", Observable, "ALL", Official, IT, "It takes up to 30 minutes until an acknowledgement shows.",
     "Amazon, vendor guide 2021", "processes after Settings::processing_time", "nothing",
     "do not send it again because it does not show"},
    {"ACK-30", Observable, "ALL", Ours, IT,
     "Unit, unit size and currency may be left out; then those of the order hold.", "derived from Amazon's sandbox",
     "reads them so", "nothing", "send them all the same"},
    {"ACK-31", Observable, "ALL", Official, IT, "One request may acknowledge several orders and has one transaction.",
     "Amazon, Vendor Orders model", "processes the good ones and fails the transaction with the others' errors",
     "nothing", "after a failure read back each order of the request"},
};

const RuleLeftOut left_out_of_acknowledgements[] = {
    {"ACK-16", "The acknowledged cost is the one that is invoiced.",
     "payables compare an invoice with the order's cost; no source says what happens if only the acknowledged cost "
     "differs"},
    {"ACK-28", "Units that come without a valid confirmation count as unconfirmed.", "belongs to its charge, CB-17"},
    {"ACK-32", "Changes after the first answer are also told to the buyer by hand.", "a talk between people"},
    {"ACK-33", "A partly accepted line that is rejected later was seen to stay partly accepted.",
     "a report of one vendor: the observed face has it as a quirk, not as a rule"},
    {"ACK-34", "Confirmed lines were seen as accepted with quantity 0, and could not be edited in the portal.",
     "a report of one vendor: the observed face has it as a quirk; the portal's editor is not served"},
    {"ACK-35", "A quantity that is not a multiple of the case pack is confirmed rounded down.",
     "the vendor's decision: any part of the order can be confirmed (ACK-09)"},
    {"ACK-36", "Late acknowledgements and changed confirmations once had charges of their own.", "retired by 2017"},
};

}  // namespace

const std::vector<AmazonRule>& acknowledging_rules() {
  static const std::vector<AmazonRule> table(std::begin(rules_of_acknowledgements),
                                             std::end(rules_of_acknowledgements));
  return table;
}

const std::vector<RuleLeftOut>& acknowledging_rules_left_out() {
  static const std::vector<RuleLeftOut> table(std::begin(left_out_of_acknowledgements),
                                              std::end(left_out_of_acknowledgements));
  return table;
}

}  // namespace vendorproof::mock_amazon
