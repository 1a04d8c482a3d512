#include "core/base/archive/state_node.h"

#include <algorithm>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"

namespace vendorproof {

void StateNode::problem(const std::string& message) {
  if (failed()) return;
  const bool place = starts_with(message, "[") || starts_with(message, ".");
  first_.error = Error{ErrorCode::Malformed, first_.path + (place ? "" : " ") + message};
}

void StateNode::text(std::string& to) {
  if (const auto* text = node_.get_ptr<const std::string*>()) {
    to = *text;
  } else {
    problem("is " + shown() + ", not a text");
  }
}

void StateNode::truth(bool& to) {
  if (node_.is_boolean()) {
    to = node_.get<bool>();
  } else {
    problem("is " + shown() + ", neither true nor false");
  }
}

bool StateNode::is_list() {
  if (!node_.is_array()) problem("is " + shown() + ", not a list");
  return !failed();
}

bool StateNode::is_list_of(std::size_t count) {
  if (is_list() && node_.size() != count) problem("does not have " + std::to_string(count) + " elements");
  return !failed();
}

const Json* StateNode::member(std::string_view name) {
  names_.push_back(name);
  if (failed()) return nullptr;
  const auto found = node_.is_object() ? node_.find(std::string(name)) : node_.end();
  if (!node_.is_object()) problem("is " + shown() + ", not an object");
  if (!failed() && found == node_.end()) problem("." + std::string(name) + " is missing");
  return failed() ? nullptr : &*found;
}

std::size_t StateNode::index_of(std::string_view name, const std::vector<std::string_view>& names) {
  const Json* node = member(name);
  if (node == nullptr) return 0;
  const std::size_t length = first_.path.size();
  first_.path += "." + std::string(name);
  const std::size_t place = StateNode(*node, first_).place_in(names);
  first_.path.resize(length);
  return place;
}

std::size_t StateNode::place_in(const std::vector<std::string_view>& names) {
  const auto* text = node_.get_ptr<const std::string*>();
  const auto found = text == nullptr ? names.end() : std::find(names.begin(), names.end(), *text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  problem("is not one of " + join({names.begin(), names.end()}, ", "));
  return 0;
}

void StateNode::refuse_other_members() {
  if (failed() || node_.size() == names_.size()) return;
  for (const auto& [name, ignored] : node_.items()) {
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) continue;
    problem("." + name.substr(0, 60) + " is not known here");
    return;
  }
}

std::string StateNode::shown() const {
  std::string text = node_.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

}  // namespace vendorproof
