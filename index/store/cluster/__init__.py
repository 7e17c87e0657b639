"""Reading, splitting and embedding on the machines of a Ray cluster; the store is a server that all of them reach."""
