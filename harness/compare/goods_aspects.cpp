// Goods: what is ordered in the ERP, promised, loaded, announced, invoiced and paid, line by line.
#include <algorithm>
#include <functional>
#include <map>

#include "core/base/text.h"
#include "harness/compare/aspects.h"

namespace vendorproof::harness {

namespace {

constexpr Duration notice_limit = std::chrono::minutes(30);  // ASN-01

using EachesOfLines = std::map<Subject, std::int64_t>;

EachesOfLines lines_of(const History& history, const Effect& effect) {
  EachesOfLines eaches;
  for (const EffectLine& line : effect.lines) eaches[history.line_of(effect, line)] += line.eaches;
  return eaches;
}

/// Eaches of all documents of that kind; a number that comes twice is two documents.
Deeds eaches_of_all(const History& history, EffectKind kind) {
  EachesTally tally;
  std::size_t count = 0;
  for (const Effect* effect : history.of(kind)) {
    tally.say(effect->at, std::to_string(++count), lines_of(history, *effect));
  }
  return tally.take();
}

struct Part {
  std::int64_t eaches = 0;
  std::set<std::string> reasons;
};

/// Parts with that code in the last answer to each line.
Deeds parts_answered(const History& history, std::string_view code) {
  Deeds deeds;
  for (const Effect* effect : history.of(EffectKind::AcknowledgementAccepted)) {
    std::map<Subject, Part> parts;
    for (const EffectLine& line : effect->lines) {
      Part& part = parts[history.line_of(*effect, line)];
      if (line.code != code) continue;
      part.eaches += line.eaches;
      if (!line.rejection.empty()) part.reasons.insert(line.rejection);
    }
    for (const auto& [subject, part] : parts) {
      std::string value = eaches_text(part.eaches);
      for (const std::string& reason : part.reasons) value += ", " + reason;
      deeds.push_back({effect->at, subject, value, part.eaches});
    }
  }
  return deeds;
}

/// Eaches of an order that trucks carried, by the truck's departure.
std::map<std::string, std::map<Instant, std::int64_t>> loads_of_orders(const History& history) {
  std::map<std::string, std::map<Instant, std::int64_t>> loads;
  for (const Truck& truck : history.record().trucks) {
    for (const PhysicalCarton& carton : truck.cartons) {
      for (const CartonContent& content : carton.contents) {
        loads[content.purchase_order][truck.departed] += content.eaches;
      }
    }
  }
  return loads;
}

/// Eaches of the order that ship notices had announced by then. A notice that replaces another says them again.
std::int64_t announced_by(const History& history, const std::string& order, Instant at) {
  std::int64_t eaches = 0;
  for (const Effect* notice : history.of(EffectKind::ShipNoticeAccepted)) {
    if (notice->taken() > at) continue;
    for (const EffectLine& line : notice->lines) {
      if (line.purchase_order == order || (line.purchase_order.empty() && notice->purchase_order == order)) {
        eaches += line.eaches;
      }
    }
  }
  return eaches;
}

}  // namespace

Deeds eaches_on_sales_orders(const History& history) {
  EachesTally tally;
  for (const LedgerEntry& entry : history.record().ledger) {
    const EffectKind kind = entry.effect.kind;
    if (kind != EffectKind::SalesOrderCreated && kind != EffectKind::SalesOrderChanged) continue;
    tally.say(entry.effect.at, entry.effect.document, lines_of(history, entry.effect));
  }
  return tally.take();
}

Deeds eaches_accepted(const History& history) { return parts_answered(history, "Accepted"); }

Deeds eaches_backordered(const History& history) { return parts_answered(history, "Backordered"); }

Deeds eaches_rejected(const History& history) { return parts_answered(history, "Rejected"); }

Deeds eaches_loaded(const History& history) {
  EachesTally tally;
  std::size_t count = 0;
  for (const Truck& truck : history.record().trucks) {
    EachesOfLines eaches;
    for (const PhysicalCarton& carton : truck.cartons) {
      for (const CartonContent& content : carton.contents) {
        eaches[history.line_of_item(content.purchase_order, content.item)] += content.eaches;
      }
    }
    tally.say(truck.departed, std::to_string(++count), eaches);
  }
  return tally.take();
}

Deeds centres_of_goods(const History& history) {
  Deeds deeds;
  std::map<std::string, std::set<std::string>> centres;
  for (const Truck& truck : history.record().trucks) {
    for (const PhysicalCarton& carton : truck.cartons) {
      for (const CartonContent& content : carton.contents) {
        std::set<std::string>& of_order = centres[content.purchase_order];
        if (!of_order.insert(truck.ship_to).second) continue;
        const std::string value = join({of_order.begin(), of_order.end()}, ", ");
        deeds.push_back({truck.departed, {content.purchase_order, 0, ""}, value});
      }
    }
  }
  return deeds;
}

Deeds eaches_announced(const History& history) {
  EachesTally tally;
  std::map<std::string, std::string> last;  ///< the key of the last notice with that number
  std::size_t count = 0;
  for (const LedgerEntry& entry : history.record().ledger) {
    const Effect& effect = entry.effect;
    if (effect.kind == EffectKind::ShipNoticeAccepted) {
      last[effect.document] = std::to_string(++count);
    } else if (effect.kind != EffectKind::ShipNoticeReplaced) {
      continue;
    }
    tally.say(effect.at, last[effect.document], lines_of(history, effect));
  }
  return tally.take();
}

Deeds eaches_announced_late(const History& history) {
  Deeds deeds;
  for (const auto& [order, loads] : loads_of_orders(history)) {
    std::int64_t loaded = 0;
    std::int64_t late = 0;
    for (const auto& [departed, eaches] : loads) {
      loaded += eaches;
      const std::int64_t lacking = loaded - announced_by(history, order, departed + notice_limit);
      // At most the goods of this truck: what an earlier truck lacks was counted with it.
      late += std::clamp<std::int64_t>(lacking, 0, eaches);
      deeds.push_back({departed + notice_limit, {order, 0, ""}, eaches_text(late), late});
    }
  }
  return deeds;
}

Deeds eaches_invoiced(const History& history) { return eaches_of_all(history, EffectKind::InvoiceAccepted); }

Deeds eaches_paid(const History& history) { return eaches_of_all(history, EffectKind::PaymentSent); }

}  // namespace vendorproof::harness
