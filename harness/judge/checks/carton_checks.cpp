// Carton by carton: what a ship notice claims of each labelled carton is what the truck carries in it. A notice that
// states no cartons, or cartons without labels, claims nothing here: UNIT-03 compares its sums.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "harness/judge/judge.h"
#include "harness/judge/matching.h"

namespace vendorproof::harness {

namespace {

using ContentsByLabel = std::map<std::string, EachesByItem>;

/// Eighteen digits: a label may be written with its application identifier 00 before them (ASN-24).
std::string digits_of_label(const std::string& written) {
  constexpr std::size_t with_identifier = 20;
  return written.size() == with_identifier && starts_with(written, "00") ? written.substr(2) : written;
}

/// Contents of the cartons that have a label.
void add_labelled(const std::vector<PhysicalCarton>& cartons, ContentsByLabel& contents) {
  for (const PhysicalCarton& carton : cartons) {
    if (carton.sscc.empty()) continue;
    EachesByItem& inside = contents[digits_of_label(carton.sscc)];
    for (const CartonContent& content : carton.contents) {
      inside[{content.purchase_order, content.item}] += content.eaches;
    }
  }
}

/// Eaches that the notice claims in a carton and that are not in it.
EachesByItem missing_in(const EachesByItem& claimed, const EachesByItem& real) {
  EachesByItem missing;
  for (const auto& [goods, eaches] : claimed) {
    const auto found = real.find(goods);
    const std::int64_t inside = found == real.end() ? 0 : found->second;
    if (eaches > inside) missing[goods] = eaches - inside;
  }
  return missing;
}

Money cost_of(const Evidence& evidence, const EachesByItem& goods) {
  Money cost;
  for (const auto& [key, eaches] : goods) {
    const auto order = evidence.orders.find(key.first);
    const std::int64_t sequence = order == evidence.orders.end() ? 0 : first_line_of(order->second, key.second);
    if (sequence == 0) continue;
    const Money part = order->second.lines.at(sequence).last().cost * eaches;
    if (cost.is_zero() || cost.currency() == part.currency()) cost += part;
  }
  return cost;
}

/// What is wrong with the claimed cartons of one truck.
struct WrongCartons {
  std::vector<std::string> labels;
  std::vector<std::string> elsewhere;  ///< of these, the labels that no carton of the truck has
  EachesByItem goods;                  ///< eaches that are not where the notice claims them
};

WrongCartons wrong_cartons(const ContentsByLabel& claimed, const ContentsByLabel& loaded) {
  WrongCartons wrong;
  for (const auto& [label, contents] : claimed) {
    const auto real = loaded.find(label);
    const EachesByItem missing = real == loaded.end() ? contents : missing_in(contents, real->second);
    const bool is_there = real != loaded.end();
    if (is_there && missing.empty()) continue;
    wrong.labels.push_back(label);
    if (!is_there) wrong.elsewhere.push_back(label);
    for (const auto& [goods, eaches] : missing) wrong.goods[goods] += eaches;
  }
  return wrong;
}

std::string evidence_text(const std::string& notice, const WrongCartons& wrong) {
  const std::string label = wrong.elsewhere.empty() ? wrong.labels.front() : wrong.elsewhere.front();
  const std::string one = wrong.elsewhere.empty() ? " claims goods in carton " + label + " that are not in it"
                                                  : " claims carton " + label + ", which the truck does not carry";
  const std::size_t others = wrong.labels.size() - 1;
  if (others == 0) return "ship notice " + notice + one;
  return "ship notice " + notice + one + "; " + std::to_string(others) + " more of its cartons are wrong";
}

void cartons_are_those_of_the_truck(const Evidence& evidence, Findings& findings) {
  for (const Truck& truck : evidence.record.trucks) {
    const std::vector<const Effect*>& notices = evidence.notices_of(truck);
    const bool all_labelled = std::none_of(truck.cartons.begin(), truck.cartons.end(),
                                           [](const PhysicalCarton& carton) { return carton.sscc.empty(); });
    if (notices.empty() || !all_labelled || was_corrected_too_late(evidence, truck)) continue;
    ContentsByLabel loaded;
    add_labelled(truck.cartons, loaded);
    ContentsByLabel claimed;
    std::vector<std::string> documents;
    for (const Effect* notice : notices) {
      add_labelled(last_form_of(evidence, *notice).cartons, claimed);
      documents.push_back(notice->document);
    }
    const WrongCartons wrong = wrong_cartons(claimed, loaded);
    if (wrong.labels.empty()) continue;
    std::set<std::string> orders;
    std::int64_t units = 0;
    for (const auto& [goods, eaches] : wrong.goods) {
      orders.insert(goods.first);
      units += eaches;
    }
    const Effect& first = *notices.front();
    findings.add(join({orders.begin(), orders.end()}, ", "), 0,
                 evidence.record.rates.stake("notice-missing", units, cost_of(evidence, wrong.goods), first.at),
                 evidence_text(first.document, wrong), first.at, documents);
  }
}

}  // namespace

const std::vector<Check>& carton_checks() {
  static const std::vector<Check> table = {
      {{"UNIT-07", RuleKind::Defect, "A ship notice puts the goods into the cartons that the truck carries.",
        "ASN-21, ASN-24", Confidence::Official, Owner::IT,
        "Take labels and contents of the cartons from the posted despatch, carton by carton."},
       cartons_are_those_of_the_truck},
  };
  return table;
}

}  // namespace vendorproof::harness
