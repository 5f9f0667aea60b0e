package ucdp

import (
	"regexp"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/values"
)

// citations are the reports that an event rests on. UCDP writes them as "Publisher,date,headline";"…" since 2013 or so, and
// before that as its readers noted them down: then the note is the citation, in one line.
func citations(id, article string) []incident.Source {
	if article == "" || article == noteToSelf {
		return nil
	}
	if len(article) > 1 && article[0] == '"' {
		if all := quoted(id, article); all != nil {
			return all
		}
	}
	return noted(id, article)
}

// noteToSelf is what stands in the place of a citation that was still to be looked up.
const noteToSelf = "Check"

// between is what stands between two citations, and can stand within a headline.
const between = `";"`

// quoted reads the form with quotes; nil where the text is not of it.
func quoted(id, article string) (all []incident.Source) {
	rest := strings.TrimSuffix(article[1:], `"`)
	for rest != "" {
		end := nextCitation(rest)
		one := rest[:end]
		rest = rest[min(len(rest), end+len(between)):]
		publisher, day, headline, ok := parts(one)
		if !ok {
			if strings.Trim(one, `"; `) == "" {
				continue
			}
			return nil
		}
		all = cite(all, incident.Source{IncidentID: id, Publisher: publisher, Published: day,
			Note: values.Line(headline, incident.MostNote)})
	}
	return all
}

// nextCitation is where the first citation ends: before a separator behind which another begins, else at the end.
func nextCitation(s string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], between)
		if i < 0 {
			return len(s)
		}
		i += from
		next := s[i+len(between):]
		if k := strings.Index(next, between); k >= 0 {
			next = next[:k]
		}
		if _, _, _, ok := parts(next); ok || strings.Trim(next, `"; `) == "" {
			return i
		}
		from = i + len(between)
	}
}

// parts finds the date in the middle: publishers have commas too, as "Ministry of Education, Culture".
func parts(s string) (publisher string, day incident.Day, headline string, ok bool) {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], ',')
		if i < 0 {
			return "", 0, "", false
		}
		i += from
		if rest := s[i+1:]; len(rest) > 10 && rest[4] == '-' && rest[7] == '-' && rest[10] == ',' {
			if d, p := values.AnyOrder.Day(rest[:10]); p.OK() && strings.TrimSpace(s[:i]) != "" {
				return values.Line(s[:i], values.MostName), d, rest[11:], true
			}
		}
		from = i + 1
	}
}

// cite adds a citation that isn't there yet.
func cite(all []incident.Source, s incident.Source) []incident.Source {
	for _, o := range all {
		if o == s {
			return all
		}
	}
	return append(all, s)
}

var numbered = regexp.MustCompile(`(?m)^\((\d{1,2})\) ?`)

// noted reads notes: "(1) Headline\n9 May 2010\nReuters News\n\n(2) SATP Pakistan datasheet", or any text.
func noted(id, article string) (all []incident.Source) {
	all = []incident.Source{}
	notes := []string{article}
	if strings.Contains(article, "(2)") {
		notes = numbered.Split(article, -1)
	}
	for _, one := range notes {
		if one = strings.TrimSpace(one); one == "" || one == noteToSelf {
			continue
		}
		one = strings.TrimPrefix(one, "(1) ")
		s := incident.Source{IncidentID: id, Publisher: values.Line(one, values.MostName)}
		lines := strings.Split(one, "\n")
		for k := 1; k+1 < len(lines); k++ {
			if d, p := values.AnyOrder.Day(strings.TrimSpace(lines[k])); p.OK() {
				if publisher := values.Line(lines[k+1], values.MostName); publisher != "" {
					s.Publisher, s.Published = publisher, d
					s.Note = values.Line(strings.Join(lines[:k], " "), incident.MostNote)
				}
				break
			}
		}
		if s.Publisher != "" {
			all = cite(all, s)
		}
	}
	return all
}

func severalPublishers(all []incident.Source) bool {
	for _, s := range all {
		if !strings.EqualFold(s.Publisher, all[0].Publisher) {
			return true
		}
	}
	return false
}
