// Package page makes the pages: for each a view model with everything chosen, counted and worded, the pictures on it, and
// the marks that the map's script draws. Which words a fact takes package wording says, what a page looks like package
// views, and how it travels the server.
package page
