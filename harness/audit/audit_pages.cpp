#include "harness/audit/audit_pages.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "reports/json_values.h"
#include "reports/page.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

using audit::Check;
using audit::Finding;
using audit::NotLooked;
using audit::Outcome;
using reports::Colour;
using reports::escaped;
using reports::Fit;
using reports::Paint;

/// The findings of one check.
struct Group {
  const Check* check = nullptr;
  std::vector<const Finding*> findings;
  std::vector<Money> money;
};

std::vector<Group> groups_of(const audit::Audit& audit) {
  std::vector<Group> groups;
  for (const Finding& finding : audit.findings) {
    if (groups.empty() || groups.back().check != finding.check) groups.push_back({finding.check, {}, {}});
    groups.back().findings.push_back(&finding);
    for (const Money& money : finding.what.money) audit::add_to(groups.back().money, money);
  }
  return groups;
}

/// Counts of what was read, those that are not 0.
std::vector<std::string> read_counts(const audit::Books& books) {
  const std::vector<std::pair<std::size_t, std::string_view>> counts = {{books.items.size(), "item"},
                                                                        {books.units.size(), "unit"},
                                                                        {books.references.size(), "reference"},
                                                                        {books.addresses.size(), "centre"},
                                                                        {books.sales_orders.size(), "open sales order"},
                                                                        {books.despatches.size(), "despatch"},
                                                                        {books.orders.size(), "order"}};
  std::vector<std::string> texts;
  for (const auto& [count, noun] : counts) {
    if (count == 0) continue;
    const auto number = static_cast<std::int64_t>(count);
    texts.push_back(noun == "despatch" ? reports::counted_as(number, "despatch", "despatches")
                                       : reports::counted(number, noun) + (noun == "order" ? " of Amazon" : ""));
  }
  return texts;
}

/// Checks that were not made for one reason, and what was not read for it.
struct Omission {
  std::set<std::string_view> parts;
  std::vector<const Check*> checks;
};

std::map<std::string, Omission> omissions_of(const audit::Audit& audit) {
  std::map<std::string, Omission> by_reason;
  for (const NotLooked& one : audit.not_looked) {
    Omission& omission = by_reason[one.why.empty() ? "not given" : one.why];
    omission.parts.insert(audit::text_of(one.part));
    omission.checks.push_back(one.check);
  }
  return by_reason;
}

std::string ids_of(const std::vector<const Check*>& checks) {
  std::vector<std::string_view> ids;
  for (const Check* check : checks) ids.push_back(check->id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

std::string last_line(const AuditResult& result) {
  const audit::Audit& audit = result.audit;
  const std::string made = fmt::format("{} of {} checks were made", audit.checks_made, audit::checks().size());
  switch (audit::outcome_of(audit, result.books)) {
    case Outcome::Clean:
      return "CLEAN: nothing was found; " + made + ".";
    case Outcome::Found:
      return fmt::format("NOT READY: {}; estimates together, the same goods counted with each: {}; {}.",
                         reports::counted(static_cast<std::int64_t>(audit.findings.size()), "finding"),
                         reports::amounts_text(audit::money_of(audit)), made);
    case Outcome::Inconclusive:
      return "INCONCLUSIVE: nothing was found, but a part could not be read; " + made + ".";
  }
  return "";
}

Paint paint_of(Outcome outcome) {
  if (outcome == Outcome::Clean) return Paint::Good;
  return outcome == Outcome::Found ? Paint::Bad : Paint::Caution;
}

constexpr std::size_t indent = 12;
constexpr std::size_t cases_max = 20;

void append_group(std::string& page, const Group& group, Colour colour) {
  const std::string head =
      fmt::format("{}  {}  ({})", group.check->id, group.check->sentence, text_of(group.check->owner));
  page += "\n" + reports::painted(head, Paint::Strong, colour) + "\n";
  for (std::size_t i = 0; i < std::min(group.findings.size(), cases_max); ++i) {
    const audit::Case& what = group.findings[i]->what;
    std::string text = reports::clean(what.subject + ": " + what.seen);
    if (!what.money.empty()) text += " - " + reports::amounts_text(what.money);
    reports::append_labelled(page, "          - ", indent, text);
  }
  if (group.findings.size() > cases_max) {
    page += fmt::format("          and {} more: audit.json has all\n", group.findings.size() - cases_max);
  }
  reports::append_labelled(page, "  to do     ", indent, group.check->remedy);
  reports::append_labelled(page, "  rules     ", indent, group.check->rules);
  const std::string total = group.money.empty() ? "" : reports::amounts_text(group.money) + ": ";
  reports::append_labelled(page, "  money     ", indent, total + std::string(group.check->price));
}

Json money_json(const std::vector<Money>& money) { return reports::json_of(money); }

Json finding_json(const Finding& finding) {
  return {{"check", finding.check->id},    {"sentence", finding.check->sentence},     {"subject", finding.what.subject},
          {"seen", finding.what.seen},     {"owner", text_of(finding.check->owner)},  {"remedy", finding.check->remedy},
          {"rules", finding.check->rules}, {"money", money_json(finding.what.money)}, {"price", finding.check->price}};
}

std::string_view word_of(Outcome outcome) {
  if (outcome == Outcome::Clean) return "clean";
  return outcome == Outcome::Found ? "not-ready" : "inconclusive";
}

std::string owner_section(const AuditResult& result, Owner owner) {
  std::vector<std::vector<std::string>> rows;
  for (const Group& group : groups_of(result.audit)) {
    if (group.check->owner != owner) continue;
    std::vector<std::string> cases;
    for (const Finding* finding : group.findings) {
      const std::string money =
          finding->what.money.empty() ? "" : " - " + escaped(reports::amounts_text(finding->what.money));
      cases.push_back("<li><b>" + escaped(finding->what.subject) + "</b>: " + escaped(finding->what.seen) + money +
                      "</li>");
    }
    rows.push_back({escaped(group.check->id),
                    fmt::format("<p>{}</p><ul>{}</ul>", escaped(group.check->sentence), fmt::join(cases, "")),
                    escaped(group.check->remedy),
                    group.money.empty()
                        ? escaped(group.check->price)
                        : escaped(reports::amounts_text(group.money)) + "<br/>" + escaped(group.check->price),
                    escaped(group.check->rules)});
  }
  if (rows.empty()) return "";
  return reports::html_section(
      text_of(owner), "",
      reports::html_table({{"check", Fit::Name}, {"what was found"}, {"what to do"}, {"money"}, {"rules", Fit::Word}},
                          rows));
}

std::string not_looked_section(const AuditResult& result) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [reason, omission] : omissions_of(result.audit)) {
    rows.push_back({escaped(reason), escaped(fmt::format("{}", fmt::join(omission.parts, ", "))),
                    escaped(ids_of(omission.checks))});
  }
  if (rows.empty()) return "";
  return reports::html_section("Not looked at", "These checks say nothing, neither good nor bad.",
                               reports::html_table({{"why"}, {"what was not read"}, {"checks"}}, rows));
}

}  // namespace

std::string text_audit(const AuditResult& result, Colour colour) {
  std::string page = fmt::format("Audit before go-live, {}\n", format_instant(result.books.now));
  for (const std::string& source : result.sources) reports::append_labelled(page, "  from      ", indent, source);
  const std::vector<std::string> counts = read_counts(result.books);
  reports::append_labelled(page, "  read      ", indent,
                           counts.empty() ? "nothing" : fmt::format("{}", fmt::join(counts, ", ")));
  for (const Group& group : groups_of(result.audit)) append_group(page, group, colour);
  const std::map<std::string, Omission> omissions = omissions_of(result.audit);
  if (!omissions.empty()) page += "\n" + reports::painted("Not looked at", Paint::Strong, colour) + "\n";
  for (const auto& [reason, omission] : omissions) {
    reports::append_labelled(
        page, "          - ", indent,
        fmt::format("{} ({}): {}", reports::clean(reason), fmt::join(omission.parts, ", "), ids_of(omission.checks)));
  }
  return page + "\n" +
         reports::painted(last_line(result), paint_of(audit::outcome_of(result.audit, result.books)), colour) + "\n";
}

std::string json_audit(const AuditResult& result) {
  Json out = {{"schema", 1},
              {"at", format_instant(result.books.now)},
              {"outcome", word_of(audit::outcome_of(result.audit, result.books))},
              {"sources", result.sources},
              {"checks_made", result.audit.checks_made},
              {"checks_total", audit::checks().size()},
              {"money", money_json(audit::money_of(result.audit))},
              {"findings", Json::array()},
              {"not_looked", Json::array()}};
  for (const Finding& finding : result.audit.findings) out["findings"].push_back(finding_json(finding));
  for (const NotLooked& one : result.audit.not_looked) {
    out["not_looked"].push_back({{"check", one.check->id},
                                 {"sentence", one.check->sentence},
                                 {"part", audit::text_of(one.part)},
                                 {"why", one.why}});
  }
  return reports::json_text(out);
}

std::string html_audit(const AuditResult& result) {
  reports::Page page;
  page.title = "Audit before go-live";
  page.version = VENDORPROOF_VERSION;
  page.subtitle = last_line(result);
  const std::vector<std::string> counts = read_counts(result.books);
  std::vector<std::string> lines;
  for (const std::string& source : result.sources) lines.push_back("<li>" + escaped(source) + "</li>");
  lines.push_back("<li>read: " + escaped(counts.empty() ? "nothing" : fmt::format("{}", fmt::join(counts, ", "))) +
                  "</li>");
  page.body_html = reports::html_section("What was read", "At " + format_instant(result.books.now) + ".",
                                         fmt::format("<ul>{}</ul>", fmt::join(lines, "")));
  for (const Owner owner : owners) page.body_html += owner_section(result, owner);
  page.body_html += not_looked_section(result);
  return reports::html_page(page);
}

}  // namespace vendorproof::harness
