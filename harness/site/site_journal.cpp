// The part of a site that keeps what was asked and answered.
#include <string>
#include <utility>

#include "core/base/text.h"
#include "harness/field/requests.h"
#include "harness/site/site.h"

namespace vendorproof::harness {

namespace {

bool is_secret_answer(std::string_view operation) {
  return operation == "getAccessToken" || operation == "createRestrictedDataToken";
}

/// Whether a parameter is the key of a link to the portal.
bool is_portal_key(const HttpRequest& request, std::string_view name) {
  return name == "key" && starts_with(request.path, "/portal/");
}

}  // namespace

JournalRow Site::row_of(Peer peer, const HttpRequest& request, std::string operation) const {
  JournalRow row;
  row.peer = peer;
  // The decoded text, so that redaction finds an encoded secret.
  row.method = redaction_.excerpt(request.method, 20).text;
  row.target = redaction_.excerpt(request.path, 2000).text;
  char sign = row.target.find('?') == std::string::npos ? '?' : '&';
  for (const auto& [name, given] : request.query) {
    const std::string value = is_portal_key(request, name) ? std::string(masked) : given;
    row.target += sign + redaction_.excerpt(name + "=" + value, 2200).text;
    sign = '&';
  }
  row.headers = redaction_.headers(request.headers);
  const bool login = is_sign_in(peer, request);
  Excerpt body = redaction_.excerpt(login ? redaction_.login(request) : request.body, journal_body_max);
  row.body_is_cut = body.is_cut;
  row.body = std::move(body.text);
  if (row.body_is_cut && !login) {
    HttpRequest whole = request;
    whole.body = redaction_.text(std::move(whole.body));
    row.documents = documents_of(peer, whole);
    if (peer == Peer::Amazon) row.orders = orders_by_document(whole);
  }
  row.operation = std::move(operation);
  return row;
}

void Site::note(JournalRow row, const Delivery& delivery, const Disposition& disposition) {
  row.at = clock_.now();
  row.status = delivery.fate == Fate::None ? 0 : delivery.response.status;
  row.fault = disposition.fault;
  row.answer_was_withheld = disposition.withholds_answer();
  if (row.answer_was_withheld) faults_.note({journal_.seen() + 1, row.at, row.peer, row.operation, row.fault});
  if (row.target.find("key=" + std::string(masked)) != std::string::npos && starts_with(row.target, "/portal/")) {
    row.answer = "(not kept: a page whose links have the key)";
  } else if (is_secret_answer(row.operation) && delivery.response.status == 200) {
    row.answer = "(not kept: a token)";
  } else {
    Excerpt answer = redaction_.excerpt(delivery.response.body, journal_answer_max);
    row.answer_is_cut = answer.is_cut;
    row.answer = std::move(answer.text);
  }
  journal_.add(std::move(row));
}

}  // namespace vendorproof::harness
