// Which items are sold to Amazon, and which item a line of an order means.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/audit/books.h"

namespace vendorproof::audit {

/// A line of a purchase order of the history. Lines that are cancelled (PO-13) are left out everywhere.
struct OrderedLine {
  const trade::PurchaseOrder* order = nullptr;
  const trade::PurchaseOrderLine* line = nullptr;

  /// Eaches of the line by Amazon's own unit size; a case of unstated size counts as one each.
  std::int64_t eaches() const;
  Money value() const;
  /// `cases of 12` or `eaches`.
  std::string unit_text() const;
};

class Assortment {
 public:
  /// Looks into the books as long as it lives.
  explicit Assortment(const Books& books);

  /// All items that the line may mean: by Amazon's catalogue number, else by the vendor's SKU, else by a GTIN that the
  /// latter may be. An item with another catalogue number than the line's does not match a SKU (PO-35).
  const std::vector<const Item*>& items_of(const OrderedLine& line) const;
  /// Lines that mean this item and no other.
  const std::vector<OrderedLine>& lines_of(const Item& item) const;
  const std::vector<OrderedLine>& lines() const { return lines_; }
  /// Sold to Amazon, in order of number.
  const std::vector<const Item*>& sold() const { return sold_; }
  /// nullptr if the ERP has no such item.
  const Item* numbered(const std::string& number) const;
  /// Of Amazon; nullptr if the history does not have it.
  const trade::PurchaseOrder* order_numbered(const std::string& number) const;
  /// Of the item, in the ERP's order.
  const std::vector<const Unit*>& units_of(const Item& item) const;
  const std::vector<const Reference*>& references_of(const Item& item) const;
  /// Items that a reference of that kind and number names.
  std::vector<const Item*> named(ReferenceKind kind, std::string_view number) const;

 private:
  using Items = std::vector<const Item*>;

  void index_items(const Books& books);
  void read_lines(const Books& books);
  void choose_sold(const Books& books);
  Items meant_by(const trade::PurchaseOrderLine& line) const;

  std::map<std::string, const Item*> by_number_;
  std::map<std::pair<ReferenceKind, std::string>, Items> by_reference_;
  std::map<std::string, Items> by_gtin_;
  std::map<std::string, std::vector<const Unit*>> units_;
  std::map<std::string, std::vector<const Reference*>> references_;
  std::map<std::string, const trade::PurchaseOrder*> orders_;
  std::vector<OrderedLine> lines_;
  std::map<const trade::PurchaseOrderLine*, Items> meant_;
  std::map<std::string, std::vector<OrderedLine>> lines_by_item_;
  Items sold_;
};

/// Not closed.
bool is_open(const trade::PurchaseOrder& order);
/// Of all lines.
Money value_of(const trade::PurchaseOrder& order);
/// GTIN-8, -12, -13 and -14 of one product differ in leading zeros only. "" for a text that is no GTIN.
std::string gtin14(std::string_view text);

}  // namespace vendorproof::audit
