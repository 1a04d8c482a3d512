// Records as compact JSON arrays: fields by position, fast to write and to read, and still legible in a database
// browser. Only this program writes them, but a disk may damage them: text from a file that cannot be read is an error.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof::store {

/// For: the records of records.h, trade::Item, trade::Acknowledgement, trade::ShipNotice, trade::AmazonInvoice.
template <class Document>
std::string write_document(const Document& document);

/// Errors: Malformed, with the place in the text, when the text is cut, has another form, or holds a number that stands
/// for nothing.
template <class Document>
Result<Document> parse_document(std::string_view text);

/// Text of a row that the store handed out; `key` names the row of `table`. Ends the program with exit code 2 when the
/// text is damaged, and says which row it is.
template <class Document>
Document read_document(std::string_view text, std::string_view key = "", std::string_view table = "work");

}  // namespace vendorproof::store
