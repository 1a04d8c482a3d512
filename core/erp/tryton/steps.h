// A question of several calls, as a table of steps. A step writes one request and reads its answer; it says which step
// follows, or gives the answer of the question. What the steps have found is kept between them: the bookmark is the
// name of the next step and a JSON object.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/erp/tryton/rpc.h"

namespace vendorproof::erp::tryton {

/// What a step has made of its answer: the answer of the question, or the step that follows.
template <class Answer>
struct Went {
  std::optional<Answer> answer;
  std::string_view next = {};  ///< a step of the same table
  std::vector<trade::OddRow> odd = {};
  std::vector<std::string> sound = {};
};

template <class Answer>
Went<Answer> go_to(std::string_view step) {
  return {std::nullopt, step};
}

template <class Answer, class... About>
struct Step {
  std::string_view name;       ///< in the bookmark, and the end of the effect key
  std::string_view operation;  ///< the call, for people: `sale.sale.create`
  HttpRequest (*ask)(const ErpAccess& access, const About&... about, const Json& found);
  /// `answer` is the whole body. Errors: Malformed; Denied if Tryton has not done it; Conflict if the record is gone.
  Result<Went<Answer>> (*hear)(const ErpAccess& access, const JsonReader& answer, Json& found);
};

/// A bookmark, taken apart. "" is the first step, with nothing found.
struct Position {
  std::string step;
  Json found = Json::object();
};
Position position_of(std::string_view bookmark);
std::string bookmark_of(std::string_view step, const Json& found);
/// The body as JSON. Errors: Malformed, also if it states an error.
Result<JsonText> read_answer(std::string_view body);

template <const auto& steps>
const auto& step_at(std::string_view name) {
  if (name.empty()) return steps.front();
  for (const auto& step : steps) {
    if (step.name == name) return step;
  }
  REQUIRE(!"the bookmark names a step of its table");
  return steps.front();
}

template <const auto& steps, class... About>
HttpRequest ask_step(const ErpAccess& access, const About&... about, std::string_view bookmark) {
  const Position position = position_of(bookmark);
  return step_at<steps>(position.step).ask(access, about..., position.found);
}

template <const auto& steps, class Answer>
Result<trade::Heard<Answer>> hear_step(const ErpAccess& access, std::string_view body, std::string_view bookmark) {
  const Result<JsonText> document = read_answer(body);
  if (!document) return tl::unexpected<Error>(document.error());
  Position position = position_of(bookmark);
  Result<Went<Answer>> went = step_at<steps>(position.step).hear(access, JsonReader(*document), position.found);
  if (!went) return tl::unexpected<Error>(went.error());
  std::string next = went->next.empty() ? std::string() : bookmark_of(went->next, position.found);
  return trade::Heard<Answer>{std::move(went->answer), std::move(next), std::move(went->odd), std::move(went->sound)};
}

template <const auto& steps>
trade::CallName step_call(std::string_view bookmark) {
  const auto& step = step_at<steps>(position_of(bookmark).step);
  return {step.operation, &step == &steps.front() ? "" : step.name};
}

/// The question of a table of steps.
template <const auto& steps, class Answer, class... About>
Question<Answer, About...> question_of() {
  return {steps.front().operation, ask_step<steps, About...>, hear_step<steps, Answer>, step_call<steps>};
}

/// For a step that Tryton has not done, and will not do: a person has to act.
inline tl::unexpected<Error> not_done(std::string why) { return failure(ErrorCode::Denied, std::move(why)); }

}  // namespace vendorproof::erp::tryton
