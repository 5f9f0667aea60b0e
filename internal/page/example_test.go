package page_test

import (
	"context"
	"fmt"
	"strings"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
)

// bundle is what a site without script and style has.
type bundle struct{}

func (bundle) Address(string) string      { return "" }
func (bundle) Present(...string) []string { return nil }

// A page needs no HTTP, and one that shows nothing of the data no dataset.
func ExampleSite_Page() {
	asked := question.New(context.Background())
	asked.Asked = ogc.Resource{Operation: "conformance", Form: ogc.HTML}
	asked.Wording = wording.Wording{Printer: i18n.English()}

	site := page.Site{Assets: bundle{}}
	made, err := site.Page(asked)
	if err != nil {
		fmt.Println(err)
		return
	}
	var html strings.Builder
	if err := made.Render(asked.Context(), &html); err != nil {
		fmt.Println(err)
	}
	_, rest, _ := strings.Cut(html.String(), "<title>")
	title, _, _ := strings.Cut(rest, "</title>")
	fmt.Println(title)
	// Output: Conformance | Khyber Atlas
}
