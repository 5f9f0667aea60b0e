// Package citation writes what a work is called in the forms that programs for literature read: BibTeX, RIS and CSL-JSON. No
// text that stands in a work can end its field or begin another. What a work is, and how it is cited in a sentence, is
// said elsewhere.
package citation
