// Reads what an audit needs from the ERP and from Amazon. Nothing is written: every request is one that
// cannot change anything at the peer, but for the logins.
#pragma once

#include <functional>
#include <string>

#include "core/audit/books.h"
#include "core/base/result.h"
#include "core/channel/channel.h"
#include "core/erp/dialect.h"
#include "core/live/http_client.h"

namespace vendorproof::harness {

/// How a peer is asked, and what the time is here.
struct PeerLine {
  std::function<live::Sent(const HttpRequest& request)> ask;
  std::function<Result<Instant>()> now;
  std::function<void(const std::string& text)> tell;  ///< progress, for people
};

/// Asks all questions of the dialect's table. What cannot be read is noted in Books::readings. Errors, if nothing could
/// be read at all: Unavailable: no answer; Denied: the login or every page is refused; NotFound: the ERP has
/// no page of the table.
Result<void> read_erp(const erp::Dialect& dialect, const erp::ErpAccess& access, const PeerLine& line, Instant since,
                      audit::Books& books);

/// Orders placed within the window, a week at a time (PO-31). Errors: Unavailable: no answer; Denied: the login is
/// refused. If only the orders are refused, that is noted in Books::readings.
Result<void> read_amazon(const channel::Channel& channel, const channel::ChannelAccess& access, const PeerLine& line,
                         const Window& placed, audit::Books& books);

}  // namespace vendorproof::harness
