// Undocumented behaviour of the real API that vendors observed: one table of quirks, each a small function that can be
// switched on and off alone. `face observed` switches on those that an integration must handle; the others damage the
// served data, and are only for scenarios that ask for them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "core/base/result.h"
#include "mock_amazon/state/quirk_choices.h"
#include "mock_amazon/state/settings.h"
#include "mock_amazon/state/transactions.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Order;

/// A request of a known operation that passed the access check.
struct QuirkCall {
  std::string_view operation;
  const HttpRequest& request;
  std::string_view name;  ///< the path segment for the braces
};

/// Where a quirk acts. A quirk without its own function is checked by name in the code that makes lists.
using InsteadOfAnswer = std::optional<Answer> (*)(Central& central, const QuirkCall& call);
using InOrder = void (*)(const Central& central, const Order& order, Json& document);
struct InStatus {
  void (*put)(const Central& central, const Order& order, Json& row);
};
/// The JSON of a request without what Amazon ignores; none if it ignores nothing.
using InBody = std::optional<std::string> (*)(DocumentKind kind, const std::string& body);
using InProcessing = std::optional<std::string> (*)(Central& central, DocumentKind kind, const std::string& body);
using InTransaction = void (*)(const Central& central, DocumentKind kind, Json& status);
using QuirkAct = std::variant<std::monostate, InsteadOfAnswer, InOrder, InStatus, InBody, InProcessing, InTransaction>;

/// The unit of `size`: chance in per cent, hours after the first order, or number of times.
enum class QuirkSize { None, Percent, Hours, Times };

struct QuirkRow {
  Quirk quirk;
  std::string_view id;        ///< `html-unavailable`
  std::string_view sentence;  ///< what happens
  std::string_view when;      ///< to which requests or documents
  std::string_view source;    ///< who observed it
  QuirkSize size;
  std::int64_t usual;  ///< the default size
  bool observed;       ///< whether `face observed` switches it on
  QuirkAct act;
};

/// THE TABLE, in the order of Quirk.
const std::vector<QuirkRow>& quirks();
const QuirkRow& row_of(Quirk quirk);

/// `id` may carry a size: `outage=24`. Errors: Malformed, with the list of quirks, or with the bounds of the size.
Result<void> set_quirk(Settings& settings, std::string_view id, bool on);

bool has_quirk(const Settings& settings, Quirk quirk);
std::int64_t size_of(const Settings& settings, Quirk quirk);
/// Whether the quirk is on and affects this subject: drawn by its name, so always the same for one subject.
bool is_chosen(const Settings& settings, Quirk quirk, std::string_view subject);
/// Whether the quirk is on and happens this time; never twice in succession, so that a second try works.
bool takes_turn(Central& central, Quirk quirk);

/// Each function applies the quirks of the table at one place.
std::optional<Answer> quirky_answer(Central& central, const QuirkCall& call);
bool changes_orders(const Settings& settings);
std::string quirky_order(const Central& central, const Order& order);
bool changes_status(const Settings& settings);
std::string quirky_status(const Central& central, const Order& order, const std::string& row);
/// None if nothing changes.
std::optional<std::string> body_with_quirks(const Settings& settings, DocumentKind kind, const std::string& body);
void put_quirks_in_processing(Central& central, DocumentKind kind, std::string& body);
void put_quirks_in_transaction(const Central& central, DocumentKind kind, Json& status);
/// Whether an outage still keeps the order from being served.
bool is_withheld(const Central& central, const Order& order, Instant now);

/// The functions that rows point at; they are in quirks_in_answers.cpp, _documents.cpp and _submissions.cpp.
std::optional<Answer> answer_html_page(Central& central, const QuirkCall& call);
std::optional<Answer> answer_nothing_503(Central& central, const QuirkCall& call);
std::optional<Answer> answer_nothing_200(Central& central, const QuirkCall& call);
std::optional<Answer> throttle_early(Central& central, const QuirkCall& call);
std::optional<Answer> refuse_ascending(Central& central, const QuirkCall& call);
std::optional<Answer> refuse_changed_after(Central& central, const QuirkCall& call);
std::optional<Answer> refuse_in_mid_paging(Central& central, const QuirkCall& call);
std::optional<Answer> answer_empty_page(Central& central, const QuirkCall& call);
std::optional<Answer> answer_empty_list(Central& central, const QuirkCall& call);
std::optional<Answer> lose_order(Central& central, const QuirkCall& call);
std::optional<Answer> lose_transaction(Central& central, const QuirkCall& call);
std::optional<Answer> refuse_invoices(Central& central, const QuirkCall& call);
void write_negative_quantity(const Central& central, const Order& order, Json& document);
void write_units_in_capitals(const Central& central, const Order& order, Json& document);
void write_dates_without_zone(const Central& central, const Order& order, Json& document);
void write_stray_spaces(const Central& central, const Order& order, Json& document);
void leave_out_receipts(const Central& central, const Order& order, Json& row);
void write_eaches_as_cases(const Central& central, const Order& order, Json& row);
void show_partial_as_accepted_zero(const Central& central, const Order& order, Json& row);
std::optional<std::string> drop_submission(Central& central, DocumentKind kind, const std::string& body);
std::optional<std::string> drop_rejections_in_capitals(DocumentKind kind, const std::string& body);
std::optional<std::string> keep_partial_acceptance(Central& central, DocumentKind kind, const std::string& body);
void hide_success_of_acknowledgements(const Central& central, DocumentKind kind, Json& status);
void hide_outcome_of_invoices(const Central& central, DocumentKind kind, Json& status);
void make_errors_opaque(const Central& central, DocumentKind kind, Json& status);
void reverse_transaction_id(const Central& central, DocumentKind kind, Json& status);

}  // namespace vendorproof::mock_amazon
