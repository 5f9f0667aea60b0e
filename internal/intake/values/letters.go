package values

import "strings"

// Letters writes those as one that the keyboards of Urdu, Pashto, Persian and Arabic give in different forms, for comparing.
func Letters(s string) string {
	if isASCII(s) {
		return s
	}
	return letters.Replace(s)
}

var letters = strings.NewReplacer("ي", "ی", "ى", "ی", "ۍ", "ی", "ې", "ی", "ئ", "ی", "ك", "ک", "ګ", "گ", "ه", "ہ", "ة", "ہ",
	"ۃ", "ہ", "ۀ", "ہ", "أ", "ا", "إ", "ا", "آ", "ا", "ؤ", "و")
