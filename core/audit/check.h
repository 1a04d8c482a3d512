// A check of the audit as a row, and what an audit says.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/audit/assortment.h"
#include "core/audit/books.h"
#include "core/base/money.h"
#include "core/base/rule.h"

namespace vendorproof::audit {

/// What a check looks at.
struct Look {
  const Books& books;
  const Assortment& assortment;
};

/// One case that a check finds.
struct Case {
  std::string subject;       ///< `item TEA-GREEN`: one case for each subject
  std::string seen;          ///< what was seen, and what was expected
  std::vector<Money> money;  ///< an estimate from the orders, one for each currency; empty: Check::price says why
};
using Cases = std::vector<Case>;

/// Adds to the sum of the same currency; zero is left out.
void add_to(std::vector<Money>& sums, const Money& money);

struct Check {
  std::string_view id;        ///< `AUD-01`; never reused, never renumbered
  std::string_view sentence;  ///< what must hold
  std::string_view rules;     ///< of the catalogue of rules that stand behind it; "ours" if no rule stands behind it
  Owner owner;
  std::string_view remedy;
  std::string_view price;  ///< how the money is estimated; if it is not, why
  std::span<const Part> needs;
  void (*find)(const Look& look, Cases& cases);
};

/// THE TABLE, in order of id.
const std::vector<Check>& checks();

struct Finding {
  const Check* check = nullptr;  ///< never null
  Case what;
};
struct NotLooked {
  const Check* check = nullptr;  ///< never null
  Part part = Part::Items;       ///< the first part that was not read
  std::string why;
};
struct Audit {
  std::vector<Finding> findings;      ///< in order of check, then of subject
  std::vector<NotLooked> not_looked;  ///< checks that did not have what they need
  std::size_t checks_made = 0;
};

Audit audit(const Books& books);

/// Sums of the money, one for each currency, in order of currency.
std::vector<Money> money_of(const Audit& audit);

enum class Outcome { Clean, Found, Inconclusive };
/// Found: there is at least one finding. Inconclusive: there is no finding, and a part of the books could not be read.
Outcome outcome_of(const Audit& audit, const Books& books);

}  // namespace vendorproof::audit
