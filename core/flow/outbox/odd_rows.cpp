#include "core/flow/outbox/odd_rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/trade/exception.h"

namespace vendorproof::flow {

namespace {

std::string subject_of(std::string_view list, std::string_view row) {
  return fmt::format("{}/{}", list, row.empty() ? "?" : row);
}

std::string key_of(std::string_view list, std::string_view row) {
  return trade::exception_key(ExceptionKind::UnreadableRow, subject_of(list, row));
}

std::vector<std::string> open_keys(const Desk& desk, std::string_view list) {
  return desk.store.open_exceptions_under(trade::exception_key(ExceptionKind::UnreadableRow, list) + "/");
}

}  // namespace

void report_odd_rows(Desk& desk, std::string_view list, const std::vector<trade::OddRow>& odd) {
  for (const trade::OddRow& row : odd) {
    desk.reopen(ExceptionKind::UnreadableRow, subject_of(list, row.subject), row.purchase_order, 0, Money(),
                fmt::format("list {}, row {}: {}", list, row.subject.empty() ? "?" : row.subject, row.problem),
                fmt::format("list={}", list));
  }
}

void close_mended_rows(Desk& desk, std::string_view list, const std::vector<std::string>& names) {
  const std::vector<std::string> open = open_keys(desk, list);
  if (open.empty()) return;
  for (const std::string& name : names) {
    const std::string key = key_of(list, name);
    if (std::binary_search(open.begin(), open.end(), key)) desk.store.close(key);
  }
}

bool has_odd_rows(const Desk& desk, std::string_view list) { return !open_keys(desk, list).empty(); }

void report_all_odd_rows(Desk& desk, std::string_view list, const std::vector<trade::OddRow>& odd) {
  for (const std::string& key : open_keys(desk, list)) {
    const bool is_still_odd =
        std::any_of(odd.begin(), odd.end(), [&](const trade::OddRow& row) { return key_of(list, row.subject) == key; });
    if (!is_still_odd) desk.store.close(key);
  }
  report_odd_rows(desk, list, odd);
}

std::string_view list_of(const store::Work& poll) {
  const std::string_view key = poll.key;
  return key.substr(key.find('/') + 1);
}

}  // namespace vendorproof::flow
