package views

// Preview is what a page says of itself to those who show a link to it.
type Preview struct {
	URL, Site, Title, Description string
	Image, Alt                    string
	Width, Height                 int // of the image
}
