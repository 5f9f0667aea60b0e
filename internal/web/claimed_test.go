package web

import (
	"cmp"
	"strings"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

// claimedRows are incidents of which only claims give figures, each on a day of its own in 2019, before the collection.
func claimedRows() datasettest.Rows {
	row := func(day, slug, title, confidence string) string {
		return day + "-" + slug + "," + day + ",,day,armed_attack," + title +
			",Invented for tests.,Wana,South Waziristan Lower,Khyber Pakhtunkhwa,PK,32.3,69.58,town,ttp,post,,,,,,,," + confidence
	}
	return datasettest.Rows{"incidents.csv": {
		row("2019-01-01", "made-all", "Claims on everyone", "contested"),
		row("2019-01-02", "made-group", "A claim on one group", "reported"),
		row("2019-01-03", "made-injured", "Claims on the injured alone", "reported"),
		row("2019-01-04", "made-silent", "Nothing is claimed", "reported"),
	}, "claims.csv": {
		"2019-01-01-made-all,Ministry,afghan_state,all,400,408,,,A claim,Example Wire,,",
		"2019-01-01-made-all,Mission,un_or_ngo,all,187,372,,,A claim,Example Wire,,",
		"2019-01-01-made-all,Army,pakistan_state,militants,80,80,,,A claim,Example Wire,,",
		"2019-01-02-made-group,Group,armed_group,forces_pk,25,,,,A claim,Example Wire,,",
		"2019-01-03-made-injured,Police,pakistan_state,all,,,3,3,A claim,Example Wire,,",
		"2019-01-03-made-injured,Doctors,medical,all,,,8,8,A claim,Example Wire,,",
	}}
}

func TestEveryFormSaysWhatClaimsGiveWhereThereIsNoAgreedFigure(t *testing.T) {
	a, err := atlas.Build(datasettest.With(t, claimedRows()))
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	at := listen(t, build(t, func(c *Config) { c.Current = current }))
	for id, want := range map[string]struct{ list, page, cell, feed, count, kml string }{
		"2019-01-01-made-all": {"no agreed figure; claimed by Ministry and Mission: 187 to 408 killed",
			"The sides disagree about what happened.",
			"claimed by Ministry and Mission: 187 to 408 killed",
			"No agreed figure of people killed; claimed by Ministry and Mission: 187 to 408 killed.", "No agreed figure",
			"Killed: no agreed figure; claimed by Ministry, Mission: 187 to 408 killed"},
		"2019-01-02-made-group": {"no agreed figure; claimed by Group: 25 or more killed (Pakistani forces)",
			"", "claimed by Group: 25 or more killed (Pakistani forces)",
			"No agreed figure of people killed; claimed by Group: 25 or more killed (Pakistani forces).",
			"No agreed figure", "Killed: no agreed figure; claimed by Group: 25 or more killed (Pakistani forces)"},
		"2019-01-03-made-injured": {"no figure of people killed; claimed by Doctors and Police: 3 to 8 injured",
			"No source that was read says how many were killed. That is not zero.",
			"", "No figure of people killed; claimed by Doctors and Police: 3 to 8 injured.", "No figure of people killed",
			"Injured: no agreed figure; claimed by Doctors, Police: 3 to 8 injured"},
		"2019-01-04-made-silent": {"no figure", "No source that was read says how many were killed. That is not zero.",
			"", "No figure of people killed.", "No figure of people killed", ""},
	} {
		day := "?datetime=" + id[:len("2019-01-01")]
		toll := read(t, at+ogc.Resource{Operation: "item", Collection: "incidents", ID: id}.Path()).Find(".toll")
		if got := toll.Find(".toll-none > strong").Text() + "."; got != want.feed {
			t.Errorf("%s: in the place of a figure stands %q, want %q", id, got, want.feed)
		}
		if got := strings.TrimSpace(toll.Find(".contested, .toll > p.muted").Text()); got != want.page {
			t.Errorf("%s: its page adds %q, want %q", id, got, want.page)
		}
		m := read(t, at+"/"+day+"&sel="+id)
		if got := strings.TrimSpace(m.Find(".row-toll").Text()); got != want.list {
			t.Errorf("%s: the map's list says %q, want %q", id, got, want.list)
		}
		if got := strings.TrimSpace(m.Find(".card-toll").Text()); got != want.list {
			t.Errorf("%s: the map's card says %q, want %q", id, got, want.list)
		}
		if got := strings.TrimSpace(read(t,
			at+"/collections/incidents/items"+day).Find("tbody td.num").First().Find(".under").Text()); got != want.cell {
			t.Errorf("%s: the table says %q, want %q", id, got, want.cell)
		}
		_, body := get(t, at+"/map/marks"+day)
		if got := cmp.Or(decode[mapdata.Marks](t, body).Incidents.Toll[0], "no figure"); got != want.list {
			t.Errorf("%s: the map's script is told %q, want %q", id, got, want.list)
		}
		for _, path := range []string{"/feed.atom", "/feed.json"} {
			if _, body := get(t, at+path+day); !strings.Contains(body, want.feed) {
				t.Errorf("%s: %s doesn't say %q", id, path, want.feed)
			}
		}
		for _, path := range []string{"/embed", "/embed.svg"} {
			if text := textOf(read(t, at+path+"?sel="+id)); !strings.Contains(text, want.count) {
				t.Errorf("%s: %s doesn't say %q: %s", id, path, want.count, text)
			}
		}
		if _, body := get(t, at+"/downloads/incidents.kml"+day); !strings.Contains(body, want.kml) || want.kml == "" &&
			strings.Contains(body, "agreed") {
			t.Errorf("%s: the KML doesn't say %q", id, want.kml)
		}
	}
}
