package views

// CiteView is all that is needed to share and to cite what a filter shows.
type CiteView struct {
	Frame       Frame
	Lead        string
	Now, Pinned Link // the text says what the address leads to
	Picture     CitePicture
	Embed       string // markup for another page
	Action      string
	Fields      []FilterField // what the form of the day passes on
	Day         string        // of access; blank for none
	DaySays     string
	Citations   []CiteForm
}

// CitePicture is the map with its caption.
type CitePicture struct {
	Src, Alt, About string
	Width, Height   int
	Forms           []Link
}

// CiteForm is the citation in one form.
type CiteForm struct {
	ID, Name, Text string
	File           Link
	FileName       string
}
