// Package choose is how a page asks: the form of the filter with every control that an address can set, the filter in words
// part by part, each with the filter without it, and the sentence that stands above what matches. Every page with a filter
// takes it from here.
package choose
