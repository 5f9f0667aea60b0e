// Package literal is how single values are written in an address: numbers, places, days and instants, as they are read and as
// the description of the API says that they look.
package literal
