// Payments: Tryton's wizard that pays an invoice. It keeps a session of its own between its calls, and nothing is
// posted before its last call; the description of the payment is our number, and a look-up finds the payment by it.
#include <array>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/erp/tryton/lists.h"
#include "core/erp/tryton/pages.h"

namespace vendorproof::erp::tryton {

namespace {

using Access = ErpAccess;
using Done = std::monostate;

HttpRequest ask_postings(const Access& access, const std::string& number) {
  return search_read(access, "account.move",
                     Json::array({is("description", number), of_company(access), is("state", "posted")}),
                     Json::array({"number"}));
}

Result<std::int64_t> read_postings(const JsonReader& answer) {
  const std::size_t count = rows_of(answer).size();
  return answer.finish(static_cast<std::int64_t>(count));
}

constexpr std::array<Step<std::int64_t, std::string>, 1> count_steps = {{
    {"count", "account.move.search_read",
     [](const Access& access, const std::string& number, const Json&) { return ask_postings(access, number); },
     [](const Access&, const JsonReader& answer, Json&) {
       return read_postings(answer).map([](std::int64_t count) { return Went<std::int64_t>{count}; });
     }},
}};

HttpRequest ask_invoice(const Access& access, const PaymentDraft& payment, const Json&) {
  return search_read(access, "account.invoice",
                     Json::array({is("number", payment.invoice), is("type", "out"),
                                  is("party.name", setting(access, "customer")), of_company(access)}),
                     {"company", "currency", "currency.digits", "account", "state"});
}

Result<Went<Done>> hear_invoice(const Access&, const JsonReader& answer, Json& found) {
  const Result<JsonReader> row = only_row(answer, "invoices of this customer with the number of the", "payment");
  if (!row) return tl::unexpected<Error>(row.error());
  found["invoice"] = row->at("id").integer();
  found["company"] = row->at("company").integer();
  found["currency"] = row->at("currency").integer();
  found["digits"] = one(*row, "currency").at("digits").integer();
  found["account"] = row->at("account").integer();
  const std::string state = row->at("state").text();
  if (!answer.failed() && state != "posted") return not_done(fmt::format("the invoice is in state '{}'", state));
  return answer.finish(go_to<Done>("method"));
}

Result<Went<Done>> hear_method(const Access& access, const JsonReader& answer, Json& found) {
  const Result<JsonReader> row = only_row(answer, "payment methods", setting(access, "payment_method"));
  if (!row) return tl::unexpected<Error>(row.error());
  found["method"] = row->at("id").integer();
  return answer.finish(go_to<Done>("begin"));
}

/// `[session, first state, end state]`.
Result<Went<Done>> hear_begin(const Access&, const JsonReader& answer, Json& found) {
  const std::vector<JsonReader> parts = rows_of(answer);
  if (!answer.failed() && parts.size() != 3) return malformed("$.result is not the session of a wizard");
  if (!parts.empty()) found["session"] = parts.front().integer();
  return answer.finish(go_to<Done>("choice"));
}

HttpRequest ask_wizard(const Access& access, const PaymentDraft& payment, const Json& found, const char* state,
                       bool is_part) {
  REQUIRE(!payment.amount.is_negative());
  Json values = {{"start",
                  {{"company", found.at("company")},
                   {"currency", found.at("currency")},
                   {"currency_digits", found.at("digits")},
                   {"invoice_account", found.at("account")},
                   {"payment_method", found.at("method")},
                   {"amount", decimal_of(payment.amount)},
                   {"date", date_of(payment.date)},
                   {"description", payment.document}}}};
  if (is_part) {
    const Json none = Json::array();
    values["ask"] = {
        {"type", "partial"}, {"company", found.at("company")}, {"invoice", found.at("invoice")}, {"lines_to_pay", none},
        {"lines", none},     {"payment_lines", none}};
  }
  Json context = in_company(found);
  context["active_model"] = "account.invoice";
  context["active_id"] = found.at("invoice");
  context["active_ids"] = Json::array({found.at("invoice")});
  return call(access, "wizard.account.invoice.pay.execute",
              Json::array({found.at("session"), std::move(values), state}), std::move(context));
}

/// Whether the wizard shows its next form: it has paid nothing then.
bool asks_on(const JsonReader& answer) { return answer.at("result").has("view"); }

/// An amount that is not the whole of what is open is a part of it.
Result<Went<Done>> hear_choice(const Access&, const JsonReader& answer, Json&) {
  return answer.finish(go_to<Done>(asks_on(answer) ? "part" : "end"));
}

Result<Went<Done>> hear_part(const Access&, const JsonReader& answer, Json&) {
  if (asks_on(answer)) return not_done("Tryton's wizard asks on, and has not paid");
  return answer.finish(go_to<Done>("end"));
}

Result<Went<Done>> hear_payment_check(const Access&, const JsonReader& answer, Json&) {
  const Result<std::int64_t> count = read_postings(answer);
  if (!count) return tl::unexpected<Error>(count.error());
  if (*count == 0) return not_done("Tryton's wizard ended, and there is no move with the number of the payment");
  return Went<Done>{Done()};
}

constexpr std::array<Step<Done, PaymentDraft>, 7> payment_steps = {{
    {"invoice", "account.invoice.search_read", ask_invoice, hear_invoice},
    {"method", "account.invoice.payment.method.search_read",
     [](const Access& access, const PaymentDraft&, const Json& found) {
       return search_read(
           access, "account.invoice.payment.method",
           Json::array({is("name", setting(access, "payment_method")), is("company", found.at("company"))}),
           Json::array({"name"}));
     },
     hear_method},
    {"begin", "account.invoice.pay.create",
     [](const Access& access, const PaymentDraft&, const Json& found) {
       return call(access, "wizard.account.invoice.pay.create", Json::array(), in_company(found));
     },
     hear_begin},
    {"choice", "account.invoice.pay.choice",
     [](const Access& access, const PaymentDraft& payment, const Json& found) {
       return ask_wizard(access, payment, found, "choice", false);
     },
     hear_choice},
    {"part", "account.invoice.pay.pay",
     [](const Access& access, const PaymentDraft& payment, const Json& found) {
       return ask_wizard(access, payment, found, "pay", true);
     },
     hear_part},
    {"end", "account.invoice.pay.delete",
     [](const Access& access, const PaymentDraft&, const Json& found) {
       return call(access, "wizard.account.invoice.pay.delete", Json::array({found.at("session")}));
     },
     [](const Access&, const JsonReader&, Json&) { return Result<Went<Done>>(go_to<Done>("check")); }},
    {"check", "account.move.search_read",
     [](const Access& access, const PaymentDraft& payment, const Json&) {
       return ask_postings(access, payment.document);
     },
     hear_payment_check},
}};

}  // namespace

Question<std::int64_t, std::string> postings_question() {
  return question_of<count_steps, std::int64_t, std::string>();
}
Question<Done, PaymentDraft> create_payment_question() { return question_of<payment_steps, Done, PaymentDraft>(); }

}  // namespace vendorproof::erp::tryton
