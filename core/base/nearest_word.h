// What somebody meant who wrote a word wrongly, and how a word of theirs is shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vendorproof {

/// The known word that needs the fewest changes of a letter (insert, drop, replace, swap two neighbours). At most a
/// third of the letters may change. If no word is so near: the known word that begins with the written one, if only one
/// does. Else "". Of words that are equally near, the first.
std::string nearest_word(std::string_view written, const std::vector<std::string>& known);

/// `; did you mean --runs?`, or "".
std::string suggestion(std::string_view written, const std::vector<std::string>& known);

/// What follows `... is unknown`: the suggestion, and all known words. `; did you mean --runs?; known are: --runs,
/// --seed`
std::string known_words(std::string_view written, const std::vector<std::string>& known);

/// A word of the user for a message: control characters as \xNN, and at most 80 characters.
std::string shown_word(std::string_view word);

/// A message as one line: the same, and at most 1,000 characters.
std::string shown_line(std::string_view message);

/// The command line as a shell takes it: words with other than plain letters stand in quotes, and control characters
/// are written as bash takes them (`$'a\011b'`), so that the line is one line.
std::string shell_line(const std::vector<std::string>& words);

}  // namespace vendorproof
