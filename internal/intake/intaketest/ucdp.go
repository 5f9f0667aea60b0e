// Package intaketest makes files in the layouts of others, of any length, to test and measure imports with. Nothing in them
// happened: places, groups and papers have numbers in the stead of names.
package intaketest

import (
	"bufio"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
)

// UCDP says what a file in the layout of UCDP's Georeferenced Event Dataset is like.
type UCDP struct {
	Rows   int
	Seed   uint64  // the same file comes out of the same seed
	Inside float64 // the share of rows in Khyber Pakhtunkhwa
}

// heading are the columns that UCDP writes, in its order.
const heading = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name," +
	"dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b," +
	"number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates," +
	"where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec," +
	"date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob\n"

// Write writes the file. How long the texts are, how many rows cite reports and how, and how often a place is known to what,
// is as in GED 22.1; ids come in no order, as there.
func (u UCDP) Write(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<20)
	if _, err := out.WriteString(heading); err != nil {
		return err
	}
	g := generator{UCDP: u, rand: rand.New(rand.NewPCG(u.Seed, 1989))}
	for n := range u.Rows {
		if _, err := out.Write(g.row(n)); err != nil {
			return err
		}
	}
	return out.Flush()
}

// generator makes rows, each good until the next.
type generator struct {
	UCDP
	rand *rand.Rand
	b    []byte
}

// spot is a place: what it is called, and where it lies.
type spot struct {
	country, code, admin1, admin2 string
	lat, lon                      float64
}

// inside are districts of Khyber Pakhtunkhwa by a point in each.
var inside = []spot{
	{"Pakistan", "770", "Khyber Pakhtunkwa province", "Peshawar district", 34.01, 71.54},
	{"Pakistan", "770", "Khyber Pakhtunkwa province", "Swat district", 34.78, 72.36},
	{"Pakistan", "770", "Khyber Pakhtunkwa province", "Bannu district", 32.99, 70.6},
	{"Pakistan", "770", "Khyber Pakhtunkwa province", "Hangu district", 33.53, 71.06},
	{"Pakistan", "770", "Federally Administered Tribal Areas", "Khyber agency", 33.94, 71.05},
	{"Pakistan", "770", "Federally Administered Tribal Areas", "Bajaur agency", 34.75, 71.5},
	{"Pakistan", "770", "Federally Administered Tribal Areas", "North Waziristan", 32.95, 69.95},
	{"Pakistan", "770", "Federally Administered Tribal Areas", "FR Kohat", 33.6, 71.4},
}

// outside are first-level units of other countries.
var outside = []spot{
	{"Afghanistan", "700", "Badghis province", "", 35.1, 63.8},
	{"Syria", "652", "Aleppo governorate", "", 36.3, 37.4},
	{"Nigeria", "475", "Borno state", "", 11.8, 13.1},
	{"Colombia", "100", "Antioquia department", "", 6.9, -75.5},
	{"Mexico", "70", "Michoacán state", "", 19.2, -101.8},
	{"DR Congo (Zaire)", "490", "Nord Kivu province", "", -0.6, 29.1},
	{"Ukraine", "369", "Donetsk oblast", "", 48.1, 37.7},
	{"India", "750", "Jammu and Kashmir state", "", 33.8, 74.9},
}

// The lengths and shares as in GED 22.1.
const (
	placesEach  = 4000 // places in a unit
	groups      = 600
	quotedSince = 2013 // the year from which on citations have their form
)

func (g *generator) row(n int) []byte {
	r := g.rand
	units := outside
	if r.Float64() < g.Inside {
		units = inside
	}
	at := units[r.IntN(len(units))]
	first := incident.DayOf(1989, 1, 1)
	day := first + incident.Day(r.IntN(int(incident.DayOf(2025, 12, 31)-first)+1))
	year, _, _ := day.Date()
	end, datePrec := day, "1"
	if r.IntN(20) == 0 {
		end, datePrec = min(day+incident.Day(r.IntN(5)), incident.DayOf(year, 12, 31)), "2"
	}
	violence := []int{1, 1, 1, 1, 1, 1, 1, 1, 2, 3}[r.IntN(10)]
	sideA, sideB := "Government of "+at.country, g.group()
	switch violence {
	case 2:
		sideA = g.group()
	case 3:
		sideB = "Civilians"
	}
	a, b, c, unknown := g.dead(), g.dead(), g.dead(), g.dead()/2
	if violence == 3 {
		a, b = 0, 0
	}
	best := a + b + c + unknown
	high, low := best+g.dead(), best-min(best, g.dead())
	placeNo := r.IntN(placesEach)
	place := "Place " + strconv.Itoa(placeNo) + " village"
	lat := at.lat + float64(placeNo%61-30)/997
	lon := at.lon + float64(placeNo%67-33)/997
	wherePrec := []string{"1", "1", "1", "2", "2", "2", "2", "3", "3", "5"}[r.IntN(10)]
	cited := g.citations(year, day, place, best)

	g.b = g.b[:0]
	g.number(1 + scattered(n, g.Rows))
	g.cell(at.code, "-", strconv.Itoa(year), "-", strconv.Itoa(violence), "-", strconv.Itoa(n))
	g.number(year)
	g.cell("1")
	g.cell("Clear")
	g.number(violence)
	for range 2 {
		g.number(200 + len(sideA)*7)
	}
	g.cell(at.country, ": Government")
	for range 2 {
		g.number(500 + len(sideB)*11)
	}
	g.cell(sideA, " - ", sideB)
	g.cell("142")
	g.cell("142")
	g.cell(sideA)
	g.cell("356")
	g.cell("356")
	g.cell(sideB)
	g.number(cited.count)
	for _, s := range []string{cited.article, cited.office, cited.date, cited.headline, "officials"} {
		g.cell(s)
	}
	g.cell(wherePrec)
	g.cell(place)
	g.cell(place, ", about ", strconv.Itoa(placeNo%40), " km off the road")
	g.cell(at.admin1)
	g.cell(at.admin2)
	g.cell(degrees(lat))
	g.cell(degrees(lon))
	g.cell("POINT (", degrees(lon), " ", degrees(lat), ")")
	g.number(170_000 + placeNo)
	g.cell(at.country)
	g.cell(at.code)
	g.cell("Asia")
	g.cell("1")
	g.cell(datePrec)
	g.cell(day.String(), " 00:00:00.000")
	g.cell(end.String(), " 00:00:00.000")
	for _, figure := range []int{a, b, c, unknown, best, high, low} {
		g.number(figure)
	}
	g.cell(at.code)
	g.cell("")
	g.b = append(g.b, '\n')
	return g.b
}

// scattered gives each of so many rows another number below their count, in no order.
func scattered(n, rows int) int {
	const step = 7_368_787 // a prime: below it nothing shares a divisor with it
	if rows%step == 0 {
		return n
	}
	return n * step % rows
}

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', 6, 64) }

func (g *generator) group() string { return "Group " + strconv.Itoa(g.rand.IntN(groups)) }

// dead is a count, mostly of a few.
func (g *generator) dead() int {
	switch n := g.rand.IntN(100); {
	case n < 55:
		return 0
	case n < 97:
		return g.rand.IntN(6)
	}
	return g.rand.IntN(120)
}

// cited are the cells that say what a row rests on.
type cited struct {
	count                           int
	article, office, date, headline string
}

func (g *generator) citations(year int, day incident.Day, place string, best int) cited {
	if year < quotedSince {
		text := "Paper " + strconv.Itoa(g.rand.IntN(300)) + " website, in English " + day.String()
		if g.rand.IntN(3) == 0 {
			text = "(1) " + g.headline(place, best) + "\n" + day.String() + "\nPaper 7\n\n(2) " + text
		}
		return cited{count: -1, article: text}
	}
	count := []int{1, 1, 1, 1, 1, 1, 2, 2, 3, 6}[g.rand.IntN(10)]
	var articles, offices, dates, headlines []string
	for range count {
		office, headline := "Paper "+strconv.Itoa(g.rand.IntN(300)), g.headline(place, best)
		date := (day + incident.Day(g.rand.IntN(3))).String()
		articles = append(articles, `"`+office+","+date+","+headline+`"`)
		offices, dates, headlines = append(offices, office), append(dates, date), append(headlines, headline)
	}
	return cited{count, strings.Join(articles, ";"), strings.Join(offices, ";"), strings.Join(dates, ";"),
		strings.Join(headlines, ";")}
}

func (g *generator) headline(place string, best int) string {
	return "Report " + strconv.Itoa(g.rand.IntN(1_000_000)) + ": " + strconv.Itoa(best) + " killed near " + place + ", officials say"
}

// number and cell add a cell, and the comma before it.
func (g *generator) number(n int) {
	g.comma()
	g.b = strconv.AppendInt(g.b, int64(n), 10)
}

func (g *generator) cell(parts ...string) {
	g.comma()
	quoted := false
	for _, p := range parts {
		quoted = quoted || strings.ContainsAny(p, ",\"\n")
	}
	if quoted {
		g.b = append(g.b, '"')
	}
	for _, p := range parts {
		g.b = append(g.b, strings.ReplaceAll(p, `"`, `""`)...)
	}
	if quoted {
		g.b = append(g.b, '"')
	}
}

func (g *generator) comma() {
	if len(g.b) > 0 {
		g.b = append(g.b, ',')
	}
}
