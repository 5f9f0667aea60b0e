package views

// QuartersView is a small map for every quarter or year, by one scale.
type QuartersView struct {
	Frame Frame
	Headed
	Filter     FilterForm
	Each, Size []Choice
	Ground     string // what all small maps use, as SVG
	Maps       []SmallMap
	Legend     []Sign
	Notes      []string
	Others     []Link
}

// SmallMap is one of them; it leads to the map of its period.
type SmallMap struct {
	Href, Name, Count, Killed string
	Most                      string // the areas with the largest discs
	SVG                       string
	Hatched                   bool
	Notes                     []string
}
