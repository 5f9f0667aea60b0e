package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
)

// pairsVerb is what is said of the same event in several records.
type pairsVerb struct {
	List   pairsListVerb   `cmd:"" default:"withargs" help:"List the pairs: what persons decided, what the rule is sure of, and what it leaves to a person."`
	Accept pairsAcceptVerb `cmd:"" help:"Keep it as a person's word that two incidents are one event."`
	Refuse pairsRefuseVerb `cmd:"" help:"Keep it as a person's word that two incidents are different events."`
}

type pairsListVerb struct {
	databaseFlags
	F    string `name:"f" enum:"text,csv,json" default:"text" placeholder:"FORMAT" help:"text, csv or json (${default})."`
	Only string `name:"only" enum:",decided,sure,likely" default:"" placeholder:"WHICH" help:"decided, sure or likely alone."`
}

type verdictFlags struct {
	databaseFlags
	Why string `name:"why" placeholder:"TEXT" help:"Why, in a few words."`
	A   string `arg:"" name:"a" help:"The id of an incident."`
	B   string `arg:"" name:"b" help:"The id of an incident of another record."`
}

type pairsAcceptVerb struct {
	verdictFlags
	Part bool `name:"part" help:"One tells only a part of the other: they stay two."`
}

type pairsRefuseVerb struct{ verdictFlags }

// pairLine is a pair with what a person judges it by.
type pairLine struct {
	Which   string           `json:"which"` // decided, sure, likely
	Verdict incident.Verdict `json:"verdict"`
	By      incident.Judge   `json:"by"`
	Why     string           `json:"why"`
	A       pairSide         `json:"a"`
	B       pairSide         `json:"b"`
}

type pairSide struct {
	ID     string `json:"id"`
	Origin string `json:"origin"`
	Date   string `json:"date"`
	End    string `json:"end_date"`
	Place  string `json:"place"`
	Killed *int   `json:"killed"`
	Low    *int   `json:"killed_low"`
	High   *int   `json:"killed_high"`
	Title  string `json:"title"`
}

func (v *pairsListVerb) Run(ctx context.Context, std *streams) error {
	f := v.follower(noLog, nil)
	if err := f.Refresh(ctx); err != nil {
		return err
	}
	lines, err := v.lines(ctx, f.Current.Load().Atlas)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(std.stdout)
	switch v.F {
	case "json":
		e := json.NewEncoder(out)
		e.SetIndent("", "  ")
		err = e.Encode(lines)
	case "csv":
		err = writePairs(out, lines)
	default:
		tellPairs(out, lines)
	}
	return errors.Join(err, out.Flush())
}

// lines are the pairs in the order of the days of their first incidents.
func (v *pairsListVerb) lines(ctx context.Context, a *atlas.Atlas) ([]pairLine, error) {
	side := func(id string) (pairSide, error) {
		r, err := a.Record(ctx, id)
		if errors.Is(err, incident.ErrNotFound) {
			return pairSide{ID: id}, nil // judged, and not held now
		}
		if err != nil {
			return pairSide{}, err
		}
		s := pairSide{ID: id, Origin: r.Origin, Date: r.Date.String(), Place: r.Place, Killed: r.Killed.Best, Low: r.Killed.Low,
			High: r.Killed.High, Title: r.Title}
		if r.EndDate != 0 {
			s.End = r.EndDate.String()
		}
		if r.District != "" && !strings.Contains(r.Place, r.District) {
			s.Place = strings.TrimPrefix(r.Place+", "+r.District, ", ")
		}
		return s, nil
	}
	out := []pairLine{}
	add := func(which string, pairs []incident.Pair) error {
		for _, p := range pairs {
			which := which
			if p.By == incident.ByPerson {
				which = "decided"
			}
			if v.Only != "" && v.Only != which {
				continue
			}
			one, err := side(p.A)
			two, errToo := side(p.B)
			if err := errors.Join(err, errToo); err != nil {
				return err
			}
			out = append(out, pairLine{which, p.Verdict, p.By, p.Why, one, two})
		}
		return nil
	}
	err := errors.Join(add("sure", a.Pairs()), add("likely", a.LikelyPairs()))
	slices.SortStableFunc(out, func(x, y pairLine) int { return strings.Compare(x.A.Date, y.A.Date) })
	return out, err
}

// tellPairs writes what a person reads: each pair with its two incidents beneath each other.
func tellPairs(out io.Writer, lines []pairLine) {
	counts := map[string]int{}
	for _, l := range lines {
		counts[l.Which]++
		fmt.Fprintf(out, "%s: %s\n", l.Which, incident.Printable(strings.TrimSuffix(string(l.Verdict)+"; "+l.Why, "; ")))
		for _, s := range []pairSide{l.A, l.B} {
			if s.Date == "" {
				fmt.Fprintf(out, "  %s  not held\n", incident.Printable(s.ID))
				continue
			}
			fmt.Fprintf(out, "  %s  %s  %s  %s  %s\n", incident.Printable(s.ID), s.days(), incident.Printable(s.Place), s.toll(),
				incident.Printable(s.Title))
		}
	}
	fmt.Fprintf(out, "%d decided by persons, %d sure by the rule, %d left to a person\n", counts["decided"], counts["sure"],
		counts["likely"])
}

func (s pairSide) days() string {
	if s.End != "" && s.End != s.Date {
		return s.Date + " to " + s.End
	}
	return s.Date
}

func (s pairSide) toll() string {
	low, high, known := incident.Toll{Low: s.Low, Best: s.Killed, High: s.High}.Bounds()
	switch {
	case !known:
		return "no figure"
	case s.Killed != nil && low == high:
		return fmt.Sprintf("%d killed", low)
	case s.Killed != nil:
		return fmt.Sprintf("%d killed (%d to %d)", *s.Killed, low, high)
	}
	return fmt.Sprintf("%d to %d killed", low, high)
}

func writePairs(out io.Writer, lines []pairLine) error {
	w := csv.NewWriter(out)
	row := []string{"which", "verdict", "by", "why"}
	for _, side := range []string{"a", "b"} {
		row = append(row, side)
		for _, column := range []string{"origin", "date", "end_date", "place", "killed", "killed_low", "killed_high", "title"} {
			row = append(row, side+"_"+column)
		}
	}
	figure := func(n *int) string {
		if n == nil {
			return ""
		}
		return fmt.Sprint(*n)
	}
	err := w.Write(row)
	for _, l := range lines {
		row := []string{l.Which, string(l.Verdict), string(l.By), l.Why}
		for _, s := range []pairSide{l.A, l.B} {
			row = append(row, s.ID, s.Origin, s.Date, s.End, s.Place, figure(s.Killed), figure(s.Low), figure(s.High), s.Title)
		}
		for i := range row {
			row[i] = incident.Harmless(row[i])
		}
		err = errors.Join(err, w.Write(row))
	}
	w.Flush()
	return errors.Join(err, w.Error())
}

func (v *pairsAcceptVerb) Run(ctx context.Context, std *streams) error {
	if v.Part {
		return v.decide(ctx, std, incident.PartOf)
	}
	return v.decide(ctx, std, incident.Same)
}

func (v *pairsRefuseVerb) Run(ctx context.Context, std *streams) error {
	return v.decide(ctx, std, incident.Different)
}

// decide keeps a person's verdict on two incidents, in the place of one that was given before. It makes a new version.
func (v *verdictFlags) decide(ctx context.Context, std *streams, verdict incident.Verdict) (err error) {
	db, err := v.place().Open(ctx, store.Write, noLog)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	p, err := v.pair(ctx, db)
	if err != nil {
		return err
	}
	p.Verdict, p.By, p.Why = verdict, incident.ByPerson, v.Why
	done, err := db.Judge(ctx, p, store.How{At: time.Now(), Program: programVersion(), Source: "pairs", Format: "pairs"})
	if err != nil {
		return err
	}
	said := fmt.Sprintf("%s and %s: %s", p.A, p.B, verdict)
	if done.Outcome == store.Unchanged {
		said += ", as before"
	}
	_, err = fmt.Fprintln(std.stdout, incident.Printable(said))
	return err
}

// pair is of two incidents that are held, of two records; the one of the record that leads comes first.
func (v *verdictFlags) pair(ctx context.Context, db stores.Store) (incident.Pair, error) {
	r, err := db.Read(ctx)
	if err != nil {
		return incident.Pair{}, err
	}
	found, err := store.Find(ctx, r, v.A, v.B)
	if err = errors.Join(err, r.Close()); err != nil {
		return incident.Pair{}, err
	}
	rank := func(id string) (int, error) {
		i, ok := found[id]
		if !ok {
			return 0, misused("no incident is called %s", id)
		}
		return slices.IndexFunc(r.Facts().AllOrigins(), func(o incident.Origin) bool { return o.ID == i.Origin }), nil
	}
	a, err := rank(v.A)
	b, errToo := rank(v.B)
	switch {
	case err != nil:
		return incident.Pair{}, err
	case errToo != nil:
		return incident.Pair{}, errToo
	case a == b:
		return incident.Pair{}, misused("%s and %s are of one record; a pair is of two", v.A, v.B)
	case a > b:
		return incident.Pair{A: v.B, B: v.A}, nil
	}
	return incident.Pair{A: v.A, B: v.B}, nil
}
