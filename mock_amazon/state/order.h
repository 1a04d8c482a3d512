// A purchase order: ordered, acknowledged, received and invoiced quantities, line by line in eaches.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/effect.h"
#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// Quantity and cost of a line as Amazon set them at `from`.
struct LineRevision {
  Instant from;
  std::int64_t eaches = 0;
  Money net_cost;  ///< per each
};

/// The vendor's answer to a line, in eaches; a later acknowledgement replaces it (ACK-12).
struct LineAnswer {
  bool given = false;
  std::int64_t accepted = 0;
  std::int64_t backordered = 0;
  std::int64_t rejected = 0;

  /// Backordered units count as confirmed (PO-05, CB-36).
  std::int64_t confirmed() const { return accepted + backordered; }
};

struct AnswerRecord {
  Instant at;
  std::int64_t accepted = 0;
  std::int64_t rejected = 0;
};

struct OrderLine {
  std::int64_t sequence = 0;  ///< compared as a number (X13)
  std::string sequence_text;  ///< as the document writes it
  std::string asin;
  std::string vendor_identifier;
  Quantity written;          ///< as first ordered
  std::int64_t ordered = 0;  ///< eaches, now
  Money net_cost;            ///< per each, now
  std::optional<Money> list_price;
  bool at_list_price = false;  ///< books: there is no net cost (PO-22), net_cost above is the list price
  bool back_order_allowed = false;
  bool priced_by_weight = false;
  std::vector<LineRevision> revisions;  ///< oldest first, never empty
  LineAnswer answer;
  std::vector<AnswerRecord> answers;      ///< oldest first; at most the latest 100
  std::optional<Money> answered_cost;     ///< per each, of the latest answer
  std::optional<Instant> expected;        ///< the latest date that the vendor gave for the line
  std::int64_t lapsed = 0;                ///< confirmed eaches that did not arrive and that Amazon cancelled (PO-24)
  std::int64_t noticed = 0;               ///< eaches on accepted ship notices
  std::int64_t ordered_when_noticed = 0;  ///< eaches ordered when the noticed goods left (PO-28)
  std::int64_t received = 0;
  std::optional<Instant> received_at;
  std::int64_t invoiced = 0;
  std::int64_t paid = 0;  ///< eaches paid, so that no unit is paid twice
  std::int64_t overage_charged = 0;
  std::int64_t arrived = 0;  ///< eaches that were in trucks, counted correctly or not (CB-16, CB-17)

  /// Makes `given` the line's answer, and records the time.
  void take_answer(const LineAnswer& given, Instant now);
  /// The identifier on the goods and in effects.
  const std::string& item() const { return asin.empty() ? vendor_identifier : asin; }
  /// Eaches that the vendor must deliver; missing ones are charged.
  std::int64_t promised() const { return answer.confirmed() + lapsed; }
  /// The revision that was valid at that instant; the first one for any earlier instant.
  const LineRevision& revision_at(Instant at) const;
};

enum class OrderState { New, Acknowledged, Closed };
std::string_view text_of(OrderState state);

struct Order {
  std::string number;
  std::string document;  ///< JSON, as it is served
  OrderState state = OrderState::New;
  Instant placed;                            ///< the document's purchaseOrderDate
  Instant issued;                            ///< when it became visible
  Instant updated;                           ///< the last change, by Amazon or the vendor
  std::optional<Instant> changed;            ///< the last change by Amazon (PO-11)
  std::optional<Instant> acknowledged;       ///< the first time
  std::optional<Instant> unconfirmed_since;  ///< when a cancellation left nothing confirmed
  std::string selling_party;
  std::string ship_to_party;
  std::optional<Window> window;
  bool window_is_for_delivery = true;  ///< else it is the ship window (PO-17, PO-18)
  Currency currency;
  std::vector<OrderLine> lines;        ///< in the document's order, never empty
  bool is_import = false;              ///< has import details (PO-34)
  bool cancelled = false;              ///< by a buyer, as a whole
  bool noticed = false;                ///< a ship notice was accepted
  std::optional<Instant> invoice_due;  ///< of the last accepted invoice
  std::optional<Instant> assessment;   ///< when charges will be assessed, if that is planned
  bool fill_assessed = false;
  std::optional<Instant> lapse;  ///< when Amazon will cancel missing units, if that is planned

  OrderLine* line_of(std::int64_t sequence);
  const OrderLine* line_of(std::int64_t sequence) const;
  /// An unknown line stops the program, with its number in the message.
  OrderLine& known_line(std::int64_t sequence);
  const OrderLine& known_line(std::int64_t sequence) const;
  std::int64_t confirmed() const;
  std::int64_t promised() const;
};

/// Every line for an effect, with the quantity that is ordered now.
std::vector<EffectLine> ordered_lines(const Order& order);
EffectLine effect_line(const Order& order, const OrderLine& line, std::int64_t eaches, const Quantity& written);

}  // namespace vendorproof::mock_amazon
