// Asking a peer and hearing what it says, for a row of the outbox: with the access and from the bookmark of the row.
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
const Access& access_of(const Desk& desk) {
  if constexpr (std::is_same_v<Access, erp::ErpAccess>) {
    return desk.config.erp;
  } else {
    return desk.config.amazon;
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

/// The row asks again at once, from the bookmark on.
void go_on(Desk& desk, store::Work& work, std::string_view bookmark);

/// An answer that counts when it is whole, and has rows that could not be read. Needs a row; names the first.
tl::unexpected<Error> not_whole(const std::vector<trade::OddRow>& odd);

/// The answer when it is whole. None: the row goes on with its next call. Errors: Malformed, also when a row could not
/// be read or the next call would be the same again.
template <class Access, class Answer, class... About>
Result<std::optional<Answer>> hear_whole(Desk& desk, store::Work& work,
                                         const trade::Question<Access, Answer, About...>& question,
                                         std::string_view body) {
  Result<trade::Heard<Answer>> heard = hear(desk, work, question, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (!heard->odd.empty()) return not_whole(heard->odd);
  if (heard->bookmark.empty()) return std::move(heard->answer);
  if (heard->bookmark == bookmark_of(work)) return malformed("it goes on with what was asked already");
  go_on(desk, work, heard->bookmark);
  return std::optional<Answer>();
}

/// How a peer took a request, and what it says when it refuses.
trade::Reception reception_of(const Desk& desk, Peer peer, const HttpResponse& response);
std::string error_text(const Desk& desk, Peer peer, std::string_view body);

}  // namespace vendorproof::flow
