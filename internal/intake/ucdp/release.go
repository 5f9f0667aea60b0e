package ucdp

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
)

// Release is which of UCDP's files one is. A later release replaces an earlier one by id; a yearly release replaces the
// Candidate events of its years.
type Release struct {
	Version   string // as 22.1, 26.0.4, 26.01.26.03; blank where neither the file nor its name says
	Candidate bool   // preliminary
	Why       string // by what it is known whether it is
	// Days are what it covers: of a yearly release 1989 to its last year, of a Candidate its months; where no version is
	// known, the whole years or months in which its rows lie.
	Days incident.Days
}

// release is what rows show of it.
type release struct {
	version     string // the highest that stands in a row
	checks      bool   // a row is still to be checked, as only Candidate's are
	words       bool   // true and false, as Candidate files have them
	first, last incident.Day
}

// look takes in the row at hand.
func (s *release) look(r *reader, day incident.Day) {
	if v := r.cell(cCandidate); v != "" && newer(v, s.version) {
		s.version = strings.Clone(v)
	}
	if !s.checks {
		status := r.cell(cStatus)
		s.checks = status != "" && !strings.EqualFold(status, "clear")
	}
	if !s.words {
		active := r.cell(cActive)
		s.words = strings.EqualFold(active, "true") || strings.EqualFold(active, "false")
	}
	if day != 0 && (s.first == 0 || day < s.first) {
		s.first = day
	}
	s.last = max(s.last, day)
}

// newer compares versions number by number.
func newer(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(x), len(y)) {
		m, _ := strconv.Atoi(x[i])
		n, _ := strconv.Atoi(y[i])
		if m != n {
			return m > n
		}
	}
	return len(x) > len(y)
}

// versions are how files are named: GEDEvent_v22_1.csv, ged221.csv, ged-22.1-….csv, GEDEvent_v26_0_4.csv.
var (
	versionInName = regexp.MustCompile(`(?:^|[^0-9])v?(\d\d)[._](\d{1,2})(?:[._](\d{1,2}))?(?:[._](\d\d))?(?:[^0-9]|$)`)
	shortVersion  = regexp.MustCompile(`(?i)ged[-_ ]?(\d\d)(\d)(?:[^0-9]|$)`)
)

func (s *release) release(file string) (out Release) {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	out.Version = s.version
	if m := versionInName.FindStringSubmatch(base); m != nil && out.Version == "" {
		out.Version = strings.Trim(strings.Join(m[1:], "."), ".")
	} else if m := shortVersion.FindStringSubmatch(base); m != nil && out.Version == "" {
		out.Version = m[1] + "." + m[2]
	}
	parts := strings.Count(out.Version, ".") + 1
	switch {
	case s.version != "":
		out.Candidate, out.Why = true, "the column candidate_version says so"
	case strings.Contains(strings.ToLower(base), "candidate"):
		out.Candidate, out.Why = true, "its name says so"
	case out.Version != "" && parts > 2:
		out.Candidate, out.Why = true, "its version has a month"
	case s.checks:
		out.Candidate, out.Why = true, "it has rows that are still to be checked"
	case out.Version != "":
		out.Why = "its version is that of a year"
	case s.words:
		out.Candidate, out.Why = true, "it writes true and false, as only Candidate files do"
	default:
		out.Why = "nothing in it says that it is preliminary"
	}
	out.Days = s.days(out)
	return out
}

// NamedBy says that a file of that name is of this release, whatever its rows show.
func (r Release) NamedBy(file string) bool {
	named := (&release{}).release(file)
	return named.Version == r.Version && named.Candidate == r.Candidate
}

// days are what the release covers.
func (s *release) days(of Release) incident.Days {
	var n [4]int
	for i, p := range strings.SplitN(of.Version, ".", 4) {
		n[i], _ = strconv.Atoi(p)
	}
	switch rows := (incident.Days{From: s.first, To: s.last}); {
	case !of.Candidate && n[0] > 0:
		return incident.Days{From: incident.MustDay("1989-01-01"), To: incident.DayOf(2000+n[0]-1, 12, 31)}
	case of.Candidate && n[3] > 0: // 26.01.26.03: from January to March
		return incident.Days{From: incident.DayOf(2000+n[0], n[1], 1), To: incident.DayOf(2000+n[2], n[3]+1, 1) - 1}
	case of.Candidate && n[2] > 0 && s.version == "":
		return incident.Days{From: incident.DayOf(2000+n[0], n[2], 1), To: incident.DayOf(2000+n[0], n[2]+1, 1) - 1}
	case rows.From == 0:
		return incident.Days{}
	case of.Candidate:
		return rows.WholeMonths()
	default:
		first, _, _ := rows.From.Date()
		last, _, _ := rows.To.Date()
		return incident.Days{From: incident.DayOf(first, 1, 1), To: incident.DayOf(last, 12, 31)}
	}
}
