#include "mock_amazon/notices/ship_notices.h"

#include <set>

#include "core/base/hash.h"
#include "mock_amazon/notices/notice_claim.h"
#include "mock_amazon/notices/notice_defects.h"
#include "mock_amazon/notices/notice_rules.h"
#include "mock_amazon/orders/vendor_group.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"
#include "mock_amazon/wire/schema.h"

namespace vendorproof::mock_amazon {

namespace {

Effect acceptance_effect(const NoticeClaim& claim, const Json& document, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = claim.replaces ? EffectKind::ShipNoticeReplaced : EffectKind::ShipNoticeAccepted;
  effect.document = claim.key.second;
  effect.other_document = claim.bill_of_lading;
  effect.body_hash = hash_of(0, written(document));
  std::set<std::string> numbers;
  for (const NoticedItem& item : claim.items) {
    numbers.insert(item.order_number);
    effect.lines.push_back(effect_line(*item.order, *item.line, item.eaches, item.written));
  }
  if (numbers.size() == 1) effect.purchase_order = *numbers.begin();
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

std::vector<Refusal> process_ship_notice(Central& central, const Json& document, Instant submitted, Instant now) {
  return process_ship_notice_of(NoticeChannel::Api, central, document, submitted, now);
}

std::vector<Refusal> process_ship_notice_of(NoticeChannel channel, Central& central, const Json& document,
                                            Instant submitted, Instant now) {
  NoticeClaim claim = read_notice(central.orders, central.notices, central.settings, document, submitted);
  claim.channel = channel;
  for (const NoticeRule& rule : notice_rules()) {
    std::vector<Refusal> failures;
    for (const std::string& complaint : rule.complaints(claim)) {
      failures.push_back({std::string(rule.code), complaint, ""});
    }
    if (!failures.empty()) return failures;
  }
  central.effects.push_back(acceptance_effect(claim, document, now));
  report_defects(central, claim, now);
  register_notice(central, claim, now);
  return {};
}

Answer enter_ship_notices(Central& central, const Call& call) {
  std::vector<Refusal> refusals =
      check_shape(shipment_confirmation_request(), call.body, "SubmitShipmentConfirmationsRequest");
  if (!refusals.empty()) return refused(400, refusals);
  const Json& documents = rows(call.body, "shipmentConfirmations");
  // The answer is for all of them, so what is taken must not depend on what is not.
  if (documents.size() != 1) return refused(400, {{"InvalidInput", "Enter one ship notice at a time.", ""}});
  refusals = check_vendor_group(central.settings, documents.front());
  if (refusals.empty()) {
    refusals = process_ship_notice_of(NoticeChannel::Portal, central, documents.front(), call.now, call.now);
  }
  if (refusals.size() > refusals_max) refusals.resize(refusals_max);
  return refusals.empty() ? answered_payload(200, Json::object()) : refused(400, refusals);
}

}  // namespace vendorproof::mock_amazon
