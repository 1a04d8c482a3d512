#include "harness/command/against/two_histories.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/base/text.h"
#include "harness/record/effect_text.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t text_width = 42;
constexpr std::size_t time_width = 8;
constexpr std::size_t rows_after_parting = 8;
/// Rows that differ stand beside each other only if they are so near, so that each column stays in order of time.
constexpr Duration near = std::chrono::minutes(30);

std::string orders_text(const Effect& effect) {
  std::set<std::string> orders;
  if (!effect.purchase_order.empty()) orders.insert(effect.purchase_order);
  for (const EffectLine& line : effect.lines) orders.insert(line.purchase_order);
  orders.erase("");
  return join({orders.begin(), orders.end()}, ", ");
}

/// What the effect says, without numbers of documents and texts.
std::string said_by(const Effect& effect) {
  std::multiset<std::string> lines;
  for (const EffectLine& line : effect.lines) {
    lines.insert(fmt::format("{}/{}/{}/{}/{}", line.purchase_order, line.item, line.code, line.eaches, line.rejection));
  }
  return effect.amount.text() + " " + join({lines.begin(), lines.end()}, " ");
}

HistoryRow row_of_effect(const LedgerEntry& entry) {
  const Effect& effect = entry.effect;
  HistoryRow row;
  row.at = effect.at;
  row.text = std::string(entry.peer == Peer::Amazon ? "Amazon: " : "ERP: ") + effect_text(effect);
  row.about = std::string(text_of(effect.kind)) + " " + orders_text(effect);
  row.alike = row.about + " " + said_by(effect);
  return row;
}

HistoryRow row_of_exception(const TradeException& exception) {
  HistoryRow row;
  row.at = exception.raised_at;
  row.about = std::string(text_of(exception.kind)) + " " + exception.purchase_order;
  row.alike = row.about;
  row.text = fmt::format("people: {}{}{}: {}", text_of(exception.kind), exception.purchase_order.empty() ? "" : " ",
                         exception.purchase_order, exception.text);
  return row;
}

/// Pairs rows of `a` and `b` whose key is the same, the first with the first; both lists must be in order of time.
void pair_by(std::string HistoryRow::*key, bool differs, std::vector<HistoryRow>& a, std::vector<HistoryRow>& b,
             std::vector<PairedRow>& pairs) {
  std::map<std::string, std::vector<std::size_t>> waiting;
  for (std::size_t i = b.size(); i > 0; --i) waiting[b[i - 1].*key].push_back(i - 1);
  std::set<std::size_t> taken;
  std::vector<HistoryRow> left;
  for (HistoryRow& row : a) {
    std::vector<std::size_t>& partners = waiting[row.*key];
    if (partners.empty()) {
      left.push_back(std::move(row));
      continue;
    }
    const std::size_t partner = partners.back();
    if (differs && std::chrono::abs(b[partner].at - row.at) > near) {
      left.push_back(std::move(row));
      continue;
    }
    partners.pop_back();
    taken.insert(partner);
    pairs.push_back({std::move(row), std::move(b[partner]), differs});
  }
  std::vector<HistoryRow> right;
  for (std::size_t i = 0; i < b.size(); ++i) {
    if (!taken.contains(i)) right.push_back(std::move(b[i]));
  }
  a = std::move(left);
  b = std::move(right);
}

std::string time_text(Instant at) {
  const std::chrono::hh_mm_ss time(at - start_of_day(at));
  return fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
}

/// The lines of one cell, each as wide as the column.
std::vector<std::string> cell_of(const std::optional<HistoryRow>& row, Instant day) {
  const std::string empty(time_width + 1 + text_width, ' ');
  if (!row) return {empty};
  std::string text = row->text;
  if (start_of_day(row->at) != start_of_day(day)) text = "(" + format_date(row->at) + ") " + text;
  std::vector<std::string> lines;
  for (const std::string& part : reports::wrapped(text, text_width)) {
    const std::string time = lines.empty() ? time_text(row->at) : "";
    lines.push_back(reports::left_aligned(time, time_width) + " " + reports::left_aligned(part, text_width));
  }
  // The text of an exception may be long; the page has it in full.
  constexpr std::size_t lines_max = 6;
  if (lines.size() > lines_max) {
    lines.resize(lines_max);
    lines.back() = reports::left_aligned("", time_width) + " " + reports::left_aligned("...", text_width);
  }
  return lines;
}

std::string ruled(std::string line, char with) {
  line.resize(std::max(line.size(), reports::page_width - 1), with);
  return line + "\n";
}

void append_line(std::string line, std::string& page) {
  line.resize(line.find_last_not_of(' ') + 1);
  page += line + "\n";
}

void append_row(const PairedRow& row, std::string& page) {
  const std::vector<std::string> a = cell_of(row.a, row.at());
  const std::vector<std::string> b = cell_of(row.b, row.at());
  const std::string empty(time_width + 1 + text_width, ' ');
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string mark = i == 0 && row.differs ? "!! " : "   ";
    append_line(mark + (i < a.size() ? a[i] : empty) + " | " + (i < b.size() ? b[i] : empty), page);
  }
}

}  // namespace

Instant PairedRow::at() const {
  if (!a) return b->at;
  return b ? std::min(a->at, b->at) : a->at;
}

std::vector<HistoryRow> history_rows(const RunRecord& record) {
  std::vector<HistoryRow> rows;
  for (const LedgerEntry& entry : record.ledger) {
    if (entry.effect.kind != EffectKind::RequestRefused) rows.push_back(row_of_effect(entry));
  }
  for (const TradeException& exception : record.exceptions) rows.push_back(row_of_exception(exception));
  std::stable_sort(rows.begin(), rows.end(),
                   [](const HistoryRow& left, const HistoryRow& right) { return left.at < right.at; });
  return rows;
}

std::vector<PairedRow> paired_rows(const RunRecord& a, const RunRecord& b) {
  std::vector<HistoryRow> rows_a = history_rows(a);
  std::vector<HistoryRow> rows_b = history_rows(b);
  std::vector<PairedRow> pairs;
  pair_by(&HistoryRow::alike, false, rows_a, rows_b, pairs);
  pair_by(&HistoryRow::about, true, rows_a, rows_b, pairs);
  for (HistoryRow& row : rows_a) pairs.push_back({std::move(row), std::nullopt, true});
  for (HistoryRow& row : rows_b) pairs.push_back({std::nullopt, std::move(row), true});
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const PairedRow& left, const PairedRow& right) { return left.at() < right.at(); });
  return pairs;
}

std::string write_two_histories(const std::vector<PairedRow>& rows, Instant parted, const std::string& parting,
                                std::size_t rows_max) {
  const std::size_t column = time_width + 1 + text_width;
  std::string page;
  append_line("   " + reports::left_aligned("UTC      A", column) + " | UTC      B", page);
  std::string day;
  bool is_parted = false;
  std::size_t since = 0;
  const auto part = [&] {
    for (const std::string& line : reports::wrapped("here they part, " + parting, reports::page_width - 8)) {
      page += ruled(">> " + line + " ", '>');
    }
    is_parted = true;
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!is_parted && rows[i].at() >= parted) part();
    if (is_parted && rows.size() > rows_max && ++since > rows_after_parting) {
      page += fmt::format("   ... {} more\n", reports::counted(static_cast<std::int64_t>(rows.size() - i), "row"));
      break;
    }
    if (const std::string date = format_date(rows[i].at()); date != day) {
      page += ruled("--- " + date + " ", '-');
      day = date;
    }
    append_row(rows[i], page);
  }
  if (!is_parted) part();
  return page;
}

}  // namespace vendorproof::harness
