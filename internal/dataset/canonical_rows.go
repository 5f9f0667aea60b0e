package dataset

import (
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
)

func incidentCells(i incident.Incident) []string {
	lat, lon := "", ""
	if i.Point != nil {
		lat, lon = decimal(i.Point[1]), decimal(i.Point[0])
	}
	return []string{i.ID, i.Date.String(), i.EndDate.String(), string(i.DatePrecision), string(i.Type), i.Title, i.Summary,
		i.Place, i.District, i.Admin1, string(i.Country), lat, lon, string(i.GeoPrecision), string(i.Actor), i.Target,
		figure(i.Killed.Best), figure(i.Killed.Low), figure(i.Killed.High), figure(i.Civilians), figure(i.Forces),
		figure(i.Militants), figure(i.Injured), string(i.Confidence)}
}

func sourceCells(s incident.Source) []string {
	return []string{s.IncidentID, s.Publisher, s.Published.String(), s.URL, s.Note}
}

func claimCells(c incident.Claim) []string {
	return []string{c.IncidentID, c.Claimant, string(c.Side), string(c.Subject), figure(c.KilledLow), figure(c.KilledHigh),
		figure(c.InjuredLow), figure(c.InjuredHigh), c.Statement, c.Publisher, c.Published.String(), c.URL}
}

func crossingCells(c incident.Crossing) []string {
	return []string{c.ID, c.Name, c.NameUr, c.NameLocalOther, decimal(c.At[1]), decimal(c.At[0]), string(c.GeoPrecision),
		c.PkDistrict, c.PkAdmin1, c.AfDistrict, c.AfProvince, c.Category, strings.Join(c.Modes, ";"), c.Notes, c.SourceURL}
}

func spellCells(s incident.Spell) []string {
	return []string{s.CrossingID, s.From.String(), string(s.FromPrecision), s.To.String(), s.LastReported.String(),
		string(s.Status), string(s.Scope), s.Reason, s.Publisher, s.Published.String(), s.SourceURL}
}

func contextCells(e incident.ContextEvent) []string {
	return []string{e.Date.String(), e.EndDate.String(), string(e.DatePrecision), e.Kind, e.Title, e.Summary, e.Publisher,
		e.Published.String(), e.URL}
}

func reportedCells(t incident.ReportedTotal) []string {
	high := ""
	if t.ValueHigh != nil {
		high = decimal(*t.ValueHigh)
	}
	return []string{t.From.String(), t.To.String(), t.Area, t.Measure, decimal(t.Value), high, t.Unit, t.Publisher,
		t.Published.String(), t.URL, t.Note}
}

func actorCells(a incident.ActorInfo) []string {
	return []string{string(a.ID), a.Name, a.NameUr, a.Kind, a.Note}
}

func changeCells(c incident.DistrictChange) []string {
	onMap := "no"
	if c.OnMap {
		onMap = "yes"
	}
	return []string{c.Date.String(), string(c.DatePrecision), c.Kind, strings.Join(c.FromUnits, ";"),
		strings.Join(c.ToUnits, ";"), onMap, c.Note, c.Publisher, c.Published.String(), c.URL}
}

func townCells(t incident.TownPlace) []string {
	return []string{t.ID, t.Name, t.NameUr, t.NamePs, decimal(t.At[1]), decimal(t.At[0]), string(t.Country),
		strconv.Itoa(t.Rank)}
}

func landmarkCells(l incident.Landmark) []string {
	return []string{l.ID, l.Kind, l.Name, l.NameUr, l.NamePs, decimal(l.At[1]), decimal(l.At[0]), figure(l.Elevation),
		strconv.Itoa(l.Rank)}
}

func routeCells(r incident.Route) []string {
	via := make([]string, len(r.Via))
	for i, p := range r.Via {
		via[i] = decimal(p[0]) + "," + decimal(p[1])
	}
	return []string{r.ID, r.Name, r.NameUr, r.NamePs, strings.Join(via, " ")}
}

// figure is blank where none is given.
func figure(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// decimal is the shortest form that reads back as the same number.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
