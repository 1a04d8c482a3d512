// The lists of members (see core/base/archive/archive.h) of goods on the way: ship notices, transports, the receiving
// dock.
#pragma once

#include "core/base/archive/archive.h"
#include "core/base/archive/words_archive.h"
#include "mock_amazon/archive/archive_settings.h"
#include "mock_amazon/receiving/receiving_dock.h"
#include "mock_amazon/state/notices.h"
#include "mock_amazon/transport/transport_desk.h"

namespace vendorproof::mock_amazon {

template <class Archive>
void archive(Archive& a, TruckTimes& truck) {
  a("departed", truck.departed)("arrives", truck.arrives)("received", truck.received);
}

inline std::vector<std::string_view> names_in_state(NoticeTiming) {
  return {"OnTime", "AfterOfficial", "AfterFourHours", "AfterReceipt"};
}

template <class Archive>
void archive(Archive& a, CartonClaim& claim) {
  a("notice", claim.notice)("accepted", claim.accepted)("contents", claim.contents);
}

template <class Archive>
void archive(Archive& a, LooseClaim& claim) {
  a("accepted", claim.accepted)("left", claim.left)("notice", claim.notice);
}

template <class Archive>
void archive(Archive& a, NoticedLine& line) {
  a("purchase_order", line.purchase_order)("sequence", line.sequence)("item", line.item)("eaches", line.eaches);
}

template <class Archive>
void archive(Archive& a, NoticeRecord& notice) {
  a("submitted", notice.submitted)("accepted", notice.accepted);
  a.choice("channel", notice.channel, {"Api", "Portal"});
  a("small_parcel", notice.small_parcel)("ship_from", notice.ship_from)("ship_to", notice.ship_to);
  a("bill_of_lading", notice.bill_of_lading)("shipped_at", notice.shipped_at)("cartons", notice.cartons);
  a("pallets", notice.pallets)("structure", notice.structure)("lines", notice.lines)("ssccs", notice.ssccs);
  a("other_boxes", notice.other_boxes)("truck", notice.truck)("timing", notice.timing);
}

template <class Archive>
void archive(Archive& a, NoticeDefect& defect) {
  a("at", defect.at)("rule", defect.rule)("notice", defect.notice)("purchase_order", defect.purchase_order);
  a("eaches", defect.eaches)("message", defect.message);
}

template <class Archive>
void archive(Archive& a, NoticeRegister& notices) {
  a("notices", notices.notices)("carton_by_sscc", notices.carton_by_sscc);
  a("notice_by_other_box", notices.notice_by_other_box)("unlabelled", notices.unlabelled);
  a("notices_by_bill_of_lading", notices.notices_by_bill_of_lading);
  a("shipments_by_day", notices.shipments_by_day)("truck_by_unclaimed_sscc", notices.truck_by_unclaimed_sscc);
  a("truck_by_bill_of_lading", notices.truck_by_bill_of_lading)("defects", notices.defects);
}

inline std::vector<std::string_view> names_in_state(TransportStatus) {
  return {"Created", "TransportationRequested", "CarrierAssigned", "Shipped"};
}

template <class Archive>
void archive(Archive& a, Transport& transport) {
  a("identifier", transport.identifier)("document", transport.document)("selling_party", transport.selling_party);
  a("collect", transport.collect)("small_parcel", transport.small_parcel)("ships_at", transport.ships_at);
  a("reference", transport.reference)("created", transport.created)("path", transport.path);
  a("pick_up", transport.pick_up)("next_step", transport.next_step);
  if (Archive::reads && transport.path.empty()) a.problem(".path is empty");
  if (Archive::reads && transport.collect && !transport.pick_up) a.problem(".pick_up is missing");
}

/// The indexes follow from the transports.
template <class Archive>
void archive(Archive& a, TransportRegister& transports) {
  a("by_identifier", transports.by_identifier)("used", transports.used)("references", transports.references);
  a.leaves_out(2);
  if (!Archive::reads) return;
  transports.by_creation.clear();
  transports.by_label.clear();
  for (const auto& [identifier, transport] : transports.by_identifier) {
    transports.by_creation.emplace(transport.created, identifier);
    if (const std::optional<Instant> labelled = transport.reached(TransportStatus::CarrierAssigned)) {
      transports.by_label.emplace(*labelled, identifier);
    }
  }
}

template <class Archive>
void archive(Archive& a, ExpectedTruck& expected) {
  a("truck", expected.truck)("unloaded", expected.unloaded);
}

template <class Archive>
void archive(Archive& a, Recount& recount) {
  a("load_number", recount.load_number)("purchase_order", recount.purchase_order)("sequence", recount.sequence);
  a("eaches", recount.eaches);
}

template <class Archive>
void archive(Archive& a, LineCount& count) {
  a("missing", count.missing)("twice", count.twice)("broken", count.broken)("pack", count.pack);
  a("case_as_one", count.case_as_one)("each_as_case", count.each_as_case);
  if (Archive::reads && (count.pack < 1 || count.pack > state_pack_max)) a.problem(".pack is out of bounds");
}

template <class Archive>
void archive(Archive& a, ReceivingDock& dock) {
  a("expected_by_serial", dock.expected_by_serial)("recount_by_serial", dock.recount_by_serial);
  a("count_by_line", dock.count_by_line)("trucks", dock.trucks);
}

}  // namespace vendorproof::mock_amazon
