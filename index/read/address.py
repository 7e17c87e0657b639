"""Which addresses of the internet are public: those that a web page may lead to unasked.

By a table of its own, since Python's knows another part of IANA's registries in each version.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Those of IPv4 that are a machine's own, a private network's, a group's, kept for examples or measurements, or nobody's
# (RFC 6890 and its updates). The last is public by its number: there Azure tells its machines their secrets.
_NOT_PUBLIC_4 = [
    ip_network(network)
    for network in """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
    192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 168.63.129.16/32
    """.split()
]
# Global unicast (RFC 4291), less what is kept in it: Teredo and other protocols' own, examples, 6to4. Teredo and 6to4
# carry an address of IPv4 in them and lead to it.
_UNICAST = ip_network("2000::/3")
_NOT_PUBLIC_6 = [ip_network(network) for network in "2001::/23 2001:db8::/32 2002::/16 3fff::/20".split()]
# What a network that speaks only IPv6 makes of an address of IPv4 (RFC 6052).
_TRANSLATED = ip_network("64:ff9b::/96")


def is_public(text: str) -> bool:
    """Whether an address is one of the public internet, and carries none in itself that is not.

    Args:
        text: as a resolver gives it, "198.51.100.7" or "fe80::1%eth0".
    """
    try:
        place = ip_address(text)
    except ValueError:
        return False
    return _is_public_4(place) if isinstance(place, IPv4Address) else _is_public_6(place)


def _is_public_4(place: IPv4Address) -> bool:
    return not any(place in network for network in _NOT_PUBLIC_4)


def _is_public_6(place: IPv6Address) -> bool:
    if place.ipv4_mapped is not None:
        return _is_public_4(place.ipv4_mapped)
    if place in _TRANSLATED:
        return _is_public_4(IPv4Address(int(place) & 0xFFFF_FFFF))
    return place.scope_id is None and place in _UNICAST and not any(place in network for network in _NOT_PUBLIC_6)
