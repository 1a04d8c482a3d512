#include "core/store/document_text.h"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/store/damage.h"
#include "core/store/records.h"

namespace vendorproof::store {

namespace {

// One list of fields per type serves writing and reading.
template <class Document, class Type>
concept Is = std::same_as<std::remove_const_t<Document>, Type>;

void fields(auto& archive, Is<Quantity> auto& d) { archive(d.amount, d.unit, d.unit_size); }
void fields(auto& archive, Is<Window> auto& d) { archive(d.from, d.to); }
void fields(auto& archive, Is<trade::PurchaseOrderLine> auto& d) {
  archive(d.sequence, d.sequence_text, d.amazon_product_identifier, d.vendor_product_identifier, d.ordered,
          d.back_order_allowed, d.net_cost);
}
void fields(auto& archive, Is<trade::PurchaseOrder> auto& d) {
  archive(d.number, d.state, d.ordered_at, d.changed_at, d.selling_party, d.buying_party, d.ship_to_party,
          d.bill_to_party, d.ship_window, d.delivery_window, d.lines);
}
void fields(auto& archive, Is<trade::Item> auto& d) {
  archive(d.number, d.blocked, d.unit_price, d.case_sizes, d.amazon_product_identifier, d.vendor_product_identifier);
}
void fields(auto& archive, Is<trade::SalesOrderLine> auto& d) {
  archive(d.id, d.version, d.erp_sequence, d.item, d.eaches, d.shipped_eaches, d.unit_price, d.purchase_order_line);
}
void fields(auto& archive, Is<trade::SalesOrder> auto& d) { archive(d.id, d.number, d.purchase_order, d.lines); }
void fields(auto& archive, Is<trade::Reservation> auto& d) {
  archive(d.erp_sequence, d.ordered, d.shipped, d.reserved, d.backorder, d.closed_short, d.expected_receipt);
}
void fields(auto& archive, Is<trade::ItemAcknowledgement> auto& d) {
  archive(d.code, d.eaches, d.scheduled_delivery, d.reason);
}
void fields(auto& archive, Is<trade::LineAcknowledgement> auto& d) { archive(d.sequence, d.parts); }
void fields(auto& archive, Is<trade::Acknowledgement> auto& d) { archive(d.purchase_order, d.lines); }
void fields(auto& archive, Is<trade::DespatchLine> auto& d) {
  archive(d.line_number, d.purchase_order, d.erp_sequence, d.sales_order, d.item, d.eaches, d.shipment);
}
void fields(auto& archive, Is<trade::PackageContent> auto& d) { archive(d.line_number, d.eaches, d.lot, d.expires); }
void fields(auto& archive, Is<trade::Package> auto& d) { archive(d.number, d.sscc, d.tracking_number, d.contents); }
void fields(auto& archive, Is<trade::Despatch> auto& d) {
  archive(d.number, d.posted, d.complete, d.load_number, d.ship_to, d.carrier_scac, d.pro_number, d.bill_of_lading,
          d.amazon_reference, d.departed_at, d.arrives_at, d.modified_at, d.package_count, d.lines, d.packages);
}
void fields(auto& archive, Is<trade::InvoiceLine> auto& d) {
  archive(d.erp_sequence, d.item, d.eaches, d.unit_price, d.amount);
}
void fields(auto& archive, Is<trade::Invoice> auto& d) {
  archive(d.number, d.purchase_order, d.sales_order, d.shipment, d.date, d.due, d.total, d.tax, d.remaining,
          d.modified_at, d.lines);
}
void fields(auto& archive, Is<trade::ShippedItem> auto& d) {
  archive(d.reference, d.purchase_order, d.amazon_product_identifier, d.vendor_product_identifier, d.shipped);
}
void fields(auto& archive, Is<trade::CartonItem> auto& d) { archive(d.reference, d.shipped, d.lot, d.expires); }
void fields(auto& archive, Is<trade::Carton> auto& d) { archive(d.sequence, d.sscc, d.tracking_number, d.items); }
void fields(auto& archive, Is<trade::PostalAddress> auto& d) {
  archive(d.name, d.street, d.city, d.state, d.postal_code, d.country_code);
}
void fields(auto& archive, Is<trade::ShipNotice> auto& d) {
  archive(d.identifier, d.date, d.shipped_at, d.arrives_at, d.selling_party, d.ship_from_party, d.ship_from_address,
          d.ship_to_party, d.carrier_scac, d.pro_number, d.bill_of_lading, d.amazon_reference, d.items, d.cartons);
}
void fields(auto& archive, Is<trade::AmazonInvoiceLine> auto& d) {
  archive(d.sequence, d.amazon_product_identifier, d.vendor_product_identifier, d.invoiced, d.net_cost);
}
void fields(auto& archive, Is<trade::AmazonInvoice> auto& d) {
  archive(d.id, d.purchase_order, d.date, d.remit_to_party, d.bill_to_party, d.ship_to_party, d.net_due_days, d.total,
          d.lines);
}
void fields(auto& archive, Is<trade::ShippedLine> auto& d) { archive(d.sequence, d.erp_sequence, d.eaches); }
void fields(auto& archive, Is<std::pair<std::int64_t, std::int64_t>> auto& d) { archive(d.first, d.second); }
void fields(auto& archive, Is<ShipmentRecord> auto& d) {
  archive(d.shipment, d.despatch, d.lines, d.noticed, d.invoice, d.invoiced, d.paid);
}
void fields(auto& archive, Is<OrderRecord> auto& d) {
  archive(d.order, d.first_seen, d.foreign, d.erp, d.sales_order, d.reservations, d.refused, d.closed, d.acknowledged,
          d.wanted, d.wanted_key, d.emergency, d.confirmed, d.acknowledgement, d.acknowledgement_key, d.shipments,
          d.awaits_despatch, d.settled);
}
void fields(auto& archive, Is<DespatchRecord> auto& d) { archive(d.despatch, d.state, d.waits_for); }
void fields(auto& archive, Is<InvoiceRecord> auto& d) {
  archive(d.invoice, d.despatch, d.amazon_id, d.released, d.state);
}

class Writer {
 public:
  template <class... Fields>
  void operator()(const Fields&... values) {
    (field(values), ...);
  }
  template <class Document>
  void field(const Document& value) {
    if (needs_comma_) text_.push_back(',');
    put(value);
    needs_comma_ = true;
  }
  std::string take() const { return {text_.data(), text_.size()}; }

 private:
  template <class Number>
  requires std::integral<Number>
  void put(const Number& value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(value)).ptr;
    text_.append(digits, end);
  }
  template <class Enumerator>
  requires std::is_enum_v<Enumerator>
  void put(const Enumerator& value) { put(static_cast<std::int64_t>(value)); }
  void put(const Instant& value) { put(static_cast<std::int64_t>(value.time_since_epoch().count())); }
  void put(const Money& value) {
    open();
    field(value.ten_thousandths());
    field(value.currency().text());
    close();
  }
  void put(const std::string& value) {
    const auto needs_escape = [](char character) {
      return character == '"' || character == '\\' || static_cast<unsigned char>(character) < 0x20;
    };
    text_.push_back('"');
    if (std::none_of(value.begin(), value.end(), needs_escape)) {
      text_.append(value);
    } else {
      for (const char character : value) put_character(character);
    }
    text_.push_back('"');
  }
  void put_character(char character) {
    static constexpr char hexadecimal[] = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\') {
      text_.push_back('\\');
      text_.push_back(character);
    } else if (code < 0x20) {
      text_.append(std::string_view("\\u00"));
      text_.push_back(hexadecimal[code >> 4]);
      text_.push_back(hexadecimal[code & 15]);
    } else {
      text_.push_back(character);
    }
  }
  template <class Document>
  void put(const std::optional<Document>& value) {
    if (value) {
      put(*value);
    } else {
      text_.append(std::string_view("null"));
    }
  }
  template <class Document>
  void put(const std::vector<Document>& values) {
    open();
    for (const Document& value : values) field(value);
    close();
  }
  template <class Document>
  requires std::is_class_v<Document>
  void put(const Document& value) {
    open();
    fields(*this, value);
    close();
  }
  void open() {
    text_.push_back('[');
    needs_comma_ = false;
  }
  void close() {
    text_.push_back(']');
    needs_comma_ = true;
  }

  fmt::memory_buffer text_;
  bool needs_comma_ = false;
};

/// The last enumerator of each enumeration that is stored as a number: a greater number is damage.
template <class Enumerator>
constexpr Enumerator last_of = Enumerator();
template <>
constexpr auto last_of<UnitOfMeasure> = UnitOfMeasure::Cases;
template <>
constexpr auto last_of<trade::PurchaseOrderState> = trade::PurchaseOrderState::Closed;
template <>
constexpr auto last_of<trade::AcknowledgementCode> = trade::AcknowledgementCode::Rejected;
template <>
constexpr auto last_of<trade::RejectionReason> = trade::RejectionReason::ObsoleteProduct;
template <>
constexpr auto last_of<ErpStage> = ErpStage::Blocked;
template <>
constexpr auto last_of<AcknowledgementStage> = AcknowledgementStage::Failed;
template <>
constexpr auto last_of<DespatchState> = DespatchState::Failed;
template <>
constexpr auto last_of<InvoiceState> = InvoiceState::Paid;

/// Reads nothing more after the first error.
class Reader {
 public:
  explicit Reader(std::string_view text) : start_(text.data()), at_(start_), end_(start_ + text.size()) {}

  template <class... Fields>
  void operator()(Fields&... values) {
    (field(values), ...);
  }
  template <class Document>
  void field(Document& value) {
    if (peek() == ',') ++at_;
    get(value);
  }
  /// Where reading failed; nullopt if the whole text was read.
  std::optional<std::ptrdiff_t> problem() const {
    if (failed_at_ != nullptr) return failed_at_ - start_;
    if (at_ != end_) return at_ - start_;
    return std::nullopt;
  }

 private:
  void fail() {
    if (failed_at_ == nullptr) failed_at_ = at_;
    at_ = end_;
  }
  /// 0 at the end.
  char peek() const { return at_ == end_ ? '\0' : *at_; }
  void take(char expected) {
    if (peek() != expected) return fail();
    ++at_;
  }
  void get(std::int64_t& value) {
    const auto [end, error] = std::from_chars(at_, end_, value);
    if (error != std::errc()) return fail();
    at_ = end;
  }
  void get(bool& value) {
    const char digit = peek();
    if (digit != '0' && digit != '1') return fail();
    ++at_;
    value = digit == '1';
  }
  template <class Enumerator>
  requires std::is_enum_v<Enumerator>
  void get(Enumerator& value) {
    std::int64_t number = 0;
    get(number);
    if (number < 0 || number > static_cast<std::int64_t>(last_of<Enumerator>)) return fail();
    value = static_cast<Enumerator>(number);
  }
  void get(Instant& value) {
    std::int64_t milliseconds = 0;
    get(milliseconds);
    value = Instant(Duration(milliseconds));
  }
  void get(Money& value) {
    std::int64_t amount = 0;
    std::string code;
    take('[');
    field(amount);
    field(code);
    take(']');
    if (code.empty()) {
      value = Money(amount, Currency());
      return;
    }
    const Result<Currency> currency = Currency::parse(code);
    if (!currency) return fail();
    value = Money(amount, *currency);
  }
  void get(std::string& value) {
    value.clear();
    take('"');
    const char* start = at_;
    while (at_ != end_ && *at_ != '"') {
      if (*at_ != '\\') {
        ++at_;
        continue;
      }
      value.append(start, at_);
      get_escape(value);
      start = at_;
    }
    value.append(start, at_);
    take('"');
  }
  void get_escape(std::string& value) {
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    if (rest.substr(0, 2) == "\\\"" || rest.substr(0, 2) == "\\\\") {
      value += rest[1];
      at_ += 2;
      return;
    }
    unsigned char code = 0;
    if (rest.substr(0, 4) != "\\u00" || rest.size() < 6) return fail();
    if (std::from_chars(at_ + 4, at_ + 6, code, 16).ptr != at_ + 6) return fail();
    value += static_cast<char>(code);
    at_ += 6;
  }
  template <class Document>
  void get(std::optional<Document>& value) {
    if (peek() == 'n') {
      if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, 4) != "null") return fail();
      at_ += 4;
      value.reset();
      return;
    }
    get(value.emplace());
  }
  template <class Document>
  void get(std::vector<Document>& values) {
    values.clear();
    take('[');
    while (at_ != end_ && *at_ != ']') field(values.emplace_back());
    take(']');
  }
  template <class Document>
  requires std::is_class_v<Document>
  void get(Document& value) {
    take('[');
    fields(*this, value);
    take(']');
  }

  const char* start_;
  const char* at_;
  const char* end_;
  const char* failed_at_ = nullptr;
};

}  // namespace

template <class Document>
std::string write_document(const Document& document) {
  Writer writer;
  writer.field(document);
  return writer.take();
}

template <class Document>
Result<Document> parse_document(std::string_view text) {
  Document document;
  Reader reader(text);
  reader.field(document);
  const std::optional<std::ptrdiff_t> problem = reader.problem();
  if (!problem) return document;
  return malformed(fmt::format("its text cannot be read at byte {} of {}", *problem, text.size()));
}

template <class Document>
Document read_document(std::string_view text, std::string_view key, std::string_view table) {
  Result<Document> document = parse_document<Document>(text);
  if (!document) end_program(damaged_row(table, key, document.error().message));
  return std::move(*document);
}

template std::string write_document(const OrderRecord&);
template Result<OrderRecord> parse_document(std::string_view);
template OrderRecord read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const DespatchRecord&);
template Result<DespatchRecord> parse_document(std::string_view);
template DespatchRecord read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const InvoiceRecord&);
template Result<InvoiceRecord> parse_document(std::string_view);
template InvoiceRecord read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const trade::Item&);
template Result<trade::Item> parse_document(std::string_view);
template trade::Item read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const trade::Acknowledgement&);
template Result<trade::Acknowledgement> parse_document(std::string_view);
template trade::Acknowledgement read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const trade::ShipNotice&);
template Result<trade::ShipNotice> parse_document(std::string_view);
template trade::ShipNotice read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const trade::AmazonInvoice&);
template Result<trade::AmazonInvoice> parse_document(std::string_view);
template trade::AmazonInvoice read_document(std::string_view, std::string_view, std::string_view);

}  // namespace vendorproof::store
