// The lists of members (see core/base/archive/archive.h) of what a company is opened with.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mock_erp/state/settings.h"

namespace vendorproof::mock_erp {

/// The most days of payment terms in a state, so that no date overflows.
constexpr std::int64_t state_days_max = 36'500;

inline std::vector<std::string_view> names_in_state(CorrectionKind) { return {"ProNumber", "LeftBehind", "Undone"}; }
inline std::vector<std::string_view> names_in_state(Paper) { return {"ProNumber", "BillOfLading", "Arrival"}; }

template <class Archive>
void archive(Archive& a, Item& item) {
  a("number", item.number)("display_name", item.display_name);
  a("amazon_product_identifier", item.amazon_product_identifier);
  a("vendor_product_identifier", item.vendor_product_identifier)("gtin", item.gtin)("case_sizes", item.case_sizes);
  a("stock_eaches", item.stock_eaches)("unit_price", item.unit_price)("blocked", item.blocked)("lot", item.lot);
  a("entered_at", item.entered_at)("unblocked_at", item.unblocked_at);
  a("base_unit", item.base_unit)("case_unit", item.case_unit);
}

template <class Archive>
void archive(Archive& a, Restock& restock) {
  a("item", restock.item)("at", restock.at)("eaches", restock.eaches);
}

template <class Archive>
void archive(Archive& a, PlannedShort& planned) {
  a("purchase_order", planned.purchase_order)("line", planned.line)("missing_eaches", planned.missing_eaches);
}

template <class Archive>
void archive(Archive& a, LatePaper& late) {
  a.choice("paper", late.paper, names_in_state(late.paper));
  a("after", late.after);
}

template <class Archive>
void archive(Archive& a, PlannedCredit& planned) {
  a("purchase_order", planned.purchase_order)("line", planned.line)("eaches", planned.eaches);
  a("price_cut", planned.price_cut)("after", planned.after);
}

template <class Archive>
void archive(Archive& a, Correction& correction) {
  a.choice("kind", correction.kind, names_in_state(correction.kind));
  a("purchase_order", correction.purchase_order)("after", correction.after)("line", correction.line);
  a("eaches", correction.eaches);
}

template <class Archive>
void archive(Archive& a, Policy& policy) {
  a("release_after", policy.release_after);
  a("lead_time", policy.lead_time)("labelling_time", policy.labelling_time)("loading_time", policy.loading_time);
  a("transit", policy.transit)("invoice_delay", policy.invoice_delay)("consolidate", policy.consolidate);
  a("consolidation", policy.consolidation)("carton_eaches_max", policy.carton_eaches_max);
  a("payment_days", policy.payment_days)("fill_percent", policy.fill_percent);
  if (Archive::reads && (policy.payment_days < 0 || policy.payment_days > state_days_max)) {
    a.problem(".payment_days is out of bounds");
  }
  a.choice("remainder", policy.remainder, {"Backordered", "ClosedShort"});
  a("shorts", policy.shorts)("late_papers", policy.late_papers)("pallet_cartons_max", policy.pallet_cartons_max);
  a("credits", policy.credits)("invoice_together", policy.invoice_together);
  a("corrections", policy.corrections)("month_closes_after", policy.month_closes_after);
  if (Archive::reads && policy.pallet_cartons_max < 0) a.problem(".pallet_cartons_max is below 0");
}

inline std::vector<std::string_view> names_in_state(MasterAct) { return {"Changed", "Added", "Removed", "Refused"}; }

template <class Archive>
void archive(Archive& a, FieldValue& value) {
  a("field", value.field)("value", value.value);
}

template <class Archive>
void archive(Archive& a, MasterChange& change) {
  a("page", change.page);
  a.choice("act", change.act, names_in_state(change.act));
  a("where", change.where)("fields", change.fields);
}

template <class Archive>
void archive(Archive& a, Settings& settings) {
  a.leaves_out(5);  // user, web_service_key, tenant_id, client_id, client_secret
  a("company_id", settings.company_id)("customer_number", settings.customer_number)("currency", settings.currency);
  a("gs1_company_prefix", settings.gs1_company_prefix)("carrier_scac", settings.carrier_scac);
  a("page_size", settings.page_size)("items", settings.items)("restocks", settings.restocks);
  a.choice("sign_in", settings.sign_in, {"Either", "WebServiceKey", "AccessToken"});
  a("token_lifetime", settings.token_lifetime)("requests_max", settings.requests_max);
  a("accounts", settings.accounts)("bank_accounts", settings.bank_accounts)("posting_from", settings.posting_from);
  a("policy", settings.policy)("ship_to_codes", settings.ship_to_codes)("master", settings.master);
  a("read_lag", settings.read_lag)("clock_ahead", settings.clock_ahead);
}

}  // namespace vendorproof::mock_erp
