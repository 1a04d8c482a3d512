#include "mock_amazon/notices/ship_notices.h"

#include <cstddef>
#include <set>
#include <utility>

#include "mock_amazon/notices/matched_notice.h"
#include "mock_amazon/notices/notice_defects.h"
#include "mock_amazon/notices/notice_register.h"
#include "mock_amazon/notices/notice_rules.h"
#include "mock_amazon/orders/vendor_group.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

/// The claimed cartons with what is in each; the label is "" where the notice states no SSCC.
std::vector<PhysicalCarton> cartons_of(const MatchedNotice& matched) {
  std::vector<PhysicalCarton> cartons;
  for (std::size_t i = 0; i < matched.claim.cartons.size(); ++i) {
    PhysicalCarton carton;
    for (const ContainerLabel& label : matched.claim.cartons[i].labels) {
      if (label.type == "SSCC" && carton.sscc.empty()) carton.sscc = sscc_digits(label.number);
    }
    for (const PackedGoods& packed : matched.in_cartons[i]) {
      const NoticedItem& item = matched.required_item(packed.stated->reference);
      carton.contents.push_back({item.known_line().item(), item.order_number, packed.eaches, ""});
    }
    cartons.push_back(std::move(carton));
  }
  return cartons;
}

Effect acceptance_effect(const MatchedNotice& matched, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = matched.claim.replaces ? EffectKind::ShipNoticeReplaced : EffectKind::ShipNoticeAccepted;
  effect.document = matched.claim.key.second;
  effect.other_document = matched.claim.bill_of_lading;
  effect.body_hash = matched.claim.body_hash;
  std::set<std::string> numbers;
  effect.lines.reserve(matched.items.size());
  for (const NoticedItem& item : matched.items) {
    numbers.insert(item.order_number);
    effect.lines.push_back(effect_line(item.known_order(), item.known_line(), item.eaches, item.written));
  }
  if (numbers.size() == 1) effect.purchase_order = *numbers.begin();
  effect.dated = matched.claim.shipped_at;
  effect.cartons = cartons_of(matched);
  return effect;
}

}  // namespace

const std::vector<NoticeRule>& notice_rules() {
  static const std::vector<NoticeRule> table = [] {
    std::vector<NoticeRule> all;
    for (const auto* part : {&notice_identity_rules(), &notice_carriage_rules(), &notice_packing_rules(),
                             &notice_goods_rules(), &notice_replacing_rules()}) {
      all.insert(all.end(), part->begin(), part->end());
    }
    return all;
  }();
  return table;
}

std::vector<Refusal> process_ship_notice(Central& central, const NoticeClaim& claim, Instant submitted, Instant now) {
  return process_ship_notice_of(NoticeChannel::Api, central, claim, submitted, now);
}

std::vector<Refusal> process_ship_notice_of(NoticeChannel channel, Central& central, const NoticeClaim& claim,
                                            Instant submitted, Instant now) {
  std::vector<Refusal> failures = check_vendor_group(central.settings, claim.key.first);
  if (!failures.empty()) return failures;
  MatchedNotice matched = match_notice(central.orders, central.notices, central.settings, claim, submitted);
  matched.channel = channel;
  for (const NoticeRule& rule : notice_rules()) {
    for (const std::string& complaint : rule.complaints(matched)) {
      failures.push_back({std::string(rule.code), complaint, ""});
    }
    if (!failures.empty()) return failures;
  }
  central.effects.push_back(acceptance_effect(matched, now));
  report_defects(central, matched, now);
  register_notice(central, matched, now);
  return {};
}

}  // namespace vendorproof::mock_amazon
