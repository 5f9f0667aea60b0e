package reports

import (
	"bufio"
	"encoding/csv"
	"io"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
)

// Mapping is the mapping file that the rows are imported by.
const Mapping = `[origin]
id = "made"
name = "Made for measurements"
publisher = "Nobody"
licence = "CC0-1.0"
redistribute = true
note = "Nothing in it happened."

[read]
days = "year-month-day"

[columns]
id = "id"
date = "date"
type = "type"
title = "title"
summary = "summary"
place = "place"
district = "district"
lat = "lat"
lon = "lon"
geo_precision = "geo_precision"
actor = "actor"
target = "target"
killed = "killed"
injured = "injured"
confidence = "confidence"

[default]
country = "PK"
admin1 = "Khyber Pakhtunkhwa"
`

// ID is the identifier that the atlas gives to a row, counted from 1.
func ID(row int) string { return "made-" + strconv.Itoa(row) }

// The days that rows are of.
var (
	first = incident.DayOf(2004, 1, 1)
	last  = incident.DayOf(2026, 11, 1)
	span  = int(last - first)
)

// Reports says how many rows there are; the same ones come out of the same seed.
type Reports struct {
	Rows int
	Seed uint64
}

// cluster is where many incidents were: a middle, how far they scatter, how many of all there are, and villages' names.
type cluster struct {
	district
	spread, weight float64
	places         []string
}

// clusters are sixty, with unequal weight and spread; each lies in a district, and every district has one.
func clusters(seed uint64) []cluster {
	r := rand.New(rand.NewPCG(seed, 60))
	out := make([]cluster, 60)
	for i := range out {
		d := districts[i%len(districts)]
		if i >= len(districts) {
			d = districts[r.IntN(len(districts))]
		}
		d.lon += between(r, -.4, .4) * d.half
		d.lat += between(r, -.4, .4) * d.half
		c := cluster{district: d, spread: between(r, .1, .45) * d.half, weight: min(math.Pow(1-r.Float64(), -1/1.2), 12)}
		for range 25 {
			var name strings.Builder
			for range []int{2, 2, 3}[r.IntN(3)] {
				name.WriteString(syllables[r.IntN(len(syllables))])
			}
			c.places = append(c.places, strings.ToUpper(name.String()[:1])+name.String()[1:])
		}
		out[i] = c
	}
	return out
}

func between(r *rand.Rand, a, b float64) float64 { return a + r.Float64()*(b-a) }

// draw picks one of weighted things.
func draw(r *rand.Rand, n int, weight func(int) float64) int {
	var all float64
	for i := range n {
		all += weight(i)
	}
	at := r.Float64() * all
	for i := range n {
		if at -= weight(i); at < 0 {
			return i
		}
	}
	return n - 1
}

func (w weighted) draw(r *rand.Rand) string {
	return w[draw(r, len(w), func(i int) float64 { return w[i].weight })].word
}

// Write writes the rows as CSV: they become more towards the last day, and as many lack a figure as in real ones.
func (m Reports) Write(w io.Writer) error {
	buffered := bufio.NewWriterSize(w, 1<<20)
	out := csv.NewWriter(buffered)
	r, all := rand.New(rand.NewPCG(m.Seed, 1)), clusters(m.Seed)
	_ = out.Write(strings.Split("id,date,type,title,summary,place,district,lat,lon,geo_precision,actor,target,killed,injured,"+
		"confidence", ","))
	for row := range m.Rows {
		u := r.Float64()
		day := first + incident.Day(span-int(float64(span)*u*u))
		c := all[draw(r, len(all), func(i int) float64 { return all[i].weight })]
		place, kind := c.places[r.IntN(len(c.places))], kinds.draw(r)
		target := targets[r.IntN(len(targets))]
		killed, injured := figure(r, .08, .45, 140), figure(r, .25, .28, 300)
		title := verbs[kind] + " " + target + " near " + place + ", " + c.name + " district"
		summary := verbs[kind] + " " + target + " at " + place + " in " + c.name + "; " + said(killed) + " dead and " + said(injured) +
			" hurt were reported. " + details[r.IntN(len(details))]
		_ = out.Write([]string{strconv.Itoa(row + 1), day.String(), kind, title[:min(len(title), 90)], summary[:min(len(summary), 300)],
			place, c.name, degrees(c.lat + r.NormFloat64()*c.spread), degrees(c.lon + r.NormFloat64()*c.spread),
			precisions.draw(r), actors.draw(r), target, killed, injured, confidences.draw(r)})
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	return buffered.Flush()
}

// figure is a count of people as a cell: blank for a share of rows, else mostly few.
func figure(r *rand.Rand, blank, rate float64, most int) string {
	if r.Float64() < blank {
		return ""
	}
	return strconv.Itoa(min(int(r.ExpFloat64()/rate), most))
}

func said(figure string) string {
	if figure == "" {
		return "no"
	}
	return figure
}

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }
