// What came of a trade, in lines that do not say which ERP it was: no times, no numbers of documents.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "harness/record/run_record.h"

namespace vendorproof::harness::two_erps {

/// The last word on each line, because a slower ERP may be answered for earlier.
inline void add_acknowledgements(const std::vector<LedgerEntry>& ledger, std::vector<std::string>& lines) {
  std::map<std::string, std::map<std::string, std::int64_t>> last;
  for (const LedgerEntry& entry : ledger) {
    if (entry.effect.kind != EffectKind::AcknowledgementAccepted) continue;
    for (const EffectLine& line : entry.effect.lines) last.erase(entry.effect.purchase_order + " " + line.item);
    for (const EffectLine& line : entry.effect.lines) {
      last[entry.effect.purchase_order + " " + line.item][line.code] += line.eaches;
    }
  }
  for (const auto& [subject, answers] : last) {
    for (const auto& [code, eaches] : answers) {
      if (eaches > 0) lines.push_back(fmt::format("{} acknowledged: {} {}", subject, code, eaches));
    }
  }
}

inline std::string with_documents(const LedgerEntry& entry, const std::string& order) {
  std::vector<std::string> parts;
  for (const EffectLine& line : entry.effect.lines) {
    if (line.purchase_order == order || line.purchase_order.empty()) {
      parts.push_back(fmt::format("{} {}", line.item, line.eaches));
    }
  }
  return join(parts, ", ");
}

inline std::string order_of(const Effect& effect) {
  if (!effect.purchase_order.empty() || effect.lines.empty()) return effect.purchase_order;
  return effect.lines.front().purchase_order;
}

/// What Amazon accepted, counted and paid.
inline std::vector<std::string> books_of_amazon(const std::vector<LedgerEntry>& ledger) {
  std::vector<std::string> lines;
  add_acknowledgements(ledger, lines);
  std::map<std::string, std::string> order_of_invoice;
  Money paid;
  for (const LedgerEntry& entry : ledger) {
    const Effect& effect = entry.effect;
    const std::string order = order_of(effect);
    const bool is_invoice = effect.kind == EffectKind::InvoiceAccepted;
    if (effect.kind == EffectKind::ShipNoticeAccepted) {
      lines.push_back(fmt::format("{} noticed: {}", order, with_documents(entry, order)));
    }
    if (effect.kind == EffectKind::TruckReceived) {
      lines.push_back(fmt::format("{} received: {}", order, with_documents(entry, order)));
    }
    if (is_invoice) order_of_invoice[effect.document] = order;
    if (is_invoice) {
      lines.push_back(fmt::format("{} invoiced: {}; {}", order, with_documents(entry, order), effect.amount.text()));
    }
    if (effect.kind == EffectKind::DeductionTaken) {
      lines.push_back(fmt::format("{} deducted: {}", order_of_invoice[effect.other_document], effect.amount.text()));
    }
    if (effect.kind == EffectKind::PaymentSent) paid = paid.currency().empty() ? effect.amount : paid + effect.amount;
  }
  std::sort(lines.begin(), lines.end());
  lines.push_back("Amazon paid: " + paid.text());
  return lines;
}

}  // namespace vendorproof::harness::two_erps
