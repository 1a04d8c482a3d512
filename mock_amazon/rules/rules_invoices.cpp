#include "mock_amazon/rules/rule_book.h"
#include "mock_amazon/rules/rule_words.h"

namespace vendorproof::mock_amazon {

namespace {

using enum Enforcement;
using enum Confidence;

constexpr std::string_view invoices_model = "Amazon, Vendor Invoices model";
constexpr std::string_view not_paid = "the invoice is not paid until it is sent again under a new number";
constexpr std::string_view deducted = "the difference is deducted";
constexpr std::string_view delayed = "payment is delayed until it is sent again";
constexpr std::string_view nothing = "nothing";

/// What the API itself judges.
const std::vector<AmazonRule>& documents() {
  static const std::vector<AmazonRule> rows = {
      {"INV-01", Refused, "ALL", Official, Owner::IT, "An invoice has invoiceType, id, date, remitToParty and a total.",
       invoices_model, "answers 400 and names the field", delayed, "send what the model requires"},
      {"INV-02", Refused, "ALL", Official, Owner::IT, "An item has its sequence number, a quantity and a net cost.",
       invoices_model, "answers 400 and names the field", delayed, "send what the model requires"},
      {"INV-03", Fails, "ALL", Official, Owner::Finance, "An invoice number is used once and never again.",
       vendor_guide, "the transaction fails with DUPLICATE_INVOICE_ID, years later too", delayed,
       "number invoices without gaps or repeats in the ERP"},
      {"INV-05", Observable, "EU", Anecdotal, Owner::Finance,
       "A number that payables rejected is used up; practitioners send it again with another separator.",
       "trade press: go2market 2025", "the same number fails as a duplicate, a changed one is taken", nothing,
       "send the corrected invoice under a changed number"},
      {"INV-06", Fails, "ALL", Official, Owner::Finance, "An invoice is dated between its order and now.",
       invoices_model, "the transaction fails with INVALID_DATE", delayed,
       "date invoices when the goods leave, in UTC"},
      {"INV-07", Payables, "ALL", Official, Owner::Finance, "Items are invoiced after they were confirmed and shipped.",
       vendor_guide, "payables rejects it with NOT_SHIPPED; only the portal tells", not_paid,
       "hold the invoice until its ship notice is processed"},
      {"INV-09", Payables, "ALL", Official, Owner::Finance, "The net cost is above zero and in the order's currency.",
       invoices_model, "payables rejects it with INVALID_NET_COST", not_paid,
       "send the order's net cost, without taxes"},
      {"INV-10", Fails, "ALL", Official, Owner::IT, "The invoiced quantity is above zero.", invoices_model,
       "the transaction fails with INVALID_QUANTITY", delayed, "leave out lines of which nothing shipped"},
      {"INV-11", Fails, "ALL", Official, Owner::IT, "Each line of an invoice names its purchase order.", invoices_model,
       "the transaction fails with INVALID_ORDER_ID; credit notes need no order", delayed,
       "carry the order's number from order to invoice"},
      {"INV-12", Fails, "IN", Official, Owner::Finance, "In India an invoice is for one purchase order.", vendor_guide,
       "the transaction fails with SEVERAL_ORDERS; elsewhere several are taken", delayed, "invoice per order in India"},
      {"INV-13", Fails, "ALL", Official, Owner::Finance, "An invoice's total is not zero.", vendor_guide,
       "the transaction fails with ZERO_TOTAL", delayed, "do not invoice what is free"},
  };
  return rows;
}

/// What payables judges after the API: sums, parties and taxes.
const std::vector<AmazonRule>& sums_and_taxes() {
  static const std::vector<AmazonRule> rows = {
      {"INV-14", Payables, "ALL", Official, Owner::Finance,
       "The total is items plus charges plus taxes less allowances, to the cent.", invoices_model,
       "payables rejects it with TOTAL_DOES_NOT_TIE_OUT; X1 and X2 say what is summed", not_paid,
       "send the ERP's posted total and its parts as they are"},
      {"INV-15", Payables, "ALL", Official, Owner::Finance, "The header's taxes are the sum of the lines' taxes.",
       vendor_guide, "payables rejects it with TAXES_DO_NOT_TIE_OUT; X3 says what a line's tax is", not_paid,
       "sum the lines' taxes; do not compute them anew"},
      {"INV-16", Payables, "ALL", Official, Owner::Finance,
       "Charges and allowances of lines are itemised in the header.", vendor_guide,
       "payables rejects it with NOT_ITEMISED", not_paid, "repeat in the header what stands on lines"},
      {"INV-17", Payables, "NA, EU, IN", Official, Owner::Finance,
       "The bill-to party is Amazon's payee exactly as on the order.", vendor_guide,
       "payables rejects it with WRONG_BILL_TO", not_paid, "copy billToParty from the order"},
      {"INV-18", Refused, "ALL", Official, Owner::IT, "The remit-to party is stated.", invoices_model,
       "answers 400 and names the field", delayed, "configure the party that is paid"},
      {"INV-19", Payables, "ALL", Official, Owner::Finance, "Payment terms on the invoice are the agreed ones.",
       vendor_guide, "the agreed terms hold and payment comes 14 days later; the portal's remark says so",
       "14 days of interest and the early payment's discount", "keep the terms in the ERP as in the agreement"},
      {"INV-20", Payables, "ALL", Official, Owner::Ecommerce, "An item is named as on the order, by one id at least.",
       vendor_guide, "payables rejects it with INVALID_PRODUCT_IDENTIFIER", not_paid,
       "copy the ids from the order's line"},
      {"INV-21", Fails, "IN", Official, Owner::Finance,
       "Indian lines have an HSN and an allowed set of taxes; the vendor's GSTIN and a reference number are there.",
       vendor_guide, "the transaction fails with INVALID_TAX", delayed, "map the ERP's tax groups to the allowed sets"},
      {"INV-22", Payables, "EU", Official, Owner::Finance,
       "European invoices state taxes; DomesticVAT repeats VAT; a Polish payee wants the SUR note.", vendor_guide,
       "payables rejects it with TAX_MISSING", not_paid, "send tax lines, at 0 % too"},
      {"INV-23", Refused, "ALL", Official, Owner::IT, "A tax is of one of the fourteen types.", invoices_model,
       "answers 400 and lists the types", delayed, "map the ERP's tax codes"},
      {"INV-24", Refused, "ALL", Official, Owner::IT, "A charge is of one of the eleven types.", invoices_model,
       "answers 400 and lists the types", delayed, "map the ERP's charges"},
      {"INV-25", Refused, "ALL", Official, Owner::IT, "An allowance is of one of the six types.", invoices_model,
       "answers 400 and lists the types", delayed, "map the ERP's allowances"},
  };
  return rows;
}

const std::vector<AmazonRule>& terms_and_credit_notes() {
  static const std::vector<AmazonRule> rows = {
      {"INV-26", Payables, "ALL", Official, Owner::Finance, "The due date follows from the type of terms agreed.",
       invoices_model, "computes it by calendar from the invoice's date, by five types of terms", nothing,
       "plan cash by the agreed type"},
      {"INV-27", Payables, "NA", Official, Owner::Finance, "2 % in 30 days, net 31: paid on day 30 less 2 %.",
       vendor_guide, "pays early and less the discount when goods and costs match by then",
       "the discount that was agreed", "book the discount as agreed"},
      {"INV-28", Payables, "ALL", Industry, Owner::Finance, "End of month adds the rest of the month to the net days.",
       "trade press: SupplyPike 2025", "puts the due date on the month's last day", "up to 30 days of interest",
       "compare terms by the day of payment"},
      {"INV-29", Payables, "ALL", Industry, Owner::Finance, "A discount for quick payment is 1 to 3 %.",
       "trade press: SupplyPike 2025", "takes the agreed share in a row of its own, to the cent",
       "the discount that was agreed", "book the discount as agreed"},
      {"INV-30", Fails, "EU, IN", Official, Owner::Finance, "Credit notes are taken in listed countries only.",
       "Amazon, page on credit notes", "elsewhere the transaction fails with NotAvailable; X12 says where", nothing,
       "in other countries accept the deduction"},
      {"INV-31", Fails, "EU, IN", Official, Owner::Finance, "A credit note to payables names one invoice.",
       invoices_model, "the transaction fails with INVALID_REFERENCE", "the deduction stays",
       "send one credit note per invoice"},
      {"INV-32", Fails, "EU, IN", Official, Owner::Finance, "A credit note for a return names notice and date.",
       invoices_model, "the transaction fails with INCOMPLETE_RETURN", nothing, "copy the notice's number and date"},
      {"INV-33", Fails, "EU, IN", Official, Owner::Finance,
       "A credit note for an agreement names it, or Amazon's debit note.", invoices_model,
       "the transaction fails with INCOMPLETE_COOP", nothing, "copy the agreement's reference"},
      {"INV-36", Observable, "ALL", Official, Owner::Finance,
       "A transaction only tells that an invoice is valid in itself; its later state is in the portal only.",
       vendor_guide, "rejected invoices stay Processing at the API; invoices.csv has their state",
       "a rejection that nobody sees", "read invoices.csv daily"},
      {"INV-37", Observable, "ALL", Industry, Owner::Finance,
       "Rejections are for tax codes, tax registrations, bill-to addresses and EDI issues.", "agency wiki: AmazOwl",
       "names the cause behind the code in invoices.csv", not_paid, "mend the cause before the next invoice"},
  };
  return rows;
}

const std::vector<AmazonRule>& claims_and_disputes() {
  static const std::vector<AmazonRule> rows = {
      {"INV-38", Payables, "ALL", Official, Owner::Finance,
       "Units invoiced but not received, or invoiced twice, are a quantity variance; a higher cost is a price "
       "variance.",
       vendor_guide, "deducts either in a row of its own", deducted,
       "compare order, goods and invoice before it leaves"},
      {"INV-39", Payables, "ALL", Anecdotal, Owner::Finance, "A price may not differ by a cent.",
       "trade press: SoldScope", "deducts the cent; a lower price is paid as it is", deducted,
       "send the order's cost with all its decimals"},
      {"INV-40", Payables, "ALL", Industry, Owner::Finance, "A dispute of a price states one of nine reasons.",
       "trade press: Amalytix", "answers 400 to another; names the case size as cause if it explains the price",
       "the dispute is not taken", "pick the reason from the list"},
      {"INV-41", Payables, "ALL", Industry, Owner::Finance, "One dispute of prices is open per invoice.",
       "trade press: Amalytix", "answers 409 to a second one", "the dispute is not taken",
       "put all lines into one dispute"},
      {"INV-42", Payables, "NA", Industry, Owner::Finance,
       "A price claim is decided by order and invoice, if disputed within 30 days of the due date.",
       "trade press: SupplyPike", "pays back up to the highest cost that the order ever had; 409 after 30 days",
       "the deduction stays", "dispute within 30 days of the due date"},
      {"INV-43", Payables, "ALL", Industry, Owner::Finance,
       "A shortage is claimed 5 days before the due date when receipts are missing.",
       "trade press: Amalytix, SupplyPike", "raises it in deductions.csv", deducted,
       "watch claims; they precede the deduction"},
      {"INV-44", Observable, "ALL", Industry, Owner::Finance, "A claim's id is the invoice's number and a suffix.",
       "trade press: Amalytix",
       "-SC for a shortage, -PC for a price; the quirk claims-under-own-number writes SC and SCR", nothing,
       "match claims with invoices by this id"},
      {"INV-45", Payables, "ALL", Industry, Owner::Finance,
       "Amazon reviews a shortage by itself until 35 days after the due date.", "trade press: Amalytix",
       "reviews weekly, and pays back found units with the next payment",
       "later arrivals are paid after a dispute only", "dispute what is not reversed in time"},
      {"INV-46", Payables, "ALL", Industry, Owner::Finance,
       "A shortage is disputed within 30 days of the due date, one dispute at a time, while something is withheld.",
       "trade press: SuperDisty", "answers 409 otherwise", "the deduction stays",
       "dispute on the day of the deduction"},
      {"INV-48", Payables, "ALL", Industry, Owner::Operations,
       "A shortage is disputed with proof of delivery, or the bill of lading when Amazon collects, and packing list.",
       "agency wiki: AmazOwl", "refuses a dispute without them, even if the goods arrived", "the deduction stays",
       "keep proof of delivery and packing list per shipment"},
      {"INV-49", Payables, "ALL", Industry, Owner::Finance,
       "A shortage has a cause: not received, invoiced before, or a cancelled item.", "trade press: Staffcloud",
       "names it in deductions.csv", deducted, "mend the cause it names"},
      {"INV-50", Silent, "NA", Industry, Owner::Finance,
       "Receipts take weeks; a shortage that is received before payment needs no dispute.", "recovery firm: CommerceIQ",
       "withdraws the claim when the goods are there by the day of payment", nothing, "wait before disputing"},
      {"INV-52", Charged, "NA", Industry, Owner::Finance, "Fill is judged by invoiced, not by received quantities.",
       "trade press: CommerceCanal 2025", "charges CB-01 and CB-02 by what was invoiced",
       "5 % of the cost of what was not invoiced", "invoice all that shipped before the due date"},
      {"INV-54", Payables, "ALL", Industry, Owner::Finance, "Chargebacks are deducted also while they are disputed.",
       "agency course: AmazOwl", "takes them from the next payment that is large enough, and pays back later",
       "the charge until it is reversed", "plan cash as if disputes were lost"},
  };
  return rows;
}

}  // namespace

const std::vector<AmazonRule>& invoicing_rules() {
  static const std::vector<AmazonRule> table = [] {
    std::vector<AmazonRule> rows;
    for (const auto* part : {&documents(), &sums_and_taxes(), &terms_and_credit_notes(), &claims_and_disputes()}) {
      rows.insert(rows.end(), part->begin(), part->end());
    }
    return rows;
  }();
  return table;
}

const std::vector<RuleLeftOut>& invoicing_rules_left_out() {
  static const std::vector<RuleLeftOut> table = {
      {"INV-04", "A number is sent again only if the paper copy was right.", "there is no paper here"},
      {"INV-08", "Invoices are best sent 1 to 4 days before delivery.", "advice: nothing follows from it"},
      {"INV-34", "In a credit note the parties swap.", "seen in one sample only, and nobody says what else follows"},
      {"INV-35", "Before going live paper and API invoices run in parallel.", "there is no paper here"},
      {"INV-47", "Claims fall off the scorecard after 9 months and are barred after 24.",
       "the 30 days of INV-42 and INV-46 end earlier, and there is no scorecard"},
      {"INV-51", "Processed invoices cannot be cancelled.", "neither API nor portal offers to cancel one"},
      {"INV-53", "Paper invoices are charged.", "there is no paper here"},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
