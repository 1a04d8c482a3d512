#include "harness/judge/matching.h"

#include <algorithm>
#include <functional>
#include <set>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

bool is_letter_or_digit(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/// `VBE/2024/02` and `VBE202402` are the same number (some remittances leave separators out).
std::string without_separators(const std::string& number) {
  std::string bare;
  for (const char letter : number) {
    if (is_letter_or_digit(letter)) bare += letter;
  }
  return bare;
}

/// Whether the invoice names every order of the posted one.
bool is_about_same_sale(const Effect& invoice, const Effect& posted) {
  if (invoice.amount != posted.amount) return false;
  const std::set<std::string> invoiced = orders_of(invoice);
  const std::set<std::string> billed = orders_of(posted);
  return std::includes(invoiced.begin(), invoiced.end(), billed.begin(), billed.end());
}

bool has_same_number(const Effect& invoice, const Effect& posted) { return invoice.document == posted.document; }

bool has_same_bare_number(const Effect& invoice, const Effect& posted) {
  return without_separators(invoice.document) == without_separators(posted.document);
}

/// Pairs the documents that have no partner yet, in order. Each document has at most one partner.
void pair_up(const std::vector<const Effect*>& invoices, const std::vector<const Effect*>& posted,
             bool (*fits)(const Effect&, const Effect&), std::set<const Effect*>& taken, Evidence& evidence) {
  for (const Effect* invoice : invoices) {
    if (evidence.posted_of.count(invoice) == 1) continue;
    const auto partner = std::find_if(posted.begin(), posted.end(), [&](const Effect* candidate) {
      return taken.count(candidate) == 0 && fits(*invoice, *candidate);
    });
    if (partner == posted.end()) continue;
    taken.insert(*partner);
    evidence.posted_of[invoice] = *partner;
  }
}

/// Pairs documents with equal keys. Fast; it finds nearly all pairs.
void pair_by_number(const std::vector<const Effect*>& invoices, const std::vector<const Effect*>& posted,
                    std::string (*key)(const std::string&), std::set<const Effect*>& taken, Evidence& evidence) {
  std::multimap<std::string, const Effect*> by_number;
  for (const Effect* candidate : posted) {
    if (taken.count(candidate) == 0) by_number.emplace(key(candidate->document), candidate);
  }
  for (const Effect* invoice : invoices) {
    if (evidence.posted_of.count(invoice) == 1) continue;
    const auto found = by_number.find(key(invoice->document));
    if (found == by_number.end()) continue;
    taken.insert(found->second);
    evidence.posted_of[invoice] = found->second;
    by_number.erase(found);
  }
}

/// Whether the notice claims a labelled carton that the truck carries.
bool names_a_carton_of(const Effect& notice, const Truck& truck) {
  return std::any_of(notice.cartons.begin(), notice.cartons.end(), [&](const PhysicalCarton& claimed) {
    return !claimed.sscc.empty() &&
           std::any_of(truck.cartons.begin(), truck.cartons.end(),
                       [&](const PhysicalCarton& carton) { return carton.sscc == claimed.sscc; });
  });
}

std::string as_it_is(const std::string& number) { return number; }

/// The goods of trucks that no ship notice has claimed yet.
class UnclaimedGoods {
 public:
  explicit UnclaimedGoods(const std::vector<Truck>& trucks) {
    for (const Truck& truck : trucks) add_by_item(truck, left_[&truck]);
  }

  /// Whether that truck still has all the goods of the notice unclaimed.
  bool cover(const Truck* truck, const Effect& notice) const {
    EachesByItem claimed;
    add_by_item(notice, claimed);
    const EachesByItem& left = left_.at(truck);
    return !claimed.empty() && std::all_of(claimed.begin(), claimed.end(), [&](const auto& row) {
      const auto found = left.find(row.first);
      return found != left.end() && found->second >= row.second;
    });
  }

  bool is_untouched(const Truck* truck) const { return touched_.count(truck) == 0; }

  void claim(const Truck* truck, const Effect& notice) {
    touched_.insert(truck);
    EachesByItem claimed;
    add_by_item(notice, claimed);
    for (const auto& [goods, eaches] : claimed) left_[truck][goods] -= eaches;
  }

 private:
  std::map<const Truck*, EachesByItem> left_;  // only for look-ups: its order depends on addresses
  std::set<const Truck*> touched_;
};

}  // namespace

bool is_same_number(const std::string& left, const std::string& right) {
  return left == right || without_separators(left) == without_separators(right);
}

std::string item_of_line(const Evidence& evidence, const OrderTruth& truth, const EffectLine& line) {
  if (truth.lines_by_item.count(line.item) == 1) return line.item;
  const auto item = evidence.items.find(line.item);
  if (item != evidence.items.end()) {
    const scenarios::Item& known = *item->second;
    for (const std::string& name : {known.asin, known.vendor_product_identifier, known.gtin}) {
      if (!name.empty() && truth.lines_by_item.count(name) == 1) return name;
    }
  }
  const auto stated = truth.lines.find(line.sequence);
  return stated == truth.lines.end() ? line.item : stated->second.item;
}

std::map<std::string, std::int64_t> eaches_by_item(const Evidence& evidence, const std::string& purchase_order,
                                                   const std::vector<const Effect*>& documents) {
  std::map<std::string, std::int64_t> eaches;
  const auto truth = evidence.orders.find(purchase_order);
  if (truth == evidence.orders.end()) return eaches;
  for (const Effect* document : documents) {
    for (const EffectLine& line : document->lines) {
      const std::string& order = line.purchase_order.empty() ? document->purchase_order : line.purchase_order;
      if (order == purchase_order) eaches[item_of_line(evidence, truth->second, line)] += line.eaches;
    }
  }
  return eaches;
}

std::map<std::int64_t, LastAnswer> last_answers(const std::string& number, const OrderTruth& truth) {
  std::map<std::int64_t, LastAnswer> last;
  for (const Effect* effect : truth.of(EffectKind::AcknowledgementAccepted)) {
    std::map<std::int64_t, LastAnswer> answers;
    for (const EffectLine& row : effect->lines) {
      const bool is_mine = row.purchase_order.empty() || row.purchase_order == number;
      if (!is_mine || !truth.lines.contains(row.sequence)) continue;
      LastAnswer& answer = answers[row.sequence];
      answer.at = effect->at;
      if (row.code == "Accepted") answer.accepted += row.eaches;
      if (row.code == "Backordered") answer.backordered += row.eaches;
    }
    for (const auto& [sequence, answer] : answers) last[sequence] = answer;
  }
  return last;
}

std::map<std::string, std::int64_t> confirmed_by_item(const std::string& number, const OrderTruth& truth) {
  std::map<std::string, std::int64_t> by_item;
  for (const auto& [sequence, answer] : last_answers(number, truth)) {
    by_item[truth.lines.at(sequence).item] += answer.accepted + answer.backordered;
  }
  return by_item;
}

std::map<std::string, std::int64_t> shipped_by_item(const Evidence& evidence, const std::string& purchase_order,
                                                    const OrderTruth& truth) {
  auto shipped = eaches_by_item(evidence, purchase_order, truth.of(EffectKind::DespatchPosted));
  for (const auto& [item, eaches] : eaches_by_item(evidence, purchase_order, truth.of(EffectKind::DespatchUndone))) {
    shipped[item] -= eaches;
  }
  return shipped;
}

std::optional<Instant> undone_at(const Evidence& evidence, const std::string& despatch) {
  std::optional<Instant> last;
  for (const Effect* undone : evidence.of(EffectKind::DespatchUndone)) {
    const bool is_it = undone->document == despatch || (!despatch.empty() && undone->other_document == despatch);
    if (is_it && (!last || undone->at > *last)) last = undone->at;
  }
  return last;
}

namespace {

/// So long after the change an integration may not have seen it yet.
constexpr Duration seen_within = std::chrono::hours(1);

EachesByItem goods_of(const std::vector<const Effect*>& effects, const std::string& despatch) {
  EachesByItem goods;
  for (const Effect* effect : effects) {
    if (effect->document == despatch) add_by_item(*effect, goods);
  }
  return goods;
}

/// `DS-1`, and `DS-1-VEND2` for one of several vendor codes.
bool is_number_of(const std::string& identifier, const std::string& despatch) {
  return identifier == despatch || starts_with(identifier, despatch + "-");
}

/// Of an integration with numbers of its own: the same orders, and as many eaches of each.
std::map<std::string, std::int64_t> eaches_by_order(const Effect& effect) {
  std::map<std::string, std::int64_t> eaches;
  for (const EffectLine& line : effect.lines) {
    eaches[line.purchase_order.empty() ? effect.purchase_order : line.purchase_order] += line.eaches;
  }
  return eaches;
}

}  // namespace

bool is_of_undone_despatch(const Evidence& evidence, const Effect& notice) {
  const auto& posted = evidence.of(EffectKind::DespatchPosted);
  const auto& undone = evidence.of(EffectKind::DespatchUndone);
  return std::any_of(undone.begin(), undone.end(), [&](const Effect* effect) {
    const bool is_all = goods_of(posted, effect->document) == goods_of(undone, effect->document);
    const bool is_it = is_number_of(notice.document, effect->document) ||
                       (!notice.other_document.empty() && notice.other_document == effect->other_document) ||
                       eaches_by_order(notice) == eaches_by_order(*effect);
    return is_all && is_it && notice.taken() <= effect->at + seen_within;
  });
}

bool was_corrected_too_late(const Evidence& evidence, const Truck& truck) {
  const std::string despatch = evidence.despatch_of(truck);
  const std::optional<Instant> undone = undone_at(evidence, despatch);
  if (!undone) return false;
  const auto& exceptions = evidence.record.exceptions;
  return *undone >= truck.arrives || std::any_of(exceptions.begin(), exceptions.end(), [&](const auto& exception) {
    return exception.kind == ExceptionKind::DespatchChanged && exception.document == despatch;
  });
}

std::int64_t first_line_of(const OrderTruth& truth, const std::string& item) {
  const auto found = truth.lines_by_item.find(item);
  return found == truth.lines_by_item.end() ? 0 : found->second.front();
}

std::vector<std::int64_t> lines_matched(const Evidence& evidence, const OrderTruth& truth, const Effect& document) {
  std::vector<std::int64_t> matched(document.lines.size(), 0);
  std::set<std::int64_t> taken;
  const auto take = [&](std::size_t index, const std::function<bool(std::int64_t sequence)>& fits) {
    if (matched[index] != 0) return;
    const auto candidates = truth.lines_by_item.find(item_of_line(evidence, truth, document.lines[index]));
    if (candidates == truth.lines_by_item.end()) return;
    for (const std::int64_t sequence : candidates->second) {
      if (!fits(sequence)) continue;
      matched[index] = sequence;
      taken.insert(sequence);
      return;
    }
  };
  const auto is_free = [&](std::int64_t sequence) { return taken.count(sequence) == 0; };
  for (std::size_t i = 0; i < matched.size(); ++i) {
    take(i, [&](std::int64_t sequence) { return sequence == document.lines[i].sequence; });
  }
  for (std::size_t i = 0; i < matched.size(); ++i) {
    take(i, [&](std::int64_t sequence) {
      return is_free(sequence) && truth.lines.at(sequence).stated(document.lines[i].eaches, document.at);
    });
  }
  for (std::size_t i = 0; i < matched.size(); ++i) take(i, is_free);
  for (std::size_t i = 0; i < matched.size(); ++i) take(i, [](std::int64_t) { return true; });
  return matched;
}

const Effect& last_form_of(const Evidence& evidence, const Effect& notice) {
  const Effect* last = &notice;
  for (const Effect* replaced : evidence.of(EffectKind::ShipNoticeReplaced)) {
    if (replaced->document == notice.document) last = replaced;
  }
  return *last;
}

void match_invoices(Evidence& evidence) {
  const std::vector<const Effect*>& posted = evidence.of(EffectKind::SalesInvoicePosted);
  std::vector<const Effect*> invoices = evidence.of(EffectKind::InvoiceAccepted);
  const std::vector<const Effect*>& rejected = evidence.of(EffectKind::InvoiceRejected);
  std::set<const Effect*> taken;
  pair_by_number(invoices, posted, as_it_is, taken, evidence);
  pair_by_number(invoices, posted, without_separators, taken, evidence);
  std::erase_if(invoices, [&](const Effect* invoice) { return evidence.posted_of.count(invoice) == 1; });
  pair_up(invoices, posted, is_about_same_sale, taken, evidence);
  // A rejected invoice may be sent again: both have the same posted invoice as partner.
  for (const Effect* invoice : rejected) {
    for (const auto fits : {has_same_number, has_same_bare_number}) {
      const auto partner = std::find_if(posted.begin(), posted.end(),
                                        [&](const Effect* candidate) { return fits(*invoice, *candidate); });
      if (partner == posted.end()) continue;
      evidence.posted_of[invoice] = *partner;
      break;
    }
  }
}

std::optional<std::vector<const Effect*>> memos_that_come_to(const std::vector<const Effect*>& memos,
                                                             const Money& amount) {
  if (amount.is_zero()) return std::vector<const Effect*>();
  if (memos.empty() || amount.is_negative()) return std::nullopt;
  const std::vector<const Effect*> others(memos.begin(), memos.end() - 1);
  const bool is_comparable = memos.back()->amount.currency() == amount.currency();
  auto with_it = is_comparable ? memos_that_come_to(others, amount - memos.back()->amount) : std::nullopt;
  if (!with_it) return memos_that_come_to(others, amount);
  with_it->push_back(memos.back());
  return with_it;
}

void match_credit_notes(Evidence& evidence) {
  const std::vector<const Effect*>& memos = evidence.of(EffectKind::CreditMemoPosted);
  std::map<std::string, std::string> posted_number;  // by the number at Amazon
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) {
    const auto posted = evidence.posted_of.find(invoice);
    if (posted != evidence.posted_of.end()) posted_number[invoice->document] = posted->second->document;
  }
  std::set<const Effect*> taken;
  const auto pair_up_by = [&](const auto& fits) {
    for (const Effect* note : evidence.of(EffectKind::CreditNoteAccepted)) {
      if (evidence.memos_of.count(note) == 1) continue;
      const auto memo = std::find_if(memos.begin(), memos.end(), [&](const Effect* candidate) {
        return taken.count(candidate) == 0 && fits(*note, *candidate);
      });
      if (memo == memos.end()) continue;
      taken.insert(*memo);
      evidence.memos_of[note] = {*memo};
    }
  };
  const auto is_for = [&](const Effect& memo, const Effect& note) {
    const auto invoice = posted_number.find(note.other_document);
    return invoice != posted_number.end() && invoice->second == memo.other_document;
  };
  pair_up_by(has_same_number);
  pair_up_by(has_same_bare_number);
  pair_up_by([&](const Effect& note, const Effect& memo) { return note.amount == memo.amount && is_for(memo, note); });
  for (const Effect* note : evidence.of(EffectKind::CreditNoteAccepted)) {
    if (evidence.memos_of.count(note) == 1) continue;
    std::vector<const Effect*> left;
    std::copy_if(memos.begin(), memos.end(), std::back_inserter(left),
                 [&](const Effect* memo) { return taken.count(memo) == 0 && is_for(*memo, *note); });
    auto chosen = memos_that_come_to(left, note->amount);
    if (!chosen || chosen->empty()) continue;
    taken.insert(chosen->begin(), chosen->end());
    evidence.memos_of[note] = std::move(*chosen);
  }
}

void match_notices(Evidence& evidence) {
  std::map<std::string, const Truck*> by_number;
  for (const Truck& truck : evidence.record.trucks) {
    by_number.emplace(truck.load_number, &truck);
    if (!truck.bill_of_lading.empty()) by_number.emplace(truck.bill_of_lading, &truck);
  }
  for (const Effect* despatch : evidence.of(EffectKind::DespatchPosted)) {
    const auto truck = by_number.find(despatch->reason);
    if (truck != by_number.end()) by_number.emplace(despatch->document, truck->second);
  }
  UnclaimedGoods goods(evidence.record.trucks);
  std::vector<const Effect*> others;
  for (const Effect* notice : evidence.of(EffectKind::ShipNoticeAccepted)) {
    auto found = by_number.find(notice->document);
    if (found == by_number.end()) found = by_number.find(notice->other_document);
    const Truck* truck = found == by_number.end() ? nullptr : found->second;
    const Effect& form = last_form_of(evidence, *notice);
    if (truck == nullptr || !(goods.is_untouched(truck) || goods.cover(truck, form))) {
      others.push_back(notice);
      continue;
    }
    goods.claim(truck, form);
    evidence.trucks_of[notice] = truck;
  }
  for (const Effect* notice : others) {
    if (is_of_undone_despatch(evidence, *notice)) continue;
    const Effect& form = last_form_of(evidence, *notice);
    std::vector<const Truck*> trucks;  // first those whose cartons it names
    for (const Truck& truck : evidence.record.trucks) trucks.push_back(&truck);
    std::stable_partition(trucks.begin(), trucks.end(),
                          [&](const Truck* truck) { return names_a_carton_of(form, *truck); });
    for (const Truck* truck : trucks) {
      if (!goods.cover(truck, form)) continue;
      goods.claim(truck, form);
      evidence.trucks_of[notice] = truck;
      break;
    }
  }
}

bool is_of_a_closed_month(const Effect& refused) {
  return refused.status == 400 && refused.reason.find("allowed posting dates") != std::string::npos;
}

}  // namespace vendorproof::harness
