package views

// CollectionsView lists the layers.
type CollectionsView struct {
	Frame       Frame
	Lead        string
	Collections []CollectionCard
}

// CollectionCard is a layer with its addresses.
type CollectionCard struct {
	Title, About, Href string
	Facts              []Fact
	Links              []Link
}

// CollectionView is one layer.
type CollectionView struct {
	Frame Frame
	CollectionCard
	Downloads []Link
}

// DataView is the download centre.
type DataView struct {
	Kept                string // how many incidents no file has; blank where all are in them
	Frame               Frame
	Lead, Filtered      string
	Formats             string // which is for what
	Filter              FilterForm
	Layers              []DownloadRow
	Tables              []DownloadRow
	Whole               Link
	Command             string
	Facts               []Fact
	Cite                string
	LayerHead, FileHead string
}

// DownloadRow is a layer or a table in every form.
type DownloadRow struct {
	Title, About, Count string // Count is blank for several layers
	Files               []Link
}
