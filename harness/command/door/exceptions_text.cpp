#include "harness/command/door/exceptions_text.h"

#include <vector>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "harness/command/door/shown_fields.h"
#include "reports/text_table.h"

namespace vendorproof::harness {

namespace {

std::string or_dash(std::string text) { return text.empty() ? "-" : text; }

/// Keys are copied into the next command, so no cell is wrapped.
constexpr std::size_t widest = 1'000;

std::string more_of(const Json& answer) {
  const auto next = answer.find("next");
  if (next == answer.end() || !next->is_number_integer()) return "";
  return fmt::format("There are more: --skip {}\n", next->get<std::int64_t>());
}

std::string line_about(std::string_view name, const std::string& text) {
  return fmt::format("  {:<10} {}\n", name, text);
}

std::string member_lines(const Json& answer) {
  std::string text;
  for (const Json& one : list_at(answer, "exceptions")) {
    const auto open = one.find("open");
    const bool is_closed = open != one.end() && open->is_boolean() && !open->get<bool>();
    text += fmt::format("  {}{}\n    {}\n", text_at(one, "key"), is_closed ? " (closed)" : "", text_at(one, "text"));
    std::string facts = or_dash(text_at(one, "amount")) == "-" ? "" : text_at(one, "amount") + " at stake; ";
    if (const auto order = one.find("order"); order != one.end()) {
      const std::string waits = text_at(*order, "waits_for");
      facts += fmt::format("order {} is {}{}", text_at(one, "purchase_order"), text_at(*order, "state"),
                           waits.empty() ? "" : ", waits for " + waits);
    }
    if (!facts.empty()) text += "    " + facts + "\n";
  }
  return text;
}

std::string trail_lines(const Json& answer) {
  std::string text;
  for (const Json& act : list_at(answer, "trail")) {
    const std::string to = text_at(act, "to");
    const std::string note = text_at(act, "note");
    const std::int64_t count = number_at(act, "count");
    text += fmt::format("  {} {} by {}{}{}{}\n", text_at(act, "at"), text_at(act, "act"), text_at(act, "by"),
                        to.empty() ? "" : " to " + to, note.empty() ? "" : ": " + note,
                        count > 1 ? fmt::format(" ({})", reports::counted(count, "exception")) : "");
  }
  return text.empty() ? "  nobody did anything yet\n" : text;
}

}  // namespace

std::string exceptions_table(const Json& answer) {
  std::vector<reports::TextRow> rows;
  for (const Json& one : list_at(answer, "incidents")) {
    rows.push_back({{text_at(one, "key"), text_at(one, "owner"), std::to_string(number_at(one, "count")),
                     std::to_string(number_at(one, "orders")), or_dash(joined_at(one, "amounts", " + ")),
                     text_at(one, "raised_at"), or_dash(text_at(one, "deadline")), or_dash(text_at(one, "assignee"))},
                    reports::Paint::Plain});
  }
  const std::vector<reports::TextColumn> columns = {
      {"key", widest},      {"owner", widest}, {"count", widest, true}, {"orders", widest, true},
      {"at stake", widest}, {"since", widest}, {"deadline", widest},    {"assignee", widest}};
  const std::string total = fmt::format("{}, {}\n", reports::counted(number_at(answer, "total"), "incident"),
                                        reports::counted(number_at(answer, "exceptions"), "exception"));
  return (rows.empty() ? "" : reports::text_table(columns, rows, reports::Colour::Off)) + total + more_of(answer);
}

std::string exception_page(const Json& answer) {
  const auto cost_found = answer.find("cost");
  const Json cost = cost_found == answer.end() ? Json::object() : *cost_found;
  const std::string source = text_at(cost, "source");
  const std::string per_day = joined_at(answer, "cost_per_day", " + ");
  std::string text = text_at(answer, "key") + "\n";
  text += line_about("owner", text_at(answer, "owner"));
  text += line_about("assignee", or_dash(text_at(answer, "assignee")));
  text += line_about("what", text_at(answer, "text"));
  text += line_about("count", fmt::format("{} of {}", reports::counted(number_at(answer, "count"), "exception"),
                                          reports::counted(number_at(answer, "orders"), "order")));
  text += line_about("at stake", or_dash(joined_at(answer, "amounts", " + ")));
  text += line_about("since", text_at(answer, "raised_at"));
  text += line_about("deadline",
                     fmt::format("{} ({})", or_dash(text_at(answer, "deadline")), text_at(answer, "deadline_rule")));
  text += line_about("cost", fmt::format("{} (estimate; {})", text_at(cost, "text"), source.empty() ? "ours" : source));
  if (!per_day.empty()) text += line_about("each day", per_day + " (estimate)");
  text += line_about("remedy", text_at(answer, "remedy"));
  text += line_about("acts", joined_at(answer, "acts", ", "));
  text += "exceptions\n" + member_lines(answer) + more_of(answer);
  return text + "audit trail\n" + trail_lines(answer);
}

std::string act_line(const Json& answer) {
  const std::int64_t open = number_at(answer, "still_open");
  return fmt::format("{} of {} by {} at {}: {}\n", text_at(answer, "act"), text_at(answer, "key"),
                     text_at(answer, "by"), text_at(answer, "now"),
                     open == 0 ? "closed" : reports::counted(open, "exception") + " still open");
}

}  // namespace vendorproof::harness
