// Checks SQLite's write-ahead log of a store before SQLite reads it. SQLite ends a log silently at the first frame that
// is not whole, which is right for the last commit of a power cut; if the log is damaged before, commits are lost.
#pragma once

#include <iosfwd>
#include <string>

#include "core/base/result.h"

namespace vendorproof::store {

/// `path` is that of the store; its log is `<path>-wal`. No log is whole. Every commit is flushed before the next one
/// is written, so a power cut can spoil one commit, the last: if two or more commits stand behind the end that SQLite
/// finds, the log is damaged. A damaged last commit cannot be told from one that a power cut spoiled.
/// Errors: Malformed, with the number of the frame and the way back; Unavailable, if the log cannot be read.
Result<void> check_log(const std::string& path);
/// The same for the bytes of a log, wherever they are from; an empty one is whole. `path` is for the message.
Result<void> check_log_bytes(std::istream& log, const std::string& path);

}  // namespace vendorproof::store
