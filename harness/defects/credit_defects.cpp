// Defects of credit notes.
#include <memory>
#include <string>
#include <utility>

#include "core/base/json/json_tree.h"
#include "harness/defects/defects.h"
#include "harness/defects/spoiling.h"

namespace vendorproof::harness {

namespace {

constexpr const char* submission = "submitInvoices";
constexpr const char* documents = "invoices";

bool is_credit_note(const Json& document) {
  return document.is_object() && document.value("invoiceType", std::string()) == "CreditNote";
}

bool has_credit_notes(const HttpRequest& request) {
  const Result<Json> body = parse_json(request.body);
  return body && body->is_object() && body->contains(documents) && !(*body)[documents].empty() &&
         is_credit_note((*body)[documents][0]);
}

Spoiler credit_note_above_invoice(const scenarios::Scenario&) {
  constexpr std::int64_t much = 10'000'000;
  return edits_each(submission, documents, [](Json& document) {
    if (is_credit_note(document)) add_to_money(document["invoiceTotal"], much);
  });
}

Spoiler credit_note_below_memo(const scenarios::Scenario&) {
  constexpr std::int64_t less = 100;
  return edits_each(submission, documents, [](Json& document) {
    if (!is_credit_note(document)) return;
    document["id"] = "CN-" + document["items"].at(0).value("purchaseOrderNumber", "1");
    add_to_money(document["invoiceTotal"], -less);
  });
}

// The order's number stands where the invoice's belongs.
Spoiler credit_note_for_the_order(const scenarios::Scenario& scenario) {
  const std::string number = scenario.orders.empty() ? "" : scenario.orders.front().number;
  return edits_each(submission, documents, [number](Json& document) {
    if (!is_credit_note(document)) return;
    for (Json& item : document["items"]) item["creditNoteDetails"]["referenceInvoiceNumber"] = number;
  });
}

Spoiler credit_note_never_sent(const scenarios::Scenario&) {
  const auto held = std::make_shared<HeldSubmissions>();
  Spoiler spoiler;
  spoiler.on_request = [held](SpoiledRequest& spoiled) {
    if (spoiled.operation == submission && has_credit_notes(spoiled.request)) return held->hold(spoiled);
    held->answer_transaction(spoiled);
  };
  return spoiler;
}

Spoiler credit_note_twice(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (spoiled.operation != submission || !has_credit_notes(spoiled.request)) return;
    HttpRequest twin = spoiled.request;
    edit_body(twin, [](Json& body) {
      for (Json& document : body[documents]) document["id"] = document["id"].get<std::string>() + "-R1";
    });
    spoiled.before.push_back(std::move(twin));
  };
  return spoiler;
}

}  // namespace

const std::vector<Defect>& credit_defects() {
  static const std::vector<Defect> table = {
      {"credit-note-above-invoice", "Credit notes give back a thousand more than the ERP posted.", "CREDIT-03",
       "credit-note-for-goods-that-never-arrived", credit_note_above_invoice},
      {"credit-note-below-memo", "Credit notes have numbers of their own and a cent less than the ERP's memo.",
       "CREDIT-02", "credit-note-for-goods-that-never-arrived", credit_note_below_memo},
      {"credit-note-for-the-order", "Credit notes name the order where the invoice belongs.", "CREDIT-04",
       "credit-note-for-goods-that-never-arrived", credit_note_for_the_order},
      {"credit-note-never-sent", "Credit notes are recorded as sent, but never leave.", "CREDIT-01",
       "credit-note-for-goods-that-never-arrived", credit_note_never_sent},
      {"credit-note-twice", "Every credit note is sent a second time under another number.", "CREDIT-02",
       "credit-note-for-goods-that-never-arrived", credit_note_twice},
  };
  return table;
}

}  // namespace vendorproof::harness
