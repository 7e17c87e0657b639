"""Which addresses of the internet are public: those that a web page may lead to unasked."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Addresses of global unicast (RFC 4291, section 2.4); all others are the machine's own, a network's, or nobody's.
_UNICAST = ip_network("2000::/3")
# Of these, the ones that carry an address of IPv4 in them and lead to it: 6to4, and Teredo, which has its place among
# the protocols' own.
_CARRIED = (ip_network("2002::/16"), ip_network("2001::/23"))
# What a network that speaks only IPv6 makes of an address of IPv4 (RFC 6052).
_TRANSLATED = ip_network("64:ff9b::/96")
# Public by their number, and for insiders all the same: the relays of 6to4, and what Azure tells its machines.
_INSIDE = (ip_network("192.88.99.0/24"), ip_network("168.63.129.16/32"))


def is_public(text: str) -> bool:
    """Whether an address is one of the public internet, and none of a machine's own, of a private network, of a group,
    or one that carries such an address in itself.

    Args:
        text: as a resolver gives it, "203.0.113.7" or "2001:db8::1%eth0".
    """
    try:
        place = ip_address(text)
    except ValueError:
        return False
    return _is_public_4(place) if isinstance(place, IPv4Address) else _is_public_6(place)


def _is_public_4(place: IPv4Address) -> bool:
    own = place.is_private or place.is_multicast or place.is_reserved
    return place.is_global and not own and not any(place in network for network in _INSIDE)


def _is_public_6(place: IPv6Address) -> bool:
    if place.ipv4_mapped is not None:
        return _is_public_4(place.ipv4_mapped)
    if place in _TRANSLATED:
        return _is_public_4(IPv4Address(int(place) & 0xFFFF_FFFF))
    carried = any(place in network for network in _CARRIED)
    return place.scope_id is None and place in _UNICAST and place.is_global and not carried
