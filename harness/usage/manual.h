// The man page and the completion of a shell, made from the parser and the table of usage cases.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace vendorproof::harness {

/// In the language of man(7).
std::string man_page(const CLI::App& app, const std::string& version);

/// For bash: commands, options, and the names that options take.
std::string bash_completion(const CLI::App& app);

}  // namespace vendorproof::harness
