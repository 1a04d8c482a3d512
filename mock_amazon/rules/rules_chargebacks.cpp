#include <algorithm>

#include "mock_amazon/rules/rule_book.h"

namespace vendorproof::mock_amazon {

namespace {

using enum Enforcement;
using enum Confidence;
using enum Owner;

/// What the card of North America charges now.
const std::vector<AmazonRule> current_rules = {
    {"CB-01", Charged, "NA", Industry, Operations, "What was confirmed is invoiced in full.",
     "trade press: KhooCommerce, CommerceCanal 2025", "charges the gap once, when the order's fill is assessed",
     "5 % of the cost of the gap; waived while the fill of twelve weeks is above 95 %",
     "Confirm what will ship, and correct the acknowledgement early."},
    {"CB-02", Charged, "NA", Industry, Operations, "No more is invoiced than was ordered.",
     "trade press: KhooCommerce, CommerceCanal 2025",
     "charges the excess over what was ordered, or over what was confirmed (reading X10)",
     "the whole cost of the excess", "Never ship or invoice above the order; watch case sizes."},
    {"CB-03", Charged, "NA", Industry, Operations, "Confirmed units are not taken back late.",
     "trade press: KhooCommerce, CommerceCanal 2025",
     "charges what an acknowledgement takes back more than five business days after the window opened",
     "3 % of the cost of what was taken back", "Cut within five business days of the window's start."},
    {"CB-04", Observable, "NA", Industry, Finance,
     "An order's fill is assessed when its invoice falls due, and 120 days after its window at the latest.",
     "trade press: KhooCommerce 2025", "assesses at the earlier of the two; the 120 days are a setting", "nothing",
     "Send the last invoice of an order soon, so that its assessment does not come as a surprise."},
    {"CB-05", Charged, "NA, EU", Industry, Operations, "Goods come inside their window.",
     "trade press: Carbon6, VentureForge 2026",
     "charges units of a truck that comes after the delivery window, or leaves after the ship window; by the truck "
     "itself, not by what its ship notice promises",
     "3 % of the cost of what is late; waived while the week before (or four weeks: X14) was 95 % on time",
     "Book the truck for a day inside the delivery window."},
};

/// How ship notices and labels are charged.
const std::vector<AmazonRule> receiving_rules = {
    {"CB-08", Observable, "NA, EU", Industry, IT,
     "Since 19 January 2026 ship notices and labels have one charge, Receive Accuracy, that names its root cause.",
     "trade press: KhooCommerce 2025, Crstl", "names the charge and its cause by the card of the day", "nothing",
     "Report by root cause: the name of the charge says too little."},
    {"CB-09", Charged, "NA", Industry, IT, "Units arrive under a correct ship notice.",
     "trade press: SupplyPike, iNymbus 2026",
     "charges every unit without one; the compliance of seven days decides the rate",
     "2, 4 or 6 % of the cost of all defective units",
     "Send the ship notice when the truck leaves, from what was packed."},
    {"CB-10", Charged, "NA", Industry, IT, "A ship notice exists, is on time, and lists the labels of its cartons.",
     "trade press: SupplyPike", "names the cause: notice missing, notice late, or notice with other labels", "as CB-09",
     "Print the labels from the same packing list that the ship notice is made of."},
    {"CB-11", Charged, "NA", Industry, Operations, "Goods do not expire in less than 30 days.",
     "trade press: SupplyPike", "charges goods by their ship notice or by a reported incident, whatever the compliance",
     "all of their cost and 2 USD per unit", "Do not ship goods that expire so soon."},
    {"CB-12", Charged, "EU", Industry, IT, "Units arrive under a correct ship notice.", "trade press: Amvisor",
     "charges 1.70 EUR a unit without any notice, 0.30 EUR for other defects; the rate of each defect is our reading",
     "0.30 to 1.70 EUR per unit", "Send the ship notice when the truck leaves, from what was packed."},
    {"CB-13", Charged, "EU", Industry, IT, "Cartons have labels, and the ship notice lists them.",
     "trade press: KhooCommerce 2025, go2market 2019", "charges units that are announced, but not carton by carton",
     "0.14 EUR or 0.12 GBP per unit", "Put the labels of all cartons on the ship notice."},
    {"CB-14", Charged, "NA", Industry, Operations, "Every carton has a content label.",
     "trade press: DCS 2019, AmazOwl",
     "charges cartons that arrive without a label; the cartons of seven days decide the rate",
     "5 USD a carton; 15 USD while at most a tenth of the cartons have a label", "Label every carton at packing."},
    {"CB-15", Charged, "NA, EU", Industry, Operations, "A carton holds what its ship notice says.",
     "trade press: DCS 2019, Global Overview 2021, Molzi 2019",
     "charges cartons whose contents differ from the notice that lists their label; a carton is one defect",
     "2.60 USD or 0.05 GBP a carton", "Build the ship notice from what was packed, not from what was picked."},
    {"CB-17", Charged, "EU", Industry, Operations, "Only what was confirmed arrives.", "trade press: Amalytix 2024",
     "charges units that arrive beyond what is confirmed of their line", "0.70 EUR per unit",
     "Acknowledge before the warehouse picks, and correct late changes."},
};

const std::vector<AmazonRule> earlier_rules = {
    {"CB-06", Charged, "NA", Industry, Operations,
     "Until July 2025 units were charged that were late, taken back late or not filled.",
     "trade press: 1EDISource 2017, Navazon 2020, AmazOwl",
     "charges by the card of the day; a week is waived or charged as a whole",
     "3, 3 and 10 % of their cost; waived while more than 90 % of the units of four weeks were right",
     "Compare with today's charges before you compare years."},
    {"CB-16", Charged, "NA", Industry, Operations, "Until July 2025 no more units may arrive than were confirmed.",
     "trade press: Zanoma, AmazOwl", "charges the excess by its share of what came, over the last ten such orders",
     "10, 50 or 80 % of the cost of the excess", "Ship what is confirmed."},
    {"CB-18", Charged, "NA", Industry, Ecommerce, "At most a fifth of a line is rejected for lack of stock.",
     "trade press: AmazOwl, Graceblood", "charges what the first acknowledgement rejects above that, until July 2025",
     "3 % of its cost; waived while more than 80 % of the units of thirteen weeks were not rejected",
     "Tell Amazon what is out of stock before it is ordered."},
};

const std::vector<AmazonRule> incident_rules = {
    {"CB-20", Charged, "NA", Industry, Operations, "Bottles of liquids have a cap seal.",
     "trade press: Global Overview 2022", "charges reported incidents", "0.82 USD per unit", "Seal caps at filling."},
    {"CB-21", Charged, "NA, EU", Industry, Operations, "Large items come in certified packaging.",
     "trade press: AmazOwl, Amvisor, KhooCommerce 2020", "charges reported incidents",
     "1.99 USD, 1.70 EUR or 1.50 GBP per unit", "Have the packaging certified, or have the item exempted."},
    {"CB-22", Charged, "EU", Industry, Operations, "A truck comes to every confirmed appointment.",
     "trade press: Amalytix, Amvisor 2024", "charges reported incidents", "290 EUR",
     "Move an appointment before it is missed."},
    {"CB-23", Charged, "EU", Industry, Operations, "The fulfilment centre accepts the delivery.",
     "trade press: Amvisor 2024", "charges reported incidents", "290 EUR",
     "Find out from the carrier why it was refused."},
    {"CB-25", Charged, "EU", Industry, Operations, "Import documents come in time.", "trade press: Amalytix",
     "charges reported incidents, for each day", "50 EUR a day by sea, 150 EUR by air",
     "Send the documents with the goods' departure."},
    {"CB-27", Charged, "EU", Industry, Finance, "No invoice comes on paper.", "trade press: Amalytix",
     "charges reported incidents", "5 EUR", "Send every invoice through the API."},
};

const std::vector<AmazonRule> register_rules = {
    {"CB-31", Observable, "NA", Anecdotal, Finance, "Charges of a week are announced together, on a Wednesday.",
     "forum posts of advisers", "dates the notice of every charge to the Wednesday after its week, Sunday to Saturday",
     "nothing", "Read the notice every Wednesday: the time to dispute runs from it."},
    {"CB-32", Payables, "ALL", Industry, Finance, "A charge is disputed within 30 days of its notice, twice at most.",
     "trade press: Amalytix, AmazOwl", "refuses a dispute that comes later, and a third one, with 409", "the charge",
     "Put the last day of every charge into the calendar when its notice comes."},
    {"CB-33", Observable, "ALL", Industry, Finance, "Charges older than 24 months cannot be acted upon.",
     "trade press: Amalytix", "forgets charges after 730 days, unless they still wait for a payment", "nothing",
     "Keep your own copy of every remittance."},
    {"CB-35", Observable, "NA", Industry, Finance, "In an emergency Amazon waives some charges for a while.",
     "trade press: 1EDISource, Global Overview 2020", "waives what a rate card's waived periods say", "nothing",
     "Watch the notices, and dispute what was charged all the same."},
    {"CB-36", Charged, "NA", Industry, Operations, "Backordered units count as confirmed.",
     "trade press: 1EDISource 2017", "counts them for fill and lateness", "as CB-01 and CB-05",
     "Backorder only what will come."},
};

}  // namespace

const std::vector<AmazonRule>& charge_rules() {
  static const std::vector<AmazonRule> table = [] {
    std::vector<AmazonRule> rows;
    for (const auto* part : {&current_rules, &receiving_rules, &earlier_rules, &incident_rules, &register_rules}) {
      rows.insert(rows.end(), part->begin(), part->end());
    }
    std::sort(rows.begin(), rows.end(), [](const AmazonRule& a, const AmazonRule& b) { return a.id < b.id; });
    return rows;
  }();
  return table;
}

const std::vector<RuleLeftOut>& charge_rules_left_out() {
  static const std::vector<RuleLeftOut> table = {
      {"CB-07", "Until January 2026 lateness was judged by the delivery date that the carrier had requested.",
       "Appointments are not kept; the truck itself is judged, before and after."},
      {"CB-19", "Prep work is charged per unit, by kind and size.", "The sources show the amounts as images only."},
      {"CB-24", "An import shipment is booked 14 days before its ship window.", "The amount was not found."},
      {"CB-26", "An import order's cargo is delivered inside its window.", "The amount was not found."},
      {"CB-28", "A carton is neither overweight nor oversize.",
       "The amount was not found, and trucks here have no weight."},
      {"CB-29", "Collect freight is ready when the carrier comes.",
       "It is tracked and not charged, as far as is known."},
      {"CB-30", "On collect terms the vendor does not use a parcel carrier of its own.", "The amount was not found."},
      {"CB-34", "Each kind of charge wants its own evidence in a dispute.", "Evidence cannot be judged by a program."},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
