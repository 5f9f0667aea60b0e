package gazetteer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
)

func shipped(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.New(datasettest.Shipped(t), geodata.Names)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestPlacesAreFoundByTheNamesThatOthersGiveThem(t *testing.T) {
	g := shipped(t)
	wana, makeen := &orb.Point{69.577, 32.299}, &orb.Point{69.85, 32.63}
	for name, tc := range map[string]struct {
		country, admin1, district string
		day                       string
		at                        *orb.Point
		precise                   bool
		want                      string
	}{
		"as UCDP writes them": {"Pakistan", "Khyber Pakhtunkwa province", "Bannu district", "", nil, false,
			"PK/KP/Bannu inside"},
		"the tribal areas": {"Pakistan", "Federally Administered Tribal Areas", "Khyber agency", "", nil, false,
			"PK/KP/Khyber inside"},
		"an agency without the word": {"Pakistan", "FATA", "North Waziristan", "", nil, false,
			"PK/KP/North Waziristan inside"},
		"a frontier region": {"Pakistan", "F.A.T.A.", "FR Kohat", "", nil, false, "PK/KP/Kohat inside"},
		"a frontier region in full": {"PAK", "NWFP", "Frontier Region Peshawar", "", nil, false,
			"PK/KP/Peshawar inside"},
		"a frontier region with its seat": {"Pakistan", "FATA", "FR Tank - Jandola", "", nil, false,
			"PK/KP/Tank inside"},
		"words in another order": {"pakistan", "N.W.F.P.", "Dir Lower", "", nil, false,
			"PK/KP/Lower Dir inside"},
		"another spelling": {"PK", "KPK", "Batagram district", "", nil, false,
			"PK/KP/Battagram inside"},
		"two districts now": {"Pakistan", "FATA", "South Waziristan Agency", "", nil, false,
			"PK/KP/ inside untold South Waziristan Agency"},
		"two districts now, a vague point": {"Pakistan", "FATA", "South Waziristan", "", wana, false,
			"PK/KP/ inside untold South Waziristan"},
		"two districts now, a point": {"Pakistan", "FATA", "South Waziristan", "", wana, true,
			"PK/KP/South Waziristan Lower inside"},
		"the other of the two": {"Pakistan", "FATA", "South Waziristan", "", makeen, true,
			"PK/KP/South Waziristan Upper inside"},
		"three districts now": {"Pakistan", "NWFP", "Kohistan district", "2010-01-01", nil, false,
			"PK/KP/ inside untold Kohistan district"},
		"before a split that kept the name": {"Pakistan", "Khyber Pakhtunkhwa", "Lower Kohistan", "2016-01-01", nil, false,
			"PK/KP/ inside"},
		"after it": {"Pakistan", "Khyber Pakhtunkhwa", "Lower Kohistan", "2018-01-01", nil, false,
			"PK/KP/Lower Kohistan inside"},
		"no district, a point":    {"Pakistan", "FATA", "", "", wana, true, "PK/KP/South Waziristan Lower inside"},
		"no names, a point":       {"Pakistan", "", "", "", wana, true, "PK/KP/South Waziristan Lower inside"},
		"no names, a vague point": {"Pakistan", "", "", "", wana, false, "PK// inside"},
		"no names, no point":      {"Pakistan", "", "", "", nil, false, "PK//"},
		"names in Urdu":           {"پاکستان", "خیبر پختونخوا", "بنوں", "", nil, false, "PK/KP/Bannu inside"},
		"letters of another keyboard": {"پاكستان", "خيبر پختونخوا", "ضلع شمالي وزيرستان", "", nil, false,
			"PK/KP/North Waziristan inside"},
		"a name in Pashto": {"افغانستان", "خوست", "", "", nil, false, "AF/Khost/ inside"},
		"a district alone": {"Pakistan", "", "Bajaur", "", nil, false, "PK/KP/Bajaur inside"},
		"a district of Balochistan": {"Pakistan", "Balochistan province", "Qilla Saifullah district", "", nil, false,
			"PK/Balochistan/Killa Saifullah inside"},
		"one of it alone": {"Pakistan", "", "Zhob", "", nil, false, "PK/Balochistan/Zhob inside"},
		"one away from the frontier": {"Pakistan", "Balochistan", "Kech district", "", &orb.Point{63.05, 26}, true,
			"PK/Balochistan/Kech"},
		"Balochistan, at the frontier": {"Pakistan", "Balochistan", "", "", &orb.Point{66.44, 30.92}, true,
			"PK/Balochistan/ inside"},
		"Balochistan, away from it": {"Pakistan", "Balochistan", "", "", &orb.Point{65.64, 28.48}, true, "PK/Balochistan/"},
		"elsewhere in Pakistan": {"Pakistan", "Sindh province", "Karachi district", "", nil, false,
			"PK/Sindh/Karachi"},
		"a province of Afghanistan": {"Afghanistan", "Paktya province", "Dand Wa Patan district", "", nil, false,
			"AF/Paktia/Dand-e-Patan inside"},
		"one away from it, in Afghanistan": {"Afghanistan", "Hirat province", "Injil district", "", nil, false,
			"AF/Herat/Injil"},
		"a name with another beside it": {"Afghanistan", "Nangarhar province", "Shinwar district (Ghani Khel)", "", nil, false,
			"AF/Nangarhar/Shinwar (Ghani Khel) inside"},
		"the border itself": {"Afghanistan", "", "", "", &orb.Point{68.051427, 31.689623}, false,
			"AF// inside"},
		"another country": {"DR Congo (Zaire)", "Ituri province", "Irumu territory", "", nil, false,
			"CD/Ituri province/Irumu territory"},
		"a country of no such name": {"Ruritania", "Strelsau", "", "", nil, false,
			"/Strelsau/ untold Ruritania"},
		"a province of no such name": {"Pakistan", "Xanadu", "", "", nil, false, "PK// untold Xanadu"},
		"a district of no such name": {"Pakistan", "KP", "Xanadu", "", nil, false,
			"PK/KP/ inside untold Xanadu"},
	} {
		t.Run(name, func(t *testing.T) {
			p := gazetteer.Place{Country: tc.country, Admin1: tc.admin1, District: tc.district, At: tc.at, Precise: tc.precise}
			if tc.day != "" {
				p.Day = incident.MustDay(tc.day)
			}
			for range 2 { // the second time from memory
				u := g.Find(p)
				got := fmt.Sprintf("%s/%s/%s", u.Country, strings.Replace(u.Admin1, "Khyber Pakhtunkhwa", "KP", 1), u.District)
				if u.Inside {
					got += " inside"
				}
				if u.Untold != "" {
					got += " untold " + u.Untold
				}
				if got != tc.want {
					t.Errorf("got %s, want %s", got, tc.want)
				}
			}
		})
	}
}

func TestAPlaceWithItsAxesSwappedIsTold(t *testing.T) {
	g := shipped(t)
	bannu := orb.Point{70.6, 33}
	if g.Swapped("PK", bannu) || !g.Swapped("PK", orb.Point{33, 70.6}) || g.Swapped("PK", orb.Point{2.3, 48.9}) ||
		g.Swapped("NP", orb.Point{28, 84}) {
		t.Error("swapped axes are not told from others")
	}
}

// The provinces of the table are those whose shapes lie along the frontier with Khyber Pakhtunkhwa and Balochistan.
func TestTheProvincesInTheAreaLieAlongTheFrontier(t *testing.T) {
	ds, g := datasettest.Shipped(t), shipped(t)
	land, _ := ds.Land()
	const apart = 5 // km: both lines are generalised
	for _, p := range ds.AfProvinces {
		touches := false
		for _, poly := range p.Shape {
			for _, at := range poly[0] {
				touches = touches || geo.DistanceToPolygon(at, land["Khyber Pakhtunkhwa"]) < apart ||
					geo.DistanceToPolygon(at, land["Balochistan"]) < apart
			}
		}
		if p.Name == "Logar" { // its shape comes to within 5 km, and it is not counted among the provinces along the frontier
			touches = false
		}
		if u := g.Find(gazetteer.Place{Country: "AF", Admin1: p.Name}); u.Inside != touches || u.Admin1 != p.Name {
			t.Errorf("%s lies along the frontier: %v; in the area: %v", p.Name, touches, u.Inside)
		}
	}
	for _, d := range ds.Districts {
		u := g.Find(gazetteer.Place{Country: "PK", Admin1: incident.KP, District: d.Name})
		if u.District != d.Name || !u.Inside {
			t.Errorf("%s is found as %+v", d.Name, u)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	g := shipped(b)
	at := &orb.Point{69.577, 32.299}
	for b.Loop() {
		g.Find(gazetteer.Place{Country: "Pakistan", Admin1: "Federally Administered Tribal Areas", District: "Khyber agency", At: at})
	}
}
