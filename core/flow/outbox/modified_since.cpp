#include "core/flow/outbox/modified_since.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/flow/outbox/bookmark.h"

namespace vendorproof::flow {

namespace {

constexpr Duration overlap = std::chrono::minutes(2);

std::string since_name(const std::string& name) { return name + "/since"; }
std::string latest_name(const std::string& name) { return name + "/latest"; }
std::string settled_name(const std::string& name) { return name + "/settled"; }

/// Holds the time from which the list must be read again to get its odd rows.
std::string odd_name(const std::string& name) { return name + "/odd-since"; }

// What the row of the poll has to do, in its parameters before the bookmark: nothing, or one of these and a time.
constexpr std::string_view news_word = "news ";  ///< the heads are read, some are news
constexpr std::string_view rows_word = "rows ";  ///< the rows are read

std::optional<Instant> instant_behind(std::string_view word, const store::Work& work) {
  const std::string_view parameters = parameters_of(work);
  if (!starts_with(parameters, word)) return std::nullopt;
  return instant_of(parameters.substr(word.size()));
}

void end_look(Desk& desk, const std::string& name) {
  const std::optional<Instant> latest = desk.noted_instant(latest_name(name));
  if (!latest) return;
  const Instant since = desk.noted_instant(since_name(name)).value_or(desk.config.orders_from);
  const Instant careful = std::max(since, *latest - overlap);
  const std::optional<Instant> settled = desk.noted_instant(settled_name(name));
  if (settled && *settled == *latest) {
    const Instant past = *latest + Duration(1);
    if (since != past) desk.note_instant(since_name(name), past);
    return;
  }
  // If the newest time stamp is unchanged at the next poll, no earlier row can still appear.
  desk.note_instant(settled_name(name), *latest);
  if (since != careful) desk.note_instant(since_name(name), careful);
}

}  // namespace

Instant read_since(const Desk& desk, const std::string& name) {
  return desk.noted_instant(since_name(name)).value_or(desk.config.orders_from);
}

void read_only_since(Desk& desk, const std::string& name, Instant since) {
  if (!desk.noted_instant(since_name(name))) desk.note_instant(since_name(name), since);
}

void remember_odd_rows(Desk& desk, const store::Work& poll) {
  const std::optional<Instant> from = rows_from(poll);
  const std::optional<Instant> known = desk.noted_instant(odd_name(poll.key));
  if (from && (!known || *from < *known)) desk.note_instant(odd_name(poll.key), *from);
}

void read_odd_rows_again(Desk& desk, const std::string& name) {
  const std::optional<Instant> from = desk.noted_instant(odd_name(name));
  std::optional<store::Work> poll = desk.store.work(name);
  if (!from || !poll || poll->state != store::WorkState::Due) return;
  if (!has_odd_rows(desk, list_of(*poll))) return desk.store.erase_note(odd_name(name));
  poll->parameters = std::string(rows_word) + text_of(*from);
  desk.postpone(*poll, desk.now.wall);
}

void saw_modified(Desk& desk, const std::string& name, Instant modified_at) {
  const std::optional<Instant> latest = desk.noted_instant(latest_name(name));
  if (!latest || *latest < modified_at) desk.note_instant(latest_name(name), modified_at);
}

std::optional<Instant> rows_from(const store::Work& work) { return instant_behind(rows_word, work); }

void saw_news(store::Work& work, Instant modified_at) {
  const std::optional<Instant> known = instant_behind(news_word, work);
  const Instant from = known ? std::min(*known, modified_at) : modified_at;
  work.parameters = with_bookmark(std::string(news_word) + text_of(from), bookmark_of(work));
}

void end_part(Desk& desk, store::Work& work, std::string_view bookmark) {
  if (!bookmark.empty() && bookmark != bookmark_of(work)) return go_on(desk, work, bookmark);
  work.failures = 0;
  if (const std::optional<Instant> news = instant_behind(news_word, work)) {
    work.parameters = std::string(rows_word) + text_of(*news);
    return desk.postpone(work, desk.now.wall);
  }
  end_look(desk, work.key);
  work.parameters.clear();
  desk.postpone(work, desk.now.wall + desk.config.*desk.operation_of(work).interval);
}

}  // namespace vendorproof::flow
