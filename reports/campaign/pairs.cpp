#include "reports/campaign/pairs.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "reports/page.h"
#include "reports/wording.h"

namespace vendorproof::reports {

namespace {

constexpr std::size_t gaps_told = 8;

void add_new(std::vector<std::string>& values, const std::string& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

/// `collect` of `freight: collect`.
std::string value_of(const std::string& named) { return named.substr(named.find(": ") + 2); }

std::string field_of(const std::map<std::pair<std::string, std::string>, std::int64_t>& orders, const std::string& row,
                     const std::string& column) {
  const auto found = orders.find({column, row});
  if (found == orders.end()) return "";
  return found->second == 0 ? html_mark(Mark::Caution, "never") : grouped(found->second);
}

}  // namespace

std::int64_t possible_pairs(const std::vector<CoveredPair>& pairs) {
  return std::count_if(pairs.begin(), pairs.end(),
                       [](const CoveredPair& pair) { return pair.orders > 0 || !pair.is_left_out; });
}

std::vector<CoveredPair> gaps_of(const std::vector<CoveredPair>& pairs) {
  std::vector<CoveredPair> gaps;
  std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(gaps),
               [](const CoveredPair& pair) { return pair.orders == 0 && !pair.is_left_out; });
  return gaps;
}

std::string pairs_sentence(const Report& report) {
  if (report.pairs.empty() || report.generated.runs == 0) return "";
  const std::vector<CoveredPair> gaps = gaps_of(report.pairs);
  const std::int64_t all = possible_pairs(report.pairs);
  const auto missing = static_cast<std::int64_t>(gaps.size());
  std::string sentence = fmt::format("Of {} of the business the campaign played {}.", counted(all, "pair"),
                                     missing == 0 ? "each" : grouped(all - missing));
  if (missing == 0) return sentence;
  std::vector<std::string> told;
  for (std::size_t i = 0; i < gaps.size() && i < gaps_told; ++i) told.push_back(gaps[i].first + " + " + gaps[i].second);
  sentence += " Never: " + join(told, "; ");
  if (gaps.size() > told.size()) sentence += fmt::format("; and {} more", gaps.size() - told.size());
  return sentence + (report.generated.is_aimed ? "." : " (--aim-at-gaps draws runs for them).");
}

Json json_of(const std::vector<CoveredPair>& pairs) {
  Json list = Json::array();
  for (const CoveredPair& pair : pairs) {
    Json row = Json::object();
    row["first"] = pair.first;
    row["second"] = pair.second;
    row["orders"] = pair.orders;
    row["left_out"] = pair.is_left_out;
    list.push_back(std::move(row));
  }
  return list;
}

std::string pairs_html(const std::vector<CoveredPair>& pairs) {
  if (pairs.empty()) return "";
  std::vector<std::string> columns;
  std::vector<std::string> rows;
  std::map<std::pair<std::string, std::string>, std::int64_t> orders;
  for (const CoveredPair& pair : pairs) {
    add_new(columns, pair.first);
    add_new(rows, pair.second);
    if (pair.orders > 0 || !pair.is_left_out) orders[{pair.first, pair.second}] = pair.orders;
  }
  std::vector<HtmlColumn> heads = {{"orders that had both"}};
  std::vector<std::string> titles;
  for (const std::string& column : columns) titles.push_back(value_of(column));
  for (const std::string& title : titles) heads.push_back({title, Fit::Number});
  std::vector<std::vector<std::string>> table;
  for (const std::string& row : rows) {
    std::vector<std::string> cells = {escaped(row)};
    for (const std::string& column : columns) cells.push_back(field_of(orders, row, column));
    table.push_back(std::move(cells));
  }
  const auto missing = static_cast<std::int64_t>(gaps_of(pairs).size());
  const std::string note = fmt::format(
      "Of {} that can meet in one order, {} never did. The columns are the values of freight, shipment, unit, region, "
      "answer, change and receiving, in this order.",
      counted(possible_pairs(pairs), "pair"), grouped(missing));
  return html_section("Combinations of the business", note, html_folded("map of pairs", html_table(heads, table)));
}

}  // namespace vendorproof::reports
