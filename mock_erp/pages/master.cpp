#include "mock_erp/pages/master.h"

#include <algorithm>

#include <fmt/format.h>

#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/pages.h"

namespace vendorproof::mock_erp {

namespace {

/// RowAt::record of the first change; those of the books are smaller.
constexpr std::int64_t first_added = std::int64_t{1} << 40;

const Entity* entity_named(std::string_view page) {
  const Entity* const standard = entity_of(Api::Standard, page);
  return standard != nullptr ? standard : entity_of(Api::Vendorlink, page);
}

/// Without places that say nothing: 12.00000 is 12.
Number shortened(Number number) {
  while (number.places > 0 && number.units % 10 == 0) {
    number.units /= 10;
    --number.places;
  }
  return number;
}

std::optional<Cell> cell_in(const Entity& entity, const FieldValue& value) {
  const Field* const field = entity.field(value.field);
  if (field == nullptr) return std::nullopt;
  const bool is_text =
      field->type == FieldType::Text || field->type == FieldType::Code || field->type == FieldType::Choice;
  std::optional<Cell> cell = cell_of(*field, value.value, is_text);
  if (!cell) return cell;
  if (Number* const number = std::get_if<Number>(&*cell)) *number = shortened(*number);
  return cell;
}

bool has_values(const Row& row, const std::vector<FieldValue>& values) {
  return std::all_of(values.begin(), values.end(), [&](const FieldValue& value) {
    const std::optional<Cell> cell = cell_in(row.entity(), value);
    return cell && compared(row.at(*row.entity().field(value.field)), *cell) == 0;
  });
}

void set_values(Row& row, const std::vector<FieldValue>& values) {
  for (const FieldValue& value : values) {
    if (const std::optional<Cell> cell = cell_in(row.entity(), value))
      row.replace(*row.entity().field(value.field), *cell);
  }
}

Row added_row(const Company& company, const Entity& entity, const RowAt& at) {
  const auto index = static_cast<std::size_t>(at.record - first_added);
  const std::string id = guid_of(fmt::format("by-hand/{}/{}", entity.set, index));
  Row row(entity, etag_of(id, 1));
  if (entity.field("id") != nullptr) row.made_text("id", id);
  set_values(row, company.settings.master[index].fields);
  return row;
}

/// The field by which a line names its document.
const Field* document_field(const Entity& entity) {
  for (const std::string_view name : {"documentNumber", "despatchNumber"}) {
    if (const Field* const field = entity.field(name)) return field;
  }
  return nullptr;
}

bool belongs_to(const Row& row, const Row& parent) {
  const Field* const document = document_field(row.entity());
  const Field* const number = parent.entity().field("number");
  if (document == nullptr || number == nullptr) return false;
  return compared(row.at(*document), parent.at(*number)) == 0;
}

/// Every row that a page has, whatever it was asked for, and those that are added.
bool any_row_has(const Company& company, const Listing& listing, const std::vector<FieldValue>& values) {
  const FoundPlaces places = listing.find(company, Query());
  if (!places) return true;  // a page that is asked only about one document
  const Places all = with_added_rows(company, listing.entity, *places, nullptr);
  return std::any_of(all.begin(), all.end(), [&](const RowAt& at) {
    return has_values(is_added_row(at) ? added_row(company, listing.entity, at) : listing.row(company, at), values);
  });
}

std::string complaint_about(const Company& company, const MasterChange& change) {
  const Entity* const entity = entity_named(change.page);
  const Listing* const listing = entity == nullptr ? nullptr : listing_of(*entity);
  if (listing == nullptr) return fmt::format("there is no page '{}'", change.page);
  for (const auto* values : {&change.where, &change.fields}) {
    for (const FieldValue& value : *values) {
      if (entity->field(value.field) == nullptr) {
        return fmt::format("page {} has no field '{}'", change.page, value.field);
      }
      if (!cell_in(*entity, value)) {
        return fmt::format("'{}' is no value of {}.{}", value.value, change.page, value.field);
      }
    }
  }
  const bool is_about_rows = change.act == MasterAct::Changed || change.act == MasterAct::Removed;
  if (is_about_rows && !any_row_has(company, *listing, change.where)) {
    return fmt::format("no row of page {} has the values of 'where'", change.page);
  }
  return "";
}

}  // namespace

bool is_refused_page(const Company& company, const Entity& entity) {
  const auto& master = company.settings.master;
  return std::any_of(master.begin(), master.end(), [&](const MasterChange& change) {
    return change.act == MasterAct::Refused && change.page == entity.set;
  });
}

Places with_added_rows(const Company& company, const Entity& entity, Places places, const Row* parent) {
  const auto& master = company.settings.master;
  for (std::size_t i = 0; i < master.size(); ++i) {
    if (master[i].act != MasterAct::Added || master[i].page != entity.set) continue;
    const RowAt at{first_added + static_cast<std::int64_t>(i), 0, 0};
    if (parent == nullptr || belongs_to(added_row(company, entity, at), *parent)) places.push_back(at);
  }
  return places;
}

bool is_added_row(const RowAt& at) { return at.record >= first_added; }

std::optional<Row> seen_row(const Company& company, const Listing& listing, const RowAt& at) {
  Row row = is_added_row(at) ? added_row(company, listing.entity, at) : listing.row(company, at);
  for (const MasterChange& change : company.settings.master) {
    const bool is_about_rows = change.act == MasterAct::Changed || change.act == MasterAct::Removed;
    if (!is_about_rows || change.page != listing.entity.set || !has_values(row, change.where)) continue;
    if (change.act == MasterAct::Removed) return std::nullopt;
    set_values(row, change.fields);
  }
  return row;
}

std::string complaint_about_master(const Company& company) {
  for (const MasterChange& change : company.settings.master) {
    std::string complaint = complaint_about(company, change);
    if (!complaint.empty()) return complaint;
  }
  return "";
}

}  // namespace vendorproof::mock_erp
