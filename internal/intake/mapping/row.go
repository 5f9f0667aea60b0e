package mapping

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/table"
	"khyberatlas/internal/intake/values"
)

// cells are a row of a table or a feature of GeoJSON. Columns are fields, by their place among fields.
type cells interface {
	Cell(table.Column) string
	Spot(table.Column) findings.Spot
	Line() int
	Raw() []byte
	Faulty() bool
	Wrong(c table.Column, rule, mend string, allowed ...string)
}

// reading is a mapping at work on one row.
type reading struct {
	*Mapping
	cells
	places  *gazetteer.Gazetteer
	columns []table.Column // of each field
	meant   map[said]string
}

// said is a word of a closed list that was read before: files repeat a few.
type said struct{ field, word string }

const mostSaid = 10_000 // words that are remembered, whatever a file holds

func (r *reading) column(field string) table.Column { return r.columns[fieldIndex[field]] }

var fieldIndex = func() map[string]int {
	at := map[string]int{}
	for i, f := range fields {
		at[f.Name] = i
	}
	return at
}()

// text is what stands in a column, as one line of so many characters at most; blank where that says nothing.
func (r *reading) text(field string, most int) string {
	s := r.raw(field)
	if s == "" {
		return ""
	}
	if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		r.wrong(field, "the text is UTF-8 without NUL", "save the file as UTF-8")
		return ""
	}
	return values.Line(s, most)
}

// raw is blank where what stands there says nothing.
func (r *reading) raw(field string) string {
	s := r.Cell(r.column(field))
	if values.Blank(s) || len(r.blank) > 0 && slices.Contains(r.blank, plain(s)) {
		return ""
	}
	return s
}

func (r *reading) wrong(field, rule, mend string, allowed ...string) {
	r.Wrong(r.column(field), rule, mend, allowed...)
}

func (r *reading) problem(field string, p values.Problem, say string) {
	if p.Ambiguous {
		p.Mend = say
	}
	r.wrong(field, p.Rule, p.Mend)
}

// word is one of a closed list of ours: by the mapping, or by itself; the default where nothing stands there.
func (r *reading) word(field string) string {
	s := r.raw(field)
	if s == "" {
		return r.defaults[field]
	}
	if ours, ok := r.meant[said{field, s}]; ok {
		return ours
	}
	ours := r.find(field, s)
	if ours != "" && len(r.meant) < mostSaid {
		r.meant[said{field, strings.Clone(s)}] = strings.Clone(ours)
	}
	return ours
}

func (r *reading) find(field, s string) string {
	list, words := closed[field], r.words[field]
	if ours, ok := words[plain(s)]; ok {
		return ours
	}
	if list == nil {
		return r.name(field, words)
	}
	if ours := ourWord(s, list); ours != "" {
		return ours
	}
	if ours, ok := words[anyWord]; ok {
		return ours
	}
	mend := fmt.Sprintf("say in the mapping, in [words.%s], what it stands for", field)
	r.wrong(field, "it is one of our words, or the mapping says which of them it stands for", mend, list...)
	return ""
}

// name is one of no list of ours.
func (r *reading) name(field string, words map[string]string) string {
	if ours, ok := words[anyWord]; ok {
		return ours
	}
	return r.text(field, values.MostName)
}

// row is what a row says; what is wrong with it is said.
func (r *reading) row(at *orb.Point) (incident.Incident, gazetteer.Unit) {
	i := incident.Incident{
		ID:            r.id(at),
		Origin:        r.Origin.ID,
		Date:          r.date(),
		EndDate:       r.day("end_date"),
		DatePrecision: incident.DatePrecision(r.word("date_precision")),
		Type:          incident.Type(r.word("type")),
		Title:         r.text("title", incident.MostTitle),
		Summary:       r.text("summary", incident.MostSummary),
		Place:         r.word("place"),
		GeoPrecision:  incident.GeoPrecision(r.word("geo_precision")),
		Actor:         incident.Actor(r.word("actor")),
		Target:        r.word("target"),
		Killed:        incident.Toll{Best: r.figure("killed"), Low: r.figure("killed_low"), High: r.figure("killed_high")},
		Civilians:     r.figure("civilians_killed"),
		Forces:        r.figure("forces_killed"),
		Militants:     r.figure("militants_killed"),
		Injured:       r.figure("injured"),
		Confidence:    incident.Confidence(r.word("confidence")),
		Point:         at,
	}
	i.CodedAs, i.ActorName = r.text("coded_as", values.MostName), r.text("actor_name", values.MostName)
	r.inOrder(&i)
	r.unsaid(&i)
	i.Sources = r.citations(i.ID)
	u := r.where(&i)
	for _, name := range []string{r.word("district"), r.word("admin1"), string(i.Country)} {
		if i.Place == "" {
			i.Place = name
		}
	}
	if i.Title == "" {
		i.Title = title(&i)
	}
	return i, u
}

// title is made of what the row says in its columns, where it has none.
func title(i *incident.Incident) string {
	what := i.CodedAs
	if what == "" {
		what = strings.ReplaceAll(string(i.Type), "_", " ")
	}
	return values.Line(what+", "+i.Place, incident.MostTitle)
}

// inOrder refuses days and figures that contradict each other.
func (r *reading) inOrder(i *incident.Incident) {
	if i.Date != 0 && i.EndDate != 0 && i.EndDate < i.Date {
		r.wrong("end_date", fmt.Sprintf("it is not before the date, %s", i.Date), "are the two swapped?")
	}
	for _, pair := range []struct {
		low, high           *int
		lowField, highField string
	}{
		{i.Killed.Low, i.Killed.High, "killed_low", "killed_high"},
		{i.Killed.Low, i.Killed.Best, "killed_low", "killed"},
		{i.Killed.Best, i.Killed.High, "killed", "killed_high"},
	} {
		if pair.low != nil && pair.high != nil && *pair.low > *pair.high {
			high := r.Mapping.columns[pair.highField]
			r.wrong(pair.lowField, fmt.Sprintf("it is not above %s, %d", high, *pair.high), "are the two swapped?")
		}
	}
}

// unsaid fills in what a row has in any case, out of what it says itself.
func (r *reading) unsaid(i *incident.Incident) {
	if i.EndDate == i.Date {
		i.EndDate = 0
	}
	if i.DatePrecision == "" {
		i.DatePrecision = incident.DayExact
		if r.monthOnly() {
			i.DatePrecision = incident.MonthOnly
		}
	}
	if i.Type == "" {
		i.Type = "not_coded"
	}
	if i.CodedAs == "" {
		i.CodedAs = r.text("type", values.MostName)
	}
	if i.Actor == "" {
		i.Actor = "unidentified"
	}
	if i.ActorName == "" {
		i.ActorName = r.text("actor", values.MostName)
	}
	if i.Confidence == "" {
		i.Confidence = "reported"
	}
	if !r.Origin.Redistribute {
		i.Summary = values.Line(i.Summary, values.MostLine)
	}
}

// id is the row's own, or made of what stands in it.
func (r *reading) id(at *orb.Point) string {
	if r.contentID {
		h := sha256.New()
		for i := range fields {
			fmt.Fprintf(h, "%q", r.Cell(r.columns[i]))
		}
		if at != nil {
			fmt.Fprint(h, *at)
		}
		return r.Origin.ID + "-" + hex.EncodeToString(h.Sum(nil))[:16]
	}
	s := values.Latin(r.Cell(r.column("id")))
	id := strings.Trim(strings.Map(idLetter, s), "-")
	switch {
	case s == "":
		r.wrong("id", "the cell is not blank", "")
	case id == "":
		r.wrong("id", "an id has letters a to z or digits", `say id = "content" in [read] of the mapping`)
	case len(id) > mostRowID:
		r.wrong("id", fmt.Sprintf("an id has at most %d letters", mostRowID), "is this column the id?")
	}
	return r.Origin.ID + "-" + id
}

const mostRowID = 60

// idLetter keeps what an address can hold.
func idLetter(c rune) rune {
	if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' {
		return c
	}
	return '-'
}

// citations are the publishers of a row; an address and a day are of a lone one.
func (r *reading) citations(id string) (all []incident.Source) {
	publishers := []string{r.word("publisher")}
	if r.sources != "" {
		publishers = strings.Split(publishers[0], r.sources)
	}
	for _, p := range publishers {
		if p = strings.TrimSpace(p); p != "" {
			all = append(all, incident.Source{IncidentID: id, Publisher: p})
		}
	}
	published, note := r.day("published"), r.text("note", values.MostName)
	url := r.raw("url")
	if url != "" && !incident.IsAddress(url) {
		r.wrong("url", findings.AddressRule+"; or it is blank", findings.MendAddress(url))
	}
	if len(all) == 0 && (url != "" || note != "") {
		all = []incident.Source{{IncidentID: id, Publisher: r.Origin.Publisher}}
	}
	if len(all) == 1 {
		all[0].Published, all[0].URL, all[0].Note = published, url, note
	}
	return all
}
