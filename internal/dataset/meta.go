package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/dataset/jsontext"
	"khyberatlas/internal/incident"
)

var metaNames = []string{"attribution", "collected_from", "collected_to", "completeness", "completeness_note", "description",
	"id", "licence", "licence_url", "released", "time_zone", "title"}

func (r *reader) meta(context.Context) error {
	file, err := r.open(metaFile)
	if err != nil || file == nil {
		return err
	}
	defer file.Close()
	j, err := jsontext.Read(file, metaFile, "", r.List)
	if err != nil || j == nil {
		return err
	}
	defer j.Done()
	if j.Root.Kind != jsontext.IsObject {
		r.Fault(j.Spot(j.Root.At, ""), "", "the file is a JSON object", "", metaNames...)
		return nil
	}
	o := j.Object(j.Root, r.metaNames(j.Root))
	m := incident.Meta{
		ID: o.Text("id"), Title: o.Text("title"), Description: o.Text("description"),
		Licence: o.Text("licence"), LicenceURL: o.Text("licence_url"), Attribution: o.Text("attribution"),
		Released: o.Day("released"), CollectedFrom: o.Day("collected_from"), CollectedTo: o.Day("collected_to"),
		Completeness:     o.Word("completeness", incident.Completenesses),
		CompletenessNote: o.Text("completeness_note"),
		TimeZone:         o.Word("time_zone", []string{timeZone}),
	}
	if m.ID != "" && !slug.MatchString(m.ID) {
		o.Wrong("id", "an id is a slug", "small letters a to z, digits and hyphens")
	}
	if m.LicenceURL != "" && !incident.IsAddress(m.LicenceURL) {
		o.Wrong("licence_url", findings.AddressRule, findings.MendAddress(m.LicenceURL))
	}
	if m.CollectedFrom != 0 && m.CollectedTo != 0 && m.CollectedTo < m.CollectedFrom {
		o.Wrong("collected_to", fmt.Sprintf("it is not before collected_from, %s", m.CollectedFrom), "are the two swapped?")
	}
	eraOf(o, m)
	r.ds.Meta = m
	return nil
}

// metaNames are those that the description has: what was collected stands better in the periods of the records, where one
// stretch of days after another leaves gaps.
func (r *reader) metaNames(root jsontext.Value) []string {
	_, from := root.Member("collected_from")
	_, to := root.Member("collected_to")
	if from || to || !r.there(periodsFile) {
		return metaNames
	}
	return slices.DeleteFunc(slices.Clone(metaNames), func(name string) bool { return strings.HasPrefix(name, "collected_") })
}
