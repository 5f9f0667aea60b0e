package views

// FaultView says what went wrong and how to mend it.
type FaultView struct {
	Frame   Frame
	Title   string
	Faults  []FaultLine
	Allowed string
	Back    []Link
}

// FaultLine is one thing that is wrong.
type FaultLine struct {
	Text, Hint string
	Allowed    []string
}
