package intake

import (
	"context"
	"io"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/table"
	"khyberatlas/internal/intake/ucdp"
)

// formats are the readers: each reads the source of a reading and hands on what it finds.
var formats = map[string]func(context.Context, *reading) error{
	UCDP:    readUCDP,
	ACLED:   readACLED,
	CSV:     readCSV,
	GeoJSON: readGeoJSON,
}

// tableFault lets the reader of tables say why a text is none; it is false where it has nothing against it.
func tableFault(text io.Reader, name string, l *findings.List) (bool, error) {
	t, err := table.Open(text, table.How{File: name}, l)
	return t == nil, err
}

func readUCDP(ctx context.Context, r *reading) error {
	row := &Row{}
	done, err := ucdp.Read(ctx, r.counted(), ucdp.Input{File: r.Name, Places: r.Places, Everywhere: r.Everywhere, Faulty: r.faulty,
		Row: func(e *ucdp.Event) {
			*row = Row{Incident: &e.Incident, Where: e.Where, Line: e.Line}
			r.take(row)
		}}, r.list)
	r.out.Origin = ucdp.Origin
	if r.Origin != "" {
		r.out.Origin.ID = r.Origin
	}
	release := done.Release
	r.out.Origin.Version, r.out.Candidate, r.out.Why = release.Version, release.Candidate, release.Why
	if release.Days != (incident.Days{}) {
		p := incident.Period{Origin: r.out.Origin.ID, Days: release.Days, Completeness: "complete",
			Note: "Events with deaths, complete by UCDP's rules"}
		if release.Candidate {
			p.Completeness, p.Note = "preliminary", "UCDP Candidate: events may still change, vanish or get other ids"
		}
		r.out.Periods = []incident.Period{p}
	}
	r.places(done.Tally)
	return err
}
