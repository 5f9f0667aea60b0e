package web_test

import (
	"fmt"
	"net/http/httptest"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/served"
	"khyberatlas/internal/web"
)

// A server answers from the version that is current, whichever that is at the moment of asking.
func ExampleNew() {
	a, err := atlas.Build(answertest.Map())
	if err != nil {
		fmt.Println(err)
		return
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	s, err := web.New(web.Config{Current: current, Program: "example", Build: "example"})
	if err != nil {
		fmt.Println(err)
		return
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/collections/incidents/items?f=csv", nil))
	fmt.Println(w.Code, w.Header().Get("Khyberatlas-Version"))
	// Output: 200 made
}
