#include "harness/defects/defects.h"

#include <algorithm>
#include <string>

#include "core/base/nearest_word.h"
#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

std::vector<Defect> all_rows() {
  std::vector<Defect> all;
  for (const auto rows : {order_defects, acknowledgement_defects, promise_defects, shipping_defects, money_defects,
                          payment_defects, credit_defects, other_defects}) {
    all.insert(all.end(), rows().begin(), rows().end());
  }
  std::sort(all.begin(), all.end(), [](const Defect& left, const Defect& right) { return left.id < right.id; });
  return all;
}

}  // namespace

const std::vector<Defect>& defects() {
  static const std::vector<Defect> table = all_rows();
  return table;
}

Result<const Defect*> defect_of(std::string_view id) {
  if (id == "none") return nullptr;
  const std::vector<Defect>& table = defects();
  const auto found = std::find_if(table.begin(), table.end(), [&](const Defect& row) { return row.id == id; });
  if (found != table.end()) return &*found;
  std::vector<std::string> known;
  for (const Defect& row : table) known.emplace_back(row.id);
  const std::string nearest = suggestion(id, known);
  return malformed("there is no planted defect '" + shown_word(id) + "'" +
                   (nearest.empty() ? "; `vendorproof certify --plant list` shows all that there are" : nearest));
}

}  // namespace vendorproof::harness
