// THE ROWS of transport and of receiving by hand: a part of the area of ship notices.
#include "mock_amazon/rules/rule_book.h"

namespace vendorproof::mock_amazon {

const std::vector<AmazonRule>& transport_area_rules() {
  using enum Enforcement;
  using enum Confidence;
  static const std::vector<AmazonRule> table = {
      {"ASN-52", Silent, "ALL", Official, Owner::Operations,
       "Goods whose cartons no ship notice announced are received by hand, later.", "Amazon, vendor guide 2021",
       "Counts such cartons later than the others of the truck, by the time that the receiving plan states.",
       "receipts and with them payment come late", "Send the ship notice before the truck arrives."},
      {"ASN-54", Fails, "NA, EU", Official, Owner::Operations,
       "Freight that Amazon collects is for confirmed orders, is requested two business days ahead, and has pallets of "
       "standard size.",
       "Amazon, Vendor Shipments reference", "Fails requests for other orders, earlier pick-ups or other pallets.",
       "no carrier comes", "Ask for transport when the order is confirmed, at least two business days ahead."},
      {"ASN-55", Refused, "NA, EU", Official, Owner::IT,
       "A request says who pays the freight; collected freight also says counts, orders and pick-up date.",
       "Amazon, Vendor Shipments model",
       "Answers 400 and names what is missing; the cancellation of an unknown shipment fails.", "no carrier comes",
       "Fill in freight term, measurements, orders and requestedPickUp."},
      {"ASN-56", Observable, "NA, EU", Official, Owner::Operations,
       "The carrier of collected freight is known on the day of the pick-up or the day before.",
       "Amazon, Vendor Shipments reference",
       "Shows carrier, scheduled pick-up and labels from noon (UTC) of the day before, never earlier.", "nothing",
       "Ask again on the day before the pick-up."},
      {"ASN-57", Observable, "NA, EU", Official, Owner::IT,
       "A shipment goes from Created by TransportationRequested and CarrierAssigned to Shipped.",
       "Amazon, Vendor Shipments model",
       "Goes through these states in time, shows each with its date, and ends with Shipped.", "nothing",
       "Read the status from GetShipmentDetails, not from the transaction."},
      {"ASN-58", Observable, "ALL", Official, Owner::IT,
       "A page of shipments or labels may be empty although more pages follow.", "Amazon, Vendor Shipments model",
       "Cuts a page before it filters it, and gives a token as long as rows are left to filter.", "nothing",
       "Ask with the token until an answer has no token."},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
