// A value's whole state as JSON and back, from one list of its members:
//
//   template <class Archive>
//   void archive(Archive& a, Order& order) {     // or a member function archive(Archive&)
//     a("number", order.number);
//     a.choice("state", order.state, {"New", "Closed"});
//   }
//
// StateWriter and StateReader walk the same list, so what is written is what is read. A list that forgets a member of
// a plain struct stops the first export. An enumeration that is an element or a key has its names from a function
// names_in_state(E) beside the lists. The tool, not the formats: every room lists its own members.
#pragma once

#include "core/base/archive/state_reader.h"
#include "core/base/archive/state_writer.h"
