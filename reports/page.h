// The skeleton of an HTML page: one self-contained file without script, for light and dark screens and for A4 paper.
// The page is also well-formed XML. Values whose names end in `_html` are markup already; all other text is escaped
// here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/chart.h"
#include "reports/findings.h"
#include "reports/report.h"
#include "reports/summary.h"

namespace vendorproof::reports {

/// The style of every page, the same text in HTML and in XML (page_style.cpp).
extern const std::string_view page_style;

struct Page {
  std::string title;
  std::string version;
  std::string subtitle;
  std::string body_html;
};
std::string html_page(const Page& page);

/// The verdict in large letters, its reason, and the money beside it.
struct Banner {
  Verdict verdict = Verdict::Inconclusive;
  std::string reason;
  std::string money_label;
  std::vector<Money> money;
};
std::string html_banner(const Banner& banner);

/// Whose integration was tested, when, with what, and what comes next: beside each other, or below on a phone.
struct FirstScreen {
  std::string integration;
  std::vector<std::string> scope;
  std::string scenario_time;
  std::string played;
  std::string not_played;
  std::vector<NextStep> steps;
};
std::string html_first_screen(const FirstScreen& first);

struct Fact {
  std::string number;
  std::string label;
};
std::string html_facts(const std::vector<Fact>& facts);

/// `note` is a sentence under the heading, or ""; `id` is its place for links, or "".
std::string html_section(std::string_view heading, std::string_view note, const std::string& content_html,
                         std::string_view id = "");

/// A link within the page.
std::string html_link(std::string_view anchor, const std::string& content_html);

/// Folded away until a reader opens it; paper shows it open.
std::string html_folded(std::string_view summary, const std::string& content_html);

/// Number: aligned to the right. Word: as narrow as its longest word. Name: never narrower than a number of a document.
/// Text: gets the remaining width.
enum class Fit { Text, Word, Name, Number };
struct HtmlColumn {
  std::string_view title;
  Fit fit = Fit::Text;
};
std::string html_table(const std::vector<HtmlColumn>& columns, const std::vector<std::vector<std::string>>& rows_html);

/// Pictures side by side, each with its title; an empty picture is left out.
std::string html_pictures(const std::vector<Picture>& pictures);

/// A coloured word such as `passed`.
enum class Mark { Good, Bad, Caution, Quiet };
std::string html_mark(Mark mark, std::string_view text);
std::string html_code(std::string_view text);

enum class RuleLinks { No, Yes };
/// A card per rule: sentence, owner, remedy, and its findings with evidence and money. The id of a card is
/// finding_anchor(place, rule); with RuleLinks::Yes its rule is a link to rule_anchor.
std::string html_findings(const std::vector<IncidentGroup>& groups, const std::string& place, RuleLinks links);

/// Choices that show the cards of one owner only; the cards follow as siblings, or inside siblings `.scenario`. Style
/// alone does it. "" if there is nothing to choose from.
std::string html_owner_filter(const std::vector<IncidentGroup>& groups);

}  // namespace vendorproof::reports
