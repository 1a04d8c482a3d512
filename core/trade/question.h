// One question to a peer, in any syntax: a function that writes the request as a value, and a function that reads the
// answer. The tables of `core/erp` and `core/channel` consist of questions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"

namespace vendorproof::trade {

/// A row of an answer that could not be read. The other rows of a list that may come in parts are still used; an answer
/// that counts only complete is an error with it.
struct OddRow {
  std::string subject;  ///< the number of its document; if that cannot be read, what names the row else; may be ""
  std::string problem;  ///< with the place of the wrong field
  std::string purchase_order = {};  ///< that the row is about, if it says so

  bool operator==(const OddRow&) const = default;
};

/// The contents of an answer. It must have an answer or a bookmark; having neither is a broken promise of the table.
template <class Answer>
struct Heard {
  std::optional<Answer> answer;  ///< nullopt: still to come, ask again with the bookmark
  std::string bookmark;          ///< where the next call continues, with the data collected so far; "": complete
  std::vector<OddRow> odd;
  /// For a list of documents: all names that rows of the answer would have as odd rows, such as number and id, for the
  /// rows that are not odd. A row may have been odd before.
  std::vector<std::string> sound = {};
};

/// One of several calls of one question.
struct CallName {
  std::string_view operation;  ///< the name for people: `items.list`
  std::string_view effect;     ///< the end of its effect key; "" for the first call
};

/// One operation of a peer. `About` holds the arguments. `bookmark` is "" for the first call of a question; it is text
/// that only the table understands and that survives a crash. A question of one call has `named` nullptr.
template <class Access, class Answer, class... About>
struct Question {
  std::string_view name;  ///< the name of its first call, for people: `linkedOrders.find`
  HttpRequest (*ask)(const Access& access, const About&... about, std::string_view bookmark) = nullptr;
  /// Errors: Malformed, with the place that could not be read. A peer may say that all is well and yet not have done
  /// what it was asked: Denied, with what is in its way, or Conflict, if the object was changed or removed since it was
  /// read. Both are refusals, like Reception::Wrong and Reception::Outdated.
  Result<Heard<Answer>> (*hear)(const Access& access, std::string_view body, std::string_view bookmark) = nullptr;
  CallName (*named)(std::string_view bookmark) = nullptr;

  CallName name_at(std::string_view bookmark) const { return named == nullptr ? CallName{name, ""} : named(bookmark); }
};

/// A complete answer of one call.
template <class Answer>
Result<Heard<Answer>> heard_all(Result<Answer> answer) {
  return std::move(answer).map([](Answer&& value) { return Heard<Answer>{std::move(value), "", {}}; });
}

}  // namespace vendorproof::trade
