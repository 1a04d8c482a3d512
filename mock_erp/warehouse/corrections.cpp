#include "mock_erp/warehouse/corrections.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "mock_erp/warehouse/stock_room.h"

namespace vendorproof::mock_erp {

namespace {

/// Index of the despatch's line with that line of the order. If the despatch has no such line: the number of its lines.
std::size_t line_of(const Company& company, const Despatch& despatch, const Correction& correction) {
  const auto found = std::find_if(despatch.lines.begin(), despatch.lines.end(), [&](const DespatchLine& line) {
    return company.orders.at(line.order_line.record).external_document_number == correction.purchase_order &&
           (correction.kind != CorrectionKind::LeftBehind || line.order_line.line + 1 == correction.line);
  });
  return static_cast<std::size_t>(found - despatch.lines.begin());
}

/// Takes eaches of a line out of the packages, the last ones first. Empty cartons and pallets are gone.
std::vector<Package> without(std::vector<Package> packages, std::size_t line, std::int64_t eaches) {
  for (auto package = packages.rbegin(); package != packages.rend(); ++package) {
    for (PackageContent& content : package->contents) {
      if (content.despatch_line != static_cast<std::int64_t>(line)) continue;
      const std::int64_t taken = std::min(eaches, content.eaches);
      content.eaches -= taken;
      eaches -= taken;
    }
    std::erase_if(package->contents, [](const PackageContent& content) { return content.eaches == 0; });
  }
  const auto is_loaded = [&](std::int64_t pallet) {
    return std::any_of(packages.begin(), packages.end(), [pallet](const Package& package) {
      return package.pallet == pallet && !package.contents.empty();
    });
  };
  std::vector<Package> left;
  std::vector<std::int64_t> number_now(packages.size() + 1, 0);
  for (std::size_t i = 0; i < packages.size(); ++i) {
    const auto number = static_cast<std::int64_t>(i + 1);
    if (packages[i].is_pallet ? !is_loaded(number) : packages[i].contents.empty()) continue;
    left.push_back(packages[i]);
    number_now[i + 1] = static_cast<std::int64_t>(left.size());
  }
  for (Package& package : left) package.pallet = number_now[static_cast<std::size_t>(package.pallet)];
  return left;
}

bool is_invoiced(const Company& company, const Despatch& despatch) {
  const auto& shipments = despatch.shipments;
  const auto is_of_despatch = [&](const InvoiceLine& line) {
    return std::find(shipments.begin(), shipments.end(), line.shipment) != shipments.end();
  };
  const auto& invoices = company.invoices.records();
  return std::any_of(invoices.begin(), invoices.end(), [&](const auto& entry) {
    const std::vector<InvoiceLine>& lines = entry.second.lines;
    return std::any_of(lines.begin(), lines.end(), is_of_despatch);
  });
}

/// A line in the posted shipment takes the eaches back. The goods are on stock, and reserved again for the order's
/// line.
void undo(Company& company, Despatch& despatch, std::size_t index, std::int64_t eaches, Instant now) {
  DespatchLine& line = despatch.lines[index];
  const RowKey key = line.order_line;
  line.undone += eaches;
  for (const std::int64_t serial : despatch.shipments) {
    Shipment& shipment = company.shipments.at(serial);
    if (shipment.order == key.record) shipment.lines.push_back({key.line, -eaches});
  }
  SalesLine& sold = company.line(key);
  StockedItem& stocked = company.items[sold.item];
  sold.shipped -= eaches;
  sold.reserved += eaches;
  stocked.on_hand += eaches;
  stocked.reserved += eaches;
  company.touch_line(key, now);
  send_to_dock(company, key, {0, eaches}, now + company.settings.policy.lead_time, now);
}

/// The lines with what was taken back, in one effect.
void take_back(Company& company, Despatch& despatch, const std::vector<std::int64_t>& eaches, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::DespatchUndone;
  effect.document = despatch.number;
  effect.other_document = despatch.bill_of_lading;
  for (std::size_t i = 0; i < despatch.lines.size(); ++i) {
    if (eaches[i] == 0) continue;
    despatch.packages = without(std::move(despatch.packages), i, eaches[i]);
    undo(company, despatch, i, eaches[i], now);
    effect.lines.push_back(effect_line(company, despatch.lines[i].order_line, eaches[i]));
  }
  if (effect.lines.empty()) return;
  effect.purchase_order = effect.lines.front().purchase_order;
  for (const EffectLine& line : effect.lines) {
    if (line.purchase_order != effect.purchase_order) effect.purchase_order.clear();
  }
  company.effects.push_back(std::move(effect));
}

std::string pro_number_of(const Despatch& despatch) { return fmt::format("{:09}", despatch.serial); }
std::string mistyped_pro_number_of(const Despatch& despatch) { return fmt::format("9{:08}", despatch.serial); }

std::int64_t left_behind(const Despatch& despatch, std::size_t line, const Correction& correction) {
  const DespatchLine& posted = despatch.lines[line];
  return std::clamp<std::int64_t>(correction.eaches, 0, posted.eaches - posted.undone);
}

void correct(Company& company, Despatch& despatch, const Correction& correction, Instant now) {
  if (correction.kind == CorrectionKind::ProNumber) {
    despatch.pro_number = pro_number_of(despatch);
    return;
  }
  if (is_invoiced(company, despatch)) return;
  std::vector<std::int64_t> eaches(despatch.lines.size(), 0);
  if (correction.kind == CorrectionKind::LeftBehind) {
    const std::size_t line = line_of(company, despatch, correction);
    eaches[line] = left_behind(despatch, line, correction);
  } else {
    for (std::size_t i = 0; i < eaches.size(); ++i) eaches[i] = despatch.lines[i].eaches - despatch.lines[i].undone;
  }
  take_back(company, despatch, eaches, now);
}

}  // namespace

void plan_corrections(Company& company, Despatch& despatch, Instant now) {
  std::vector<Correction>& waiting = company.corrections;
  for (const Correction& correction : waiting) {
    if (line_of(company, despatch, correction) == despatch.lines.size()) continue;
    despatch.corrections.push_back(correction);
    if (correction.kind == CorrectionKind::ProNumber) despatch.pro_number = mistyped_pro_number_of(despatch);
    company.agenda.add(now + correction.after, {Duty::CorrectDespatch, despatch.serial, ""});
  }
  std::erase_if(waiting, [&](const Correction& correction) {
    return line_of(company, despatch, correction) < despatch.lines.size();
  });
}

void correct_despatch(Company& company, std::int64_t serial, Instant now) {
  Despatch& despatch = company.despatches.at(serial);
  const auto is_due = [&](const Correction& correction) { return *despatch.posted_at + correction.after <= now; };
  const std::vector<Correction> corrections = despatch.corrections;
  std::erase_if(despatch.corrections, is_due);
  for (const Correction& correction : corrections) {
    if (is_due(correction)) correct(company, despatch, correction, now);
  }
  company.despatches.touch(despatch, now);
}

std::vector<Package> packages_on_truck(const Company& company, const Despatch& despatch) {
  std::vector<Package> packages = despatch.packages;
  for (const Correction& correction : despatch.corrections) {
    if (correction.kind != CorrectionKind::LeftBehind) continue;
    const std::size_t line = line_of(company, despatch, correction);
    packages = without(std::move(packages), line, left_behind(despatch, line, correction));
  }
  return packages;
}

bool stays_on_the_dock(const Despatch& despatch) {
  return std::any_of(despatch.corrections.begin(), despatch.corrections.end(),
                     [](const Correction& correction) { return correction.kind == CorrectionKind::Undone; });
}

}  // namespace vendorproof::mock_erp
