package datasettest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"testing"
	"testing/fstest"
	"time"
)

// repeat is how many days a round of the shipped incidents lies before the one after it: it holds about as many.
const repeat = 1870

// Long holds the default dataset's files with n incidents, at least those that are shipped: they are repeated over the years
// before, each at a place of its own near by. What is invented so has its round in its id.
func Long(t testing.TB, n int) fstest.MapFS {
	t.Helper()
	files := FS(t, nil)
	incidents, sources := cells(t, files["incidents.csv"].Data), cells(t, files["incident_sources.csv"].Data)
	column := map[string]int{}
	for i, name := range incidents[0] {
		column[name] = i
	}
	rows, cited, rounds := incidents[1:], map[string][][]string{}, 0
	for _, s := range sources[1:] {
		cited[s[0]] = append(cited[s[0]], s)
	}
	for i := len(rows); i < n; i++ {
		rounds = i / len(rows)
		from := rows[i%len(rows)]
		row := append([]string{}, from...)
		for _, name := range []string{"date", "end_date"} {
			row[column[name]] = daysBefore(t, from[column[name]], rounds*repeat)
		}
		row[0] = fmt.Sprintf("%s%s-%d", daysBefore(t, from[0][:len("2006-01-02")], rounds*repeat), from[0][len("2006-01-02"):], rounds)
		if precision := row[column["geo_precision"]]; precision != "district" && precision != "province" {
			row[column["lat"]], row[column["lon"]] = beside(t, row[column["lat"]], i*37%200), beside(t, row[column["lon"]], i*71%200)
		}
		incidents = append(incidents, row)
		for _, s := range cited[from[0]] {
			source := append([]string{row[0]}, s[1:]...)
			source[2] = "" // the day on which it was published
			sources = append(sources, source)
		}
	}
	files["incidents.csv"].Data, files["incident_sources.csv"].Data = lines(t, incidents), lines(t, sources)
	periods := cells(t, files["origin_periods.csv"].Data)
	periods[1][1] = daysBefore(t, periods[1][1], rounds*repeat)
	files["origin_periods.csv"].Data = lines(t, periods)
	return files
}

// beside is a degree moved by at most some hundred metres.
func beside(t testing.TB, degrees string, by int) string {
	t.Helper()
	if degrees == "" {
		return ""
	}
	n, err := strconv.ParseFloat(degrees, 64)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.FormatFloat(n+float64(by-100)/1e4, 'f', 4, 64)
}

func daysBefore(t testing.TB, day string, days int) string {
	t.Helper()
	if day == "" {
		return ""
	}
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return d.AddDate(0, 0, -days).Format(time.DateOnly)
}

func cells(t testing.TB, data []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func lines(t testing.TB, rows [][]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
