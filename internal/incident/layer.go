package incident

// Layer is a kind of features that is asked for as a whole, by its id in addresses.
type Layer string

// The layers.
const (
	LayerIncidents Layer = "incidents"
	LayerStrikes   Layer = "strikes"
	LayerCrossings Layer = "crossings"
	LayerDistricts Layer = "districts"
	LayerTehsils   Layer = "tehsils"
)
