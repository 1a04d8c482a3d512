// A record of a run as the aspects read it: which line of an order a document is about, and which orders a document is
// of. Numbers of documents and items of the ERP are explained here, so that no aspect depends on them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/base/effect.h"
#include "harness/record/run_record.h"

namespace vendorproof::harness {

/// What both runs were told beside their records.
struct Terms {
  Duration acknowledgement_limit = std::chrono::hours(24);
  /// By the ERP's item number: the names that Amazon may use for the item.
  std::map<std::string, std::set<std::string>> names_of_items;
};

/// What a value is about.
struct Subject {
  std::string order;      ///< purchase order, or several, parted by commas; "": the whole run
  std::int64_t line = 0;  ///< 0: the whole order
  std::string about;      ///< kind of exception, operation, account or item; else ""

  auto operator<=>(const Subject&) const = default;
  bool operator==(const Subject&) const = default;
};

/// Orders that stand together in one document: an invoice may be of several, and money is of all of them.
class OrderGroups {
 public:
  OrderGroups(const RunRecord& left, const RunRecord& right);
  /// `PO1, PO2`; an order that no document joins with another is alone.
  std::string of(const std::string& order) const;

 private:
  void join(const RunRecord& record);

  std::map<std::string, std::set<std::string>> members_;  ///< by each of them
};

class History {
 public:
  History(const RunRecord& record, const Terms& terms, const OrderGroups& groups);

  const RunRecord& record() const { return record_; }
  const Terms& terms() const { return terms_; }
  /// Effects of that kind, in order of acceptance.
  const std::vector<const Effect*>& of(EffectKind kind) const;
  /// Orders that Amazon placed, and when.
  const std::map<std::string, Instant>& placed() const { return placed_; }

  /// Eaches of the order's lines as Amazon last stated them; a line that was cancelled has 0 or is missing.
  const std::map<std::int64_t, std::int64_t>& last_ordered(const std::string& order) const;

  /// The line of the order that a document's line is about. Several lines of one item count as the first of them where
  /// the document has no number of the line.
  Subject line_of(const Effect& effect, const EffectLine& line) const;
  Subject line_of_item(const std::string& order, const std::string& item) const;
  /// The group of orders that a document is of: by its order, by its lines, or by the invoice that it names.
  std::string group_of(const Effect& effect) const;
  std::string group_of_order(const std::string& order) const { return groups_.of(order); }
  /// An order of the document with that number; "" if no effect names such a document.
  std::string order_of_document(const std::string& number) const;

 private:
  void note(const Effect& effect);

  const RunRecord& record_;
  const Terms& terms_;
  const OrderGroups& groups_;
  std::map<EffectKind, std::vector<const Effect*>> effects_;
  std::map<std::string, Instant> placed_;
  std::map<std::string, std::map<std::int64_t, std::string>> items_;  ///< by order and line, as Amazon names them
  std::map<std::string, std::map<std::int64_t, std::int64_t>> ordered_;
  std::map<std::string, std::string> orders_of_documents_;
};

/// The order that an effect is about, or the first of its lines'; "" if it names none.
std::string first_order_of(const Effect& effect);

}  // namespace vendorproof::harness
