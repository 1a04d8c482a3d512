#include "harness/command/door/status_text.h"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "harness/command/door/shown_fields.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

/// `2 overdue, 1 due within the hour`; "" if nothing is. The door counts what is overdue among what is due.
std::string due_text(std::int64_t due, std::int64_t overdue) {
  std::vector<std::string> parts;
  if (overdue > 0) parts.push_back(fmt::format("{} overdue", overdue));
  if (due > overdue) parts.push_back(fmt::format("{} due within the hour", due - overdue));
  return join(parts, ", ");
}

std::string stages_text(const Json& answer) {
  std::string text = "ORDERS BY STAGE\n";
  for (const Json& stage : list_at(answer, "stages")) {
    const std::string oldest = text_at(stage, "oldest");
    text += fmt::format("  {:<14}{:>8}{}\n", text_at(stage, "stage"), number_at(stage, "orders"),
                        oldest.empty() ? "" : "   oldest " + oldest);
  }
  const std::string due =
      due_text(number_at(answer, "acknowledgements_due_within_hour"), number_at(answer, "acknowledgements_overdue"));
  return text + fmt::format("  acknowledgements: {}\n", due.empty() ? "none due within the hour" : due);
}

std::string owners_text(const Json& answer) {
  std::string text = "EXCEPTIONS BY OWNER\n";
  for (const Json& owner : list_at(answer, "owners")) {
    const std::string money = joined_at(owner, "amounts", " + ");
    const std::string due = due_text(number_at(owner, "due_within_hour"), number_at(owner, "overdue"));
    text += fmt::format("  {:<14}{:>8} in {}{}{}\n", text_at(owner, "owner"), number_at(owner, "exceptions"),
                        reports::counted(number_at(owner, "incidents"), "incident"), money.empty() ? "" : ", " + money,
                        due.empty() ? "" : ", " + due);
  }
  return text;
}

std::string polls_text(const Json& answer) {
  std::string text = "POLLS\n";
  for (const Json& poll : list_at(answer, "polls")) {
    const std::int64_t failures = number_at(poll, "failures");
    text += fmt::format("  {:<14}next {}{}\n", text_at(poll, "poll"), text_at(poll, "next"),
                        failures == 0 ? "" : fmt::format(", failed {} times in sequence", failures));
  }
  return text;
}

std::string calls_text(const Json& answer) {
  std::string text = "CALLS SINCE THE START\n";
  for (const Json& row : list_at(answer, "calls")) {
    text += fmt::format("  {:<8}{:<34}{:>8}, refused {}, failed {}\n", text_at(row, "peer"), text_at(row, "operation"),
                        number_at(row, "calls"), number_at(row, "refused"), number_at(row, "failed"));
  }
  std::vector<std::string> quotas;
  for (const Json& row : list_at(answer, "quota_left")) {
    quotas.push_back(fmt::format("{} {}", text_at(row, "operation"), number_at(row, "calls_left")));
  }
  return text + (quotas.empty() ? "" : fmt::format("  quota left: {}\n", fmt::join(quotas, ", ")));
}

std::string alerts_text(const Json& answer) {
  if (!answer.contains("alerts")) return "";
  const Json& alerts = answer["alerts"];
  const std::string trouble = text_at(alerts, "trouble");
  return fmt::format("ALERTS\n  {} sent, {} on their way, {} given up{}\n", number_at(alerts, "sent"),
                     number_at(alerts, "pending"), number_at(alerts, "failed"),
                     trouble.empty() ? "" : "\n  " + trouble);
}

std::string or_nothing(const std::string& text) { return text.empty() ? "nothing" : text; }

}  // namespace

std::string status_screen(const Json& answer) {
  const std::string troubles = text_at(answer, "peer_troubles");
  std::string text = fmt::format("vendorproof at {}\n", text_at(answer, "now"));
  text += fmt::format("PEERS\n  {}\n", troubles.empty() ? "both answer" : troubles);
  text += stages_text(answer) + owners_text(answer);
  text += fmt::format("MONEY\n  waiting for payment: {}\n  held for a person:   {}\n",
                      or_nothing(joined_at(answer, "money_waiting", " + ")),
                      or_nothing(joined_at(answer, "money_held", " + ")));
  return text + alerts_text(answer) + polls_text(answer) + calls_text(answer);
}

}  // namespace vendorproof::harness
