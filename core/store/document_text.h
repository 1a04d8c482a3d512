// Records as compact JSON arrays: fields by position, fast to write and to read, and still legible in a database
// browser. Only this program writes them, so text that can not be read back is a broken promise.
#pragma once

#include <string>
#include <string_view>

namespace vendorproof::store {

/// For: the records of records.h, trade::Item, trade::Acknowledgement, trade::ShipNotice, trade::AmazonInvoice,
/// std::vector<trade::Item>.
template <class Document>
std::string write_document(const Document& document);

template <class Document>
Document read_document(std::string_view text);

}  // namespace vendorproof::store
