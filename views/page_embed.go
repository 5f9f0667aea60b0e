package views

// EmbedView is a picture with its caption for a frame in somebody else's page.
type EmbedView struct {
	Frame                                 Frame
	Heading, About, Period, Count, Killed string
	Sample, Data, Credit                  string
	Picture                               Drawing
	Full                                  Link
}
