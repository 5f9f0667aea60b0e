package intake_test

import (
	"context"
	"fmt"
	"strings"

	"khyberatlas/geodata"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake"
	"khyberatlas/internal/intake/gazetteer"
)

func ExampleOpen() {
	places, _ := gazetteer.New(&incident.Dataset{}, geodata.Names)
	s, err := intake.Open("-", strings.NewReader(head+row(1)+strings.Replace(row(2), "2021-03-04", "Mar-04", 1)))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	out, _ := s.Read(context.Background(), intake.How{Places: places, Take: func(r *intake.Row) error {
		fmt.Println(r.ID, r.Date, r.Title)
		return nil
	}})
	fmt.Println(out.Format, out.Taken, out.Faulty)
	fmt.Println(out.Faults[0].Where, out.Faults[0].Value)
	// Output:
	// ucdp-1 2021-03-04 Government of Pakistan and TTP: 3 killed, Bannu
	// ucdp 1 1
	// standard input:3:date_start Mar-04
}
