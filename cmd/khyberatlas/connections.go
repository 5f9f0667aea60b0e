package main

// enoughDescriptors are as many as the usual number of connections wants.
const enoughDescriptors = 2 * usualConnections

// usualConnections are open at once where the operator says nothing. A proxy needs one for each reader at work.
const usualConnections = 1024

// mostConnections is the operator's choice, else what leaves half of the descriptors for the database, for files that
// are made and for the operator's own port.
func (v *serveVerb) mostConnections() int {
	if v.MaxConnections > 0 {
		return v.MaxConnections
	}
	return int(max(8, min(usualConnections, descriptors()/2)))
}
