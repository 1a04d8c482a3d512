// The comparison as a page, with the look of the certificate.
#include <fmt/format.h>

#include "core/base/text.h"
#include "harness/command/against/differences.h"
#include "reports/page.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

using reports::escaped;

reports::Mark mark_of_likeness(Likeness likeness) {
  switch (likeness) {
    case Likeness::Same:
      return reports::Mark::Good;
    case Likeness::Different:
      return reports::Mark::Bad;
    case Likeness::Inconclusive:
      return reports::Mark::Caution;
    case Likeness::NotPlayed:
      break;
  }
  return reports::Mark::Quiet;
}

std::string banner_of(const Differences& differences) {
  const Likeness likeness = verdict_of(differences);
  const std::string_view colour = likeness == Likeness::Same        ? "good"
                                  : likeness == Likeness::Different ? "bad"
                                                                    : "caution";
  return fmt::format("<div class=\"banner {}\"><div><strong>{}</strong><p>{}.</p></div></div>\n", colour,
                     text_of(likeness), escaped(reason_of(differences)));
}

std::string scope_html(const Differences& differences) {
  std::string html = "<ul>\n";
  for (const std::string& line : scope_of(differences)) html += "<li>" + escaped(line) + "</li>\n";
  return html + "</ul>\n";
}

const Difference* found_in(const Differences& differences, const std::string& scenario) {
  for (const Difference& found : differences.found) {
    if (found.scenario == scenario) return &found;
  }
  return nullptr;
}

std::string scenarios_html(const Differences& differences) {
  std::vector<std::vector<std::string>> rows;
  for (const Compared& compared : differences.compared) {
    std::vector<std::string> row = {reports::html_mark(mark_of_likeness(compared.likeness), text_of(compared.likeness)),
                                    escaped(compared.scenario),
                                    "",
                                    escaped(join(compared.reasons, "; ")),
                                    "",
                                    ""};
    const Difference* found = found_in(differences, compared.scenario);
    if (compared.likeness == Likeness::Different && found != nullptr) {
      const Divergence& divergence = found->divergence;
      row[2] = escaped(text_of(divergence.subject));
      row[3] = reports::html_link("aspect-" + std::string(divergence.aspect->id), escaped(divergence.aspect->sentence));
      row[4] = escaped(divergence.a);
      row[5] = escaped(divergence.b);
    }
    rows.push_back(std::move(row));
  }
  return reports::html_table({{"outcome", reports::Fit::Word},
                              {"scenario", reports::Fit::Name},
                              {"subject", reports::Fit::Name},
                              {"first difference"},
                              {"A", reports::Fit::Word},
                              {"B", reports::Fit::Word}},
                             rows);
}

std::string cell_html(const std::optional<HistoryRow>& row) { return row ? escaped(row->text) : ""; }

std::string time_html(const std::optional<HistoryRow>& row) {
  if (!row) return "";
  std::string text = format_instant(row->at);
  text = text.substr(0, 10) + " " + text.substr(11, 8);
  return escaped(text);
}

std::string histories_html(const Told& told) {
  std::vector<std::vector<std::string>> rows;
  const Divergence& divergence = told.smallest.divergence;
  const std::vector<std::string> parting = {reports::html_mark(reports::Mark::Bad, "here they part"),
                                            escaped(format_instant(divergence.parted)), escaped("A: " + divergence.a),
                                            "", escaped("B: " + divergence.b)};
  bool is_parted = false;
  for (const PairedRow& row : told.rows) {
    if (!is_parted && row.at() >= divergence.parted) {
      rows.push_back(parting);
      is_parted = true;
    }
    rows.push_back({row.differs ? reports::html_mark(reports::Mark::Caution, "differs") : "", time_html(row.a),
                    cell_html(row.a), time_html(row.b), cell_html(row.b)});
  }
  if (!is_parted) rows.push_back(parting);
  return reports::html_table(
      {{"", reports::Fit::Word}, {"UTC", reports::Fit::Word}, {"A"}, {"UTC", reports::Fit::Word}, {"B"}}, rows);
}

std::string told_html(const Told& told) {
  const Divergence& divergence = told.smallest.divergence;
  std::string html =
      fmt::format("<div class=\"card\">\n<div class=\"head\"><span>{} {}</span></div>\n",
                  reports::html_mark(reports::Mark::Bad, divergence.aspect->id), escaped(sentence_of(divergence)));
  html += fmt::format("<dl><dt>Rules</dt><dd>{}</dd><dt>Scenarios</dt><dd>{}</dd>", escaped(blame_of(told.smallest)),
                      escaped(join(told.scenarios, ", ")));
  if (told.is_cut_short) {
    return html + "</dl>\n<p class=\"note\">It was interrupted before this was made small.</p>\n</div>\n";
  }
  html += fmt::format(
      "<dt>Smallest</dt><dd>{}</dd></dl>\n",
      escaped(fmt::format("{}, {}, {}, {}", told.smallest.scenario, reports::counted(told.orders, "order"),
                          reports::counted(told.lines, "line"), reports::counted(told.faults, "planned fault"))));
  if (!told.is_repeated) {
    html +=
        "<p class=\"note\">Played once more, something else differed first, or nothing: a side does not do the same "
        "each time. So it was not made small.</p>\n";
  }
  html += histories_html(told);
  if (!told.again.empty()) html += reports::html_code(told.again);
  return html + "</div>\n";
}

}  // namespace

std::string write_html(const Differences& differences) {
  std::string body = banner_of(differences);
  body += reports::html_section("What was compared", "", scope_html(differences));
  for (const Told& told : differences.told) {
    body += reports::html_section(
        fmt::format("The first difference: {}", told.first.divergence.aspect->sentence),
        fmt::format("In {}; this is {}.", reports::counted(std::ssize(told.scenarios), "scenario"),
                    told.is_cut_short ? "the first one" : "the smallest form of the first one"),
        told_html(told), "aspect-" + std::string(told.first.divergence.aspect->id));
  }
  body += reports::html_section("The scenarios", "", scenarios_html(differences));
  body += reports::html_section("How to repeat it", "", reports::html_code(differences.command));
  return reports::html_page({"Vendorproof: two integrations compared", differences.version,
                             fmt::format("version {}, seed {}", differences.version, differences.seed), body});
}

}  // namespace vendorproof::harness
