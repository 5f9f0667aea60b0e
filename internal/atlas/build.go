package atlas

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"sync"

	"khyberatlas/internal/format"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/sections"
)

// Source is where a version comes from: its small tables, and its incidents one by one, which are too many to be held.
type Source interface {
	// Facts is the dataset without its incidents.
	Facts() *incident.Dataset
	// Workers is how many call at once; a worker's number is below it.
	Workers() int
	// Rows gives every incident once, in no order. The slice and the structs are used again after the call.
	Rows(ctx context.Context, take func(worker int, rows []incident.Incident) error) error
}

// Place is where the rows are to be kept. Without a path they are held in memory.
type Place struct {
	Path string // of the file
	Key  string // what the file is of: whoever opens it asks for that
	// Checked says that whoever wrote the file has just read it again, so that Open need not.
	Checked bool
	// Done is told of so many more rows that are written; nil where nobody counts.
	Done func(rows int)
}

// Build works out everything that an answer needs from a dataset, and holds it in memory. It doesn't lean on the check of
// an import where what came by another way would do harm: addresses that are none are left out.
func Build(ds *incident.Dataset) (*Atlas, error) {
	if ds == nil {
		return nil, errors.New("build an atlas: no dataset")
	}
	return Load(context.Background(), whole{ds}, Place{})
}

// whole is a dataset with its incidents.
type whole struct{ *incident.Dataset }

func (w whole) Facts() *incident.Dataset {
	facts := *w.Dataset
	facts.Incidents = nil
	return &facts
}

func (w whole) Workers() int { return 1 }

func (w whole) Rows(_ context.Context, take func(int, []incident.Incident) error) error {
	return take(0, w.Incidents)
}

// Load is Build for incidents that come one by one. The file is put in its place when it is whole.
func Load(ctx context.Context, src Source, to Place) (*Atlas, error) {
	facts, unlinked := src.Facts().Followable()
	x := newAreas(facts)
	b := &index.Builder{}
	for _, d := range facts.Districts {
		b.OnMap = append(b.OnMap, d.ID)
	}
	k := kept{Sayers: map[string][]string{}}
	err := gather(ctx, src, facts, x, b, &k)
	if err != nil {
		return nil, err
	}
	b.Sort()
	k.Unlinked += unlinked
	rank := facts.OriginRanks()
	k.Badges = setBadges(b, x, rank)
	frontier, _ := geo.Frontier(facts.Land())
	if err := measure(b, facts.Crossings, frontier); err != nil {
		return nil, err
	}
	var drafting sync.WaitGroup
	drafting.Go(b.Draft)
	k.Told = tell(b, facts, rank)
	drafting.Wait()
	k.name(b)
	rows, err := to.put(b, k)
	if err != nil {
		return nil, err
	}
	return assemble(facts, rows, k), nil
}

// Open is the atlas whose rows lie in a file that Load wrote.
func Open(facts *incident.Dataset, at Place) (*Atlas, error) {
	check := sections.Whole
	if at.Checked {
		check = sections.Table
	}
	f, err := sections.Open(at.Path, at.Key, check)
	if err != nil {
		return nil, err
	}
	rows, err := index.New(f)
	if err != nil {
		return nil, err
	}
	var k kept
	if err := json.Unmarshal(rows.More(keptName), &k); err != nil {
		return nil, fmt.Errorf("%w: %w", sections.ErrUnusable, err)
	}
	facts, _ = facts.Followable()
	return assemble(facts, rows, k), nil
}

// keptName is what stands beside the rows.
const keptName = "atlas"

// gather has all rows read and placed, each worker for itself, and keeps a digest of when they came and changed, what is wrong
// with their addresses and who gives figures of civilians.
func gather(ctx context.Context, src Source, facts *incident.Dataset, x areas, b *index.Builder, k *kept) error {
	type hand struct {
		part   *index.Part
		places places
		digest [2]uint64
		wrong  int
		sayers map[string][]string
	}
	hands := make([]hand, src.Workers())
	for i := range hands {
		hands[i] = hand{part: b.Part(), places: places{areas: x}, sayers: map[string][]string{}}
	}
	err := src.Rows(ctx, func(worker int, rows []incident.Incident) error {
		h := &hands[worker]
		for i := range rows {
			in, wrong := rows[i].Followable()
			h.wrong += wrong
			if names := in.Claimants("civilians"); in.Civilians != nil && len(names) > 0 {
				h.sayers[in.ID] = names
			}
			r := incident.Record{Incident: in, Badge: -1, Publishers: incident.Publishers(in.Sources)}
			h.places.put(&r)
			changed := facts.ChangedOn(in)
			if len(facts.History) > 0 {
				sum := sha256.Sum256(fmt.Appendln(nil, in.ID, in.CameIn, facts.CameOn(in), in.ChangedIn, changed))
				for n := range h.digest {
					h.digest[n] += binary.LittleEndian.Uint64(sum[8*n:])
				}
			}
			if err := h.part.Add(&r, changed); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the incidents: %w", err)
	}
	var digest [2]uint64 // a sum: rows come in no order
	for i := range hands {
		k.Unlinked += hands[i].wrong
		maps.Copy(k.Sayers, hands[i].sayers)
		for n := range digest {
			digest[n] += hands[i].digest[n]
		}
	}
	k.History = fmt.Sprintf("%x", digest)
	return nil
}

// put writes the rows and opens what was written.
func (p Place) put(b *index.Builder, k kept) (*index.Index, error) {
	beside, err := json.Marshal(k)
	if err != nil {
		return nil, fmt.Errorf("build an atlas: %w", err)
	}
	write := func(w io.Writer) error {
		return b.Write(w, p.Key, index.Forms{format.AppendFeature, format.AppendLine}, map[string][]byte{keptName: beside}, p.Done)
	}
	var f *sections.File
	if p.Path == "" {
		var held bytes.Buffer
		if err := write(&held); err != nil {
			return nil, err
		}
		f, err = sections.Held(bytes.Clone(held.Bytes()), p.Key)
	} else if err = sections.Write(p.Path, write); err == nil {
		f, err = sections.Open(p.Path, p.Key, sections.Whole)
	}
	if err != nil {
		return nil, err
	}
	return index.New(f)
}
