// The comparison on a terminal: a table of the scenarios, then for each aspect its first divergence and a time line.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/base/text.h"
#include "harness/command/against/differences.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t told_rows_max = 40;

std::string_view verdict_word(Likeness likeness) {
  switch (likeness) {
    case Likeness::Same:
      return "SAME";
    case Likeness::Different:
      return "DIFFERENT";
    case Likeness::Inconclusive:
    case Likeness::NotPlayed:
      break;
  }
  return "INCONCLUSIVE";
}

std::string first_of(const Differences& differences, const Compared& compared) {
  if (compared.likeness != Likeness::Different) return join(compared.reasons, "; ");
  for (const Difference& found : differences.found) {
    if (found.scenario != compared.scenario) continue;
    const std::string more =
        found.later.empty() ? "" : fmt::format("; {} more", reports::grouped(std::ssize(found.later)));
    return sentence_of(found.divergence) + more;
  }
  return "";
}

void append_table(const Differences& differences, std::string& page) {
  std::vector<reports::TextRow> rows;
  for (const Compared& compared : differences.compared) {
    const bool is_same = compared.likeness == Likeness::Same;
    rows.push_back({{is_same ? "same" : std::string(verdict_word(compared.likeness)), compared.scenario,
                     compared.likeness == Likeness::NotPlayed ? "not played: " + join(compared.reasons, "; ")
                                                              : first_of(differences, compared)},
                    reports::Paint::Plain});
    if (compared.likeness == Likeness::NotPlayed) rows.back().cells[0] = "-";
  }
  page += reports::text_table({{"", 12}, {"scenario", 30}, {"first difference", 62}}, rows, reports::Colour::Off);
}

void append_told(const Told& told, std::string& page) {
  const Divergence& divergence = told.smallest.divergence;
  page += fmt::format("\n{}: the first difference of {}\n", told.first.divergence.aspect->id,
                      reports::counted(std::ssize(told.scenarios), "scenario"));
  constexpr std::size_t indent = 12;
  const auto append = [&page](std::string_view label, std::string_view text) {
    reports::append_labelled(page, reports::left_aligned("  " + std::string(label), indent), indent, text);
  };
  append("differs", sentence_of(divergence));
  append("parted", format_instant(divergence.parted));
  append("rules", blame_of(told.smallest));
  append("scenarios", join(told.scenarios, ", "));
  if (told.is_cut_short) {
    append("", "It was interrupted before this was made small.");
    return;
  }
  append("smallest",
         fmt::format("{}, {}, {}, {}; {} to find it", told.smallest.scenario, reports::counted(told.orders, "order"),
                     reports::counted(told.lines, "line"), reports::counted(told.faults, "planned fault"),
                     reports::counted(told.runs, "candidate")));
  if (!told.is_repeated)
    append("",
           "Played once more, something else differed first, or nothing: a side does not do the same each time. So it "
           "was not made small.");
  if (!told.file.empty()) append("file", told.file);
  if (!told.again.empty()) append("again", told.again);
  page += "\n" + write_two_histories(told.rows, divergence.parted, sentence_of(divergence), told_rows_max);
}

}  // namespace

std::string write_text(const Differences& differences) {
  std::string page = fmt::format("Vendorproof {}, seed {}\n", differences.version, differences.seed);
  for (const std::string& line : reports::wrapped(differences.command, reports::page_width)) page += line + "\n";
  page += "\n";
  for (const std::string& line : scope_of(differences)) {
    for (const std::string& part : reports::wrapped(line, reports::page_width)) page += part + "\n";
  }
  page += "\n";
  append_table(differences, page);
  for (const Told& told : differences.told) append_told(told, page);
  page += "\n";
  const std::string verdict = fmt::format("{}: {}.", verdict_word(verdict_of(differences)), reason_of(differences));
  for (const std::string& line : reports::wrapped(verdict, reports::page_width)) page += line + "\n";
  return page;
}

}  // namespace vendorproof::harness
