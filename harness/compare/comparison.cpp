#include "harness/compare/comparison.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace vendorproof::harness {

namespace {

/// The values that one subject takes, each with the instant from which it stands; no value twice in a row.
using Course = std::vector<std::pair<Instant, std::string>>;

std::map<Subject, Course> courses_of(const Aspect& aspect, const History& history) {
  Deeds deeds = aspect.deeds(history);
  std::stable_sort(deeds.begin(), deeds.end(), [](const Deed& left, const Deed& right) { return left.at < right.at; });
  std::map<Subject, Course> courses;
  for (Deed& deed : deeds) {
    Course& course = courses[deed.subject];
    const std::string_view before = course.empty() ? aspect.nothing : std::string_view(course.back().second);
    if (before != deed.value) course.emplace_back(deed.at, std::move(deed.value));
  }
  return courses;
}

std::string outcome_of(const Course& course, const Aspect& aspect) {
  return course.empty() ? std::string(aspect.nothing) : course.back().second;
}

/// When the courses part. They differ in their last value, so one of them has a value without a partner.
Instant parted_at(const Course& a, const Course& b) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same].second == b[same].second) ++same;
  if (same >= a.size()) return b[same].first;
  if (same >= b.size()) return a[same].first;
  return std::min(a[same].first, b[same].first);
}

void compare_aspect(const Aspect& aspect, const History& a, const History& b, Comparison& comparison) {
  const std::map<Subject, Course> of_a = courses_of(aspect, a);
  const std::map<Subject, Course> of_b = courses_of(aspect, b);
  std::set<Subject> subjects;
  for (const auto& row : of_a) subjects.insert(row.first);
  for (const auto& row : of_b) subjects.insert(row.first);
  for (const Subject& subject : subjects) {
    const auto in_a = of_a.find(subject);
    const auto in_b = of_b.find(subject);
    const Course course_a = in_a == of_a.end() ? Course() : in_a->second;
    const Course course_b = in_b == of_b.end() ? Course() : in_b->second;
    Divergence divergence{&aspect, subject, outcome_of(course_a, aspect), outcome_of(course_b, aspect), {}};
    if (divergence.a == divergence.b) continue;
    divergence.parted = parted_at(course_a, course_b);
    comparison.divergences.push_back(std::move(divergence));
  }
}

std::string obstacle_to(const Aspect& aspect, const Visibility& a, const Visibility& b) {
  const std::string_view lack_a = lack_of(aspect, a);
  const std::string_view lack_b = lack_of(aspect, b);
  if (lack_a.empty() && lack_b.empty()) return "";
  if (lack_a == lack_b) return "each side " + std::string(lack_a);
  return lack_a.empty() ? "B " + std::string(lack_b) : "A " + std::string(lack_a);
}

/// What people were shown follows from goods and money, or has no effect on them: it comes last.
bool comes_before(const Divergence& left, const Divergence& right) {
  const bool is_left_shown = left.aspect->needs == Shows::People;
  const bool is_right_shown = right.aspect->needs == Shows::People;
  if (is_left_shown != is_right_shown) return is_right_shown;
  return left.parted < right.parted;
}

}  // namespace

Comparison compare(const RunRecord& a, const RunRecord& b, const Terms& terms) {
  const OrderGroups groups(a, b);
  const History history_a(a, terms, groups);
  const History history_b(b, terms, groups);
  Comparison comparison;
  for (const Aspect& aspect : aspects()) {
    std::string obstacle = obstacle_to(aspect, a.visibility, b.visibility);
    if (obstacle.empty()) {
      compare_aspect(aspect, history_a, history_b, comparison);
    } else {
      comparison.not_compared.push_back({&aspect, std::move(obstacle)});
    }
  }
  std::stable_sort(comparison.divergences.begin(), comparison.divergences.end(), comes_before);
  return comparison;
}

std::string text_of(const Subject& subject) {
  std::string text = subject.order.empty() ? "the whole run" : subject.order;
  if (subject.line != 0) text += " line " + std::to_string(subject.line);
  if (!subject.about.empty()) text += ", " + subject.about;
  return text;
}

}  // namespace vendorproof::harness
