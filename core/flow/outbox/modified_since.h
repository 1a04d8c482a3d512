// A list of the ERP that is read by time of modification: often its heads, and the rows themselves only from the first
// head on that is not known. Rows may appear out of order, so the cursor stays two minutes behind the newest row seen,
// until a later poll finds no newer row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/flow/outbox/desk.h"
#include "core/flow/outbox/odd_rows.h"
#include "core/flow/outbox/questions.h"

namespace vendorproof::flow {

/// For a list that was never read: older rows are left out.
void read_only_since(Desk& desk, const std::string& name, Instant since);

/// The time from which the list has to be read; `name` is the name of the poll.
Instant read_since(const Desk& desk, const std::string& name);
/// The time from which the rows have to be read now; nullopt: first the heads.
std::optional<Instant> rows_from(const store::Work& work);
/// Notes that a row of the list was modified at `modified_at`. Rows may come in any order.
void saw_modified(Desk& desk, const std::string& name, Instant modified_at);
/// Notes that the rows have to be read, from `modified_at` or earlier.
void saw_news(store::Work& work, Instant modified_at);
/// To call after a part of the heads or of the rows was processed. With a bookmark, the poll asks for the next part. At
/// the end of heads with news it asks for the rows; else it ends and waits for its interval.
void end_part(Desk& desk, store::Work& work, std::string_view bookmark);

/// To call when a list had odd rows. The poll goes on with newer rows; this remembers from where to read again.
void remember_odd_rows(Desk& desk, const store::Work& poll);
/// Reads the list again, beginning with the earliest row that is still odd. Does nothing if all rows could be read, or
/// while an answer is awaited. `name` is the name of the poll.
void read_odd_rows_again(Desk& desk, const std::string& name);

/// The two questions of such a list.
template <class Row>
struct ListQuestions {
  const erp::Question<std::vector<trade::DocumentHead>, Instant>& heads;
  const erp::Question<std::vector<Row>, Instant>& rows;
};

template <class Row>
HttpRequest ask_for_list(const Desk& desk, const store::Work& work, const ListQuestions<Row>& list) {
  const std::optional<Instant> from = rows_from(work);
  return from ? ask(desk, work, list.rows, *from) : ask(desk, work, list.heads, read_since(desk, work.key));
}

template <class Row, class See>
void take_list_rows(Desk& desk, const store::Work& work, trade::Heard<std::vector<Row>>& heard, const See& see) {
  const std::string_view list = list_of(work);
  std::vector<std::string> names = std::move(heard.sound);
  for (Row& row : take_rows(heard)) {
    names.push_back(row.number);
    saw_modified(desk, work.key, row.modified_at);
    see(desk, std::move(row));
  }
  close_mended_rows(desk, list, names);
  report_odd_rows(desk, list, heard.odd);
  if (!heard.odd.empty()) remember_odd_rows(desk, work);
}

/// Reads an answer to ask_for_list: heads, or rows, which `see` gets one by one. An odd row is reported, and the list
/// goes on.
template <class Row, class IsKnown, class See>
Result<void> take_list(Desk& desk, store::Work& work, std::string_view body, const ListQuestions<Row>& list,
                       const IsKnown& is_known, const See& see) {
  if (rows_from(work)) {
    auto heard = hear(desk, work, list.rows, body);
    if (!heard) return tl::unexpected<Error>(heard.error());
    take_list_rows(desk, work, *heard, see);
    end_part(desk, work, heard->bookmark);
    return {};
  }
  auto heard = hear(desk, work, list.heads, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  for (const trade::DocumentHead& head : take_rows(*heard)) {
    saw_modified(desk, work.key, head.modified_at);
    if (!is_known(desk, head)) saw_news(work, head.modified_at);
  }
  report_odd_rows(desk, list_of(work), heard->odd);
  end_part(desk, work, heard->bookmark);
  return {};
}

}  // namespace vendorproof::flow
