// Which document at Amazon and which in the ERP are about the same thing. An integration may choose its own texts and
// numbers: equal numbers decide first, then the goods and the money of the documents.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "harness/judge/evidence.h"

namespace vendorproof::harness {

/// The item of the order that a line of a document is about, as LineTruth names it. A line of the ERP has an item
/// number of the ERP, which the scenario's item master explains. An item that is not on the order keeps its own name.
std::string item_of_line(const Evidence& evidence, const OrderTruth& truth, const EffectLine& line);

/// Eaches by item that documents state for one order.
std::map<std::string, std::int64_t> eaches_by_item(const Evidence& evidence, const std::string& purchase_order,
                                                   const std::vector<const Effect*>& documents);

/// Eaches by item that despatches of the order posted, without what the ERP took back.
std::map<std::string, std::int64_t> shipped_by_item(const Evidence& evidence, const std::string& purchase_order,
                                                    const OrderTruth& truth);

/// Whether the ERP took back goods of that despatch, known by number or bill of lading, and when.
std::optional<Instant> undone_at(const Evidence& evidence, const std::string& despatch);

/// Whether a ship notice is about a despatch that the ERP took back as a whole: it left before that could be known.
bool is_of_undone_despatch(const Evidence& evidence, const Effect& notice);

/// Whether the ERP corrected what it had said of the truck when no notice could be replaced any more (ASN-10), or a
/// person was told that this notice cannot be.
bool was_corrected_too_late(const Evidence& evidence, const Truck& truck);

/// The last answer to a line: when it came, and the eaches that it accepts and backorders.
struct LastAnswer {
  Instant at;
  std::int64_t accepted = 0;
  std::int64_t backordered = 0;
};
/// By the line's number; of lines that the order has.
std::map<std::int64_t, LastAnswer> last_answers(const std::string& number, const OrderTruth& truth);

/// Eaches by item that the latest acknowledgement of each line confirms.
std::map<std::string, std::int64_t> confirmed_by_item(const std::string& number, const OrderTruth& truth);

/// Whether two numbers of documents are the same, with or without separators: `VBE/2024/02` and `VBE202402`.
bool is_same_number(const std::string& left, const std::string& right);

/// The lowest line of the order with that item; 0 if the order has no such line.
std::int64_t first_line_of(const OrderTruth& truth, const std::string& item);

/// Which line of the order each line of an ERP document is about: by the line's own statement, then by item and, among
/// lines of one item, by a quantity that Amazon had stated by `document.at`, then in order. 0: the order has no such
/// item.
std::vector<std::int64_t> lines_matched(const Evidence& evidence, const OrderTruth& truth, const Effect& document);

/// The last form of the notice: a Replace is not a second notice, it replaces the first (ASN-08).
const Effect& last_form_of(const Evidence& evidence, const Effect& notice);

/// Sets Evidence::posted_of: each invoice at Amazon is paired with one posted invoice of the ERP, by equal number, then
/// by a number that differs only in separators, then by order and total.
void match_invoices(Evidence& evidence);

/// Credit memos whose amounts add up to the amount: an empty list for zero, nullopt if no choice of them does. So few
/// are posted for one invoice that all sums can be compared.
std::optional<std::vector<const Effect*>> memos_that_come_to(const std::vector<const Effect*>& memos,
                                                             const Money& amount);

/// Sets Evidence::memos_of: each credit note for an invoice is paired with a posted credit memo, by equal number, then
/// by the invoice and the total, then with several memos of its invoice that come to its total. After match_invoices.
void match_credit_notes(Evidence& evidence);

/// Sets Evidence::trucks_of: the truck that each ship notice is about, by the despatch's or load's number or the bill
/// of lading, else by its goods, and first by the labels of its cartons. A truck may have several notices, if they do
/// not claim the same goods twice.
void match_notices(Evidence& evidence);

/// Whether the ERP refused a posting because people have closed the month of its date: that shows only when it is
/// asked.
bool is_of_a_closed_month(const Effect& refused);

}  // namespace vendorproof::harness
