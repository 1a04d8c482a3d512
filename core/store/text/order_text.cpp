#include "core/store/text/order_text.h"

#include <string_view>
#include <tuple>
#include <utility>

#include "core/base/require.h"
#include "core/store/text/document_fields.h"
#include "core/store/text/document_writer.h"

namespace vendorproof::store {

namespace {

/// The record is an array, so its text has a bracket before the first part and one behind the last.
class OrderWriter {
 public:
  OrderWriter() { writer_.open(); }

  template <class Part>
  void write(const Part& part) {
    std::apply(writer_, part);
    ends_.push_back(writer_.size());
  }
  void take_over(const OrderText& text) {
    const std::size_t part = ends_.size();
    const std::size_t start = part == 0 ? 1 : text.ends[part - 1];
    writer_.append(std::string_view(text.text).substr(start, text.ends[part] - start));
    ends_.push_back(writer_.size());
  }
  OrderText take() {
    writer_.close();
    return {writer_.take(), std::move(ends_)};
  }

 private:
  DocumentWriter writer_;
  std::vector<std::size_t> ends_;
};

}  // namespace

OrderText write_order(const OrderRecord& record) {
  OrderWriter writer;
  std::apply([&writer](const auto&... parts) { (writer.write(parts), ...); }, parts_of(record));
  return writer.take();
}

OrderText write_order(const OrderRecord& record, const OrderRecord& before, const OrderText& text_before) {
  OrderWriter writer;
  const auto parts = parts_of(record);
  const auto parts_before = parts_of(before);
  const auto put = [&]<std::size_t place>() {
    if (std::get<place>(parts) == std::get<place>(parts_before)) {
      writer.take_over(text_before);
    } else {
      writer.write(std::get<place>(parts));
    }
  };
  constexpr std::size_t count = std::tuple_size_v<decltype(parts_of(record))>;
  REQUIRE(text_before.ends.size() == count);
  [&]<std::size_t... places>(std::index_sequence<places...>) { (put.template operator()<places>(), ...); }
  (std::make_index_sequence<count>());
  return writer.take();
}

}  // namespace vendorproof::store
