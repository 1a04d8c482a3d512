// The portal's page: every table of the portal, its latest rows, in plain HTML without external files.
#include <algorithm>
#include <initializer_list>

#include "core/base/text.h"
#include "mock_amazon/payables/payables.h"
#include "mock_amazon/portal/csv.h"
#include "mock_amazon/portal/portal.h"
#include "mock_amazon/portal/portal_tables.h"
#include "mock_amazon/portal/portal_visit.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::size_t rows_shown_max = 50;
constexpr std::size_t whole_until = 14;  // characters: numbers of documents up to this are never broken
constexpr std::size_t words_from = 24;   // characters: longer texts may be broken into lines

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vendor Central portal (mock)</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light; --ink: #1d2733; --soft: #55626f; --line: #dfe4ea; --ground: #f5f7f9; --paper: #fff;
  --head: #16324a; --link: #0b62a4; --good: #14622c; --good-back: #dff3e4; --bad: #8f1d14; --bad-back: #fbe1df;
  --open: #7a5200; --open-back: #fdf0d0; --calm: #3c4a58; --calm-back: #e6ebf0; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --ink: #e3e9ef; --soft: #9dabb9; --line: #303c49; --ground: #11171d; --paper: #19212a;
    --head: #10273a; --link: #7db8ec; --good: #7fd79a; --good-back: #163321; --bad: #f2938a; --bad-back: #3b1d1b;
    --open: #e8bf66; --open-back: #352a10; --calm: #b8c4cf; --calm-back: #2a3541; }
}
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.45 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink);
  background: var(--ground); }
header { background: var(--head); color: #fff; padding: 1.4rem 2rem; }
header h1 { margin: 0; font-size: 1.35rem; font-weight: 600; }
header p { margin: .35rem 0 0; max-width: 62rem; color: #cfdbe6; }
main { padding: 1.25rem 2rem 3rem; }
.sums { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 1.5rem; }
.sums div { flex: 1 1 9rem; padding: .6rem .9rem; background: var(--paper);
  border: 1px solid var(--line); border-radius: 6px; }
.sums dt { color: var(--soft); font-size: .82rem; }
.sums dd { margin: 0; font-size: 1.15rem; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; margin: 0 0 1.25rem; }
section > div { display: flex; flex-wrap: wrap; gap: .2rem 1rem; justify-content: space-between; align-items: baseline;
  padding: .8rem 1rem .6rem; }
h2 { margin: 0; font-size: 1.05rem; }
h2 small { font-weight: 400; color: var(--soft); margin-left: .4rem; }
section p { margin: 0; padding: 0 1rem .8rem; color: var(--soft); }
a { color: var(--link); white-space: nowrap; }
table { border-collapse: collapse; width: 100%; font-size: .8rem; }
th, td { text-align: left; padding: .35rem .4rem; border-top: 1px solid var(--line); vertical-align: top; }
th:first-child, td:first-child { padding-left: 1rem; }
th { color: var(--soft); font-weight: 500; }
td { overflow-wrap: anywhere; }
td.number, td.date, td.whole { white-space: nowrap; overflow-wrap: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.words { min-width: 11rem; }
.state { display: inline-block; padding: .05rem .5rem; border-radius: 999px; font-size: .78rem; white-space: nowrap; }
.good { color: var(--good); background: var(--good-back); }
.bad { color: var(--bad); background: var(--bad-back); }
.open { color: var(--open); background: var(--open-back); }
.calm { color: var(--calm); background: var(--calm-back); }
@media screen and (max-width: 1350px) {
  header, main { padding-left: 1rem; padding-right: 1rem; }
  thead { display: none; }
  table, tbody { display: block; }
  tr { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: .6rem 1rem; border-top: 1px solid var(--line); }
  td, td.number, td:first-child { display: block; padding: 0; border: 0; text-align: left; }
  td.words { flex: 1 0 100%; }
  td:empty { display: none; }
  td::before { content: attr(data-label); display: block; color: var(--soft); font-size: .72rem; }
}
@page { size: A4 landscape; margin: 10mm; }
@media print {
  body { background: none; font-size: 8.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header, main { padding: .4rem 0; }
  header { color: #000; background: none; }
  header p { color: #333; }
  section { border: 0; margin: 0 0 .8rem; }
  table { font-size: 6.4pt; }
  th, td { padding: .15rem .25rem; }
  th:first-child, td:first-child { padding-left: 0; }
  td.words { min-width: 8em; }
  .state { padding: 0 .25rem; font-size: 6.4pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  section > div, section p { break-after: avoid; padding-left: 0; }
}
</style>
</head>
<body>
<header>
<h1>Vendor Central portal (mock)</h1>
<p>This is <strong>not part of SP-API</strong> and not Amazon: a simulation of what Amazon shows to vendors in the
portal only: the state of invoices, and what is deducted, charged and paid. For people and for downloads as CSV.</p>
</header>
<main>
)";

struct Look {
  std::string_view word;
  std::string_view style;
};

/// The style of a word in the columns state, kind and type; other words have the style `calm`.
constexpr Look looks[] = {
    {"Paid", "good"},      {"Approved", "good"}, {"Upheld", "good"},          {"Reversed", "good"},
    {"Withdrawn", "good"}, {"Invoice", "calm"},  {"Reversal", "good"},        {"Rejected", "bad"},
    {"Deducted", "bad"},   {"Refused", "bad"},   {"Chargeback", "bad"},       {"Shortage", "bad"},
    {"Lapsed", "bad"},     {"Taken", "bad"},     {"PriceDiscrepancy", "bad"}, {"Processing", "open"},
    {"Submitted", "open"}, {"Open", "open"},     {"Raised", "open"},          {"PartlyUpheld", "open"},
    {"Waiting", "open"},   {"Discount", "calm"}, {"CreditNote", "calm"},      {"Covered", "calm"},
    {"Waived", "calm"},
};

std::string html_of(std::string_view text) {
  std::string html;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += letter;
    }
  }
  return html;
}

bool is_one_of(std::string_view column, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), column) != names.end();
}

/// `2026-11-23T08:00:00Z` is shown as `2026-11-23`: the time of day is not needed there.
bool is_instant(std::string_view text) {
  constexpr std::size_t shortest = 20;
  return text.size() >= shortest && text.back() == 'Z' && text[4] == '-' && text[10] == 'T';
}

/// Columns of counts and amounts.
bool counts(std::string_view column) {
  return is_one_of(column, {"total", "credited", "amount", "claimed", "withheld", "disputed", "awarded", "line",
                            "eaches", "units", "attempt", "cost"});
}

std::string words_of(std::string_view column) {
  std::string words(column);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

/// `1234567.50` with thousands separators.
std::string grouped(std::string text) {
  const std::size_t first = !text.empty() && text.front() == '-' ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

std::string cell(std::string_view column, const std::string& text) {
  const std::string label = text.empty() ? "" : " data-label=\"" + words_of(column) + "\"";
  if (is_one_of(column, {"state", "type", "kind"})) {
    std::string_view style = "calm";
    for (const Look& look : looks) {
      if (look.word == text) style = look.style;
    }
    return "<td" + label + "><span class=\"state " + std::string(style) + "\">" + html_of(text) + "</span></td>";
  }
  if (is_instant(text)) return "<td class=\"date\"" + label + ">" + html_of(text.substr(0, 10)) + "</td>";
  const bool is_count = counts(column) && is_number(text);
  const bool is_whole = text.size() <= whole_until && text.find(' ') == std::string::npos;
  const std::string_view open = is_count                   ? "<td class=\"number\""
                                : text.size() > words_from ? "<td class=\"words\""
                                : is_whole                 ? "<td class=\"whole\""
                                                           : "<td";
  return std::string(open) + label + ">" + html_of(is_count ? grouped(text) : text) + "</td>";
}

void add_table(const PortalTable& table, const Central& central, const std::string& key, std::string& html) {
  const TableRows rows_of_table = table.rows(central);
  const std::size_t count = rows_of_table.size();
  const std::size_t shown = std::min(count, rows_shown_max);
  html += "<section>\n<div><h2>" + html_of(table.title) + "<small>" + std::to_string(count) + "</small></h2>";
  html += "<a href=\"" + std::string(table.file) + key + "\">" + std::string(table.file) + "</a></div>\n";
  html += "<p>" + html_of(table.about);
  if (shown < count) html += " The latest " + std::to_string(shown) + " are shown; all are in the download.";
  if (count == 0) html += " The table is still empty.";
  html += "</p>\n";
  if (count > 0) {
    html += "<table>\n<thead><tr>";
    for (const std::string_view column : table.columns) {
      html += (counts(column) ? "<th class=\"number\">" : "<th>") + html_of(words_of(column)) + "</th>";
    }
    html += "</tr></thead>\n<tbody>\n";
    for (std::size_t i = count; i > count - shown; --i) {
      html += "<tr>";
      for (std::size_t j = 0; j < table.columns.size(); ++j) html += cell(table.columns[j], rows_of_table[i - 1][j]);
      html += "</tr>\n";
    }
    html += "</tbody>\n</table>\n";
  }
  html += "</section>\n";
}

void add_sums(Central& central, std::string& html) {
  const Currency currency = central.orders.currency();
  if (currency.empty()) return;
  const MoneySums& sums = sums_of(central.invoices, currency);
  const std::pair<std::string_view, Money> rows_of_sums[] = {
      {"Invoiced", sums.invoiced},         {"Paid", sums.paid},           {"Deducted", sums.deducted},
      {"Chargebacks taken", sums.charged}, {"Discounts", sums.discounts}, {"Credit notes", sums.credited},
      {"Not paid yet", sums.open}};
  html += "<dl class=\"sums\">\n";
  for (const auto& [name, amount] : rows_of_sums) {
    html += "<div><dt>" + std::string(name) + "</dt><dd>" + grouped(amount.decimal()) + " " + amount.currency().text() +
            "</dd></div>\n";
  }
  html += "</dl>\n";
}

}  // namespace

Answer get_portal_page(Central& central, const Call& call) {
  const std::string key = html_of(key_for_links(call.request));
  std::string html(head);
  add_sums(central, html);
  for (const PortalTable& table : portal_tables()) add_table(table, central, key, html);
  html += "</main>\n</body>\n</html>\n";
  Answer answer = answered(200, std::move(html));
  answer.content_type = "text/html; charset=utf-8";
  protect_page(answer);
  return answer;
}

}  // namespace vendorproof::mock_amazon
