"""URLs that must not be fetched, by the class of trick, and URLs that must be. Written for these tests.

`REFUSED` and `ALLOWED` are tables of (class, URL as typed, what is expected of it).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

# Private addresses, each in every spelling that the URL standard reads as an address.

V4 = (  # noqa: SIM905 - a list of so many reads better so
    "127.0.0.1 127.255.255.254 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.1.1 169.254.169.254 "
    "100.64.0.1 100.100.100.200 0.0.0.0 192.0.0.192 198.18.0.1 224.0.0.1 255.255.255.255 168.63.129.16"
).split()

V6 = (  # noqa: SIM905 - as above
    ":: ::1 fe80::1 fc00::1 fd00:ec2::254 fec0::1 ff02::1 2001:db8::1 2001::1 2002:7f00:1::1 64:ff9b::7f00:1 "
    "64:ff9b:1::a00:1 ::ffff:0:127.0.0.1 ::127.0.0.1 100::1 3fff::1 5f00::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 "
    "::ffff:169.254.169.254 2001:10::1 2001:20::1 100:0:0:1::1 4000::1"
).split()


def spellings_of_v4(address: str) -> dict[str, str]:
    """Class -> host."""
    number = int(IPv4Address(address))
    a, b, c, d = address.split(".")
    low = number & 0xFFFF
    full_width = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}
    circled = {ord(str(digit)): 0x2460 + digit - 1 for digit in range(1, 10)}
    bold = {ord(str(digit)): 0x1D7CE + digit for digit in range(10)}
    return {
        "dotted": address,
        "dotted with a last dot": f"{address}.",
        "decimal": str(number),
        "hexadecimal": hex(number),
        "hexadecimal in capitals": hex(number).upper().replace("0X", "0X"),
        "hexadecimal with zeros": f"0x00000000{number:x}",
        "octal": f"0{number:o}",
        "octal parts": ".".join(f"0{int(part):o}" for part in (a, b, c, d)),
        "octal parts with zeros": ".".join(f"0000{int(part):o}" for part in (a, b, c, d)),
        "hexadecimal parts": ".".join(hex(int(part)) for part in (a, b, c, d)),
        "mixed parts": f"{hex(int(a))}.{b}.0{int(c):o}.{d}",
        "short, three parts": f"{a}.{b}.{low}",
        "short, two parts": f"{a}.{number & 0xFFFFFF}",
        "short, hexadecimal": f"{a}.{b}.{hex(low)}",
        "full-width digits": address.translate(full_width),
        "circled digits": address.translate(circled),
        "bold digits": address.translate(bold),
        "ideographic full stops": address.replace(".", "\u3002"),
        "full-width full stops": address.replace(".", "\uff0e"),
        "half-width full stops": address.replace(".", "\uff61"),
        "percent-encoded": "".join(f"%{ord(one):02x}" for one in address),
        "percent-encoded dots": address.replace(".", "%2e"),
        "percent-encoded full width": f"%EF%BC%91{address[1:]}" if address[0] == "1" else address,
        "soft hyphens": "\u00ad".join(address),
        "zero-width spaces": address.replace(".", ".\u200b"),
        "tabs inside": address.replace(".", ".\t"),
    }


def spellings_of_v6(address: str) -> dict[str, str]:
    number = IPv6Address(address)
    dotted = f"{number.exploded[:30]}{IPv4Address(int(number) & 0xFFFFFFFF)}"
    return {
        "IPv6": f"[{number}]",
        "IPv6 in full": f"[{number.exploded}]",
        "IPv6 in capitals": f"[{number.exploded.upper()}]",
        "IPv6 with a dotted end": f"[{dotted}]",
    }


WAYS = {
    "http": "http://{}/",
    "https": "https://{}/",
    "no scheme": "{}/",
    "no scheme, slashes": "//{}/x",
    "capitals": "HTTP://{}/",
    "port": "http://{}:8080/",
    "port of another service": "http://{}:6379/",
    "user name": "http://example.org@{}/",
    "user name and password": "http://example.org:80@{}/",
    "backslashes": "http:\\\\{}\\x",
    "backslash and at": "http://{}\\@example.org/",
    "one slash": "http:/{}/",
    "many slashes": "http:////{}/",
    "fragment": "http://{}#@example.org/",
    "query": "http://{}?@example.org/",
    "white space around": " \t http://{}/ \n",
    "newlines inside": "ht\ntp://{}/",
}


def _addresses() -> list[tuple[str, str]]:
    rows = [(name, f"http://{host}/") for address in V4 for name, host in spellings_of_v4(address).items()]
    rows += [(name, f"http://{host}/") for address in V6 for name, host in spellings_of_v6(address).items()]
    rows += [(f"written with {name}", way.format(host)) for host in ("127.0.0.1", "2130706433", "[::1]", "10.1.2.3")
             for name, way in WAYS.items()]  # fmt: skip
    return rows


NAMES = (  # noqa: SIM905 - as above
    "localhost LOCALHOST localhost. a.localhost a.b.localhost. localhost.localdomain ip6-localhost "
    "\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54 %6cocalhost local\u00adhost "
    "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3 instance-data.ec2.internal "
    "printer.local PRINTER.LOCAL. db.internal metadata.google.internal metadata.google.internal. "
    "a.b.c.internal router.home.arpa home.arpa nas.lan router.home mail.corp wiki.intranet box.private x.onion "
    "metadata metadata. intranet wpad redis postgres web kubernetes kubernetes.default.svc.cluster.local "
    "host.docker.internal gateway.docker.internal metadata.tencentyun.com metadata.platformequinix.com "
    "x.metadata.packet.net db\u3002internal printer\uff0elocal"
).split()

PORTS = (1, 7, 21, 22, 23, 25, 53, 79, 81, 110, 143, 445, 993, 2375, 3306, 5432, 6379, 8000, 9200, 11211, 27017, 65535)
CREDENTIALS = (
    "https://user@example.org/", "https://user:secret@example.org/", "https://:secret@example.org/",
    "https://us%65r@example.org/", "user:secret@example.org", "https://user@@example.org/",
)  # fmt: skip

REFUSED: list[tuple[str, str]] = [
    *_addresses(),
    *[("reserved name", f"http://{name}/") for name in NAMES],
    *[("reserved name, port", f"http://{name}:8080/") for name in NAMES],
    *[("port", f"http://example.org:{port}/") for port in PORTS],
    *[("port of an address", f"http://1.1.1.1:{port}/") for port in PORTS],
    *[("credentials", url) for url in CREDENTIALS],
]

OTHER_SCHEMES = (
    "ftp://example.org/", "file:///etc/passwd", "FILE:///etc/passwd", "gopher://127.0.0.1:6379/_x", "dict://127.0.0.1:11211/",
    "ldap://127.0.0.1/", "sftp://127.0.0.1/", "tftp://127.0.0.1/", "jar:http://example.org!/", "data:text/html,x",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "view-source:http://127.0.0.1/", "blob:http://x/",
    "about:blank", "ws://127.0.0.1/", "wss://127.0.0.1/", "mailto:a@example.org", "urn:isbn:1", "chrome://settings/",
    "phar://x", "netdoc:///etc/passwd", "unix:///var/run/docker.sock", "http+unix://x/",
)  # fmt: skip

NO_URLS = (
    "http://", "https://", "http:///", "http://?", "http://#", "http://[", "http://[::1", "http://[]/", "http://[::g]/",
    "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[::1%251]/", "http://1.2.3.4.5/", "http://256.1.1.1/",
    "http://0x100000000/", "http://4294967296/", "http://08.0.0.1/", "http://exa mple.org/",
    "http://example.org:99999/", "http://example.org:-1/", "http://example.org:80a/", "http://a..b.example/",
    "http://.example.org/", "http://%00.example.org/", "http://exa%23mple.org/", "http://a<b.example/", "http://a^b.example/",
    "http://xn--a\u00e4.example/", "http://\u200b/", "http://\u00ad/", f"http://{'a' * 64}.example/",
    f"http://{'a.' * 130}example/", "http://[1.2.3.4]/", "http://[::ffff:127.0.0.1.2]/", "http://[v1.a]/",
    "http://a|b.example/", "two words", "hello",
)  # fmt: skip

ALLOWED: list[tuple[str, str, str]] = [
    ("plain", "http://example.org", "http://example.org/"),
    ("plain", "https://example.org/a/b.html", "https://example.org/a/b.html"),
    ("no scheme", "example.org", "https://example.org/"),
    ("no scheme", "www.example.org/path?q=1", "https://www.example.org/path?q=1"),
    ("no scheme, slashes", "//example.org/x", "https://example.org/x"),
    ("no scheme, port", "example.org:8443/x", "https://example.org:8443/x"),
    ("capitals", "HTTPS://EXAMPLE.ORG/A", "https://example.org/A"),
    ("one slash", "http:/example.org/", "http://example.org/"),
    ("no slash", "https:example.org", "https://example.org/"),
    ("backslashes", "https:\\\\example.org\\a", "https://example.org/a"),
    ("white space around", "  \thttps://example.org/\n", "https://example.org/"),
    ("newlines inside", "https://exam\nple.org/a\tb", "https://example.org/ab"),
    ("default port", "http://example.org:80/", "http://example.org/"),
    ("default port", "https://example.org:443/", "https://example.org/"),
    ("default port", "https://example.org:/", "https://example.org/"),
    ("port with zeros", "http://example.org:0080/", "http://example.org/"),
    ("port", "http://example.org:8080/", "http://example.org:8080/"),
    ("port", "http://example.org:443/", "http://example.org:443/"),
    ("last dot", "http://example.org./", "http://example.org./"),
    ("IDN", "https://b\u00fccher.example/", "https://xn--bcher-kva.example/"),
    ("IDN", "https://BU\u0308CHER.example/", "https://xn--bcher-kva.example/"),
    ("IDN", "http://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/", "http://xn--e1afmkfd.xn--p1ai/"),
    ("IDN", "http://\u4f8b\u3048.\u30c6\u30b9\u30c8/", "http://xn--r8jz45g.xn--zckzah/"),
    ("IDN", "http://\u4f8b\u5b50\u3002\u4e2d\u56fd/", "http://xn--fsqu00a.xn--fiqs8s/"),
    ("IDN", "http://fa\u00df.example/", "http://xn--fa-hia.example/"),
    ("IDN", "http://\u0645\u062b\u0627\u0644.\u0625\u062e\u062a\u0628\u0627\u0631/", "http://xn--mgbh0fb.xn--kgbechtv/"),
    ("IDN", "http://\u0e15\u0e31\u0e27\u0e2d\u0e22\u0e48\u0e32\u0e07.\u0e44\u0e17\u0e22/",
     "http://xn--72c1a1bt4awk9o.xn--o3cw4h/"),
    ("IDN", "http://xn--bcher-kva.example/", "http://xn--bcher-kva.example/"),
    ("IDN, full width", "http://\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45.org/", "http://example.org/"),
    ("IDN, emoji", "http://\u2615.example/", "http://xn--53h.example/"),
    ("underscore", "http://my_shop.example.org/", "http://my_shop.example.org/"),
    ("hyphens", "http://a--b.example.org/", "http://a--b.example.org/"),
    ("digits", "http://123.example.org/", "http://123.example.org/"),
    ("digits", "http://1.2.3.4.example.org/", "http://1.2.3.4.example.org/"),
    ("looks private", "http://10.0.0.1.example.org/", "http://10.0.0.1.example.org/"),
    ("looks private", "http://localhost.example.org/", "http://localhost.example.org/"),
    ("looks private", "http://notlocalhost.com/", "http://notlocalhost.com/"),
    ("looks private", "http://internal.example.org/", "http://internal.example.org/"),
    ("looks private", "http://local.example/", "http://local.example/"),
    ("looks private", "http://mylan.example/", "http://mylan.example/"),
    ("looks private", "http://arpa.example/", "http://arpa.example/"),
    ("address", "http://1.1.1.1/", "http://1.1.1.1/"),
    ("address, decimal", "http://134744072/", "http://8.8.8.8/"),
    ("address, hexadecimal", "http://0x08080808/", "http://8.8.8.8/"),
    ("address, octal", "http://010.8.8.8/", "http://8.8.8.8/"),
    ("address, short", "http://8.526344/", "http://8.8.8.8/"),
    ("address, last dot", "http://8.8.8.8./", "http://8.8.8.8/"),
    ("address, edge", "http://9.255.255.255/", "http://9.255.255.255/"),
    ("address, edge", "http://11.0.0.0/", "http://11.0.0.0/"),
    ("address, edge", "http://100.63.255.255/", "http://100.63.255.255/"),
    ("address, edge", "http://100.128.0.0/", "http://100.128.0.0/"),
    ("address, edge", "http://126.255.255.255/", "http://126.255.255.255/"),
    ("address, edge", "http://128.0.0.0/", "http://128.0.0.0/"),
    ("address, edge", "http://172.15.255.255/", "http://172.15.255.255/"),
    ("address, edge", "http://172.32.0.0/", "http://172.32.0.0/"),
    ("address, edge", "http://192.0.1.0/", "http://192.0.1.0/"),
    ("address, edge", "http://192.167.255.255/", "http://192.167.255.255/"),
    ("address, edge", "http://198.20.0.0/", "http://198.20.0.0/"),
    ("address, edge", "http://223.255.255.255/", "http://223.255.255.255/"),
    ("IPv6", "http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ("IPv6", "http://[2A00:1450:4001:0:0:0:0:1]/", "http://[2a00:1450:4001::1]/"),
    ("IPv6, port", "http://[2606:4700::1111]:8080/x", "http://[2606:4700::1111]:8080/x"),
    ("IPv6, no scheme", "[2606:4700::1111]/x", "https://[2606:4700::1111]/x"),
    ("IPv6, edge", "http://[2001:200::1]/", "http://[2001:200::1]/"),
    ("IPv6, edge", "http://[2003::1]/", "http://[2003::1]/"),
    ("IPv6, edge", "http://[2620:4f:8000::1]/", "http://[2620:4f:8000::1]/"),
    ("IPv6, edge", "http://[3fff:1000::1]/", "http://[3fff:1000::1]/"),
    ("path", "https://example.org/a b", "https://example.org/a%20b"),
    ("path", "https://example.org/%2e%2e/%2E/x", "https://example.org/x"),
    ("path", "https://example.org/../../x", "https://example.org/x"),
    ("path", "https://example.org//x//y", "https://example.org//x//y"),
    ("path", "https://example.org/@user", "https://example.org/@user"),
    ("path", "https://example.org/a:b@c", "https://example.org/a:b@c"),
    ("path", "https://example.org/http://127.0.0.1/", "https://example.org/http://127.0.0.1/"),
    ("path", "https://example.org/wiki/\u0421\u043b\u043e\u0432\u043e",
     "https://example.org/wiki/%D0%A1%D0%BB%D0%BE%D0%B2%D0%BE"),
    ("path", "https://example.org/a%zz", "https://example.org/a%zz"),
    ("path", "https://example.org/" + "a" * 1900, "https://example.org/" + "a" * 1900),
    ("path", "https://example.org/" + "\u0431" * 1200, "https://example.org/" + "%D0%B1" * 1200),
    ("query", "https://example.org?q=\u00e9&r='", "https://example.org/?q=%C3%A9&r=%27"),
    ("query", "https://example.org/?u=http://localhost/", "https://example.org/?u=http://localhost/"),
    ("fragment", "https://example.org/a#http://127.0.0.1", "https://example.org/a"),
]  # fmt: skip
