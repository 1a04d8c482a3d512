#include "core/trade/shipping/notice_parts.h"

#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"

namespace vendorproof::trade {

namespace {

using Orders = std::map<std::string, NoticeOrder>;

class Splitter {
 public:
  Splitter(const Despatch& despatch, const Orders& orders) : despatch_(despatch) {
    for (const auto& [number, entry] : orders) parts_[entry.order.selling_party].orders[number] = entry;
  }

  Result<std::vector<NoticePart>> split() {
    for (const DespatchLine& line : despatch_.lines) put(line);
    for (const Package& package : despatch_.packages) {
      if (auto known = look_at(package); !known) return tl::unexpected<Error>(known.error());
    }
    for (const Package& package : despatch_.packages) put(package);
    return take();
  }

 private:
  const std::string& first_code() const { return parts_.begin()->first; }

  void put(const DespatchLine& line) {
    const std::string* code = &first_code();
    for (const auto& [candidate, part] : parts_) {
      if (part.orders.contains(line.purchase_order)) code = &candidate;
    }
    code_of_line_[line.line_number] = *code;
    parts_[*code].despatch.lines.push_back(line);
  }

  /// Notes the vendor code of a package, and of the pallet that it stands on.
  Result<void> look_at(const Package& package) {
    for (const PackageContent& content : package.contents) {
      const std::string& code = code_of_line_.emplace(content.line_number, first_code()).first->second;
      for (const std::int64_t number : {package.number, package.parent}) {
        if (number == 0) continue;
        const auto [known, is_new] = code_of_package_.emplace(number, code);
        if (is_new || known->second == code) continue;
        return failure(ErrorCode::Conflict,
                       fmt::format("package {} holds goods of {} and of {}; one ship notice is for one vendor code",
                                   number, known->second, code));
      }
    }
    return {};
  }

  void put(const Package& package) {
    const auto code = code_of_package_.find(package.number);
    parts_[code == code_of_package_.end() ? first_code() : code->second].despatch.packages.push_back(package);
  }

  std::vector<NoticePart> take() {
    std::vector<NoticePart> result;
    const bool is_only_one = parts_.size() == 1;
    for (auto& [code, part] : parts_) {
      Despatch despatch = despatch_;
      despatch.number = notice_identifier(despatch_, code, is_only_one);
      despatch.lines = std::move(part.despatch.lines);
      despatch.packages = std::move(part.despatch.packages);
      result.push_back({code, std::move(despatch), std::move(part.orders)});
    }
    return result;
  }

  const Despatch& despatch_;
  std::map<std::string, NoticePart> parts_;  ///< by vendor code
  std::map<std::int64_t, std::string> code_of_line_;
  std::map<std::int64_t, std::string> code_of_package_;
};

}  // namespace

std::string notice_identifier(const Despatch& despatch, const std::string& vendor_code, bool is_only_one) {
  return is_only_one ? despatch.number : despatch.number + "-" + vendor_code;
}

Result<std::vector<NoticePart>> notice_parts(const Despatch& despatch, const Orders& orders) {
  REQUIRE(!orders.empty());
  return Splitter(despatch, orders).split();
}

}  // namespace vendorproof::trade
