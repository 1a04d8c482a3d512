#include "harness/command/rules_command.h"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <vector>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/command/exit_codes.h"
#include "harness/command/progress.h"
#include "harness/judge/judge.h"
#include "mock_amazon/rules/rule_book.h"
#include "reports/text_table.h"

namespace vendorproof::harness {

namespace {

using mock_amazon::AmazonRule;
using mock_amazon::RuleArea;
using mock_amazon::RuleLeftOut;

constexpr std::size_t label_width = 12;

std::string upper_case(std::string_view text) {
  std::string upper(text);
  for (char& letter : upper) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return upper;
}

/// The judge's rule with that id. An id may stand both in Amazon's table and in the judge's.
const Rule* judged_rule(std::string_view id) { return find_rule(id); }

const RuleLeftOut* rule_left_out(std::string_view id) {
  for (const RuleLeftOut& rule : mock_amazon::rules_left_out()) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

void append_row(std::string& page, std::string_view label, std::string_view text) {
  reports::append_labelled(page, reports::left_aligned("  " + std::string(label), label_width), label_width, text);
}

void append_amazon_rule(std::string& page, const AmazonRule& rule) {
  append_row(page, "says", rule.sentence);
  append_row(page, "broken", fmt::format("{}: {}", text_of(rule.enforcement), rule.mock));
  append_row(page, "costs", rule.cost);
  append_row(page, "owner", text_of(rule.owner));
  append_row(page, "remedy", rule.remedy);
  append_row(page, "region", rule.region);
  append_row(page, "source", fmt::format("{} ({})", rule.source, text_of(rule.confidence)));
}

void append_judged_rule(std::string& page, const Rule& rule) {
  append_row(page, "judge", rule.sentence);
  append_row(page, "finding", fmt::format("a {}", text_of(rule.kind)));
  append_row(page, "owner", text_of(rule.owner));
  append_row(page, "remedy", rule.remedy);
  append_row(page, "source", fmt::format("{} ({})", rule.source, text_of(rule.confidence)));
}

/// All ids: of the mock's rules, of the rules left out, and of the judge's rules.
std::vector<std::string> known_ids() {
  std::vector<std::string> ids;
  for (const AmazonRule& rule : mock_amazon::amazon_rules()) ids.emplace_back(rule.id);
  for (const RuleLeftOut& rule : mock_amazon::rules_left_out()) ids.emplace_back(rule.id);
  for (const Check* check : all_checks()) ids.emplace_back(check->rule.id);
  return ids;
}

Error unknown_rule(const std::string& id) {
  const std::string nearest = suggestion(id, known_ids());
  return {ErrorCode::NotFound, "there is no rule '" + shown_word(id) + "'" + (nearest.empty() ? "" : nearest) +
                                   " (`vendorproof rules` lists all)"};
}

Result<std::string> explanation(const std::string& id) {
  const AmazonRule* amazon = mock_amazon::amazon_rule(id);
  const Rule* judged = judged_rule(id);
  const RuleLeftOut* left_out = rule_left_out(id);
  if (amazon == nullptr && judged == nullptr && left_out == nullptr) return tl::unexpected<Error>(unknown_rule(id));
  std::string page = id + "\n";
  if (amazon != nullptr) append_amazon_rule(page, *amazon);
  if (left_out != nullptr) {
    append_row(page, "says", left_out->sentence);
    append_row(page, "left out", left_out->reason);
  }
  if (judged != nullptr) append_judged_rule(page, *judged);
  return page;
}

reports::Colour colour_of(const RulesOptions& options) {
  return options.no_colour || !is_terminal_output() ? reports::Colour::Off : reports::Colour::On;
}

std::string rules_list(const RulesOptions& options) {
  const std::vector<reports::TextColumn> columns = {
      {"rule", 10}, {"region", 8}, {"owner", 10}, {"when broken", 14}, {"what must hold", 60}};
  std::string page;
  for (const RuleArea& area : mock_amazon::rule_areas()) {
    if (area.rules().empty()) continue;
    std::vector<reports::TextRow> rows;
    for (const AmazonRule& rule : area.rules()) {
      rows.push_back({{std::string(rule.id), std::string(rule.region), std::string(text_of(rule.owner)),
                       std::string(text_of(rule.enforcement)), std::string(rule.sentence)}});
    }
    page += fmt::format("{}: {}\n\n", area.title, reports::counted(static_cast<std::int64_t>(rows.size()), "rule"));
    page += reports::text_table(columns, rows, colour_of(options)) + "\n";
  }
  std::vector<reports::TextRow> rows;
  for (const Check* check : all_checks()) {
    rows.push_back({{std::string(check->rule.id), "", std::string(text_of(check->rule.owner)),
                     std::string(text_of(check->rule.kind)), std::string(check->rule.sentence)}});
  }
  page += fmt::format("What the judge looks for across both systems: {}\n\n",
                      reports::counted(static_cast<std::int64_t>(rows.size()), "rule"));
  page += reports::text_table(columns, rows, colour_of(options)) + "\n";
  page += fmt::format("{} of Amazon's rules, each tested both kept and broken; {} left out (--left-out).\n",
                      mock_amazon::amazon_rules().size(), mock_amazon::rules_left_out().size());
  page += "`vendorproof rules ACK-05` explains one.\n";
  return page;
}

std::string left_out_list(const RulesOptions& options) {
  std::vector<reports::TextRow> rows;
  for (const RuleLeftOut& rule : mock_amazon::rules_left_out()) {
    rows.push_back({{std::string(rule.id), std::string(rule.sentence), std::string(rule.reason)}});
  }
  return reports::text_table({{"rule", 10}, {"what it says", 46}, {"why it is left out", 50}}, rows,
                             colour_of(options));
}

Json json_of(const AmazonRule& rule) {
  return {{"id", rule.id},
          {"sentence", rule.sentence},
          {"enforcement", text_of(rule.enforcement)},
          {"region", rule.region},
          {"confidence", text_of(rule.confidence)},
          {"owner", text_of(rule.owner)},
          {"source", rule.source},
          {"mock", rule.mock},
          {"cost", rule.cost},
          {"remedy", rule.remedy}};
}

Json json_of(const Rule& rule) {
  return {{"id", rule.id},
          {"sentence", rule.sentence},
          {"kind", text_of(rule.kind)},
          {"confidence", text_of(rule.confidence)},
          {"owner", text_of(rule.owner)},
          {"source", rule.source},
          {"remedy", rule.remedy}};
}

Result<std::string> rules_json(const std::string& id) {
  const auto wanted = [&](std::string_view each) { return id.empty() || each == id; };
  Json page = {{"amazon", Json::array()}, {"left_out", Json::array()}, {"judge", Json::array()}};
  bool found = id.empty();
  for (const AmazonRule& rule : mock_amazon::amazon_rules()) {
    if (!wanted(rule.id)) continue;
    page["amazon"].push_back(json_of(rule));
    found = true;
  }
  for (const RuleLeftOut& rule : mock_amazon::rules_left_out()) {
    if (!wanted(rule.id)) continue;
    page["left_out"].push_back({{"id", rule.id}, {"sentence", rule.sentence}, {"reason", rule.reason}});
    found = true;
  }
  for (const Check* check : all_checks()) {
    if (!wanted(check->rule.id)) continue;
    page["judge"].push_back(json_of(check->rule));
    found = true;
  }
  if (!found) return tl::unexpected<Error>(unknown_rule(id));
  return page.dump(2) + "\n";
}

}  // namespace

Result<std::string> rules_page(const RulesOptions& options) {
  const std::string id = upper_case(options.id);
  if (options.json) return rules_json(id);
  if (!id.empty()) return explanation(id);
  return options.left_out ? left_out_list(options) : rules_list(options);
}

int rules_command(const RulesOptions& options) {
  const Result<std::string> page = rules_page(options);
  if (!page) {
    std::cerr << "vendorproof rules: " << page.error().message << "\n";
    return exit_usage;
  }
  std::cout << *page;
  return exit_certified;
}

}  // namespace vendorproof::harness
