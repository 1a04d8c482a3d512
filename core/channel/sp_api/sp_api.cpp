#include "core/channel/sp_api/sp_api.h"

#include <array>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/require.h"
#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {

namespace {

/// Amazon names no limit: the models have arrays without one (ACK-31), and a size that is answered with 413 is not
/// published (API-02). A page of getPurchaseOrders has at most as many orders.
constexpr std::int64_t documents_max = 100;

constexpr std::array<std::string_view, 2> day_orders = {"month-first", "day-first"};

/// What netCost of a line in cases means: Amazon's model says one each, its sample of a whole invoice says one case
/// (X1).
constexpr std::array<std::string_view, 2> case_costs = {"per-each", "per-case"};

constexpr std::array<std::string_view, 3> tax_types = {"VAT", "MwSt.", "TVA"};
constexpr std::array<trade::Setting, 7> settings = {{
    {"client_id", "client id of your application", "amzn1.application-oa2-client.test", ""},
    {"client_secret", "the secret of your application", "test-secret", "VENDORPROOF_CLIENT_SECRET"},
    {"refresh_token", "the token of the vendor's authorization", "Atzr|test-refresh-token",
     "VENDORPROOF_REFRESH_TOKEN"},
    {"portal_dates", "month-first or day-first, in exported remittances; default: by the currency", "month-first", "",
     day_orders, true},
    {"tax_type", "VAT, MwSt. or TVA, on invoices: Amazon demands it in Europe, also at 0 %; default: no tax is stated",
     "VAT", "", tax_types, true},
    {"tax_number", "your VAT number, on invoices; default: none is stated", "DE123456789", "", {}, true},
    {"case_cost",
     "per-each or per-case: what the cost of a line in cases means to Amazon, on invoices; default: per-each",
     "per-each", "", case_costs, true},
}};

constexpr std::array<trade::Place, 2> places = {{
    {"token_endpoint", "Login with Amazon; `endpoint` when absent", "/auth/"},
    {"portal_endpoint", "where remittances.csv is fetched; `endpoint` when absent", "/portal/"},
}};

HttpRequest ask_for_token(const ChannelAccess& access, std::string_view) {
  return request_token(trade::setting(access.settings, "client_id"), trade::setting(access.settings, "client_secret"),
                       trade::setting(access.settings, "refresh_token"));
}

void sign(HttpRequest& request, std::string_view token) {
  request.headers.emplace_back("x-amz-access-token", std::string(token));
}

/// The bookmark is Amazon's nextToken, which goes with the same window.
HttpRequest ask_for_orders(const ChannelAccess&, const OrdersQuery& query, std::string_view token) {
  PageQuery page;
  (query.by == OrdersQuery::By::Placed ? page.created : page.changed) = query.window;
  page.next_token = token;
  return get_purchase_orders(page);
}

HttpRequest ask_for_numbers(const ChannelAccess&, const Window& window, std::string_view token) {
  PageQuery page;
  page.created = window;
  page.next_token = token;
  page.details = false;
  return get_purchase_orders(page);
}

using HeardOrders = trade::Heard<std::vector<trade::PurchaseOrder>>;

HeardOrders heard(OrdersPage&& page) {
  return {std::move(page.orders), std::move(page.next_token), std::move(page.unreadable)};
}

Result<HeardOrders> hear_orders(const ChannelAccess&, std::string_view body, std::string_view) {
  return read_purchase_orders(body).map(heard);
}

Result<HeardOrders> hear_order(const ChannelAccess&, std::string_view body, std::string_view) {
  return read_purchase_order(body).map(heard);
}

Result<trade::Heard<std::vector<std::string>>> hear_numbers(const ChannelAccess&, std::string_view body,
                                                            std::string_view) {
  return read_purchase_order_numbers(body).map([](OrderNumbersPage&& page) {
    return trade::Heard<std::vector<std::string>>{std::move(page.numbers), std::move(page.next_token),
                                                  std::move(page.unreadable)};
  });
}

InvoiceWording wording_in(const ChannelAccess& access) {
  return {trade::optional_setting(access.settings, "tax_type"), trade::optional_setting(access.settings, "tax_number"),
          trade::optional_setting(access.settings, "case_cost") == case_costs[1]};
}

HttpRequest written(const ChannelAccess&, const std::vector<AcknowledgementDraft>& drafts) {
  return submit_acknowledgements(drafts);
}
HttpRequest written(const ChannelAccess&, const std::vector<trade::ShipNotice>& notices) {
  return submit_shipment_confirmations(notices);
}
HttpRequest written(const ChannelAccess& access, const std::vector<trade::AmazonInvoice>& invoices) {
  return submit_invoices(invoices, wording_in(access));
}
HttpRequest written(const ChannelAccess& access, const std::vector<trade::AmazonCreditNote>& notes) {
  return submit_credit_notes(notes, wording_in(access));
}

HttpRequest submit(const ChannelAccess& access, const Documents& documents, std::string_view) {
  REQUIRE(!documents.empty());
  return std::visit(
      [&](const auto& first) {
        using Kind = std::decay_t<decltype(first)>;
        std::vector<Kind> all;
        all.reserve(documents.size());
        for (const Document& document : documents) all.push_back(std::get<Kind>(document));
        return written(access, all);
      },
      documents.front());
}

DayOrder day_order_in(const ChannelAccess& access) {
  const std::string_view name = trade::optional_setting(access.settings, "portal_dates");
  if (name.empty()) return DayOrder::Unknown;
  return name == day_orders[0] ? DayOrder::MonthFirst : DayOrder::DayFirst;
}

Result<trade::Heard<trade::Remittance>> hear_remittances(const ChannelAccess& access, std::string_view body,
                                                         std::string_view) {
  return read_remittances(body, day_order_in(access));
}

/// The answer of one call, read by `read`.
template <auto read>
constexpr auto hear_by =
    [](const ChannelAccess&, std::string_view body, std::string_view) { return trade::heard_all(read(body)); };

using Access = ChannelAccess;

// clang-format off
const Channel table = {
    .name = "sp-api",
    .settings = settings,
    .places = places,
    .access = {.name = "token", .ask = ask_for_token, .hear = hear_by<trade::read_token>},
    .sign = sign,
    .orders = {.name = "getPurchaseOrders", .ask = ask_for_orders, .hear = hear_orders},
    .order_numbers = {.name = "getPurchaseOrders", .ask = ask_for_numbers, .hear = hear_numbers},
    .order = {
        .name = "getPurchaseOrder",
        .ask = [](const Access&, const std::string& number, std::string_view) { return get_purchase_order(number); },
        .hear = hear_order},
    .order_status = {
        .name = "getPurchaseOrdersStatus",
        .ask = [](const Access&, const std::string& number, std::string_view) {
          return get_purchase_orders_status(number); },
        .hear = hear_by<read_purchase_orders_status>},
    .submit = {.name = "submit", .ask = submit, .hear = hear_by<read_transaction_id>},
    .documents_max = documents_max,
    .submissions = {"submitAcknowledgement", "SubmitShipmentConfirmations", "submitInvoices", "submitInvoices"},
    .transaction = {
        .name = "getTransaction",
        .ask = [](const Access&, const std::string& id, std::string_view) { return get_transaction(id); },
        .hear = hear_by<read_transaction>},
    .remittances = {
        .name = "getRemittances",
        .ask = [](const Access&, const std::string& after, std::string_view) { return get_remittances(after); },
        .hear = hear_remittances},
    .reception = trade::reception_of,
    .error_text = error_text,
    .error_code = error_code,
};
// clang-format on

}  // namespace

const Channel& channel() { return table; }

}  // namespace vendorproof::channel::sp_api
