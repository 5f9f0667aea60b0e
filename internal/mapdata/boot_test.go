package mapdata

import (
	"testing"
	"testing/fstest"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

func TestTheBasemapIsThatOfThePagesLanguageWhereThereIsOne(t *testing.T) {
	a, err := atlas.Build(datasettest.Shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	messages := &fstest.MapFile{Data: []byte(`{"locale.dir": "ltr"}`)}
	printers, err := i18n.Read(fstest.MapFS{"catalogue/en/a.json": messages, "catalogue/ur/a.json": messages,
		"catalogue/de/a.json": messages})
	if err != nil {
		t.Fatal(err)
	}
	bundle := map[string]string{"basemap.json": "/assets/basemap.1.json", "basemap-ur.json": "/assets/basemap-ur.2.json"}
	for lang, want := range map[i18n.Lang]string{"en": bundle["basemap.json"], "ur": bundle["basemap-ur.json"],
		"de": bundle["basemap.json"]} {
		q := asking(t, a, incident.Query{})
		q.Wording.Printer = printers[lang]
		if got := NewBoot(q, func(name string) string { return bundle[name] }, Tiles{}).Basemap; got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}
