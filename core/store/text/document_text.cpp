#include "core/store/text/document_text.h"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/store/file/damage.h"
#include "core/store/text/document_fields.h"
#include "core/store/text/document_writer.h"

namespace vendorproof::store {

namespace {

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
constexpr auto last_of<trade::ShipmentType> = trade::ShipmentType::SmallParcel;
template <>
constexpr auto last_of<ErpStage> = ErpStage::Blocked;
template <>
constexpr auto last_of<AcknowledgementStage> = AcknowledgementStage::Failed;
template <>
constexpr auto last_of<DespatchState> = DespatchState::Failed;
template <>
constexpr auto last_of<InvoiceState> = InvoiceState::Paid;
template <>
constexpr auto last_of<CreditState> = CreditState::Failed;
template <>
constexpr auto last_of<trade::MovementKind> = trade::MovementKind::CreditTaken;

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
  DocumentWriter writer;
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
template std::string write_document(const trade::Movement&);
template Result<trade::Movement> parse_document(std::string_view);
template trade::Movement read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const trade::Acknowledgement&);
template Result<trade::Acknowledgement> parse_document(std::string_view);
template trade::Acknowledgement read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const trade::ShipNotice&);
template Result<trade::ShipNotice> parse_document(std::string_view);
template trade::ShipNotice read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const trade::AmazonInvoice&);
template Result<trade::AmazonInvoice> parse_document(std::string_view);
template trade::AmazonInvoice read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const CreditMemoRecord&);
template Result<CreditMemoRecord> parse_document(std::string_view);
template CreditMemoRecord read_document(std::string_view, std::string_view, std::string_view);
template std::string write_document(const trade::AmazonCreditNote&);
template Result<trade::AmazonCreditNote> parse_document(std::string_view);
template trade::AmazonCreditNote read_document(std::string_view, std::string_view, std::string_view);

}  // namespace vendorproof::store
