package i18n

import (
	"maps"
	"slices"
)

// Keys are the keys of every message of a language, sorted.
func Keys(l Lang) []string { return slices.Sorted(maps.Keys(For(l).messages)) }
