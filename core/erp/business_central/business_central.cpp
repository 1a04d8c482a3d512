#include "core/erp/business_central/business_central.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/erp/business_central/item_master.h"
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

namespace {

constexpr trade::Setting company_id = {"company_id", "the company's GUID", "5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10", ""};
constexpr trade::Setting customer_number = {"customer_number", "Amazon, as the ERP's customer", "AMAZON", ""};

constexpr std::array<trade::Setting, 4> settings = {{
    company_id,
    {"user", "user of the web service", "vendorproof", ""},
    {"web_service_key", "the key of that user for web services", "erp-test-key", "VENDORPROOF_ERP_KEY"},
    customer_number,
}};

constexpr std::array<trade::Setting, 5> online_settings = {{
    company_id,
    {"tenant_id", "the GUID of the Microsoft Entra tenant", "3b1f9a52-6c0e-4d0a-9a57-2f1c8e6d4b70", ""},
    {"client_id", "the GUID of the application that is registered there", "8c5f2d14-7a3b-4e66-b0d9-51e7a9c3f208", ""},
    {"client_secret", "a secret of that application", "erp-test-client-secret", "VENDORPROOF_ERP_CLIENT_SECRET"},
    customer_number,
}};

constexpr std::array<trade::Place, 1> online_places = {{
    {"login_endpoint", "address that gives access tokens: https://login.microsoftonline.com", "/{tenant_id}/oauth2/",
     true},
}};

HttpRequest ask_for_token(const ErpAccess& access, std::string_view) {
  return request_token(trade::setting(access.settings, "tenant_id"), trade::setting(access.settings, "client_id"),
                       trade::setting(access.settings, "client_secret"));
}

Result<trade::Heard<trade::Token>> hear_token(const ErpAccess&, std::string_view body, std::string_view) {
  return trade::heard_all(trade::read_token(body));
}

Books books_of(const ErpAccess& access) { return {access.currency, access.items}; }

/// The bookmark of a list that is read page by page is the link to the next page. A link to the same page again ends
/// the list.
template <class Row>
Result<trade::Heard<std::vector<Row>>> heard_page(Result<Page<Row>> page, std::string_view bookmark) {
  return std::move(page).map([&](Page<Row>&& rows) {
    const bool goes_on = rows.next_link != bookmark;
    return trade::Heard<std::vector<Row>>{std::move(rows.rows), goes_on ? std::move(rows.next_link) : "",
                                          std::move(rows.odd), std::move(rows.sound)};
  });
}

/// The page that the link leads to; without a link, the first page.
HttpRequest next_or(const ErpAccess& access, std::string_view link, Instant since,
                    HttpRequest (*first)(const Account& account, Instant since)) {
  return link.empty() ? first(account_of(access), since) : get_next_page(account_of(access), link);
}

Result<trade::Heard<std::int64_t>> heard_count(const ErpAccess&, std::string_view body, std::string_view) {
  return trade::heard_all(read_count(body));
}

using Bookmark = std::string_view;
using Access = ErpAccess;

// Bookmarks of a create whose key is taken: it was done before.
constexpr Bookmark look = "look";            ///< at the row with that key
constexpr Bookmark look_at_link = "linked";  ///< the order is gone: at what became of it

HttpRequest ask_created(const Access& access, const SalesOrderDraft& draft, Bookmark bookmark) {
  if (bookmark == look) return find_sales_orders(account_of(access), draft.purchase_order);
  if (bookmark == look_at_link) return find_order_link(account_of(access), draft.purchase_order);
  return create_sales_order(account_of(access), draft, books_of(access));
}

Result<trade::Heard<trade::SalesOrder>> hear_created(const Access& access, std::string_view body, Bookmark bookmark) {
  if (bookmark.empty()) {
    if (is_same_key(body)) return trade::Heard<trade::SalesOrder>{std::nullopt, std::string(look), {}};
    return trade::heard_all(read_sales_order(account_of(access), body, books_of(access)));
  }
  const bool is_link = bookmark == look_at_link;
  Result<std::vector<trade::SalesOrder>> found =
      is_link ? read_order_links(body) : read_sales_orders(account_of(access), body, books_of(access));
  if (!found) return tl::unexpected<Error>(found.error());
  if (found->size() == 1) return trade::Heard<trade::SalesOrder>{std::move(found->front()), "", {}};
  if (found->empty() && !is_link) return trade::Heard<trade::SalesOrder>{std::nullopt, std::string(look_at_link), {}};
  return malformed(fmt::format("the order was created before, and {} orders have its number now", found->size()));
}

trade::CallName created_call(Bookmark bookmark) {
  if (bookmark == look) return {"linkedOrders.find", "look"};
  if (bookmark == look_at_link) return {"orderLinks.find", "linked"};
  return {"linkedOrders.create", ""};
}

/// A posting whose key is taken is believed only when it is seen.
Result<trade::Heard<std::monostate>> hear_posting(const Access&, std::string_view body, Bookmark bookmark) {
  if (bookmark.empty()) {
    if (is_same_key(body)) return trade::Heard<std::monostate>{std::nullopt, std::string(look), {}};
    return trade::Heard<std::monostate>{std::monostate(), "", {}};
  }
  const Result<std::int64_t> count = read_count(body);
  if (!count) return tl::unexpected<Error>(count.error());
  if (*count == 1) return trade::Heard<std::monostate>{std::monostate(), "", {}};
  return malformed(fmt::format("its key was taken, and {} postings have it", *count));
}

/// Nothing but a create has a key that can be taken.
Result<trade::Heard<std::monostate>> hear_change(const Access&, std::string_view body, Bookmark) {
  if (is_same_key(body)) return malformed("a change was refused for a key, which it does not have");
  return trade::Heard<std::monostate>{std::monostate(), "", {}};
}

// clang-format off
const Dialect table = {
    .name = "business-central",
    .settings = settings,
    .items = {
        .name = "items.list",
        .ask = [](const Access& access, Bookmark bookmark) { return ask_item_master(account_of(access), bookmark); },
        .hear = [](const Access& access, std::string_view body, Bookmark bookmark) {
          return hear_item_master(access.currency, body, bookmark); },
        .named = item_master_call},
    .sales_orders = {
        .name = "linkedOrders.find",
        .ask = [](const Access& access, const std::string& purchase_order, Bookmark) {
          return find_sales_orders(account_of(access), purchase_order); },
        .hear = [](const Access& access, std::string_view body, Bookmark) {
          return trade::heard_all(read_sales_orders(account_of(access), body, books_of(access))); }},
    .create_sales_order = {
        .name = "linkedOrders.create",
        .ask = ask_created,
        .hear = hear_created,
        .named = created_call},
    .release_sales_order = {
        .name = "linkedOrders.release",
        .ask = [](const Access& access, const trade::SalesOrder& sales_order, Bookmark) {
          return release_sales_order(account_of(access), sales_order); },
        .hear = hear_change},
    .change_line = {
        .name = "linkedOrderLines.change",
        .ask = [](const Access& access, const LineChange& change, Bookmark) {
          return change_sales_order_line(account_of(access), change, books_of(access)); },
        .hear = hear_change},
    .change_head = {
        .name = "linkedOrders.change",
        .ask = [](const Access& access, const HeadChange& change, Bookmark) {
          return change_sales_order(account_of(access), change); },
        .hear = hear_change},
    .add_line = {
        .name = "linkedOrderLines.add",
        .ask = [](const Access& access, const LineAddition& addition, Bookmark) {
          return add_sales_order_line(account_of(access), addition, books_of(access)); },
        .hear = hear_change},
    .reservations = {
        .name = "linePromises.list",
        .ask = [](const Access& access, const trade::SalesOrder& sales_order, Bookmark) {
          return get_promises(account_of(access), sales_order.id); },
        .hear = [](const Access&, std::string_view body, Bookmark) {
          return trade::heard_all(read_promises(body)); }},
    .despatch_heads = {
        .name = "despatches.list",
        .ask = [](const Access& access, const Instant& since, Bookmark link) {
          return next_or(access, link, since, get_despatch_heads); },
        .hear = [](const Access& access, std::string_view body, Bookmark link) {
          return heard_page(read_heads(account_of(access), body), link); }},
    .despatches = {
        .name = "despatches.list",
        .ask = [](const Access& access, const Instant& since, Bookmark link) {
          return next_or(access, link, since, get_despatches); },
        .hear = [](const Access& access, std::string_view body, Bookmark link) {
          return heard_page(read_despatches(account_of(access), body), link); }},
    .invoice_heads = {
        .name = "postedInvoices.list",
        .ask = [](const Access& access, const Instant& since, Bookmark link) {
          return next_or(access, link, since, get_invoice_heads); },
        .hear = [](const Access& access, std::string_view body, Bookmark link) {
          return heard_page(read_heads(account_of(access), body), link); }},
    .invoices = {
        .name = "postedInvoices.list",
        .ask = [](const Access& access, const Instant& since, Bookmark link) {
          return next_or(access, link, since, get_invoices); },
        .hear = [](const Access& access, std::string_view body, Bookmark link) {
          return heard_page(read_invoices(account_of(access), body, books_of(access)), link); }},
    .credit_memo_heads = {
        .name = "postedCreditMemos.list",
        .ask = [](const Access& access, const Instant& since, Bookmark link) {
          return next_or(access, link, since, get_credit_memo_heads); },
        .hear = [](const Access& access, std::string_view body, Bookmark link) {
          return heard_page(read_heads(account_of(access), body), link); }},
    .credit_memos = {
        .name = "postedCreditMemos.list",
        .ask = [](const Access& access, const Instant& since, Bookmark link) {
          return next_or(access, link, since, get_credit_memos); },
        .hear = [](const Access& access, std::string_view body, Bookmark link) {
          return heard_page(read_credit_memos(account_of(access), body, books_of(access)), link); }},
    .payments = {
        .name = "paymentPostings.find",
        .ask = [](const Access& access, const std::string& document, Bookmark) {
          return find_payments(account_of(access), document); },
        .hear = heard_count},
    .create_payment = {
        .name = "paymentPostings.create",
        .ask = [](const Access& access, const PaymentDraft& payment, Bookmark bookmark) {
          return bookmark == look ? find_payments(account_of(access), payment.document)
                                  : create_payment(account_of(access), payment); },
        .hear = hear_posting,
        .named = [](Bookmark bookmark) {
          return bookmark == look ? trade::CallName{"paymentPostings.find", "look"}
                                  : trade::CallName{"paymentPostings.create", ""}; }},
    .journal_lines = {
        .name = "ledgerPostings.find",
        .ask = [](const Access& access, const std::string& document, Bookmark) {
          return find_ledger_postings(account_of(access), document); },
        .hear = heard_count},
    .create_journal_line = {
        .name = "ledgerPostings.create",
        .ask = [](const Access& access, const JournalLineDraft& line, Bookmark bookmark) {
          return bookmark == look ? find_ledger_postings(account_of(access), line.document)
                                  : create_ledger_posting(account_of(access), line); },
        .hear = hear_posting,
        .named = [](Bookmark bookmark) {
          return bookmark == look ? trade::CallName{"ledgerPostings.find", "look"}
                                  : trade::CallName{"ledgerPostings.create", ""}; }},
    .reception = reception_of,
    .error_text = error_text,
    .error_code = error_code,
    .is_closed_period = is_closed_period,
};
// clang-format on

Dialect made_online() {
  Dialect online = table;
  online.name = "business-central-online";
  online.settings = online_settings;
  online.places = online_places;
  online.access = {.name = "oauth2.token", .ask = ask_for_token, .hear = hear_token};
  online.sign = sign_with_token;
  return online;
}

}  // namespace

Account account_of(const ErpAccess& access) {
  const std::string_view user = trade::optional_setting(access.settings, "user");
  const std::string_view key = trade::optional_setting(access.settings, "web_service_key");
  return {trade::setting(access.settings, "company_id"), trade::setting(access.settings, "customer_number"),
          user.empty() ? "" : basic_authorization(user, key)};
}

const Dialect& dialect() { return table; }

const Dialect& online_dialect() {
  static const Dialect online = made_online();
  return online;
}

}  // namespace vendorproof::erp::business_central
