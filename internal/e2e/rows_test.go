package e2e

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// row is a line of a CSV file by column.
type row map[string]string

// table reads a file of the dataset with nothing but the standard library, so that what the tests expect doesn't come
// from the program that they test.
func table(t testing.TB, name string) []row {
	t.Helper()
	f, err := os.Open(filepath.Join(root, "geodata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, line := range lines[1:] {
		r := row{}
		for i, cell := range line {
			r[lines[0][i]] = cell
		}
		rows = append(rows, r)
	}
	return rows
}

// span is the first and the last day on which an incident can have happened, by the rule of SCHEMA.md.
func (r row) span(t testing.TB) (from, to string) {
	t.Helper()
	if r["end_date"] != "" {
		return r["date"], r["end_date"]
	}
	day, err := time.Parse(time.DateOnly, r["date"])
	if err != nil {
		t.Fatal(err)
	}
	switch r["date_precision"] {
	case "week":
		return r["date"], day.AddDate(0, 0, 6).Format(time.DateOnly)
	case "month":
		first := day.AddDate(0, 0, 1-day.Day())
		return first.Format(time.DateOnly), first.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return r["date"], r["date"]
}

// meeting are the ids of the incidents whose span meets a period, sorted.
func meeting(t testing.TB, rows []row, from, to string) []string {
	t.Helper()
	var ids []string
	for _, r := range rows {
		a, b := r.span(t)
		if a <= to && from <= b {
			ids = append(ids, r["id"])
		}
	}
	slices.Sort(ids)
	return ids
}

// sum adds up a column over incidents, blanks left out, and counts the blanks.
func sum(t testing.TB, rows []row, column string) (total, blank int) {
	t.Helper()
	for _, r := range rows {
		if r[column] == "" {
			blank++
			continue
		}
		n, err := strconv.Atoi(r[column])
		if err != nil {
			t.Fatal(err)
		}
		total += n
	}
	return total, blank
}

// bounds is the range that a row adds to a sum: its own, else its lone best figure on both sides; nothing where it has none.
func (r row) bounds(t testing.TB) (low, high int) {
	t.Helper()
	figure := func(columns ...string) int {
		for _, c := range columns {
			if r[c] != "" {
				n, err := strconv.Atoi(r[c])
				if err != nil {
					t.Fatal(err)
				}
				return n
			}
		}
		return 0
	}
	return figure("killed_low", "killed", "killed_high"), figure("killed_high", "killed", "killed_low")
}
