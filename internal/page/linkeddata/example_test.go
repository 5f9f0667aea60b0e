package linkeddata_test

import (
	"context"
	"encoding/json"
	"fmt"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/linkeddata"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

// A page that is about something else is part of the dataset that the site is about.
func ExampleOf() {
	a, err := atlas.Build(answertest.Map())
	if err != nil {
		fmt.Println(err)
		return
	}
	q := question.New(context.Background())
	q.Wording = wording.Wording{Printer: i18n.English()}
	q.Operation, _ = ogc.Lookup(ogc.OpAbout)
	q.About(a, a)
	about := linkeddata.Of(q, linkeddata.Page{URL: "https://example.org/about", Title: "About"})
	text, err := json.MarshalIndent(about, "", " ")
	fmt.Println(string(text), err)
	// Output:
	// {
	//  "@context": "https://schema.org",
	//  "@type": "WebPage",
	//  "inLanguage": "en",
	//  "isPartOf": {
	//   "@id": "/data#dataset",
	//   "@type": "Dataset",
	//   "creator": {
	//    "@type": "Organization",
	//    "name": "Khyber Atlas",
	//    "url": "/?f=html"
	//   },
	//   "url": "/data?f=html",
	//   "version": "made"
	//  },
	//  "name": "About",
	//  "url": "https://example.org/about"
	// } <nil>
}
