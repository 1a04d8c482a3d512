#include "reports/report.h"

#include "reports/findings.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

std::string write_plain_text(const Report& report) { return write_text(report, Colour::Off); }

}  // namespace

std::string_view text_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Certified:
      return "CERTIFIED";
    case Verdict::NotCertified:
      return "NOT CERTIFIED";
    case Verdict::Inconclusive:
      break;
  }
  return "INCONCLUSIVE";
}

std::vector<Money> at_stake(const Report& report) {
  std::vector<Money> sums;
  for (const ScenarioResult& scenario : report.scenarios) {
    for (const Money& money : sum_of(scenario.findings, false)) add_amount(sums, money);
  }
  return sums;
}

const std::vector<Writer>& writers() {
  static const std::vector<Writer> table = {
      {"report.txt", write_plain_text},
      {"report.json", write_json},
      {"junit.xml", write_junit},
      {"report.html", write_html},
  };
  return table;
}

}  // namespace vendorproof::reports
