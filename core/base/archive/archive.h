// A value's whole state as JSON and back, from one list of its members:
//
//   template <class Archive>
//   void archive(Archive& a, Order& order) {     // or a member function archive(Archive&)
//     a("number", order.number);
//     a.choice("state", order.state, {"New", "Closed"});
//   }
//
// StateWriter and StateReader use the same list, so they read exactly the members that they write. If a list lacks a
// member of a plain struct, the first export stops the program. For an enumeration that is an element or a key, write a
// function names_in_state(E) beside the lists. This room knows no format: every room lists its own members.
#pragma once

#include "core/base/archive/state_reader.h"
#include "core/base/archive/state_writer.h"
