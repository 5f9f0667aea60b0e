package dataset

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/dataset/csvtext"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
)

// The records that incidents come from. A dataset may go without any of these files: it is of our own record alone then,
// which its description tells of.

func (r *reader) origins(ctx context.Context) error {
	r.originIDs = map[string]bool{incident.Ours: true}
	if !r.there(originsFile) {
		return nil
	}
	seen := findings.Unique{}
	err := r.eachRow(ctx, tableOf(originsFile), func(w csvtext.Row) {
		o := incident.Origin{
			ID:           w.ID(originID, "a record's id is a slug"),
			Name:         w.Text("name"),
			Publisher:    w.Text("publisher"),
			Version:      w.Optional("version"),
			Released:     w.OptionalDay("released"),
			Licence:      w.Text("licence"),
			LicenceURL:   w.Address("licence_url"),
			Citation:     w.Text("citation"),
			URL:          w.Address("url"),
			Redistribute: csvtext.Word(w, "redistribute", []string{"yes", "no"}) == "yes",
			Note:         w.Optional("note"),
		}
		seen.Add(o.ID, w.Spot("id"))
		r.originIDs[o.ID] = true
		keep(r.List, &r.ds.Origins, o)
	})
	seen.Report(r.List, "a record's id stands only once")
	return err
}

// originID names folders of the dataset too.
var originID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (r *reader) periods(ctx context.Context) error {
	if !r.there(periodsFile) {
		return nil
	}
	return r.eachRow(ctx, tableOf(periodsFile), func(w csvtext.Row) {
		p := incident.Period{
			Origin:       w.Text("origin"),
			Days:         incident.Days{From: w.Day("from"), To: w.Day("to")},
			Completeness: csvtext.Word(w, "completeness", incident.PeriodCompleteness),
			Note:         w.Optional("note"),
		}
		w.InOrder(p.From, p.To, "to", "from")
		r.ofOrigin(w, p.Origin)
		keep(r.List, &r.ds.Periods, p)
	})
}

// ofOrigin wants the record that a row names to be listed.
func (r *reader) ofOrigin(w csvtext.Row, id string) {
	if id != "" && !r.Lost[originsFile] && !r.originIDs[id] {
		w.Wrong("origin", "it is the id of a record in "+originsFile, r.Suggest(id, slices.Sorted(maps.Keys(r.originIDs))))
	}
}

func (r *reader) pairs(ctx context.Context) error {
	if !r.there(pairsFile) {
		return nil
	}
	return r.eachRow(ctx, tableOf(pairsFile), func(w csvtext.Row) {
		p := incident.Pair{
			A: w.Text("a"), B: w.Text("b"),
			Verdict: csvtext.Word(w, "verdict", incident.Verdicts),
			By:      csvtext.Word(w, "by", incident.Judges),
			Why:     w.Optional("why"),
		}
		if p.A == p.B && p.A != "" {
			w.Wrong("b", "a pair is of two incidents", "")
		}
		// What the rule says is worked out anew from the rows; only a person's word is kept.
		if p.By == incident.ByPerson {
			keep(r.List, &r.ds.Pairs, p)
		}
	})
}

// absent is a record whose rows are not there, with the place that says what they are.
type absent struct {
	spot findings.Spot
	incident.Digest
}

// sayAbsent says of a sealed dataset whose rows are not there, and how it is called with them: its version is that of what is
// there.
func (r *reader) sayAbsent() {
	if len(r.absent) == 0 {
		return
	}
	var others []incident.Digest
	for _, a := range r.absent {
		others = append(others, a.Digest)
	}
	whole := canon.VersionWith(r.ds, others)
	for _, a := range r.absent {
		r.Warn(a.spot, a.Origin, fmt.Sprintf("the %d incidents of the record are not in the dataset, which is version %s with "+
			"them and %s without", a.Rows, whole, r.ds.Version), "import them again from where they come from")
	}
}

// digests are checked against the rows that are there: a record whose rows may not be passed on has a digest and no rows.
func (r *reader) digests(ctx context.Context) error {
	if !r.there(digestsFile) {
		return nil
	}
	return r.eachRow(ctx, tableOf(digestsFile), func(w csvtext.Row) {
		d := incident.Digest{Origin: w.Text("origin"), Sum: w.Text("sha256"), SourcesSum: w.Text("sources_sha256")}
		w.Filled("rows")
		rows := w.Count("rows")
		r.ofOrigin(w, d.Origin)
		if !slices.Contains(r.imported, d.Origin) && rows != nil {
			d.Rows = *rows
			r.absent = append(r.absent, absent{w.Spot("origin"), d})
		}
	})
}
