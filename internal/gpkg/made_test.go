package gpkg_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"iter"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	_ "github.com/mattn/go-sqlite3"
	"github.com/paulmach/orb"

	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

// odd is a question to the shipped dataset with the rows that it has few or none of.
func odd(t testing.TB) *question.Question { return answertest.AskOf(t, answertest.Odd(t)) }

func about(a *question.Question) gpkg.About {
	return gpkg.About{Meta: a.Atlas.Data().Meta, Version: a.Atlas.Version(), Filter: "datetime=2025-01-01%2F..&type=ied,other"}
}

// everything is a file with all layers of the dataset.
func everything(t testing.TB) (gpkg.File, *question.Question) {
	t.Helper()
	a := odd(t)
	all := incident.Query{}
	return gpkg.File{About: about(a), Layers: []gpkg.Layer{
		gpkg.Incidents(slices.Values(a.Search(all, incident.SortDate))),
		gpkg.Strikes(slices.Values(a.Search(incident.Query{Types: incident.StrikeTypes}, incident.SortDate))),
		gpkg.Crossings(slices.Values(a.Crossings(all))),
		gpkg.Districts(slices.Values(a.Districts(all))),
		gpkg.Tehsils(slices.Values(a.Tehsils(all))),
	}}, a
}

func write(t testing.TB, f gpkg.File) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// saved is the path of a written file.
func saved(t testing.TB, f gpkg.File) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "atlas.gpkg")
	if err := os.WriteFile(path, write(t, f), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro&_foreign_keys=1")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// empty has the layers and no rows.
func empty(a *question.Question) gpkg.File {
	return gpkg.File{About: about(a), Layers: []gpkg.Layer{gpkg.Incidents(noRows[*incident.Record]()),
		gpkg.Strikes(noRows[*incident.Record]()), gpkg.Crossings(noRows[incident.CrossingState]()),
		gpkg.Districts(noRows[incident.Area]()), gpkg.Tehsils(noRows[incident.Area]())}}
}

func noRows[T any]() iter.Seq[T] { return slices.Values([]T(nil)) }

// onlyDistricts has nothing that is related to anything.
func onlyDistricts(a *question.Question) gpkg.File {
	return gpkg.File{About: about(a), Layers: []gpkg.Layer{gpkg.Districts(slices.Values(a.Districts(incident.Query{})))}}
}

// header writes a point as the standard has it, byte by byte.
func header(p orb.Point) []byte {
	out := []byte{'G', 'P', 0, 1}
	out = binary.LittleEndian.AppendUint32(out, 4326)
	out = append(out, 1)
	out = binary.LittleEndian.AppendUint32(out, 1)
	for _, f := range p {
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(f))
	}
	return out
}
