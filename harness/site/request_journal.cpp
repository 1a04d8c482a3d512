#include "harness/site/request_journal.h"

namespace vendorproof::harness {

namespace {

std::size_t bytes_of(const JournalRow& row) {
  std::size_t bytes = 200 + row.target.size() + row.body.size() + row.answer.size();
  for (const auto& [name, value] : row.headers) bytes += name.size() + value.size();
  for (const std::string& document : row.documents) bytes += document.size();
  for (const auto& [document, orders] : row.orders) {
    bytes += document.size();
    for (const std::string& order : orders) bytes += order.size();
  }
  return bytes;
}

/// Whether the row matches the filter, except for its text.
bool could_fit(const JournalFilter& filter, const JournalRow& row) {
  if (row.number <= filter.after) return false;
  if (filter.peer && *filter.peer != row.peer) return false;
  if (filter.operation && *filter.operation != row.operation) return false;
  if (filter.status && *filter.status != row.status) return false;
  if (filter.method && *filter.method != row.method) return false;
  if (filter.from && row.at < *filter.from) return false;
  return !filter.until || row.at < *filter.until;
}

bool has_text(const JournalFilter& filter, const JournalRow& row) {
  if (!filter.text) return true;
  for (const std::string* where : {&row.target, &row.body, &row.answer}) {
    if (where->find(*filter.text) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

void RequestJournal::add(JournalRow row) {
  row.number = ++seen_;
  bytes_ += bytes_of(row);
  rows_.push_back(std::move(row));
  while (!rows_.empty() && (rows_.size() > rows_max_ || bytes_ > bytes_max_)) {
    bytes_ -= bytes_of(rows_.front());
    last_evicted_ = std::move(rows_.front());
    last_evicted_->body.clear();
    last_evicted_->answer.clear();
    last_evicted_->documents.clear();
    last_evicted_->orders.clear();
    rows_.pop_front();
    ++evicted_;
  }
}

void RequestJournal::clear() {
  rows_.clear();
  bytes_ = 0;
  evicted_ = 0;
  last_evicted_.reset();
}

std::vector<const JournalRow*> RequestJournal::find(const JournalFilter& filter, std::size_t limit) const {
  std::vector<const JournalRow*> found;
  for (const JournalRow& row : rows_) {
    if (found.size() >= limit) break;
    if (could_fit(filter, row) && has_text(filter, row)) found.push_back(&row);
  }
  return found;
}

JournalCount RequestJournal::count(const JournalFilter& filter) const {
  JournalCount result;
  // Dropped rows are older than all kept rows: a count is complete only if the filter begins after the last of them.
  if (last_evicted_ && last_evicted_->number > filter.after) {
    result.is_complete = filter.from && last_evicted_->at < *filter.from;
  }
  for (const JournalRow& row : rows_) {
    if (!could_fit(filter, row)) continue;
    if (has_text(filter, row)) {
      ++result.count;
    } else if (row.body_is_cut || row.answer_is_cut) {
      result.is_complete = false;
    }
  }
  return result;
}

}  // namespace vendorproof::harness
