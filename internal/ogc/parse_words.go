package ogc

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"khyberatlas/internal/incident"
)

// list reads the values of a closed list, in the list's own order.
func list[T ~string](r *reader, p *Param, values []string) []T {
	var out []T
	for _, v := range values {
		if r.enough() {
			return nil
		}
		if !slices.Contains(p.Enum, v) {
			r.faults = append(r.faults, notAllowed(p, v))
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

func notAllowed(p *Param, v string) incident.Fault {
	f := incident.Fault{Where: where(p.Name), Value: clip(v), Rule: "it is one of a closed list", Allowed: p.Enum}
	if near := Nearest(v, p.Enum, 1); len(near) > 0 && alike(v, near[0]) {
		f.Mend = "did you mean " + near[0] + "?"
	}
	return f
}

func (r *reader) types(p *Param, v []string)  { r.req.Query.Types = list[incident.Type](r, p, v) }
func (r *reader) actors(p *Param, v []string) { r.req.Query.Actors = list[incident.Actor](r, p, v) }
func (r *reader) countries(p *Param, v []string) {
	r.req.Query.Countries = list[incident.Country](r, p, v)
}
func (r *reader) confidences(p *Param, v []string) {
	r.req.Query.Confidences = list[incident.Confidence](r, p, v)
}
func (r *reader) precisions(p *Param, v []string) {
	r.req.Query.Precisions = list[incident.GeoPrecision](r, p, v)
}
func (r *reader) interval(p *Param, v []string) { r.req.Interval = one[incident.Interval](r, p, v) }
func (r *reader) by(p *Param, v []string)       { r.req.By = one[incident.By](r, p, v) }
func (r *reader) sortby(p *Param, v []string)   { r.req.Page.Sort = one[incident.Sort](r, p, v) }
func (r *reader) lang(p *Param, v []string)     { r.req.View.Lang = one[string](r, p, v) }

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

// districts reads what rows state: a name as it is, else in any case, else by the id of a district.
func (r *reader) districts(p *Param, values []string) {
	r.req.Query.Districts = r.names(p, values, r.vocab.Stated, "no district of this name or id is in the dataset", 5,
		func(v string) (names []string) {
			for _, d := range r.vocab.Districts {
				if plain(d.ID) == plain(v) {
					names = append(names, d.Name)
				}
			}
			return names
		})
}

func (r *reader) admin1(p *Param, values []string) {
	r.req.Query.Admin1 = r.names(p, values, r.vocab.Admin1, "no province of this name is in the dataset", len(r.vocab.Admin1),
		func(string) []string { return nil })
}

// names reads values of a property that has no closed list.
func (r *reader) names(p *Param, values, known []string, rule string, most int, byID func(v string) []string) []string {
	var out []string
	for _, v := range rejoined(values, known) {
		if r.enough() {
			return nil
		}
		found := alikeIn(known, v)
		if len(found) == 0 {
			found = byID(v)
		}
		if len(found) == 0 {
			r.faults = append(r.faults, unknownName(p, v, rule, Nearest(v, known, min(most, len(known)))))
		}
		out = append(out, found...)
	}
	slices.Sort(out)
	return slices.Compact(out)
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

// inDistricts reads districts whose incidents are asked for.
func (r *reader) inDistricts(p *Param, values []string) {
	names := make([]string, len(r.vocab.Districts))
	for i, d := range r.vocab.Districts {
		names[i] = d.Name
	}
	var ids []string
	for _, v := range rejoined(values, names) {
		if r.enough() {
			return
		}
		found := named(r.vocab.Districts, v)
		if len(found) == 0 {
			r.faults = append(r.faults, unknownName(p, v, "no district of this name or id is in the dataset", Nearest(v, names, 5)))
		}
		ids = append(ids, found...)
	}
	slices.Sort(ids)
	r.req.Query.InDistricts = slices.Compact(ids)
}

func unknownName(p *Param, v, rule string, allowed []string) incident.Fault {
	f := incident.Fault{Where: where(p.Name), Value: clip(v), Rule: rule, Allowed: allowed}
	if near := Nearest(v, allowed, 1); len(near) > 0 && alike(v, near[0]) {
		f.Mend = "did you mean " + near[0] + "?"
	}
	return f
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
	if utf8.RuneCountInString(v[0]) > longestSearch {
		r.fault(p, v[0], "a search has at most 200 characters", "leave some words out")
		return
	}
	words := incident.FoldWords(v[0])
	slices.Sort(words)
	words = slices.Compact(words)
	if len(words) == 0 {
		r.fault(p, v[0], "a search needs a letter or a digit", "")
	}
	r.req.Query.Words = words
}

var token = regexp.MustCompile(`^[\p{L}\p{N}_.:-]{1,200}$`)

// tokens reads page state, whose words the page knows and no other part of the server.
func (r *reader) tokens(p *Param, values []string) string {
	for _, v := range values {
		if !token.MatchString(v) {
			r.fault(p, v, "it is made of letters, digits, - and _", "write "+p.Name+"="+p.Example)
		}
	}
	slices.Sort(values)
	return strings.Join(slices.Compact(values), ",")
}

func (r *reader) layers(p *Param, v []string) { r.req.View.Layers = r.tokens(p, v) }
func (r *reader) shade(p *Param, v []string)  { r.req.View.Shade = r.tokens(p, v) }
func (r *reader) sel(p *Param, v []string)    { r.req.View.Sel = r.tokens(p, v) }
