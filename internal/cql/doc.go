// Package cql reads and writes predicates in the Common Query Language of OGC (CQL2, OGC 21-065r2), as text and as JSON: the
// same predicate comes of both. It knows which names may be spoken of and what they are, and no more of the things that are
// searched; what is wrong with an expression it says by place, rule and mend, as keys of messages.
//
// Read are Basic CQL2, LIKE, BETWEEN and IN, CASEI, S_INTERSECTS with every spatial literal, and the functions of time. A
// property may stand on either side. There are no arithmetic, no arrays, no ACCENTI and no functions of others.
package cql
