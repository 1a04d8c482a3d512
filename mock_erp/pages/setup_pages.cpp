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

}  // namespace

const Listing integration_setups_page = {vendorlink::integration_setups, find_setup, setup_row};

}  // namespace vendorproof::mock_erp
