// The ship notice rules from ASN-32 on: papers, dates, counts, goods.
#include "mock_amazon/rules/rule_book.h"
#include "mock_amazon/rules/rule_words.h"

namespace vendorproof::mock_amazon {

namespace {

using enum Enforcement;
using enum Confidence;
using enum Owner;

constexpr std::string_view manual = "Amazon, vendor manual 2016";
constexpr std::string_view forum = "support threads that quote Amazon's EDI messages";

const std::vector<AmazonRule> rules_from_32 = {
    {"ASN-32", Fails, "NA", Official, Operations, "A ship notice names its carrier by a SCAC of two to four letters.",
     shipments_model, "Fails a missing one in North America, and a badly formed one everywhere.", counts_as_unannounced,
     "Keep the SCAC with every carrier of the ERP."},
    {"ASN-33", Fails, "NA, IN", Official, Operations, "A ship notice has the carrier's PRO number.", shipments_model,
     "Fails a notice without one.", counts_as_unannounced, "Take it from the carrier before the truck leaves."},
    {"ASN-34", Fails, "NA, EU", Official, Operations,
     "Freight that Amazon collects names the reference number of its pickup.", shipments_model,
     "Fails a notice without one when one of its orders has a ship window.", counts_as_unannounced,
     "Enter the number of the routing request with the despatch."},
    {"ASN-35", Fails, "ALL", Official, IT, "A ship notice says when goods left and when they arrive.", vendor_guide,
     "Fails a notice without either date.", counts_as_unannounced,
     "Estimate the arrival from the carrier's transit time."},
    {"ASN-36", Fails, "ALL", Official, IT,
     "The ship date is at most seven days before and two days after the submission.", vendor_guide,
     "Fails others; with switch X4 also every date after the submission.", counts_as_unannounced,
     "Send the notice when the truck leaves, with the time it left."},
    {"ASN-37", Fails, "ALL", Official, IT,
     "A ship notice states its number of cartons; a loose unit counts as a carton.", vendor_guide,
     "Fails a notice without the number (switch X5), or with more cartons than units.", counts_as_unannounced,
     "Count what was packed."},
    {"ASN-38", Fails, "EU", Official, IT,
     "A ship notice states its number of pallets (0 for parcels), and of cartons on a pallet of one item.",
     vendor_guide, "Fails a missing or impossible count in Europe, and pallets of one item without a count everywhere.",
     counts_as_unannounced, "Count what was loaded."},
    {"ASN-39", Fails, "ALL", Official, IT,
     "A ship notice has the postal code and country it leaves from, and the fulfilment centre it goes to.",
     vendor_guide, "Fails a notice without one of them.", counts_as_unannounced,
     "Configure the address of every warehouse."},
    {"ASN-40", Fails, "ALL", Official, Operations, "Perishable goods have a lot number.", shipments_model,
     "Fails perishable items (by the catalogue) if any unit has no lot number.", counts_as_unannounced,
     "Scan lots when packing."},
    {"ASN-41", Fails, "ALL", Official, Operations,
     "Perishable goods have an expiry date; outside Europe and India the date of manufacture and a duration will do.",
     shipments_model, "Fails perishable items (by the catalogue) if any unit has no such date.", counts_as_unannounced,
     "Keep expiry dates with the lots."},
    {"ASN-42", Fails, "ALL", Official, Operations, "A case or pallet holds one lot and date of an item.", vendor_guide,
     "Fails a container with two lots or dates of one item.", counts_as_unannounced, "Pack lots apart."},
    {"ASN-43", Charged, "NA", Industry, Operations, "Goods expire between 90 days and three years after the notice.",
     "trade press: SupplyPike 2025",
     "Reports and charges goods that expire within 30 days, within 90, or more than three years ahead.",
     "2 to 6 % of their cost; within 30 days 2 USD a unit and their cost",
     "Ship the freshest lots to Amazon, and check the year of typed dates."},
    {"ASN-44", Fails, "NA", Official, Operations, "Foods under traceability name the source of their lot and its type.",
     shipments_model, "Fails traceable items (by the catalogue) without source, and a source without type.",
     counts_as_unannounced, "Keep the location number of the packer with the lot."},
    {"ASN-45", Fails, "EU", Official, Operations,
     "Goods under the deforestation regulation have a verified due diligence reference or an exemption.",
     shipments_model, "Fails such items (by the catalogue) without either.", counts_as_unannounced,
     "Keep the reference with the item."},
    {"ASN-46", Refused, "ALL", Official, IT, "A country of origin is two capital letters.", shipments_model,
     "Answers 400 to anything else.", counts_as_unannounced, "Map country names to ISO codes."},
    {"ASN-47", Fails, "ALL", Official, Operations,
     "Direct imports have route, seal, containers and weight, and ship within 60 days.", shipments_model,
     "Fails importDetails without one of them, or with a ship date in the past or too far ahead.",
     counts_as_unannounced, "Complete the papers before the notice is sent."},
    {"ASN-48", Fails, "NA", Anecdotal, IT, "A ship notice is for confirmed orders that are not closed.", forum,
     "Fails an order of which nothing is confirmed, unless the goods had left before it was cancelled.",
     counts_as_unannounced, "Hold the notice until the acknowledgement is processed."},
    {"ASN-49", Fails, "NA", Anecdotal, IT, "A ship notice has products that are on its order.", forum,
     "Fails other products.", counts_as_unannounced, "Send the identifiers of the order."},
    {"ASN-50", Warned, "NA", Anecdotal, Operations, "A ship notice has no more than was ordered.", forum,
     "Takes more, and reports the excess.", may_be_charged, "Ship what was confirmed."},
    {"ASN-51", Warned, "NA", Industry, IT, "A ship notice has the order's unit of measure.",
     "trade press: chargeback guide 2015", "Takes another unit, and reports it.", may_be_charged,
     "Write cases where the order has cases."},
    {"ASN-53", Observable, "NA", Official, IT, "A carton may hold items of several orders.",
     "Amazon, EDI questions and answers", "Takes cartons that mix orders, when each item names its order.", "nothing",
     "Write the order number with every item of a carton."},
    {"ASN-59", Fails, "ALL", Official, IT, "Goods that are priced by weight have a total weight.", shipments_model,
     "Fails items without it, when their order or the catalogue prices by weight.", counts_as_unannounced,
     "Weigh what is packed, and send it with the quantity."},
    {"ASN-62", Warned, "NA", Official, Operations, "A pallet weighs at most 1,500 lb and is at most 100 inches high.",
     manual, "Reports heavier or higher pallets, by the figures in the notice.", may_be_charged, "Split the pallet."},
    {"ASN-63", Warned, "NA, EU", Anecdotal, Operations,
     "A carton of several units has sides up to 25 inches and weighs up to 50 lb; 23 kg in Europe.",
     "trade press and forums", "Reports larger or heavier cartons, by the figures in the notice.", may_be_charged,
     "Pack smaller cartons."},
    {"ASN-64", Warned, "NA", Official, Operations,
     "Shipments of one day from one place to another go on one bill of lading.", manual,
     "Reports the second bill of lading.", may_be_charged, "Consolidate the day's orders for a fulfilment centre."},
};

}  // namespace

const std::vector<AmazonRule>& notice_content_rules() { return rules_from_32; }

}  // namespace vendorproof::mock_amazon
