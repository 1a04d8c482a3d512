#include "core/store/versions/rewrite.h"

#include <fmt/format.h>

#include "core/store/file/damage.h"
#include "core/store/text/document_array.h"

namespace vendorproof::store {

std::vector<TextRow> rows_of(Database& database, const char* sql) {
  std::vector<TextRow> rows;
  Query query(database, sql);
  while (query.row()) rows.push_back({std::string(query.text(0)), std::string(query.text(1))});
  return rows;
}

Result<void> rewrite(Database& database, std::string_view table, const char* select, const char* update,
                     Rewrite rewritten) {
  for (const TextRow& row : rows_of(database, select)) {
    const Result<std::string> text = rewritten(row.text);
    if (!text) return malformed(damaged_row(table, row.key, text.error().message));
    Query(database, update, *text, row.key).run();
  }
  return {};
}

Result<std::vector<std::string>> fields_of(std::string_view array, std::size_t old_count, std::size_t new_count) {
  auto fields = elements_of(array);
  if (!fields || fields->size() == old_count || fields->size() == new_count) return fields;
  return malformed(fmt::format("it has {} fields instead of {}", fields->size(), old_count));
}

Result<std::string> longer(std::string_view array, std::size_t old_count, const std::vector<std::string>& added) {
  return fields_of(array, old_count, old_count + added.size()).map([&](std::vector<std::string>&& fields) {
    if (fields.size() == old_count) fields.insert(fields.end(), added.begin(), added.end());
    return array_of(fields);
  });
}

void insert(std::vector<std::string>& fields, std::ptrdiff_t at, const char* field) {
  fields.insert(fields.begin() + at, field);
}

}  // namespace vendorproof::store
