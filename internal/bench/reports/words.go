package reports

// district is one of Khyber Pakhtunkhwa, with the middle of its shape and half the side of a square of its area, in degrees.
type district struct {
	name           string
	lon, lat, half float64
}

var districts = []district{
	{"Abbottabad", 73.28, 34.10, 0.20}, {"Bajaur", 71.51, 34.75, 0.18}, {"Bannu", 70.63, 32.98, 0.22},
	{"Battagram", 73.14, 34.79, 0.19}, {"Buner", 72.52, 34.46, 0.21}, {"Charsadda", 71.72, 34.24, 0.15},
	{"Dera Ismail Khan", 70.60, 31.82, 0.46}, {"Hangu", 70.85, 33.43, 0.18}, {"Haripur", 72.90, 34.00, 0.22},
	{"Karak", 71.11, 33.14, 0.25}, {"Khyber", 71.07, 33.96, 0.26}, {"Kohat", 71.55, 33.48, 0.29},
	{"Kolai Palas Kohistan", 73.24, 35.02, 0.17}, {"Kurram", 70.32, 33.71, 0.29}, {"Lakki Marwat", 70.81, 32.60, 0.28},
	{"Lower Chitral", 71.74, 35.89, 0.39}, {"Lower Dir", 71.85, 34.84, 0.20}, {"Lower Kohistan", 72.91, 35.17, 0.14},
	{"Malakand", 71.89, 34.54, 0.15}, {"Mansehra", 73.43, 34.66, 0.31}, {"Mardan", 72.10, 34.32, 0.20},
	{"Mohmand", 71.34, 34.47, 0.23}, {"North Waziristan", 69.99, 32.95, 0.34}, {"Nowshera", 71.98, 33.93, 0.20},
	{"Orakzai", 70.99, 33.70, 0.18}, {"Peshawar", 71.60, 33.93, 0.19}, {"Shangla", 72.73, 34.85, 0.18},
	{"South Waziristan Lower", 69.64, 32.19, 0.29}, {"South Waziristan Upper", 69.91, 32.49, 0.25},
	{"Swabi", 72.46, 34.14, 0.19}, {"Swat", 72.46, 35.24, 0.36}, {"Tank", 70.35, 32.33, 0.26}, {"Torghar", 72.83, 34.56, 0.10},
	{"Upper Chitral", 72.57, 36.46, 0.46}, {"Upper Dir", 72.03, 35.28, 0.30}, {"Upper Kohistan", 73.27, 35.41, 0.37},
}

// weighted are words by how often they are drawn.
type weighted []struct {
	word   string
	weight float64
}

var kinds = weighted{{"armed_attack", 26}, {"ied", 20}, {"security_operation", 16}, {"targeted_killing", 12},
	{"suicide_bombing", 5}, {"abduction", 5}, {"air_strike", 4}, {"drone_strike", 3}, {"shelling", 3}, {"border_clash", 3},
	{"communal_violence", 2}, {"other", 1}}

var actors = weighted{{"unidentified", 40}, {"ttp", 22}, {"hafiz_gul_bahadur", 8}, {"iskp", 7}, {"jamaat_ul_ahrar", 6},
	{"pakistan_forces", 12}, {"afghan_taliban_forces", 3}, {"other", 2}}

var precisions = weighted{{"site", 15}, {"town", 50}, {"tehsil", 20}, {"district", 13}, {"province", 2}}

var confidences = weighted{{"confirmed", 45}, {"reported", 47}, {"contested", 8}}

var targets = []string{"police", "police post", "army convoy", "patrol", "checkpoint", "civilians", "market", "school", "mosque",
	"health team", "elder", "militants", "road crew", "bank van", "pipeline", "government office"}

var syllables = []string{"ba", "bar", "chak", "dar", "dor", "gar", "ghun", "has", "jan", "kal", "khel", "kot", "lan", "mak",
	"mir", "nar", "pat", "pir", "ran", "sar", "shah", "tal", "tor", "war", "yar", "zan"}

var verbs = map[string]string{"armed_attack": "Gunmen open fire on", "ied": "Roadside device hits",
	"security_operation": "Forces raid hideout, hold", "targeted_killing": "Gunman shoots", "suicide_bombing": "Bomber strikes",
	"abduction": "Armed men seize", "air_strike": "Aircraft bomb", "drone_strike": "Drone fires on",
	"shelling": "Shells land near", "border_clash": "Exchange of fire near", "communal_violence": "Dispute turns violent by",
	"other": "Incident involving"}

var details = []string{
	"The road was closed for several hours while the area was searched.",
	"Local officials gave the figures; a second outlet gave a lower toll.",
	"The wounded were taken to the district hospital, two in serious condition.",
	"No group had said it was responsible by the end of the day.",
	"A search operation followed and traffic was diverted to another route.",
	"Residents reported hearing the blast from neighbouring villages.",
	"An inquiry was ordered and patrols on the main road were doubled.",
	"Witnesses described two vehicles leaving towards the hills at dusk.",
}
