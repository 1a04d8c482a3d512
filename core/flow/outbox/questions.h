// Asks a peer and reads its answer, for a row of the outbox: with the peer's access data and the bookmark of the row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/require.h"
#include "core/flow/outbox/bookmark.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

template <class Access>
decltype(auto) access_of(const Desk& desk) {
  if constexpr (std::is_same_v<Access, erp::ErpAccess>) {
    return desk.erp_access();
  } else {
    return (desk.config.amazon);  // in parentheses it is a reference, not a copy
  }
}

template <class Access, class Answer, class... About>
HttpRequest ask(const Desk& desk, const store::Work& work, const trade::Question<Access, Answer, About...>& question,
                const std::type_identity_t<About>&... about) {
  return question.ask(access_of<Access>(desk), about..., bookmark_of(work));
}

template <class Access, class Answer, class... About>
Result<trade::Heard<Answer>> hear(const Desk& desk, const store::Work& work,
                                  const trade::Question<Access, Answer, About...>& question, std::string_view body) {
  Result<trade::Heard<Answer>> heard = question.hear(access_of<Access>(desk), body, bookmark_of(work));
  REQUIRE(!heard || heard->answer || !heard->bookmark.empty());
  return heard;
}

/// The rows of an answer, moved out of it; no rows if the answer only leads to the next part.
template <class Row>
std::vector<Row> take_rows(trade::Heard<std::vector<Row>>& heard) {
  return heard.answer ? std::move(*heard.answer) : std::vector<Row>();
}

/// Makes the row due at once; its next call continues from the bookmark.
void go_on(Desk& desk, store::Work& work, std::string_view bookmark);

/// The error for rows that could not be read, where an answer counts only complete. Needs a row; names the first.
tl::unexpected<Error> not_whole(const std::vector<trade::OddRow>& odd);

/// The complete answer; nullopt if another call is needed: then the row is due with it. Errors: Malformed, also if a
/// row could not be read, or if the next call would be the same again.
template <class Access, class Answer, class... About>
Result<std::optional<Answer>> hear_whole(Desk& desk, store::Work& work,
                                         const trade::Question<Access, Answer, About...>& question,
                                         std::string_view body) {
  Result<trade::Heard<Answer>> heard = hear(desk, work, question, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (!heard->odd.empty()) return not_whole(heard->odd);
  if (heard->bookmark.empty()) return std::move(heard->answer);
  if (heard->bookmark == bookmark_of(work)) return malformed("its next page is the page that was just read");
  go_on(desk, work, heard->bookmark);
  return std::optional<Answer>();
}

/// How a peer took a request, and what it says when it refuses.
trade::Reception reception_of(const Desk& desk, Peer peer, const HttpResponse& response);
std::string error_text(const Desk& desk, Peer peer, std::string_view body);

}  // namespace vendorproof::flow
