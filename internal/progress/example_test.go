package progress_test

import (
	"os"

	"khyberatlas/internal/progress"
)

func ExampleBar() {
	p := progress.New(os.Stdout) // which is no terminal here
	p.Say("checking %s", "rows.csv")
	for done := range 5 {
		p.Step(done, 4)
		p.Bytes(int64(done), 4)
	}
	p.End()
	progress.Of("loading", os.Stdout).Step(1, 2)
	// Output:
	// checking rows.csv
	// importing: 25 %
	// importing: 50 %
	// importing: 75 %
	// importing: 100 %
	// loading: 50 %
}
