"""What programs may ask: the endpoints of the API, and the same as tools of MCP."""
