package citation

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"

	"khyberatlas/internal/incident"
)

// Work is what is cited. Blank fields and days are left out.
type Work struct {
	ID        string // of the dataset: the key is made of it and of the address
	Title     string
	Container string // the work that it is a part of
	Author    string // an organisation: no form may take it for given name and surname
	Version   string
	Released  incident.Day
	Accessed  incident.Day // on which the reader saw it
	Note      string       // the filter, the licence and whom it is owed to, in sentences
	Address   string
}

// Key names the work in a list of literature: other filters, versions and incidents have other keys.
func (w Work) Key() string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(w.Address + " " + w.Version)) // a hash takes everything
	var b strings.Builder
	for _, r := range w.ID {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-') {
			b.WriteRune(r)
		}
	}
	return b.String() + "-" + strconv.FormatUint(uint64(h.Sum32()), 36)
}

// turning are the signs that turn the direction of what stands after them: programs that put a citation into a page of others
// know nothing of them.
const turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

// line is a text without what would end its line or turn what stands around it.
func line(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(turning, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "�"))
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
	}), " ")
}

// address is an address of which no sign means anything in a form: what isn't plain is percent-encoded.
func address(text string) string {
	const plain = "-._~:/?#[]@!$&'()*+,;=%"
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		if c < 0x80 && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || strings.IndexByte(plain, c) >= 0) {
			b.WriteByte(c)
			continue
		}
		b.WriteString("%" + strings.ToUpper(strconv.FormatUint(0x100+uint64(c), 16)[1:]))
	}
	return b.String()
}
