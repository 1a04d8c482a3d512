// What accepted ship notices claim, carton by carton, and the defects that the portal reports of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/require.h"
#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// Each value means that the deadline of the value before was missed. AfterReceipt: no notice came before the goods
/// were received.
enum class NoticeTiming { OnTime, AfterOfficial, AfterFourHours, AfterReceipt };

/// The times of a truck. Appointments are not simulated: the arrival time is used instead.
struct TruckTimes {
  Instant departed;
  Instant arrives;
  std::optional<Instant> received;

  bool operator==(const TruckTimes&) const = default;
};

/// Eaches by purchase order and item.
using Claim = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// A ship notice's vendor code and shipmentIdentifier: together they are unique (ASN-06, ASN-08).
using NoticeKey = std::pair<std::string, std::string>;

/// Where a ship notice was entered; it can be changed only there (ASN-11).
enum class NoticeChannel { Api, Portal };

/// The contents of one carton in one accepted ship notice; `sscc` has 18 digits.
struct CartonClaim {
  NoticeKey notice;
  Instant accepted;
  Claim contents;
};

/// Eaches that a notice claims without a carton label.
struct LooseClaim {
  Instant accepted;
  std::int64_t left = 0;  ///< not yet matched with goods
  NoticeKey notice;
};

struct NoticedLine {
  std::string purchase_order;
  std::int64_t sequence = 0;
  std::string item;
  std::int64_t eaches = 0;
};

struct NoticeRecord {
  Instant submitted;  ///< when the Original was submitted; a Replace does not change it
  Instant accepted;
  NoticeChannel channel = NoticeChannel::Api;
  bool small_parcel = false;
  std::string ship_from;
  std::string ship_to;
  std::string bill_of_lading;
  std::optional<Instant> shipped_at;
  std::int64_t cartons = 0;  ///< the stated count, or the number of listed cartons
  std::int64_t pallets = 0;
  std::string structure;
  std::vector<NoticedLine> lines;
  std::vector<std::string> ssccs;        ///< of cartons and pallets, 18 digits
  std::vector<std::string> other_boxes;  ///< `AMZNCC 0012...`
  std::optional<TruckTimes> truck;       ///< the truck with its cartons or its bill of lading
  std::optional<NoticeTiming> timing;    ///< set when the truck is received
};

/// A defect of an accepted notice, shown in the portal: it blocks nothing, but may be charged.
struct NoticeDefect {
  Instant at;
  std::string rule;  ///< `ASN-50`
  NoticeKey notice;
  std::string purchase_order;  ///< "" if it concerns the whole notice
  std::int64_t eaches = 0;     ///< concerned; 0 if no particular units are concerned
  std::string message;
};

/// Grows with every shipment, because identifiers and labels of a year must be known.
struct NoticeRegister {
  std::map<NoticeKey, NoticeRecord> notices;
  std::map<std::string, CartonClaim> carton_by_sscc;
  std::map<std::string, std::pair<NoticeKey, Instant>> notice_by_other_box;  ///< labels other than SSCCs
  /// Claimed without a carton label and not yet matched with goods, oldest first.
  std::map<std::pair<std::string, std::string>, std::vector<LooseClaim>> unlabelled;
  std::map<std::string, std::set<NoticeKey>> notices_by_bill_of_lading;
  /// Bills of lading by day of departure, vendor code, origin and destination.
  std::map<std::tuple<Instant, std::string, std::string, std::string>, std::set<std::string>> shipments_by_day;
  std::map<std::string, TruckTimes> truck_by_unclaimed_sscc;  ///< labels on trucks that no notice has claimed
  std::map<std::string, TruckTimes> truck_by_bill_of_lading;
  std::vector<NoticeDefect> defects;  ///< oldest first
};

/// The record of an accepted notice; an unknown one stops the program, with its identifier in the message.
inline NoticeRecord& known_notice(NoticeRegister& notices, const NoticeKey& key) {
  const auto found = notices.notices.find(key);
  if (found == notices.notices.end()) unknown_key("ship notice", key.second);
  return found->second;
}

}  // namespace vendorproof::mock_amazon
