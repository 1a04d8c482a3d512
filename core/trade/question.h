// How a peer is asked and heard, whatever it speaks: a request as a value going out, and what its answer says coming
// back. The tables of `core/erp` and `core/channel` are made of these.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"

namespace vendorproof::trade {

/// A row that could not be read. In a list that may come in parts it does not hide the others; an answer that counts
/// when it is whole does not count with it.
struct OddRow {
  std::string subject;  ///< the number of its document; "" when even that is missing
  std::string problem;  ///< with the place of what is wrong

  bool operator==(const OddRow&) const = default;
};

/// What an answer said. Neither an answer nor a bookmark is a broken promise of the table.
template <class Answer>
struct Heard {
  std::optional<Answer> answer;  ///< none: it is still to come, ask again with the bookmark
  std::string bookmark;          ///< where the next call goes on, with what was collected so far; "": this was all
  std::vector<OddRow> odd;
};

/// One of several calls of one question.
struct CallName {
  std::string_view operation;  ///< as people see it: `items.list`
  std::string_view effect;     ///< the end of its effect key; "" for the first
};

/// One operation of a peer. `About` is what is asked, and `bookmark` is "" for the first call of a question; a bookmark
/// is text that only the table understands and that survives a crash. A question of one call leaves `named` away.
template <class Access, class Answer, class... About>
struct Question {
  std::string_view name;  ///< of its first call, as people see it: `salesOrders.find`
  HttpRequest (*ask)(const Access& access, const About&... about, std::string_view bookmark) = nullptr;
  /// Errors: Malformed, with the place of what could not be read.
  Result<Heard<Answer>> (*hear)(const Access& access, std::string_view body, std::string_view bookmark) = nullptr;
  CallName (*named)(std::string_view bookmark) = nullptr;

  CallName name_at(std::string_view bookmark) const { return named == nullptr ? CallName{name, ""} : named(bookmark); }
};

/// An answer of one call that says everything.
template <class Answer>
Result<Heard<Answer>> heard_all(Result<Answer> answer) {
  return std::move(answer).map([](Answer&& value) { return Heard<Answer>{std::move(value), "", {}}; });
}

}  // namespace vendorproof::trade
