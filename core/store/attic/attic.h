// Orders whose trade is over for long leave the store with their documents. What stays of each is a note of its number,
// so that nothing takes it for new, and of each invoice one with its order, so that late rows of a remittance are told
// apart. SQLite uses the room again.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/store/store.h"

namespace vendorproof::store {

/// An order that is settled, and the note that says since when.
struct Settled {
  std::string order;
  std::string note;
};

/// When an order left the store.
struct Left {
  std::string purchase_order;
  Instant at;
};

/// Pages of the store, and those among them that wait to be used again.
struct StorePages {
  std::int64_t all = 0;
  std::int64_t free = 0;
};

/// A view of a store; every call happens inside a transaction of its caller.
class Attic {
 public:
  explicit Attic(Store& store) : store_(store) {}

  /// Notes since when an order is settled. Once for each time that it settles.
  void note_settled(std::string_view order, Instant at);
  void forget_settled(std::string_view order);
  /// Orders that are settled since before `before`, in order of that time; at most `limit`.
  std::vector<Settled> settled_before(Instant before, int limit) const;
  /// Orders that are settled, noted or not: for a store of an older program.
  std::vector<std::string> all_settled() const;

  /// Deletes a settled order, and its invoices and despatches with no other order in the store; false, and nothing is
  /// done, if a row of the outbox about one of them is not finished (`busy`: their subjects), or an exception is open.
  /// What an invoice moved is added up by month and payment if both sides have it alike: statements stay as they are,
  /// without a line of their own for it.
  bool retire(std::string_view order, const std::set<std::string, std::less<>>& busy, Instant now);
  /// Subjects of all unfinished rows of the outbox.
  std::set<std::string, std::less<>> subjects_at_work() const;

  std::optional<Left> order_left(std::string_view number) const;
  /// By the number that was sent to Amazon.
  std::optional<Left> invoice_left(std::string_view amazon_id) const;
  std::vector<std::string> amazon_ids_left() const;

  /// Looks at the next `limit` rows behind the key `after` and deletes finished ones that are older than `before` and
  /// about nothing that is still there. Gives the last key it looked at; "" at the end of the table.
  std::string sweep_work(std::string_view after, Instant before, int limit);
  /// The same for closed exceptions.
  std::string sweep_exceptions(std::string_view after, Instant before, int limit);

  StorePages pages() const;

 private:
  std::optional<Left> left_by(const std::string& note) const;
  void erase_despatches_of(std::string_view order);
  std::vector<std::string> invoices_of(std::string_view order) const;
  /// Unless it bills another order that is still in the store.
  void erase_invoice(const std::string& number, std::string_view order, Instant now);
  void fold_movements(std::string_view invoice);
  bool is_there(std::string_view document) const;

  Store& store_;
};

}  // namespace vendorproof::store
