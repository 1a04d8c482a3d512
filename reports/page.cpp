#include "reports/page.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/base/text.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

std::string_view class_of(Mark mark) {
  switch (mark) {
    case Mark::Good:
      return "good";
    case Mark::Bad:
      return "bad";
    case Mark::Caution:
      return "caution";
    case Mark::Quiet:
      break;
  }
  return "quiet";
}

std::string_view class_of(Fit fit) {
  switch (fit) {
    case Fit::Number:
      return " class=\"number\"";
    case Fit::Word:
      return " class=\"word\"";
    case Fit::Name:
      return " class=\"name\"";
    case Fit::Text:
      break;
  }
  return "";
}

Mark mark_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Certified:
      return Mark::Good;
    case Verdict::NotCertified:
      return Mark::Bad;
    case Verdict::Inconclusive:
      break;
  }
  return Mark::Caution;
}

std::vector<std::string> row_of(const Incident& incident) {
  const Finding& finding = incident.main();
  const std::string others = others_of(incident);
  std::string seen = escaped(finding.evidence);
  if (!others.empty()) seen += fmt::format("<span class=\"sub\">{}</span>", escaped(others));
  std::string subject = escaped(subject_of(finding));
  if (finding.line != 0) subject.replace(subject.rfind(' '), 1, "\xC2\xA0");
  return {std::move(subject), std::move(seen), escaped(format_instant(finding.at)),
          incident.at_stake.is_zero() ? "" : escaped(amount_text(incident.at_stake))};
}

std::string incident_table(const IncidentGroup& group, std::size_t from, std::size_t to) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = from; at < to; ++at) rows.push_back(row_of(group.incidents[at]));
  return html_table({{"subject", Fit::Name}, {"what was seen"}, {"when", Fit::Word}, {"at stake", Fit::Number}}, rows);
}

/// The first incidents, and the others folded away.
std::string incidents_html(const IncidentGroup& group) {
  const std::size_t all = group.incidents.size();
  const std::size_t shown = std::min(all, incidents_shown_max);
  std::string html = incident_table(group, 0, shown);
  if (shown == all) return html;
  const std::size_t folded = std::min(all, incidents_folded_max);
  std::string rest = incident_table(group, shown, folded);
  if (folded < all) {
    rest +=
        fmt::format("<p class=\"note\">{}, the last at {}. The command that repeats the run finds them again.</p>\n",
                    escaped(hidden_incidents(group, folded)), format_instant(group.incidents.back().main().at));
  }
  return html + html_folded(hidden_incidents(group, shown), rest);
}

std::string class_of(Owner owner) { return "owner-" + lower_case(text_of(owner)); }

std::string card_of(const IncidentGroup& group, const std::string& place, RuleLinks links) {
  const Rule& rule = *group.rule;
  std::string name = html_mark(rule.kind == RuleKind::Defect ? Mark::Bad : Mark::Caution, rule.id);
  if (links == RuleLinks::Yes) name = html_link(rule_anchor(rule.id), name);
  std::string card = fmt::format(
      "<div class=\"card {}\" id=\"{}\">\n<div class=\"head\"><span>{} {}</span><span "
      "class=\"money\">{}</span></div>\n",
      class_of(rule.owner), finding_anchor(place, rule.id), name, escaped(rule.sentence),
      group.at_stake.empty() ? "" : escaped(amounts_text(group.at_stake)));
  card += incidents_html(group);
  card += fmt::format(
      "<dl><dt>Owner</dt><dd>{}</dd><dt>Remedy</dt><dd>{}</dd><dt>Source</dt><dd>{} ({}, {})</dd></dl>\n</div>\n",
      escaped(text_of(rule.owner)), escaped(rule.remedy), escaped(rule.source), text_of(rule.kind),
      text_of(rule.confidence));
  return card;
}

}  // namespace

std::string html_page(const Page& page) {
  return fmt::format(
      "<!DOCTYPE html>\n"
      "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n"
      "<header class=\"top\"><h1>{0}</h1><p>{2}</p></header>\n{3}"
      "<footer>Vendorproof {4}. Money at stake is estimated by the rate card; it is not Amazon's statement. "
      "The same version, command and seed give this same page, byte for byte.</footer>\n"
      "</main>\n</body>\n</html>\n",
      escaped(page.title), page_style, escaped(page.subtitle), page.body_html, escaped(page.version));
}

std::string html_banner(const Banner& banner) {
  std::string amounts;
  for (const Money& money : banner.money) {
    if (!money.is_zero()) amounts += fmt::format("<b>{}</b>", escaped(amount_text(money)));
  }
  if (amounts.empty()) amounts = "<b>nothing</b>";
  return fmt::format(
      "<div class=\"banner {}\"><div><strong>{}</strong><p>{}</p></div>"
      "<div class=\"money\"><span>{}</span>{}</div></div>\n",
      class_of(mark_of(banner.verdict)), text_of(banner.verdict), escaped(banner.reason), escaped(banner.money_label),
      amounts);
}

std::string html_facts(const std::vector<Fact>& facts) {
  std::string html = "<div class=\"facts\">\n";
  for (const Fact& fact : facts) {
    html += fmt::format("<div><b>{}</b><span>{}</span></div>\n", escaped(fact.number), escaped(fact.label));
  }
  return html + "</div>\n";
}

std::string html_first_screen(const FirstScreen& first) {
  std::string html = "<div class=\"first\">\n<dl>";
  const std::pair<std::string_view, std::string> rows[] = {
      {"Integration", first.integration},
      {"Scenario time", first.scenario_time.empty() ? "" : first.scenario_time + " (virtual, not the day of the run)"},
      {"Played", first.played},
      {"Not played", first.not_played}};
  for (const std::string& line : first.scope) html += fmt::format("<dt>Scope</dt><dd>{}</dd>", escaped(line));
  for (const auto& [name, text] : rows) {
    if (!text.empty()) html += fmt::format("<dt>{}</dt><dd>{}</dd>", name, escaped(text));
  }
  html += "</dl>\n<div><h2>Next steps</h2>\n<ol>\n";
  for (const NextStep& step : first.steps) {
    std::string what = escaped(step.what);
    if (!step.rule.empty()) what += " " + html_link(step.anchor, escaped(step.rule));
    html += fmt::format("<li><b>{}</b> {}</li>\n", escaped(step.owner), what);
  }
  return html + "</ol>\n</div>\n</div>\n";
}

std::string html_section(std::string_view heading, std::string_view note, const std::string& content_html,
                         std::string_view id) {
  std::string html = id.empty() ? "<section>\n" : fmt::format("<section id=\"{}\">\n", escaped(id));
  html += fmt::format("<h2>{}</h2>\n", escaped(heading));
  if (!note.empty()) html += fmt::format("<p class=\"note\">{}</p>\n", escaped(note));
  return html + content_html + "</section>\n";
}

std::string html_link(std::string_view anchor, const std::string& content_html) {
  return fmt::format("<a href=\"#{}\">{}</a>", escaped(anchor), content_html);
}

std::string html_folded(std::string_view summary, const std::string& content_html) {
  return fmt::format("<details><summary>{}</summary>\n{}</details>\n", escaped(summary), content_html);
}

std::string html_table(const std::vector<HtmlColumn>& columns, const std::vector<std::vector<std::string>>& rows_html) {
  constexpr std::size_t many = 8;
  std::string html = columns.size() < many ? "<table>\n<thead><tr>" : "<table class=\"many\">\n<thead><tr>";
  for (const HtmlColumn& column : columns) {
    html += fmt::format("<th{}>{}</th>", class_of(column.fit), escaped(column.title));
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const std::vector<std::string>& row : rows_html) {
    REQUIRE(row.size() == columns.size());
    html += "<tr>";
    for (std::size_t at = 0; at < row.size(); ++at) {
      // On a narrow screen each cell has its label above it, and empty cells are left out.
      const std::string label = row[at].empty() || columns[at].title.empty()
                                    ? ""
                                    : fmt::format(" data-label=\"{}\"", escaped(columns[at].title));
      html += fmt::format("<td{}{}>{}</td>", class_of(columns[at].fit), label, row[at]);
    }
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n";
}

std::string html_pictures(const std::vector<Picture>& pictures) {
  std::string figures;
  std::size_t count = 0;
  for (const auto& [title, svg] : pictures) {
    if (svg.empty()) continue;
    figures += fmt::format("<figure><figcaption>{}</figcaption>\n{}</figure>\n", escaped(title), svg);
    ++count;
  }
  if (count == 0) return "";
  return fmt::format("<div class=\"pictures{}\">\n{}</div>\n", count == 1 ? " wide" : "", figures);
}

std::string html_mark(Mark mark, std::string_view text) {
  return fmt::format("<span class=\"mark {}\">{}</span>", class_of(mark), kept_together(escaped(text)));
}

std::string html_code(std::string_view text) { return fmt::format("<code class=\"block\">{}</code>\n", escaped(text)); }

std::string html_findings(const std::vector<IncidentGroup>& groups, const std::string& place, RuleLinks links) {
  std::string html;
  for (const IncidentGroup& group : groups) html += card_of(group, place, links);
  return html;
}

std::string html_owner_filter(const std::vector<IncidentGroup>& groups) {
  std::set<Owner> owners;
  for (const IncidentGroup& group : groups) owners.insert(group.rule->owner);
  if (owners.size() < 2) return "";
  std::string html =
      "<input type=\"radio\" name=\"owner\" id=\"show-all\" checked=\"checked\"/><label for=\"show-all\">all "
      "owners</label>\n";
  for (const Owner owner : owners) {
    html += fmt::format("<input type=\"radio\" name=\"owner\" id=\"show-{0}\"/><label for=\"show-{0}\">{1}</label>\n",
                        class_of(owner), text_of(owner));
  }
  return html;
}

}  // namespace vendorproof::reports
