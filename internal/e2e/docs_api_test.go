package e2e

import (
	"archive/zip"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"khyberatlas/internal/needs"
)

const documentedAddress = "http://127.0.0.1:8080"

// tools are what the recipes are made with.
var tools = []string{"curl", "jq", "ogrinfo", "ogr2ogr", "soffice"}

// Every recipe is run as it stands in the document, against a server of the test, and prints what the document says.
// Those that want R or geopandas are run by make test-extra.
func TestTheRecipesOfTheAPIPageWorkAsWritten(t *testing.T) {
	text := document(t, "api.md")
	s := serve(t)
	recipes := regexp.MustCompile(`(?m)^## (\d+)\. (.*)$`).FindAllStringSubmatchIndex(text, -1)
	if len(recipes) != 12 {
		t.Fatalf("the document has %d recipes, want 12", len(recipes))
	}
	for i, at := range recipes {
		end := len(text)
		if i+1 < len(recipes) {
			end = recipes[i+1][0]
		}
		t.Run(text[at[4]:at[5]], func(t *testing.T) {
			all := blocks(strings.ReplaceAll(text[at[1]:end], documentedAddress, s.URL))
			if !extra && slices.ContainsFunc(all, wantsMore) {
				return
			}
			dir := t.TempDir()
			for j, b := range all {
				if b.language == "text" {
					continue
				}
				said := run(t, dir, b)
				if j+1 < len(all) && all[j+1].language == "text" && said != all[j+1].text {
					t.Errorf("%s\nprints\n%s\nand the document says\n%s", b.text, said, all[j+1].text)
				}
			}
			if sheet := filepath.Join(dir, "october.ods"); strings.Contains(text[at[1]:end], "october.ods") {
				tabulated(t, sheet)
			}
		})
	}
}

// wantsMore reports whether a block is made with something heavy that not every machine has.
func wantsMore(b block) bool {
	return b.language == "python" || b.language == "r"
}

// run does what a block says and gives back what it prints.
func run(t *testing.T, dir string, b block) string {
	t.Helper()
	switch b.language {
	case "sh":
		for _, tool := range tools {
			if strings.Contains(b.text, tool+" ") {
				needs.Tool(t, tool)
			}
		}
		return shell(t, dir, b.text, "HOME="+dir)
	case "python":
		python := needs.Tool(t, "python3")
		if exec.Command(python, "-c", "import geopandas").Run() != nil {
			needs.Missing(t, "geopandas: pip install geopandas")
		}
		put(t, dir, "recipe.py", b.text)
		return shell(t, dir, python+" recipe.py")
	case "r":
		r := needs.Tool(t, "Rscript")
		if exec.Command(r, "-e", "library(sf)").Run() != nil {
			needs.Missing(t, "R's sf: sudo apt-get install r-cran-sf")
		}
		put(t, dir, "recipe.R", b.text)
		return shell(t, dir, r+" recipe.R")
	case "html":
		shown(t, b.text)
		return ""
	}
	t.Fatalf("a block in %s, which no test runs:\n%s", b.language, b.text)
	return ""
}

// tabulated checks that a spreadsheet holds October's incidents, and days as days.
func tabulated(t *testing.T, sheet string) {
	t.Helper()
	z, err := zip.OpenReader(sheet)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	content, err := fs.ReadFile(z, "content.xml")
	if err != nil {
		t.Fatal(err)
	}
	rows, days := strings.Count(string(content), "<table:table-row"), strings.Count(string(content), `office:date-value="2025-10-`)
	if rows != 1+58 || days < 58 {
		t.Errorf("the spreadsheet has %d rows and %d days of October, want a head and 58 rows, each with a day", rows, days)
	}
}

// shown opens the page on a site of its own, which is what a reader of the document does with it.
func shown(t *testing.T, page string) {
	t.Helper()
	leaflet := filepath.Join(root, "assets", "node_modules", "leaflet", "dist")
	if _, err := os.Stat(leaflet); err != nil {
		needs.Missing(t, "Leaflet: make bundle")
	}
	mux := http.NewServeMux()
	mux.Handle("GET /leaflet/", http.StripPrefix("/leaflet/", http.FileServer(http.Dir(leaflet))))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(page)) })
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	site := httptest.NewServer(mux)
	defer site.Close()
	b := browse(t, desktop)
	b.do(chromedp.Navigate(site.URL))
	// The districts, then October's incidents, each of which has a place.
	b.until(`document.querySelectorAll("#map path.leaflet-interactive").length === 36 + 58`)
	b.until(`document.querySelector(".leaflet-control-attribution").textContent.includes("Khyber Atlas")`)
}
