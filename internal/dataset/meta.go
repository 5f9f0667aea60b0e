package dataset

import (
	"context"
	"fmt"
	"slices"

	"khyberatlas/internal/incident"
)

var metaNames = []string{"attribution", "collected_from", "collected_to", "completeness", "completeness_note", "description",
	"id", "licence", "licence_url", "released", "time_zone", "title"}

func (r *reader) meta(context.Context) error {
	j, err := r.readJSON(metaFile, "")
	if err != nil || j == nil {
		return err
	}
	defer j.done()
	if j.root.kind != isObject {
		r.fault(j.spot(j.root.at, ""), "", "the file is a JSON object", "", metaNames...)
		return nil
	}
	o := j.object(j.root, metaNames)
	m := incident.Meta{
		ID: o.text("id"), Title: o.text("title"), Description: o.text("description"),
		Licence: o.text("licence"), LicenceURL: o.text("licence_url"), Attribution: o.text("attribution"),
		Released: o.day("released"), CollectedFrom: o.day("collected_from"), CollectedTo: o.day("collected_to"),
		Completeness:     o.word("completeness", incident.Completenesses),
		CompletenessNote: o.text("completeness_note"),
		TimeZone:         o.word("time_zone", []string{timeZone}),
	}
	if m.ID != "" && !slug.MatchString(m.ID) {
		o.wrong("id", "an id is a slug", "small letters a to z, digits and hyphens")
	}
	if m.LicenceURL != "" && !incident.IsAddress(m.LicenceURL) {
		o.wrong("licence_url", addressRule, mendAddress(m.LicenceURL))
	}
	if m.CollectedFrom != 0 && m.CollectedTo != 0 && m.CollectedTo < m.CollectedFrom {
		o.wrong("collected_to", fmt.Sprintf("it is not before collected_from, %s", m.CollectedFrom), "are the two swapped?")
	}
	o.eraOf(m)
	r.ds.Meta = m
	return nil
}

func (o object) day(name string) incident.Day {
	s := o.text(name)
	d, err := incident.ParseDay(s)
	if err != nil && s != "" {
		o.wrong(name, "a date is a day of the calendar written YYYY-MM-DD", "")
	}
	return d
}

func (o object) word(name string, allowed []string) string {
	s := o.text(name)
	if s != "" && !slices.Contains(allowed, s) {
		o.wrong(name, "it is one of the words of the list", o.file.suggest(s, allowed), allowed...)
	}
	return s
}
