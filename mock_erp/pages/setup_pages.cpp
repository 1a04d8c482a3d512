// What a client has to know of the company before it writes.
#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

FoundPlaces find_setup(const Company&, const Query&) { return Places{{0, 0, 0}}; }

Row setup_row(const Company& company, const RowAt&) {
  const std::string id = guid_of("setup/" + company.settings.company_id);
  Row row(vendorlink::integration_setups, etag_of(id, 1));
  row.made_text("id", id);
  row.text("paymentTemplateName", payments_batch().template_code);
  row.text("paymentBatchName", payments_batch().code);
  row.made_text("localCurrencyCode", company.settings.currency.text());
  row.number("amountRoundingPrecision", Number{1, money_places});
  row.text("defaultQuantityToShip", "Remainder");
  row.text("extensionVersion", "1.0.0.0");
  return row;
}

/// RowAt::record is the index of the code.
FoundPlaces find_addresses(const Company& company, const Query&) {
  Places places;
  for (std::size_t i = 0; i < company.settings.ship_to_codes.size(); ++i) {
    places.push_back({static_cast<std::int64_t>(i), 0, 0});
  }
  return places;
}

Row address_row(const Company& company, const RowAt& at) {
  const std::string& code = company.settings.ship_to_codes[static_cast<std::size_t>(at.record)];
  std::string id = guid_of("ship-to/" + code);
  Row row(vendorlink::ship_to_addresses, etag_of(id, 1));
  row.made_text("id", std::move(id));
  row.text("customerNumber", company.settings.customer_number);
  row.text("code", code);
  row.made_text("displayName", "Fulfilment centre " + code);
  row.text("addressLine1", "1 Distribution Way");
  row.text("city", code);
  row.text("country", "US");
  row.text("postalCode", "85043");
  return row;
}

}  // namespace

const Listing integration_setups_page = {vendorlink::integration_setups, find_setup, setup_row};

const Listing ship_to_addresses_page = {vendorlink::ship_to_addresses, find_addresses, address_row};

}  // namespace vendorproof::mock_erp
