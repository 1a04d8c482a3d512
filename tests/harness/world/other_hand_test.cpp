// The judge and the mocks do not know our core by its hand: the catalogue and generated runs are played with every
// document written as another program could write it (one document in a request, other numbers, other order of lines
// and cartons, cases for eaches, other forms of dates and amounts), and every verdict stays the same.
#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "harness/command/builtin_files.h"
#include "harness/defects/spoiling.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"
#include "scenarios/generators/generators.h"

namespace vendorproof::harness {
namespace {

constexpr const char* their_mark = "THEIRS-";

/// How many documents were really written otherwise, in all runs so far.
struct Rewritten {
  std::size_t acknowledgements = 0;
  std::size_t notices = 0;
  std::size_t invoices = 0;
};
Rewritten rewritten;

/// The eaches of a case of the order's line, by purchase order and identifier of the item; 1 where it is ordered in
/// eaches, or in two ways.
using CaseSizes = std::map<std::pair<std::string, std::string>, std::int64_t>;

CaseSizes case_sizes_of(const scenarios::Scenario& scenario) {
  CaseSizes sizes;
  for (const scenarios::Order& order : scenario.orders) {
    for (const scenarios::OrderLine& line : order.lines) {
      const std::int64_t size = line.ordered.unit == UnitOfMeasure::Cases ? line.ordered.unit_size : 1;
      const std::string& code = line.asin.empty() ? line.vendor_product_identifier : line.asin;
      const auto [row, is_new] = sizes.try_emplace({order.number, code}, size);
      if (!is_new && row->second != size) row->second = 1;
    }
  }
  return sizes;
}

void reverse(Json& list) { std::reverse(list.begin(), list.end()); }

/// `2026-11-03T08:00:00Z` is `2026-11-03T09:00:00+01:00` one hour further east.
void write_date_elsewhere(Json& document, const char* member) {
  if (!document.contains(member)) return;
  const Instant moment = *parse_instant(document[member].get<std::string>());
  std::string text = format_instant(moment + std::chrono::hours(1));
  document[member] = text.replace(text.find('Z'), 1, "+01:00");
}

/// `300.00` is `300`, `2.50` is `2.5`.
void write_amount_shorter(Json& money) {
  std::string text = money["amount"].get<std::string>();
  if (text.find('.') == std::string::npos) return;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  money["amount"] = text;
}

void write_in_cases(Json& quantity, std::int64_t size) {
  const auto eaches = quantity["amount"].get<std::int64_t>();
  if (size <= 1 || quantity["unitOfMeasure"] != "Eaches" || eaches % size != 0) return;
  quantity = {{"amount", eaches / size}, {"unitOfMeasure", "Cases"}, {"unitSize", size}};
}

std::int64_t size_of_item(const Json& item, const std::string& order, const CaseSizes& sizes) {
  const char* name = item.contains("amazonProductIdentifier") ? "amazonProductIdentifier" : "vendorProductIdentifier";
  const auto found = sizes.find({order, item[name].get<std::string>()});
  return found == sizes.end() ? 1 : found->second;
}

void rewrite_acknowledgement(Json& document) {
  ++rewritten.acknowledgements;
  reverse(document["items"]);
  for (Json& item : document["items"]) {
    reverse(item["itemAcknowledgements"]);
    if (item.contains("netCost")) write_amount_shorter(item["netCost"]);
  }
  write_date_elsewhere(document, "acknowledgementDate");
}

/// Their number of a thing that ours has: `1` is `K-010`.
std::string their_number(const char* prefix, const std::string& ours) { return prefix + ("-0" + ours) + "0"; }

/// Goods are in cases only if they are so in each carton: Amazon refuses two units of one item.
void keep_eaches_where_cases_are_open(const Json& packed_list, std::map<std::string, std::int64_t>& sizes) {
  for (const Json& packed : packed_list) {
    if (!packed.contains("items")) continue;
    for (const Json& item : packed["items"]) {
      std::int64_t& size = sizes[item["itemReference"].get<std::string>()];
      if (size > 1 && item["shippedQuantity"]["amount"].get<std::int64_t>() % size != 0) size = 1;
    }
  }
}

void rewrite_packed(Json& packed, const std::map<std::string, std::int64_t>& sizes) {
  if (!packed.contains("items")) return;
  reverse(packed["items"]);
  for (Json& item : packed["items"]) {
    const auto ours = item["itemReference"].get<std::string>();
    const auto size = sizes.find(ours);
    if (size != sizes.end()) write_in_cases(item["shippedQuantity"], size->second);
    item["itemReference"] = their_number("I", ours);
  }
}

void rewrite_notice(Json& document, const CaseSizes& case_sizes) {
  ++rewritten.notices;
  document["shipmentIdentifier"] = their_mark + document["shipmentIdentifier"].get<std::string>();
  std::map<std::string, std::int64_t> sizes;
  for (const Json& item : document["shippedItems"]) {
    const auto order = item["itemDetails"]["purchaseOrderNumber"].get<std::string>();
    sizes[item["itemSequenceNumber"].get<std::string>()] = size_of_item(item, order, case_sizes);
  }
  keep_eaches_where_cases_are_open(document["cartons"], sizes);
  if (document.contains("pallets")) keep_eaches_where_cases_are_open(document["pallets"], sizes);
  for (Json& item : document["shippedItems"]) {
    const auto ours = item["itemSequenceNumber"].get<std::string>();
    write_in_cases(item["shippedQuantity"], sizes[ours]);
    item["itemSequenceNumber"] = their_number("I", ours);
  }
  for (Json& carton : document["cartons"]) {
    rewrite_packed(carton, sizes);
    carton["cartonSequenceNumber"] = their_number("K", carton["cartonSequenceNumber"].get<std::string>());
  }
  if (document.contains("pallets")) {
    for (Json& pallet : document["pallets"]) {
      rewrite_packed(pallet, sizes);
      if (!pallet.contains("cartonReferenceDetails")) continue;
      for (Json& ours : pallet["cartonReferenceDetails"]["cartonReferenceNumbers"]) {
        ours = their_number("K", ours.get<std::string>());
      }
    }
    reverse(document["pallets"]);
  }
  reverse(document["shippedItems"]);
  reverse(document["cartons"]);
  for (const char* member : {"shipmentConfirmationDate", "shippedDate", "estimatedDeliveryDate"}) {
    write_date_elsewhere(document, member);
  }
}

void rewrite_invoice(Json& document) {
  if (!document.contains("items")) return;
  ++rewritten.invoices;
  for (Json& item : document["items"]) {
    item["itemSequenceNumber"] = item["itemSequenceNumber"].get<std::int64_t>() * 10;
    write_amount_shorter(item["netCost"]);
  }
  reverse(document["items"]);
  write_amount_shorter(document["invoiceTotal"]);
  write_date_elsewhere(document, "date");
}

/// In the answers the core reads its own number of the shipment.
void restore_our_numbers(HttpResponse& response) {
  for (std::size_t at = response.body.find(their_mark); at != std::string::npos; at = response.body.find(their_mark)) {
    response.body.erase(at, std::string_view(their_mark).size());
  }
}

Spoiler in_another_hand(const scenarios::Scenario& scenario) {
  const auto sizes = std::make_shared<CaseSizes>(case_sizes_of(scenario));
  Spoiler spoiler;
  spoiler.on_request = [sizes](SpoiledRequest& spoiled) {
    if (spoiled.peer != Peer::Amazon || spoiled.request.method != "POST") return;
    edit_body(spoiled.request, [&](Json& body) {
      if (body.contains("acknowledgements")) {
        for (Json& document : body["acknowledgements"]) rewrite_acknowledgement(document);
      }
      if (body.contains("shipmentConfirmations")) {
        for (Json& document : body["shipmentConfirmations"]) rewrite_notice(document, *sizes);
      }
      if (body.contains("invoices")) {
        for (Json& document : body["invoices"]) rewrite_invoice(document);
      }
    });
  };
  spoiler.on_answer = [](const SpoiledRequest& spoiled, HttpResponse& response) {
    if (spoiled.peer == Peer::Amazon) restore_our_numbers(response);
  };
  return spoiler;
}

/// The run of another program: nothing is demanded that only our core does.
RunOutcome play_in_another_hand(const scenarios::Scenario& scenario) {
  static const Defect hand = {"another-hand", "No defect: the same business, written otherwise.", "", "",
                              in_another_hand};
  RunSettings settings;
  settings.defect = &hand;
  settings.set_up_core = [](CoreConfig& config) { config.documents_in_call_max = 1; };
  return run(scenario, settings);
}

/// Rules and money, without the words: these name the documents.
std::multiset<std::string> findings_of(const scenarios::Scenario& scenario, const RunRecord& record) {
  std::multiset<std::string> found;
  for (const reports::Finding& finding : result_of(scenario, record).findings) {
    found.insert(std::string(finding.rule->id) + " " + finding.purchase_order + " " + std::to_string(finding.line) +
                 " " + finding.at_stake.text());
  }
  return found;
}

std::size_t notices_by_their_numbers(const RunRecord& record) {
  return static_cast<std::size_t>(
      std::count_if(record.ledger.begin(), record.ledger.end(),
                    [](const LedgerEntry& entry) { return entry.effect.document.rfind(their_mark, 0) == 0; }));
}

TEST(AnotherHand, LeavesEveryVerdictOfTheCatalogueAsItIs) {
  rewritten = {};
  std::size_t written_otherwise = 0;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue") continue;
    const scenarios::Scenario scenario = *read_playable(file.text, std::string(file.name));
    const RunOutcome theirs = play_in_another_hand(scenario);
    EXPECT_EQ(findings_of(scenario, theirs), findings_of(scenario, run(scenario, {}))) << file.name;
    if (notices_by_their_numbers(theirs) > 0) ++written_otherwise;
  }
  EXPECT_GE(std::min({rewritten.acknowledgements, rewritten.notices, rewritten.invoices}), 40U);
  EXPECT_GE(written_otherwise, 40U) << "Amazon must really have got notices with other numbers";
}

TEST(AnotherHand, IsNotAccusedInGeneratedRuns) {
  rewritten = {};
  for (std::size_t number = 0; number < 40; ++number) {
    const scenarios::Scenario scenario = scenarios::generate(11, number);
    const reports::ScenarioResult result = result_of(scenario, play_in_another_hand(scenario));
    std::string found;
    for (const reports::Finding& finding : result.findings) {
      if (!finding.expected) found += std::string(finding.rule->id) + " " + finding.evidence + "; ";
    }
    EXPECT_TRUE(result.passed) << scenario.name << ": " << found;
  }
  EXPECT_GE(std::min({rewritten.acknowledgements, rewritten.notices, rewritten.invoices}), 40U);
}

}  // namespace
}  // namespace vendorproof::harness
