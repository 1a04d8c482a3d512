// A purchase order: what Amazon ordered, what the vendor answered, what came and what was billed, line by line in
// eaches.
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

/// A line as Amazon stated it from some instant on.
struct LineRevision {
  Instant from;
  std::int64_t eaches = 0;
  Money net_cost;  ///< per each
};

/// What the vendor said of a line, in eaches; the latest acknowledgement replaces the earlier (ACK-12).
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
  Quantity written;          ///< as ordered at first
  std::int64_t ordered = 0;  ///< eaches, now
  Money net_cost;            ///< per each, now
  std::optional<Money> list_price;
  bool at_list_price = false;  ///< books: there is no net cost (PO-22), net_cost above is the list price
  bool back_order_allowed = false;
  bool priced_by_weight = false;
  std::vector<LineRevision> revisions;  ///< oldest first, never empty
  LineAnswer answer;
  std::vector<AnswerRecord> answers;      ///< oldest first; of more than 100 the latest
  std::optional<Money> answered_cost;     ///< per each, of the latest answer
  std::optional<Instant> expected;        ///< the latest date that the vendor gave for it
  std::int64_t lapsed = 0;                ///< eaches confirmed that Amazon cancelled because they did not come (PO-24)
  std::int64_t noticed = 0;               ///< eaches on accepted ship notices
  std::int64_t ordered_when_noticed = 0;  ///< what a ship notice could still believe was ordered (PO-28)
  std::int64_t received = 0;
  std::optional<Instant> received_at;
  std::int64_t invoiced = 0;
  std::int64_t paid = 0;  ///< eaches paid: nothing received is paid twice
  std::int64_t overage_charged = 0;
  std::int64_t arrived = 0;  ///< eaches in trucks, whatever was counted of them: confirmed or not (CB-16, CB-17)

  /// Makes it the line's answer, and remembers when it was given.
  void take_answer(const LineAnswer& given, Instant now);
  /// What is printed on the goods and stands in effects.
  const std::string& item() const { return asin.empty() ? vendor_identifier : asin; }
  /// What the vendor has to deliver or be charged for.
  std::int64_t promised() const { return answer.confirmed() + lapsed; }
  /// The line as it stood at that instant; its first form for anything earlier.
  const LineRevision& revision_at(Instant at) const;
};

enum class OrderState { New, Acknowledged, Closed };
std::string_view text_of(OrderState state);

struct Order {
  std::string number;
  std::string document;  ///< JSON, served as it is
  OrderState state = OrderState::New;
  Instant placed;                            ///< the document's purchaseOrderDate
  Instant issued;                            ///< when it became visible
  Instant updated;                           ///< by anybody
  std::optional<Instant> changed;            ///< by Amazon (PO-11)
  std::optional<Instant> acknowledged;       ///< first
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
  std::optional<Instant> assessment;   ///< when charges are assessed, while that lies ahead
  bool fill_assessed = false;
  std::optional<Instant> lapse;  ///< when Amazon cancels what did not come, while that lies ahead

  OrderLine* line_of(std::int64_t sequence);
  const OrderLine* line_of(std::int64_t sequence) const;
  /// An unknown one is a broken promise, told with its number.
  OrderLine& known_line(std::int64_t sequence);
  const OrderLine& known_line(std::int64_t sequence) const;
  std::int64_t confirmed() const;
  std::int64_t promised() const;
};

/// Every line as an effect shows it: what is ordered now.
std::vector<EffectLine> ordered_lines(const Order& order);
EffectLine effect_line(const Order& order, const OrderLine& line, std::int64_t eaches, const Quantity& written);

}  // namespace vendorproof::mock_amazon
