// Package route tells an operation's path to a router, whose names take a whole part of a path: of {tileRow}.mvt it sees the
// ending as part of the value.
package route

import "strings"

// Of is a path of the table of operations as the router has it: a name for each part that holds one.
func Of(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if name, _, ok := named(part); ok {
			parts[i] = ":" + name
		}
	}
	return strings.Join(parts, "/")
}

// Value is the value of a name, of what the router found in its place. It is blank, which no name's value may be, where the
// part lacks the ending that the path has.
func Value(path, name, found string) string {
	for part := range strings.SplitSeq(path, "/") {
		if of, ending, ok := named(part); ok && of == name {
			value, ends := strings.CutSuffix(found, ending)
			if !ends {
				return ""
			}
			return value
		}
	}
	return found
}

// named is the name that a part of a path holds, and what must come after its value.
func named(part string) (name, ending string, ok bool) {
	inner, ok := strings.CutPrefix(part, "{")
	if !ok {
		return "", "", false
	}
	return strings.Cut(inner, "}")
}
