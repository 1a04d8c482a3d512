// What a request is about, read only from the request: an integration does not need to send anything extra.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/http.h"
#include "core/base/peer.h"

namespace vendorproof::harness {

/// The name of the operation that a request is for: Amazon's, or `post linkedOrders` of the ERP; "" for a path or
/// a method that does not exist.
std::string operation_of(Peer peer, const HttpRequest& request);

/// Whether the request asks for an access token: Login with Amazon, or Microsoft Entra's address at the ERP.
bool is_sign_in(Peer peer, const HttpRequest& request);
/// Neither a question nor a sign-in, which are only asked again.
bool changes_something(Peer peer, const HttpRequest& request);

/// All names that operation_of gives for requests to this peer.
std::vector<std::string> operations_of(Peer peer);

/// Numbers of the documents that a request submits, changes or asks for; empty for lists and logins. Amazon: purchase
/// orders, ship notices, invoices, shipments, transactions. ERP: external document numbers, and ids in the path.
std::vector<std::string> documents_of(Peer peer, const HttpRequest& request);

/// The purchase orders that the documents of a submission to Amazon name, by the document's number; empty for any other
/// request.
std::map<std::string, std::set<std::string>> orders_by_document(const HttpRequest& request);

}  // namespace vendorproof::harness
