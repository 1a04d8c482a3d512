// Despatches: one per truck load, with the contents of each carton.
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

namespace {

trade::DespatchLine read_despatch_line(const JsonReader& in) {
  trade::DespatchLine line;
  line.line_number = in.at("sequence").integer();
  line.purchase_order = in.at("externalDocumentNumber").text();
  line.erp_sequence = in.at("orderLineSequence").integer();
  line.sales_order = in.at("orderNumber").text();
  line.item = in.at("itemNumber").text();
  line.eaches = read_whole(in.at("quantityBase"));
  if (in.has("undoneQuantityBase")) line.eaches -= read_whole(in.at("undoneQuantityBase"));
  line.shipment = in.text_or("shipmentNumber", "");
  return line;
}

trade::PackageContent read_content(const JsonReader& in) {
  trade::PackageContent content;
  content.line_number = in.at("despatchLineSequence").integer();
  content.eaches = read_whole(in.at("quantityBase"));
  content.lot = in.text_or("lotNumber", "");
  content.expires = date_or_none(in, "expirationDate");
  return content;
}

trade::Package read_package(const JsonReader& in) {
  trade::Package package;
  package.number = in.at("packageNumber").integer_or_text();
  package.sscc = in.text_or("sscc", "");
  package.tracking_number = in.text_or("trackingNumber", "");
  package.is_pallet = in.has("packageType") && in.at("packageType").one_of({"Carton", "Pallet", "Other"}) == 1;
  package.parent = in.has("parentPackageNumber") ? in.at("parentPackageNumber").integer() : 0;
  for (const JsonReader& content : in.at("packageContents").elements())
    package.contents.push_back(read_content(content));
  return package;
}

/// Carrier, load and times are empty while the despatch is Open. Lines of which all was undone are left out: they stay
/// in the posted shipment, with a correction that takes them back.
trade::Despatch read_despatch(const JsonReader& in) {
  trade::Despatch despatch;
  despatch.number = in.at("number").text();
  const std::size_t status = in.at("status").one_of({"Open", "Posted", "Undone"});
  despatch.posted = status > 0;
  despatch.complete = in.boolean_or("complete", false);
  despatch.load_number = in.text_or("loadNumber", "");
  despatch.ship_to = in.text_or("shipToCode", "");
  despatch.carrier_scac = in.text_or("shippingAgentCode", "");
  despatch.pro_number = in.text_or("proNumber", "");
  despatch.bill_of_lading = in.text_or("billOfLadingNumber", "");
  despatch.amazon_reference = in.text_or("customerPickupReference", "");
  despatch.departed_at = date_or_none(in, "departureDateTime");
  despatch.arrives_at = date_or_none(in, "estimatedArrivalDateTime");
  despatch.modified_at = in.at("lastModifiedDateTime").instant();
  despatch.package_count = in.has("packageCount") ? read_whole(in.at("packageCount")) : 0;
  if (status == 2) return despatch;
  for (const JsonReader& row : in.at("despatchLines").elements()) {
    trade::DespatchLine line = read_despatch_line(row);
    if (line.eaches != 0 || !row.has("undoneQuantityBase")) despatch.lines.push_back(std::move(line));
  }
  for (const JsonReader& package : in.at("packages").elements()) despatch.packages.push_back(read_package(package));
  return despatch;
}

}  // namespace

HttpRequest get_despatch_heads(const Account& account, Instant since) {
  return get_since(account, Api::Vendorlink, "despatches", "status ne 'Open' and ", since, heads_only);
}

HttpRequest get_despatches(const Account& account, Instant since) {
  return get_since(account, Api::Vendorlink, "despatches", "status ne 'Open' and ", since,
                   {"$expand",
                    "despatchLines($select=sequence,orderNumber,orderLineSequence,externalDocumentNumber,itemNumber,"
                    "quantityBase,shipmentNumber,undoneQuantityBase),"
                    "packages($select=packageNumber,parentPackageNumber,packageType,sscc,trackingNumber;"
                    "$expand=packageContents($select=despatchLineSequence,quantityBase,lotNumber,expirationDate))"});
}

Result<Page<trade::Despatch>> read_despatches(const Account& account, std::string_view body) {
  return read_page<trade::Despatch>(body, by_number, [&](const JsonReader& in) {
    std::optional<trade::Despatch> despatch;
    if (!is_of_another_customer(in, account)) despatch = read_despatch(in);
    return despatch;
  });
}

}  // namespace vendorproof::erp::business_central
