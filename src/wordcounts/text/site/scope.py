"""What belongs to a site: the same host, and below the same path; and what there is likely to be a page with words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Self

from wordcounts.text.site.addresses import parts

_NO_TEXT: Final = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svgz?|ico|bmp|tiff?|heic|psd|ai|eps"  # pictures
    r"|mp[34]|m4[av]|ogg|og[av]|opus|wav|flac|aac|avi|mov|mkv|webm|wmv|flv|m3u8?|pls"  # to be heard or seen
    r"|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|jar|apk|dmg|iso|exe|msi|deb|rpm|bin|whl|torrent"  # packed
    r"|css|js|mjs|map|wasm|woff2?|ttf|otf|eot|swf"  # parts of pages
    r"|xlsx?|pptx?|ods|odp|dbf|shp|sqlite|parquet|ics|vcf|gpx|kml"  # tables, slides, dates and places
    r"|rss|atom|rdf)\Z",
    re.IGNORECASE,
)
"""Suffixes of what has no words, or is not read here, or says again what pages say."""

_LISTS: Final = re.compile(
    r"(?:^|/)(?:feed|rss|atom|(?:rss|feed|atom|index|sitemap[\w-]*)\.xml|xmlrpc\.php)/?\Z", re.IGNORECASE
)
"""Feeds and sitemaps without a suffix of their own: lists of the site's pages, in words of those pages."""

_NAMED_AS_LIST: Final = re.compile(r"\.(?:xml(?:\.gz)?|rss|atom|rdf)\Z|/sitemap[\w-]*\.txt(?:\.gz)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """The addresses that belong to a site."""

    host: str
    """Without "www.", with its port where that is not http's or https's own."""
    path: str
    """Begins with "/". One that ends there holds all below it; another one itself too."""

    @classmethod
    def of(cls, url: str) -> Self:
        """The site that an address stands for: its host, and what is below its path.

        A last part with a dot in it is taken for a file, whose folder is meant.

        >>> Scope.of("https://www.example.org/blog"), Scope.of("http://example.org/docs/guide.html?a")
        (Scope(host='example.org', path='/blog'), Scope(host='example.org', path='/docs/'))
        """
        host, path, _ = parts(url)
        folder, _, name = path.rpartition("/")
        return cls(host, f"{folder}/" if "." in name else path)

    def holds(self, url: str) -> bool:
        """Whether an address belongs to the site.

        >>> blog = Scope("example.org", "/blog")
        >>> [blog.holds(f"https://example.org{path}") for path in ("/blog", "/blog?p=2", "/blog/a", "/blogger")]
        [True, True, True, False]
        """
        host, path, _ = parts(url)
        if host != self.host:
            return False
        return path.startswith(self.path) if self.path.endswith("/") else f"{path}/".startswith(f"{self.path}/")

    def as_dict(self) -> dict[str, str]:
        """For JSON."""
        return {"host": self.host, "path": self.path}


def is_list(url: str) -> bool:
    """Whether an address is that of a sitemap or a feed, as far as its spelling tells.

    >>> [is_list(f"https://example.org/{name}") for name in ("blog/feed/", "map.xml.gz", "news.atom", "", "a.html")]
    [True, True, True, False, False]
    """
    _, path, _ = parts(url)
    return bool(_LISTS.search(path) or _NAMED_AS_LIST.search(path))


def may_have_words(url: str) -> bool:
    """Whether an address is worth fetching for its words, as far as its spelling tells.

    >>> [may_have_words(f"https://example.org/{name}") for name in ("a.pdf", "b.JPG?v=1", "feed/", "seed/")]
    [True, False, False, True]
    """
    _, path, _ = parts(url)
    return not (_NO_TEXT.search(path) or _LISTS.search(path))
