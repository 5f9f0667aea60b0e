package mapdata

import (
	_ "embed"
	"strings"
)

//go:embed spoken.txt
var spokenList string

// spokenKeys are the keys of messages that stand in the script's sources. One that ends with a dot stands for those of one
// more word: the script puts that word to it.
var spokenKeys = func() map[string]bool {
	keys := map[string]bool{}
	for key := range strings.FieldsSeq(spokenList) {
		keys[key] = true
	}
	return keys
}()

// ofSeveral are those that the script says only where there are several records: of one alone the page goes without them.
var ofSeveral = []string{"map.apart", "map.card.record", "map.partly", "map.uncovered"}

// spoken reports whether the script may say a message.
func spoken(key string) bool {
	return spokenKeys[key] || spokenKeys[key[:strings.LastIndexByte(key, '.')+1]]
}
