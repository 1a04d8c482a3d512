// A second syntax, for tests alone: segments of elements, `BSN*00*SHIP1~`, in the manner of X12. Its readers fill the
// same claims as those of SP-API; it is no EDI standard and knows only what the tests write.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "mock_amazon/notices/notice_claim.h"
#include "mock_amazon/orders/acknowledgement_claim.h"
#include "mock_amazon/payables/invoice_claim.h"

namespace vendorproof::mock_amazon {

/// A segment's elements, its name first. An element that is not there is "".
struct Segment {
  std::vector<std::string> elements;

  std::string at(std::size_t place) const { return place < elements.size() ? elements[place] : std::string(); }
  std::string name() const { return at(0); }
};

inline std::vector<Segment> segments_of(const std::string& document) {
  std::vector<Segment> segments;
  for (const std::string& text : split(document, '~')) {
    if (!text.empty()) segments.push_back({split(text, '*')});
  }
  return segments;
}

inline std::optional<Instant> instant_in(const std::string& text) {
  const Result<Instant> read = parse_instant(text);
  return read ? std::optional<Instant>(*read) : std::nullopt;
}

inline std::optional<Money> money_in(const std::string& text) {
  const Result<Money> read = Money::parse(text, Currency());
  return read ? std::optional<Money>(*read) : std::nullopt;
}

/// Amount, unit `EA` or `CA`, and the size of a case, from that element on.
inline StatedQuantity quantity_in(const Segment& segment, std::size_t from) {
  StatedQuantity quantity;
  quantity.amount = number_of(segment.at(from)).value_or(0);
  if (segment.at(from + 1) == "EA") quantity.unit = UnitOfMeasure::Eaches;
  if (segment.at(from + 1) == "CA") quantity.unit = UnitOfMeasure::Cases;
  quantity.unit_size = number_of(segment.at(from + 2));
  return quantity;
}

/// What a segment of one name does to the claim; names without a row are passed over.
template <class Document>
using SegmentTable = std::map<std::string, std::function<void(Document&, const Segment&)>>;

template <class Document>
Document claim_in(const std::string& document, const SegmentTable<Document>& table) {
  Document claim;
  for (const Segment& segment : segments_of(document)) {
    const auto row = table.find(segment.name());
    if (row != table.end()) row->second(claim, segment);
  }
  claim.body_hash = hash_of(0, document);
  return claim;
}

/// `BAK*order~N1*VN*vendor~`, then per item `PO1*sequence*asin*cost~` and its `ACK*IA|IB|IR*amount*unit*size*date~`.
inline AcknowledgementClaim acknowledgement_in_segments(const std::string& document) {
  static const std::map<std::string, std::string> codes = {
      {"IA", "Accepted"}, {"IB", "Backordered"}, {"IR", "Rejected"}};
  static const SegmentTable<AcknowledgementClaim> table = {
      {"BAK", [](AcknowledgementClaim& claim, const Segment& s) { claim.number = s.at(1); }},
      {"N1", [](AcknowledgementClaim& claim, const Segment& s) { claim.selling_party = s.at(2); }},
      {"PO1",
       [](AcknowledgementClaim& claim, const Segment& s) {
         claim.items.push_back({s.at(1), s.at(2), "", money_in(s.at(3)), std::nullopt, "", {}});
       }},
      {"ACK",
       [](AcknowledgementClaim& claim, const Segment& s) {
         const std::string reason = s.at(1) == "IR" ? "TemporarilyUnavailable" : "";
         claim.items.back().parts.push_back(
             {codes.at(s.at(1)), reason, quantity_in(s, 2), std::nullopt, instant_in(s.at(5))});
       }},
  };
  return claim_in(document, table);
}

/// `BSN*00|05*number~N1*VN|ST|SF*party*postal code*country~DTM*011|017*time~TD5*scac~REF*CN|BM*number~TD1*cartons~`,
/// then the items `LIN*reference*asin*order~SN1*amount*unit*size~` and the cartons
/// `MAN*label~PAL*reference*amount*unit~`.
inline NoticeClaim notice_in_segments(const std::string& document) {
  static const SegmentTable<NoticeClaim> table = {
      {"BSN",
       [](NoticeClaim& claim, const Segment& s) {
         claim.replaces = s.at(1) == "05";
         claim.key.second = s.at(2);
       }},
      {"N1",
       [](NoticeClaim& claim, const Segment& s) {
         if (s.at(1) == "VN") claim.key.first = s.at(2);
         if (s.at(1) == "ST") claim.ship_to = s.at(2);
         if (s.at(1) != "SF") return;
         claim.ship_from = s.at(2);
         claim.ship_from_postal_code = s.at(3);
         claim.ship_from_country = s.at(4);
       }},
      {"DTM", [](NoticeClaim& claim,
                 const Segment& s) { (s.at(1) == "011" ? claim.shipped_at : claim.arrives_at) = instant_in(s.at(2)); }},
      {"TD5", [](NoticeClaim& claim, const Segment& s) { claim.scac = s.at(1); }},
      {"REF",
       [](NoticeClaim& claim, const Segment& s) { (s.at(1) == "CN" ? claim.pro : claim.bill_of_lading) = s.at(2); }},
      {"TD1", [](NoticeClaim& claim, const Segment& s) { claim.carton_count = number_of(s.at(1)); }},
      {"LIN",
       [](NoticeClaim& claim, const Segment& s) {
         claim.items.push_back({s.at(1), s.at(2), "", s.at(3), {}, false, {}});
       }},
      {"SN1", [](NoticeClaim& claim, const Segment& s) { claim.items.back().quantity = quantity_in(s, 1); }},
      {"MAN",
       [](NoticeClaim& claim, const Segment& s) {
         const std::string sequence = std::to_string(claim.cartons.size() + 1);
         claim.cartons.push_back({sequence, {{"SSCC", s.at(1)}}, "", {}, {}});
       }},
      {"PAL",
       [](NoticeClaim& claim, const Segment& s) {
         claim.cartons.back().items.push_back({s.at(1), "", quantity_in(s, 2), false, {}});
       }},
  };
  return claim_in(document, table);
}

/// `BIG*date*number~N1*BT|RI*party~`, the items `IT1*sequence*amount*unit*size*cost*asin*order~` and `TDS*total~`.
inline InvoiceClaim invoice_in_segments(const std::string& document) {
  static const SegmentTable<InvoiceClaim> table = {
      {"BIG",
       [](InvoiceClaim& claim, const Segment& s) {
         claim.type = "Invoice";
         claim.date = instant_in(s.at(1)).value_or(Instant());
         claim.id = s.at(2);
       }},
      {"N1",
       [](InvoiceClaim& claim, const Segment& s) {
         (s.at(1) == "BT" ? claim.bill_to : claim.remit_to) = StatedParty{s.at(2), {}, {}};
       }},
      {"IT1",
       [](InvoiceClaim& claim, const Segment& s) {
         InvoiceItem item;
         item.sequence = number_of(s.at(1)).value_or(0);
         item.quantity = quantity_in(s, 2);
         item.cost = money_in(s.at(5));
         item.asin = s.at(6);
         item.order_number = s.at(7);
         claim.items.push_back(std::move(item));
       }},
      {"TDS", [](InvoiceClaim& claim, const Segment& s) { claim.total = money_in(s.at(1)); }},
  };
  return claim_in(document, table);
}

}  // namespace vendorproof::mock_amazon
