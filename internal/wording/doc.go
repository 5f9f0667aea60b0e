// Package wording makes sentences from facts: periods, tolls and what claims say of them, states of crossings, places,
// citations. It knows the domain and the messages of a language, and nothing of addresses, pages or who asks; what a
// fact is, package incident decides, and what stands where is the work of answers and pages.
package wording
