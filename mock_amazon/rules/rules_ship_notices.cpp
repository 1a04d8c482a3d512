#include <algorithm>

#include "mock_amazon/rules/rule_book.h"
#include "mock_amazon/rules/rule_words.h"

namespace vendorproof::mock_amazon {

namespace {

using enum Enforcement;
using enum Confidence;
using enum Owner;

constexpr std::string_view supply_pike = "trade press: SupplyPike 2025";

/// Timing, identity, structure and labels of a notice; ASN-32 and later are in rules_notice_contents.cpp.
const std::vector<AmazonRule> rules_to_31 = {
    {"ASN-01", Charged, "ALL", Official, IT,
     "A ship notice is due 30 minutes after departure or six hours before arrival, whichever is sooner.",
     shipments_model,
     "Reports the band that was missed when the truck is received, and charges from the second band on (switch X9).",
     "2 to 6 % of the cost of the units", "Send the ship notice as soon as the truck leaves."},
    {"ASN-02", Charged, "ALL", Official, IT, "A ship notice is in before the goods are received.", vendor_guide,
     "Charges units that no notice claimed before the truck arrived, and reports a notice that comes later.",
     "2 to 6 % of the cost of the units", "Hold trucks back whose ship notice could not be sent."},
    {"ASN-04", Warned, "ALL", Official, IT, "The ship notice of parcels is in before they leave.", vendor_guide,
     "Reports a notice of a small parcel shipment that came after departure.", may_be_charged,
     "Send the ship notice when the labels are printed."},
    {"ASN-06", Fails, "ALL", Official, IT, "A vendor code does not use a shipmentIdentifier again within 365 days.",
     shipments_model, "Fails an empty one and one that was accepted within 365 days.", counts_as_unannounced,
     "Take the number of the despatch, and never start numbering afresh."},
    {"ASN-07", Refused, "ALL", Official, IT, "A ship notice has the fields that the model demands.", shipments_model,
     "Answers 400 and names the field.", counts_as_unannounced, "Check documents against the model before they leave."},
    {"ASN-08", Fails, "ALL", Official, IT,
     "Replace overwrites the whole notice of the same identifier and vendor code.", shipments_model,
     "Withdraws all that the earlier notice claimed; fails a Replace of an unknown identifier.", counts_as_unannounced,
     "Replace under the identifier and vendor code of the original, with everything that still holds."},
    {"ASN-09", Fails, "ALL", Official, IT, "A Replace only reduces pallets, cartons and quantities.", vendor_guide,
     "Fails a Replace with more of any item, carton or pallet.", "what was added is not announced",
     "Announce additional goods with a notice of their own."},
    {"ASN-10", Fails, "ALL", Official, IT,
     "A Replace comes within seven days, and before the truck reaches the fulfilment centre.", vendor_guide,
     "Fails a later one; the truck is known by its cartons or its bill of lading.", "the first form stands",
     "Correct ship notices on the day they are sent."},
    {"ASN-11", Fails, "ALL", Official, Operations,
     "A notice sent by the API is changed by the API only; one entered in the portal, in the portal only.",
     vendor_guide, "Fails a Replace by the other way; the portal takes POST /portal/ship_notices.",
     "the first form stands", "Tell the warehouse not to announce by hand what the integration announces."},
    {"ASN-12", Fails, "ALL", Official, IT, "A ship notice is for one vendor code and one fulfilment centre.",
     vendor_guide, "Fails orders of another selling party or ship-to party than the notice's.", counts_as_unannounced,
     "Write one ship notice for each vendor code and destination on a truck."},
    {"ASN-13", Fails, "ALL", Official, IT, "A truck has at most 100 ship notices.", vendor_guide,
     "Fails the hundred and first under one bill of lading.", counts_as_unannounced,
     "Announce whole trucks, not orders."},
    {"ASN-14", Fails, "ALL", Official, IT, "Every parcel is a carton of the notice, with its tracking number.",
     shipments_model, "Fails small parcel shipments without cartons, or with a carton without tracking number.",
     counts_as_unannounced, "Send the notice after the carrier's labels are printed."},
    {"ASN-15", Observable, "ALL", Official, IT, "Several ship notices may share a bill of lading.", vendor_guide,
     "Takes them when they leave together for the same place.", "nothing",
     "Use one bill of lading for each truck and destination."},
    {"ASN-16", Fails, "ALL", Official, Operations, "Small parcels weigh less than 70 lb each, and have no pallets.",
     shipments_model, "Answers 400 to an unknown shipmentType, and fails heavier parcels.", counts_as_unannounced,
     "Ship heavier cartons as less than truckload."},
    {"ASN-17", Fails, "ALL", Official, IT, "The structure code says how pallets, cartons and items nest.",
     shipments_model, "Fails a notice whose levels differ from its code.", counts_as_unannounced,
     "Choose the code from how the load was built."},
    {"ASN-18", Charged, "NA", Industry, Operations, "The load is built as the structure code says.", supply_pike,
     "Reports and charges a carton that mixes items although the notice says one item to a carton.",
     "2 to 6 % of the cost of the units", "Take the structure from the packing station, not from a setting."},
    {"ASN-19", Refused, "ALL", Official, IT, "Cartons have a sequence number and items, pallets have identifiers.",
     shipments_model, "Answers 400 and names the field.", counts_as_unannounced, "Number cartons 001, 002 and so on."},
    {"ASN-20", Fails, "ALL", Official, IT, "Containers refer to items and cartons that the notice lists, each once.",
     shipments_model, "Fails references to an unknown item or carton, and numbers that come twice.",
     counts_as_unannounced, "Build references from the same list as the items."},
    {"ASN-21", Fails, "ALL", Official, IT,
     "Quantities are equal over items, cartons and pallets, by item and unit of measure.", vendor_guide,
     "Fails a notice whose sums or counts differ.", counts_as_unannounced,
     "Compute every sum from the cartons, not from two sources."},
    {"ASN-22", Observable, "ALL", Official, IT,
     "Lot and expiry stand with the item, or with the containers where they differ.", shipments_model,
     "Looks for them in both places.", "nothing", "Write the lot where the packing station scanned it."},
    {"ASN-23", Fails, "ALL", Official, IT,
     "The order number stands with the item or with the container, and with each item where orders mix.",
     shipments_model, "Fails items whose order is unknown.", counts_as_unannounced,
     "Write the order number with every item of a carton."},
    {"ASN-24", Fails, "ALL", Official, Operations,
     "An SSCC has 18 digits, 20 with 00 in front, and is not used again within 365 days.", shipments_model,
     "Fails others; the check digit is checked only with switch X6.", counts_as_unannounced,
     "Let labels come from one counter that never starts afresh."},
    {"ASN-25", Warned, "NA, EU", Official, Operations, "Every carton has an SSCC.", vendor_guide,
     "Reports cartons without SSCC or AMZNCC.", may_be_charged, "Label cartons at the packing station."},
    {"ASN-26", Refused, "ALL", Official, IT, "Container identifiers are SSCC, AMZNCC, GTIN, BPS or CID.",
     shipments_model, "Answers 400 to other types.", counts_as_unannounced,
     "Map the label types of the warehouse to these."},
    {"ASN-27", Fails, "NA, EU", Industry, Operations, "An AMZNCC has 20 digits.", "trade press: label guides",
     "Fails other numbers, and a GTIN with a wrong length or check digit.", counts_as_unannounced,
     "Take the text below the barcode, digit by digit."},
    {"ASN-28", Fails, "NA", Industry, Operations, "A box or pallet is on one ship notice only.", supply_pike,
     "Fails a label of any kind that another notice claims.", counts_as_unannounced,
     "Replace a notice instead of sending its cartons again."},
    {"ASN-30", Fails, "ALL", Official, IT,
     "A bill of lading is for one shipment, has at least eight letters or digits and is not a date; parcels outside "
     "Europe need none.",
     shipments_model, "Fails missing and badly formed numbers, and numbers of another shipment.", counts_as_unannounced,
     "Number bills of lading, with the vendor code in front."},
    {"ASN-31", Warned, "NA", Official, Operations, "Bill of lading and PRO have at most 30 characters and no blanks.",
     "Amazon, carrier manual", "Reports other numbers: the appointment portal does not take them.", may_be_charged,
     "Keep the numbers short."},
};

}  // namespace

const std::vector<AmazonRule>& ship_notice_rules() {
  static const std::vector<AmazonRule> table = [] {
    std::vector<AmazonRule> all = rules_to_31;
    all.insert(all.end(), notice_content_rules().begin(), notice_content_rules().end());
    all.insert(all.end(), transport_area_rules().begin(), transport_area_rules().end());
    std::sort(all.begin(), all.end(), [](const AmazonRule& one, const AmazonRule& other) { return one.id < other.id; });
    return all;
  }();
  return table;
}

const std::vector<RuleLeftOut>& ship_notice_rules_left_out() {
  static const std::vector<RuleLeftOut> table = {
      {"ASN-03", "Palletised prepaid freight gets no slot without a notice.", "appointments are not kept here"},
      {"ASN-05", "After a technical failure the day of departure is enough.",
       "network failures are injected outside the mock, so it cannot tell which side failed"},
      {"ASN-29", "A draft that is never submitted is a defect.", "the API has no drafts"},
      {"ASN-60", "A truck may be 30 minutes late for its appointment.", "appointments are not kept here"},
      {"ASN-61", "An appointment lists valid orders of one place and freight term.", "appointments are not kept here"},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
