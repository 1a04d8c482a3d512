// THE SHAPES of what the shipping desk takes - ship notices and requests for transport - row by row as Amazon's model
// declares them.
#include "mock_amazon/wire/schema.h"
#include "mock_amazon/wire/schema_parts.h"

namespace vendorproof::mock_amazon {

namespace {

using enum Presence;

const Shape& party_of_shipments() {
  static const Shape shape{{group("address", Optional, address("postalCode")), text("partyId", Required),
                            groups("taxRegistrationDetails", Optional, tax_registration())}};
  return shape;
}

const Shape& money_of_shipments() {
  static const Shape shape{{text("currencyCode", Required, 3), decimal("amount", Required)}};
  return shape;
}

const Shape& weight() {
  static const Shape shape{{choice("unitOfMeasure", Required, {"G", "Kg", "Oz", "Lb"}), decimal("value", Required)}};
  return shape;
}

const Shape& volume() {
  static const Shape shape{
      {choice("unitOfMeasure", Required, {"CuFt", "CuIn", "CuM", "CuY"}), decimal("value", Required)}};
  return shape;
}

const Shape& dimensions() {
  static const Shape shape{{decimal("length", Required), decimal("width", Required), decimal("height", Required),
                            choice("unitOfMeasure", Required, {"In", "Ft", "Meter", "Yard"})}};
  return shape;
}

const Shape& measurements() {
  static const Shape shape{{group("grossShipmentWeight", Optional, weight()),
                            group("shipmentVolume", Optional, volume()), integer("cartonCount"),
                            integer("palletCount")}};
  return shape;
}

const Shape& transportation() {
  static const Shape shape{{text("carrierScac"), text("carrierShipmentReferenceNumber"),
                            choice("transportationMode", Optional, {"Road", "Air", "Ocean"}),
                            text("billOfLadingNumber")}};
  return shape;
}

const Shape& stop() {
  static const Shape location{{text("type"), text("locationCode"), text("countryCode")}};
  static const Shape shape{{choice("functionCode", Required, {"PortOfDischarge", "FreightPayableAt", "PortOfLoading"}),
                            group("locationIdentification", Optional, location), date_time("arrivalTime"),
                            date_time("departureTime")}};
  return shape;
}

const Shape& import_details() {
  static const Shape route{{groups("stops", Required, stop())}};
  static const Shape shape{
      {choice("methodOfPayment", Optional,
              {"PaidByBuyer", "CollectOnDelivery", "DefinedByBuyerAndSeller", "FOBPortOfCall", "PrepaidBySeller",
               "PaidBySeller"}),
       text("sealNumber"), group("route", Optional, route), text("importContainers", Optional, 64),
       group("billableWeight", Optional, weight()), date_time("estimatedShipByDate"),
       choice("handlingInstructions", Optional, {"Oversized", "Fragile", "Food", "HandleWithCare"})}};
  return shape;
}

const Shape& expiry() {
  static const Shape duration{
      {choice("durationUnit", Required, {"Days", "Months"}), integer("durationValue", Required)}};
  static const Shape shape{
      {date_time("manufacturerDate"), date_time("expiryDate"), group("expiryAfterDuration", Optional, duration)}};
  return shape;
}

const Shape& item_details() {
  static const Shape regulation{{text("dueDiligenceReference"), text("dueDiligenceVerification"),
                                 text("dueDiligenceInformation"), text("dueDiligenceExemptionCode")}};
  static const Shape shape{{text("purchaseOrderNumber"), text("lotNumber"), text("lotNumberSourceReference"),
                            choice("lotNumberSourceType", Optional, {"GLN", "FFRN", "USDA_E", "URL"}),
                            country("countryOfOrigin"), group("regulationReferences", Optional, regulation),
                            group("expiry", Optional, expiry()),
                            group("maximumRetailPrice", Optional, money_of_shipments()),
                            choice("handlingCode", Optional, {"Oversized", "Fragile", "Food", "HandleWithCare"})}};
  return shape;
}

const Shape& shipped_item() {
  static const Shape shape{{sequence("itemSequenceNumber", Required), text("amazonProductIdentifier"),
                            text("vendorProductIdentifier"), group("shippedQuantity", Required, quantity()),
                            group("itemDetails", Optional, item_details())}};
  return shape;
}

const Shape& container_item() {
  static const Shape shape{{sequence("itemReference", Required), group("shippedQuantity", Required, quantity()),
                            group("itemDetails", Optional, item_details())}};
  return shape;
}

const Shape& container_identifier() {
  static const Shape shape{{choice("containerIdentificationType", Required, {"SSCC", "AMZNCC", "GTIN", "BPS", "CID"}),
                            text("containerIdentificationNumber", Required)}};
  return shape;
}

const Shape& carton() {
  static const Shape shape{{groups("cartonIdentifiers", Optional, container_identifier()),
                            sequence("cartonSequenceNumber", Required), group("dimensions", Optional, dimensions()),
                            group("weight", Optional, weight()), text("trackingNumber"),
                            groups("items", Required, container_item())}};
  return shape;
}

const Shape& pallet() {
  static const Shape references{{integer("cartonCount"), sequences("cartonReferenceNumbers", Required)}};
  static const Shape shape{{groups("palletIdentifiers", Required, container_identifier()), integer("tier"),
                            integer("block"), group("dimensions", Optional, dimensions()),
                            group("weight", Optional, weight()), group("cartonReferenceDetails", Optional, references),
                            groups("items", Optional, container_item())}};
  return shape;
}

const Shape& shipment_confirmation() {
  static const Shape shape{
      {text("shipmentIdentifier", Required), choice("shipmentConfirmationType", Required, {"Original", "Replace"}),
       choice("shipmentType", Optional, {"TruckLoad", "LessThanTruckLoad", "SmallParcel"}),
       choice("shipmentStructure", Optional,
              {"PalletizedAssortmentCase", "LooseAssortmentCase", "PalletOfItems", "PalletizedStandardCase",
               "LooseStandardCase", "MasterPallet", "MasterCase"}),
       group("transportationDetails", Optional, transportation()), text("amazonReferenceNumber"),
       date_time("shipmentConfirmationDate", Required), date_time("shippedDate"), date_time("estimatedDeliveryDate"),
       group("sellingParty", Required, party_of_shipments()), group("shipFromParty", Required, party_of_shipments()),
       group("shipToParty", Required, party_of_shipments()), group("shipmentMeasurements", Optional, measurements()),
       group("importDetails", Optional, import_details()), groups("shippedItems", Required, shipped_item()),
       groups("cartons", Optional, carton()), groups("pallets", Optional, pallet())}};
  return shape;
}

const Shape& transport_measurements() {
  static const Shape shape{{integer("totalCartonCount"), integer("totalPalletStackable"),
                            integer("totalPalletNonStackable"), group("shipmentWeight", Optional, weight()),
                            group("shipmentVolume", Optional, volume())}};
  return shape;
}

const Shape& ordered_goods() {
  static const Shape item{{sequence("itemSequenceNumber", Required), text("buyerProductIdentifier"),
                           text("vendorProductIdentifier"), group("shippedQuantity", Required, quantity()),
                           group("maximumRetailPrice", Optional, money_of_shipments())}};
  static const Shape shape{{text("purchaseOrderNumber"), date_time("purchaseOrderDate"), text("shipWindow"),
                            groups("items", Optional, item)}};
  return shape;
}

const Shape& transport_container() {
  static const Shape contained{{sequence("containerSequenceNumber")}};
  static const Shape inner{{integer("containerCount"), groups("containerSequenceNumbers", Optional, contained)}};
  static const Shape details{{text("purchaseOrderNumber"), text("lotNumber"), group("expiry", Optional, expiry())}};
  static const Shape packed{{sequence("itemSequenceNumber"), text("buyerProductIdentifier"),
                             text("vendorProductIdentifier"), group("packedQuantity", Optional, quantity()),
                             group("itemDetails", Optional, details)}};
  static const Shape shape{
      {choice("containerType", Required, {"carton", "pallet"}), sequence("containerSequenceNumber"),
       groups("containerIdentifiers", Required, container_identifier()), text("trackingNumber"),
       group("dimensions", Optional, dimensions()), group("weight", Optional, weight()), integer("tier"),
       integer("block"), group("innerContainersDetails", Optional, inner), groups("packedItems", Optional, packed)}};
  return shape;
}

const Shape& transport_details() {
  static const Shape carrier{
      {text("name"), text("code"), text("phone"), text("email"), text("shipmentReferenceNumber")}};
  static const Shape shape{{choice("shipMode", Optional, {"TruckLoad", "LessThanTruckLoad", "SmallParcel"}),
                            choice("transportationMode", Optional, {"Road", "Air", "Ocean"}), date_time("shippedDate"),
                            date_time("estimatedDeliveryDate"), date_time("shipmentDeliveryDate"),
                            group("carrierDetails", Optional, carrier), text("billOfLadingNumber")}};
  return shape;
}

FieldRule transport_status(std::string_view name) {
  return choice(name, Optional, {"Created", "TransportationRequested", "CarrierAssigned", "Shipped"});
}

}  // namespace

const Shape& transport_request() {
  static const Shape status{{transport_status("shipmentStatus"), date_time("shipmentStatusDate")}};
  static const Shape pick_up{
      {date_time("requestedPickUp"), date_time("scheduledPickUp"), date_time("carrierAssignmentDate")}};
  static const Shape shape{{text("vendorShipmentIdentifier", Required),
                            choice("transactionType", Required, {"New", "Cancel"}),
                            text("buyerReferenceNumber"),
                            date_time("transactionDate", Required),
                            transport_status("currentShipmentStatus"),
                            date_time("currentshipmentStatusDate"),
                            groups("shipmentStatusDetails", Optional, status),
                            date_time("shipmentCreateDate"),
                            date_time("shipmentConfirmDate"),
                            date_time("packageLabelCreateDate"),
                            choice("shipmentFreightTerm", Optional, {"Collect", "Prepaid"}),
                            group("sellingParty", Required, party_of_shipments()),
                            group("shipFromParty", Required, party_of_shipments()),
                            group("shipToParty", Required, party_of_shipments()),
                            group("shipmentMeasurements", Optional, transport_measurements()),
                            group("collectFreightPickupDetails", Optional, pick_up),
                            groups("purchaseOrders", Optional, ordered_goods()),
                            group("importDetails", Optional, import_details()),
                            groups("containers", Optional, transport_container()),
                            group("transportationDetails", Optional, transport_details())}};
  return shape;
}

const Shape& submit_shipments_request() {
  static const Shape shape{{groups("shipments", Required, transport_request())}};
  return shape;
}

const Shape& shipment_confirmation_request() {
  static const Shape shape{{groups("shipmentConfirmations", Required, shipment_confirmation())}};
  return shape;
}

}  // namespace vendorproof::mock_amazon
