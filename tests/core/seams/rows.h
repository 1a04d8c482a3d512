// Lines of `word key=value key=value`, as the ledger writes them. No value has a blank.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"

namespace vendorproof::seams {

struct Row {
  std::string word;
  std::map<std::string, std::string> values;

  const std::string& at(const std::string& key) const { return values.at(key); }
};

inline std::vector<Row> rows_of(std::string_view text) {
  std::vector<Row> rows;
  for (const std::string& line : split(text, '\n')) {
    if (line.empty()) continue;
    Row row;
    for (const std::string& part : split(line, ' ')) {
      const std::size_t mark = part.find('=');
      if (mark == std::string::npos) {
        row.word = part;
      } else {
        row.values[part.substr(0, mark)] = part.substr(mark + 1);
      }
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace vendorproof::seams
