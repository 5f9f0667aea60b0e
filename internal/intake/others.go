package intake

import (
	"context"
	"errors"
	"fmt"
	"io"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/acled"
	"khyberatlas/internal/intake/mapping"
)

func readACLED(ctx context.Context, r *reading) error {
	row := &Row{}
	done, err := acled.Read(ctx, r.counted(), acled.Input{File: r.Name, Places: r.Places, Everywhere: r.Everywhere, All: r.AllEvents,
		Faulty: r.faulty, List: r.inList, Row: func(e *acled.Event) {
			*row = Row{Incident: &e.Incident, Where: e.Where, Line: e.Line, Changed: e.Changed}
			r.take(row)
		}}, r.list)
	r.out.Origin = acled.Origin
	if r.Origin != "" {
		r.out.Origin.ID = r.Origin
	}
	if done.Days != (incident.Days{}) {
		r.out.Periods = []incident.Period{{Origin: r.out.Origin.ID, Days: done.Days, Completeness: "preliminary",
			Note: "From the first event of the file to its last: ACLED still changes events, and an export may be a part"}}
	}
	r.left(done.Unasked, "no violence: protests and strategic developments; --all-events brings them in")
	r.places(done.Tally)
	return err
}

// ErrNoMapping says that a table of anybody's has no mapping, without which nothing of it can be read.
var ErrNoMapping = errors.New("which column is what is for a mapping file to say: --guess writes one, --mapping names it")

func readCSV(ctx context.Context, r *reading) error { return r.mapped(ctx, (*mapping.Mapping).Table) }

func readGeoJSON(ctx context.Context, r *reading) error {
	return r.mapped(ctx, (*mapping.Mapping).Features)
}

type mappedReader func(*mapping.Mapping, context.Context, io.Reader, mapping.Input, *findings.List) (mapping.Done, error)

// mapped reads by the mapping.
func (r *reading) mapped(ctx context.Context, read mappedReader) error {
	if r.Mapping == nil {
		return fmt.Errorf("%s is of the format %s: %w", r.Name, r.out.Format, ErrNoMapping)
	}
	row := &Row{}
	done, err := read(r.Mapping, ctx, r.counted(), mapping.Input{File: r.Name, Places: r.Places, Everywhere: r.Everywhere,
		Faulty: r.faulty, List: r.inList, Row: func(e *mapping.Event) {
			*row = Row{Incident: &e.Incident, Where: e.Where, Line: e.Line}
			r.take(row)
		}}, r.list)
	r.out.Origin, r.out.Periods = r.Mapping.Origin, r.Mapping.Periods
	if len(r.out.Periods) == 0 && done.Days != (incident.Days{}) {
		r.out.Periods = []incident.Period{{Origin: r.out.Origin.ID, Days: done.Days, Completeness: "sample",
			Note: "From its first row to its last: its mapping names no period"}}
	}
	r.places(done.Tally)
	return err
}
