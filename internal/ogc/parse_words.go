package ogc

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/nearest"
)

// list reads the values of a closed list, in the list's own order.
func list[T ~string](r *reader, p *Param, values []string) []T {
	var out []T
	for _, v := range values {
		if r.enough() {
			return nil
		}
		if !slices.Contains(p.Enum, v) {
			r.faults = append(r.faults, mistaken(where(p.Name), v, "problem.closed", v, p.Enum))
			continue
		}
		out = append(out, T(v))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func one[T ~string](r *reader, p *Param, values []string) T {
	if out := list[T](r, p, values); len(out) > 0 {
		return out[0]
	}
	return ""
}

// form reads f; f=json is GeoJSON where the operation's answer is features, and likewise for the other kinds of JSON.
func (r *reader) form(p *Param, v []string) {
	f := one[Form](r, p, v)
	if f == "" {
		return
	}
	if i := slices.IndexFunc(r.op.Forms, Form.isJSON); f == JSON && i >= 0 && !slices.Contains(r.op.Forms, JSON) {
		f = r.op.Forms[i]
	}
	r.req.Form, r.req.Asked = f, true
}

// nameList is an open list: what a version knows, and what a text stands for among them.
type nameList struct {
	unknown string // the key of what is wrong with one that isn't known
	suggest int    // so many known ones at most are said then; 0 for all
	known   func(incident.Vocabulary) []string
	find    func(v incident.Vocabulary, text string) []string
}

var (
	// statedDistricts are what rows state: a name as it is, else in any case, else by the id of a district.
	statedDistricts = nameList{unknown: "problem.district", suggest: 5,
		known: func(v incident.Vocabulary) []string { return v.Stated },
		find: func(v incident.Vocabulary, text string) []string {
			found := alikeIn(v.Stated, text)
			if len(found) > 0 {
				return found
			}
			for _, d := range v.Districts {
				if plain(d.ID) == plain(text) {
					found = append(found, d.Name)
				}
			}
			return found
		}}
	// districts are those whose incidents are asked for, by their ids.
	districts = nameList{unknown: "problem.district", suggest: 5,
		known: func(v incident.Vocabulary) (out []string) {
			for _, d := range v.Districts {
				out = append(out, d.Name)
			}
			return out
		},
		find: func(v incident.Vocabulary, text string) []string { return named(v.Districts, text) }}
	provinces = nameList{unknown: "problem.province",
		known: func(v incident.Vocabulary) []string { return v.Admin1 },
		find:  func(v incident.Vocabulary, text string) []string { return alikeIn(v.Admin1, text) }}
	countries = nameList{unknown: "problem.country",
		known: func(v incident.Vocabulary) []string { return incident.Texts(v.Countries) },
		find:  func(v incident.Vocabulary, text string) []string { return alikeIn(incident.Texts(v.Countries), text) }}
	// origins are the records that a version holds, by their ids.
	origins = nameList{unknown: "problem.origin",
		known: func(v incident.Vocabulary) (out []string) {
			for _, o := range v.Origins {
				out = append(out, o.ID)
			}
			return out
		},
		find: func(v incident.Vocabulary, text string) []string { return named(v.Origins, text) }}
)

// read reads values of a property that has no closed list.
func (n nameList) read(r *reader, p *Param, values []string) []string {
	known := n.known(r.vocab)
	most := cmp.Or(n.suggest, len(known))
	var out []string
	for _, v := range rejoined(values, known) {
		if r.enough() {
			return nil
		}
		found := n.find(r.vocab, v)
		if len(found) == 0 {
			r.faults = append(r.faults, mistaken(where(p.Name), v, n.unknown, v, nearest.Likest(v, known, most)))
		}
		out = append(out, found...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// namesAndIDs are all that can be said for a district that counts.
func namesAndIDs(v incident.Vocabulary) []string {
	var ids []string
	for _, d := range v.Districts {
		ids = append(ids, d.ID)
	}
	names := districts.known(v)
	slices.Sort(names)
	return append(ids, slices.DeleteFunc(slices.Compact(names), func(name string) bool { return slices.Contains(ids, name) })...)
}

// alikeIn is the name itself where it is known, else every known one that differs from it in case and signs alone.
func alikeIn(known []string, v string) (out []string) {
	if slices.Contains(known, v) {
		return []string{v}
	}
	for _, name := range known {
		if plain(name) == plain(v) {
			out = append(out, name)
		}
	}
	return out
}

// rejoined puts names that have a comma of their own together again.
func rejoined(values, known []string) (out []string) {
	const most = 4 // commas in a name
	for len(values) > 0 {
		n := min(len(values), most+1)
		for n > 1 && !slices.Contains(known, strings.Join(values[:n], ",")) {
			n--
		}
		out = append(out, strings.Join(values[:n], ","))
		values = values[n:]
	}
	return out
}

// named are the ids that a name or an id stands for. An id is never ambiguous; a name can be shared.
func named(list []incident.Named, v string) []string {
	for _, n := range list {
		if n.ID == v {
			return []string{n.ID}
		}
	}
	var ids []string
	for _, n := range list {
		if plain(n.Name) == plain(v) || plain(n.ID) == plain(v) {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

// plain is a name as people mean it: its folded words.
func plain(s string) string { return strings.Join(incident.FoldWords(s), " ") }

func (r *reader) words(p *Param, v []string) {
	if utf8.RuneCountInString(v[0]) > LongestSearch {
		r.fault(p, v[0], "problem.search_length", "problem.search_length_mend")
		return
	}
	words := incident.FoldWords(v[0])
	slices.Sort(words)
	words = slices.Compact(words)
	if len(words) == 0 {
		r.fault(p, v[0], "problem.search", "")
	}
	r.req.Query.Words = words
}

var token = regexp.MustCompile(`^[\p{L}\p{N}_.:-]{1,200}$`)

// tokens reads page state, whose words the page knows and no other part of the server.
func (r *reader) tokens(p *Param, values []string) string {
	for _, v := range values {
		if !token.MatchString(v) {
			r.fault(p, v, "problem.token", "problem.example")
		}
	}
	slices.Sort(values)
	return strings.Join(slices.Compact(values), ",")
}
