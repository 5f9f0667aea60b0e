package index

import (
	"encoding/binary"
	"maps"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/set"
)

// words are the folded words of title, summary and place in order, each with the rows that have it: the number of the
// first one, then of each the way from the one before.
type words struct {
	list column.Texts
	rows column.Texts
}

func openWords(f *sections.File) words {
	return words{column.TextsOf(f, "words"), column.TextsOf(f, "words.rows")}
}

// keep drops what lacks a word that begins with each of the prefixes.
func (w words) keep(s set.Rows, prefixes []string) {
	for _, prefix := range prefixes {
		having := s.Like()
		lo, hi := having.Stretch()
		k := column.Search(0, w.list.Len(), func(k int) bool { return string(w.list.At(k)) >= prefix })
		for ; k < w.list.Len() && strings.HasPrefix(string(w.list.At(k)), prefix); k++ {
			row := 0
			for b := w.rows.At(k); len(b) > 0 && row < hi; {
				step, n := binary.Uvarint(b)
				b = b[n:]
				if row += int(step); row >= lo && row < hi {
					having.Add(row)
				}
			}
		}
		s.Keep(having)
	}
}

// wordRows gathers the rows of words, a part of the rows after the other.
type wordRows struct {
	of   map[string]*posting
	room []byte
}

type posting struct {
	last int
	rows []byte
}

// add adds the words of a row, whose text is its record's bytes.
func (w *wordRows) add(i int, text string) {
	d := decoder{text: text}
	d.string() // the id; title, summary and place follow
	for range 3 {
		w.room = incident.EachWord(d.string(), w.room, func(word []byte) {
			p := w.of[string(word)]
			if p == nil {
				p = &posting{last: -1}
				w.of[string(word)] = p
			}
			if p.last != i {
				p.rows = binary.AppendUvarint(p.rows, uint64(i-max(p.last, 0)))
				p.last = i
			}
		})
	}
}

// putWords writes the words of parts that follow each other.
func putWords(w *sections.Writer, parts []wordRows) {
	all := map[string]bool{}
	for _, p := range parts {
		for word := range p.of {
			all[word] = true
		}
	}
	list := slices.Sorted(maps.Keys(all))
	column.PutTexts(w, "words", list)
	var starts column.Builder
	at := 0
	w.Section("words.rows")
	for _, word := range list {
		starts.Int64(int64(at))
		last := 0
		for _, p := range parts {
			of := p.of[word]
			if of == nil {
				continue
			}
			// The first number of a part is that of its row: it becomes the way from the last row of the part before.
			first, n := binary.Uvarint(of.rows)
			head := binary.AppendUvarint(nil, first-uint64(last))
			_, _ = w.Write(head)
			_, _ = w.Write(of.rows[n:])
			at += len(head) + len(of.rows) - n
			last = of.last
		}
	}
	starts.Int64(int64(at))
	starts.Put(w, "words.rows.starts")
}
