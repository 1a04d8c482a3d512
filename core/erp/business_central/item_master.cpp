#include "core/erp/business_central/item_master.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"

namespace vendorproof::erp::business_central {

namespace {

using Items = std::map<std::string, trade::Item>;

void take(const ItemRow& row, Items& items) {
  trade::Item& item = items[row.number];
  item.number = row.number;
  item.blocked = row.blocked;
  item.unit_price = row.unit_price;
  item.gtin = row.gtin;
  item.stock_eaches = row.stock_eaches;
  item.base_unit = row.base_unit;
}

void take(const ItemUnitRow& row, Items& items) {
  const auto item = items.find(row.item);
  if (item == items.end()) return;
  item->second.units.push_back({row.code, row.eaches});
  std::vector<std::int64_t>& sizes = item->second.case_sizes;
  const bool is_new = std::find(sizes.begin(), sizes.end(), row.eaches) == sizes.end();
  if (row.eaches > 1 && is_new) sizes.push_back(row.eaches);
}

void take(const ItemReferenceRow& row, Items& items) {
  const auto item = items.find(row.item);
  if (item == items.end()) return;
  if (row.kind == "CustomerCatalogId") item->second.amazon_product_identifier = row.number;
  if (row.kind == "VendorSku") item->second.vendor_product_identifier = row.number;
}

/// What the lists have given so far.
struct Harvest {
  Items items;
  std::vector<trade::OddRow> odd;
};

/// The link to the next page. `list` is the name of the list, for the names of odd rows.
template <class Row>
Result<std::string> take_page(Result<Page<Row>> page, std::string_view list, Harvest& harvest) {
  if (!page) return tl::unexpected<Error>(page.error());
  for (const Row& row : page->rows) take(row, harvest.items);
  for (trade::OddRow& row : page->odd) {
    harvest.odd.push_back({fmt::format("{}/{}", list, row.subject), std::move(row.problem)});
  }
  return std::move(page->next_link);
}

struct List {
  trade::CallName call;
  HttpRequest (*get)(const Account& account);
  Result<std::string> (*take)(Currency currency, std::string_view body, Harvest& harvest);
};

// Units and references belong to items of the first list.
constexpr std::array<List, 3> lists = {{
    {{"items.list", ""},
     get_items,
     [](Currency currency, std::string_view body, Harvest& harvest) {
       return take_page(read_items(body, currency), "items", harvest);
     }},
    {{"itemUnits.list", "item-units"},
     get_item_units,
     [](Currency, std::string_view body, Harvest& harvest) {
       return take_page(read_item_units(body), "itemUnits", harvest);
     }},
    {{"itemReferences.list", "item-references"},
     get_item_references,
     [](Currency, std::string_view body, Harvest& harvest) {
       return take_page(read_item_references(body), "itemReferences", harvest);
     }},
}};

/// A bookmark: `<list> <link to the page>`, and the harvest on the second line.
struct Progress {
  std::size_t list = 0;
  std::string next_link;  ///< "" for the first page of the list
  std::string_view harvest;
};

Progress progress_of(std::string_view bookmark) {
  Progress progress;
  if (bookmark.empty()) return progress;
  const std::size_t line = bookmark.find('\n');
  const std::size_t blank = bookmark.find(' ');
  REQUIRE(line != std::string_view::npos && blank < line);
  std::from_chars(bookmark.data(), bookmark.data() + blank, progress.list);
  REQUIRE(progress.list < lists.size());
  progress.next_link = bookmark.substr(blank + 1, line - blank - 1);
  progress.harvest = bookmark.substr(line + 1);
  return progress;
}

Json json_of(const std::vector<trade::ItemUnit>& units) {
  Json rows = Json::array();
  for (const trade::ItemUnit& unit : units) rows.push_back(Json::array({unit.code, unit.eaches}));
  return rows;
}

/// The price of an item whose price cannot be read is null.
Json price_of(const trade::Item& item) {
  return item.unit_price.currency().empty() ? Json() : Json(item.unit_price.ten_thousandths());
}

std::string text_of(const Harvest& harvest) {
  Json rows = Json::array();
  for (const auto& [number, item] : harvest.items) {
    rows.push_back(
        Json::array({item.number, item.blocked, price_of(item), item.case_sizes, item.amazon_product_identifier,
                     item.vendor_product_identifier, item.gtin, item.stock_eaches ? Json(*item.stock_eaches) : Json(),
                     item.base_unit, json_of(item.units)}));
  }
  Json odd = Json::array();
  for (const trade::OddRow& row : harvest.odd) odd.push_back(Json::array({row.subject, row.problem}));
  return Json::array({std::move(rows), std::move(odd)}).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Harvest harvest_of(std::string_view text, Currency currency) {
  Harvest harvest;
  if (text.empty()) return harvest;
  const Result<Json> told = parse_json(text);
  REQUIRE(told.has_value());
  for (const Json& row : told->at(0)) {
    trade::Item item;
    item.number = row.at(0).get<std::string>();
    item.blocked = row.at(1).get<bool>();
    if (!row.at(2).is_null()) item.unit_price = Money(row.at(2).get<std::int64_t>(), currency);
    item.case_sizes = row.at(3).get<std::vector<std::int64_t>>();
    item.amazon_product_identifier = row.at(4).get<std::string>();
    item.vendor_product_identifier = row.at(5).get<std::string>();
    item.gtin = row.at(6).get<std::string>();
    if (!row.at(7).is_null()) item.stock_eaches = row.at(7).get<std::int64_t>();
    item.base_unit = row.at(8).get<std::string>();
    for (const Json& unit : row.at(9)) item.units.push_back({unit.at(0), unit.at(1)});
    harvest.items.emplace(item.number, std::move(item));
  }
  for (const Json& row : told->at(1)) {
    harvest.odd.push_back({row.at(0).get<std::string>(), row.at(1).get<std::string>()});
  }
  return harvest;
}

std::vector<trade::Item> in_order(Items items) {
  std::vector<trade::Item> result;
  for (auto& [number, item] : items) result.push_back(std::move(item));
  return result;
}

}  // namespace

HttpRequest ask_item_master(const Account& account, std::string_view bookmark) {
  const Progress progress = progress_of(bookmark);
  return progress.next_link.empty() ? lists[progress.list].get(account) : get_next_page(account, progress.next_link);
}

Result<trade::Heard<std::vector<trade::Item>>> hear_item_master(Currency currency, std::string_view body,
                                                                std::string_view bookmark) {
  const Progress before = progress_of(bookmark);
  Harvest harvest = harvest_of(before.harvest, currency);
  const Result<std::string> link = lists[before.list].take(currency, body, harvest);
  if (!link) return tl::unexpected<Error>(link.error());

  const bool has_next_page = !link->empty() && *link != before.next_link;
  const std::size_t list = before.list + (has_next_page ? 0 : 1);
  trade::Heard<std::vector<trade::Item>> heard;
  if (list == lists.size()) {
    heard.answer = in_order(std::move(harvest.items));
    heard.odd = std::move(harvest.odd);
  } else {
    heard.bookmark = fmt::format("{} {}\n{}", list, has_next_page ? *link : "", text_of(harvest));
  }
  return heard;
}

trade::CallName item_master_call(std::string_view bookmark) { return lists[progress_of(bookmark).list].call; }

}  // namespace vendorproof::erp::business_central
