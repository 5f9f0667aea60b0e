package cell

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strings"

	"khyberatlas/internal/incident"
)

// Citations keeps the citations of an incident as a list of lists in JSON: publisher, day, address, note. Most have no
// letter that JSON writes in another way: they are written and read without encoding/json, in which a tenth of an import's
// time went.
func Citations(of *incident.Incident) Cell { return citations{of} }

type citations struct{ of *incident.Incident }

func (citations) kind() Kind { return Text }

func (c citations) Value() (driver.Value, error) {
	b := []byte{'['}
	for n, s := range c.of.Sources {
		if n > 0 {
			b = append(b, ',')
		}
		var err error
		mark := byte('[')
		for _, text := range [...]string{s.Publisher, s.Published.String(), s.URL, s.Note} {
			if b, err = appendJSON(append(b, mark), text); err != nil {
				return nil, err
			}
			mark = ','
		}
		b = append(b, ']')
	}
	return string(append(b, ']')), nil
}

func appendJSON(b []byte, s string) ([]byte, error) {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			quoted, err := json.Marshal(s)
			return append(b, quoted...), err
		}
	}
	return append(append(append(b, '"'), s...), '"'), nil
}

func (c citations) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("citations are stored as text, not as %T", v)
	}
	rows := plainLists(s)
	if rows == nil {
		if err := json.Unmarshal([]byte(s), &rows); err != nil {
			return fmt.Errorf("read citations: %w", err)
		}
	}
	c.of.Sources = nil
	for _, r := range rows {
		cited := incident.Source{IncidentID: c.of.ID, Publisher: r[0], URL: r[2], Note: r[3]}
		if r[1] != "" {
			day, err := incident.ParseDay(r[1])
			if err != nil {
				return fmt.Errorf("read citations: %w", err)
			}
			cited.Published = day
		}
		c.of.Sources = append(c.of.Sources, cited)
	}
	return nil
}

// plainLists reads lists of four texts in which nothing is escaped, as Value writes them; nil where the text is another one.
func plainLists(s string) (rows [][4]string) {
	if strings.IndexByte(s, '\\') >= 0 {
		return nil
	}
	before := "[["
	for {
		var row [4]string
		for n := range row {
			rest, ok := strings.CutPrefix(s, before+`"`)
			end := strings.IndexByte(rest, '"')
			if !ok || end < 0 {
				return nil
			}
			row[n], s, before = rest[:end], rest[end+1:], ","
		}
		if rows = append(rows, row); s == "]]" {
			return rows
		}
		before = "],["
	}
}
