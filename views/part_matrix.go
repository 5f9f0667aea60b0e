package views

// Matrix is a share for each area and year.
type Matrix struct {
	Caption, Read, Area string
	Note                string
	Columns             []string
	Rows                []MatrixRow
	Signs               []Sign
}

// MatrixRow is an area; its head leads to its counts in full.
type MatrixRow struct {
	Head  Link
	Cells []MatrixCell
}

// MatrixCell leads to the map of what is held, where there is a share.
type MatrixCell struct {
	Text, Under, Part string
	Href, About       string
	Class             string
}
