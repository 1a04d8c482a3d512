// Records as compact JSON arrays: fields by position, fast to write and to read, and still legible in a database
// browser. Only this program writes them, but a disk may damage them: an unreadable text is an error.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof::store {

/// For: the records of records.h, trade::Movement, trade::Item, trade::Acknowledgement, trade::ShipNotice,
/// trade::AmazonInvoice.
template <class Document>
std::string write_document(const Document& document);

/// Errors: Malformed, with the place in the text, if the text is cut off, has another form, or has a number that is no
/// enumerator.
template <class Document>
Result<Document> parse_document(std::string_view text);

/// Reads the text of a row of the store; `key` names the row of `table`. If the text is damaged, prints the row and
/// ends the program with exit code 2.
template <class Document>
Document read_document(std::string_view text, std::string_view key = "", std::string_view table = "work");

}  // namespace vendorproof::store
