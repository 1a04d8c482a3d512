// Quirks that replace an answer. The request then has no effect.
#include <algorithm>

#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/page.h"

namespace vendorproof::mock_amazon {

namespace {

bool is_list(const QuirkCall& call) {
  return call.operation == "getPurchaseOrders" || call.operation == "getPurchaseOrdersStatus";
}

std::string rows_name(const QuirkCall& call) {
  return call.operation == "getPurchaseOrders" ? "orders" : "ordersStatus";
}

Answer empty_answer(int status) {
  Answer answer = answered(status, "");
  if (status >= 400) answer.refusal = "without a body";
  return answer;
}

}  // namespace

std::optional<Answer> answer_html_page(Central& central, const QuirkCall&) {
  if (!takes_turn(central, Quirk::HtmlUnavailable)) return std::nullopt;
  return unavailable_page();
}

std::optional<Answer> answer_nothing_503(Central& central, const QuirkCall&) {
  if (!takes_turn(central, Quirk::EmptyUnavailable)) return std::nullopt;
  return empty_answer(503);
}

std::optional<Answer> answer_nothing_200(Central& central, const QuirkCall& call) {
  if (call.request.method != "GET" || !takes_turn(central, Quirk::EmptySuccess)) return std::nullopt;
  return empty_answer(200);
}

std::optional<Answer> throttle_early(Central& central, const QuirkCall&) {
  if (!takes_turn(central, Quirk::EarlyThrottle)) return std::nullopt;
  return throttled();
}

std::optional<Answer> refuse_ascending(Central&, const QuirkCall& call) {
  if (!is_list(call) || query_of(call.request, "sortOrder") != "ASC") return std::nullopt;
  return refused_query();
}

std::optional<Answer> refuse_changed_after(Central& central, const QuirkCall& call) {
  const std::optional<std::string> value = query_of(call.request, "changedAfter");
  if (!is_list(call) || !value || !is_chosen(central.settings, Quirk::ChangedAfterRefused, *value)) {
    return std::nullopt;
  }
  return refused_query();
}

std::optional<Answer> refuse_in_mid_paging(Central& central, const QuirkCall& call) {
  if (!is_list(call) || !query_of(call.request, "nextToken")) return std::nullopt;
  if (!takes_turn(central, Quirk::RefusedInMidPaging)) return std::nullopt;
  return refused_query();
}

std::optional<Answer> answer_empty_page(Central& central, const QuirkCall& call) {
  const std::optional<std::string> token = query_of(call.request, "nextToken");
  if (!is_list(call) || !token || !key_of(*token)) return std::nullopt;
  if (!takes_turn(central, Quirk::EmptyPageWithToken)) return std::nullopt;
  return answered(200, page_json(rows_name(call), {}, *token));
}

std::optional<Answer> answer_empty_list(Central& central, const QuirkCall& call) {
  if (!is_list(call) || query_of(call.request, "nextToken")) return std::nullopt;
  if (!takes_turn(central, Quirk::EmptyList)) return std::nullopt;
  return answered(200, page_json(rows_name(call), {}, ""));
}

std::optional<Answer> lose_order(Central& central, const QuirkCall& call) {
  if (call.operation != "getPurchaseOrder") return std::nullopt;
  if (!is_chosen(central.settings, Quirk::OrderNotFound, call.name)) return std::nullopt;
  return refused_unknown();
}

std::optional<Answer> lose_transaction(Central& central, const QuirkCall& call) {
  if (call.operation != "getTransaction") return std::nullopt;
  if (!is_chosen(central.settings, Quirk::TransactionNotFound, call.name)) return std::nullopt;
  return refused_unknown();
}

std::optional<Answer> refuse_invoices(Central&, const QuirkCall& call) {
  if (call.operation != "submitInvoices") return std::nullopt;
  return refused(400, {{"InvalidInput", "The vendor is not enabled for submitInvoices.", ""}});
}

}  // namespace vendorproof::mock_amazon
